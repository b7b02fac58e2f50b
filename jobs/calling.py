"""One call of the Bot API, and what became of it. Each outcome has one `except`."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from jobs.attachments import made
from jobs.budget import MINUTE
from jobs.picking import Parcel
from models.database import Database, Outage
from wire import Telegram

log = logging.getLogger(__name__)

LONGEST_WAIT = MINUTE

AWAY = timedelta(seconds=1)
"""What a file waits for when the database is away."""

UNCHANGED = "message is not modified"
"""Telegram's error for an edit that repeats what stands there."""


MUTED = ("not enough rights to send", "chat_write_forbidden", "have no rights to send")
"""Telegram's errors where a group lets us write no more: what is owed waits until it does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a parcel: sent, to be tried again after `wait`, or failed for good."""

    parcel: Parcel
    message_id: int | None = None
    wait: timedelta | None = None
    failure: str | None = None
    chat_closed: bool = False
    moved_to: int | None = None
    muted: bool = False
    topic_gone: bool = False

    @property
    def told(self) -> bool:
        """Whether Telegram took it."""
        return self.wait is None and self.failure is None


async def send(telegram: Telegram, database: Database, parcel: Parcel) -> Outcome:
    """Make what goes with a parcel, off the event loop, and then the call."""
    files = {}
    if parcel.attachment:
        try:
            field, name, content = await asyncio.to_thread(made, database, parcel.attachment)
        except Outage:
            return Outcome(parcel, wait=AWAY)
        except Exception as error:  # a fault of ours must not keep its words from the chat
            log.error("owed %s has no file: %s", parcel.owed.id, type(error).__name__)
            return Outcome(parcel, failure=type(error).__name__)
        files[field] = InputFile(content, filename=name)
    return await _call(telegram, parcel, files)


async def _call(  # noqa: PLR0911
    telegram: Telegram, parcel: Parcel, files: dict[str, Any]
) -> Outcome:
    """Make one call. What may have arrived is repeated: it carries its number."""
    owed = parcel.owed
    try:
        result = await telegram.call(parcel.method, **parcel.parameters | files)
    except RetryAfter as error:
        return Outcome(parcel, wait=_span(error.retry_after))
    except ChatMigrated as error:
        return Outcome(parcel, wait=timedelta(), moved_to=error.new_chat_id)
    except BadRequest as error:
        return _refused(parcel, str(error))
    except Forbidden as error:
        return Outcome(parcel, failure=str(error), chat_closed=True)
    except InvalidToken as error:
        if "Unauthorized" in str(error):
            return Outcome(parcel, wait=LONGEST_WAIT)
        return Outcome(parcel, failure=f"{owed.method}: {error}")
    except TelegramError as error:
        log.warning("owed %s not sent: %s", owed.id, type(error).__name__)
        return Outcome(parcel, wait=min(timedelta(seconds=2**owed.attempts), LONGEST_WAIT))
    return Outcome(parcel, message_id=result["message_id"] if isinstance(result, dict) else None)


def _refused(parcel: Parcel, failure: str) -> Outcome:
    """What Telegram will not do: for good, but for what an admin of the group can mend."""
    words = failure.lower()
    if UNCHANGED in words:
        return Outcome(parcel)
    if any(sign in words for sign in MUTED) and not parcel.attachment:
        return Outcome(parcel, wait=LONGEST_WAIT, muted=True)
    if "thread not found" in words and (parcel.shown or {}).get("message_thread_id"):
        return Outcome(parcel, wait=timedelta(), topic_gone=True)
    return Outcome(parcel, failure=failure)


def _span(retry_after: int | timedelta) -> timedelta:
    return retry_after if isinstance(retry_after, timedelta) else timedelta(seconds=retry_after)
