"""Polling: fetch updates, take them, and only then raise the offset."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Any

from telegram.error import TelegramError

from handlers.application import ALLOWED_UPDATES
from handlers.intake import BATCH, Intake
from handlers.parsing import Raw
from models.database import Outage
from wire import Telegram

log = logging.getLogger(__name__)

LONG_POLL = 30
"""Seconds that Telegram holds an empty answer back."""

PAUSE = 1.0
"""Seconds to wait after a failure, and after an answer that was empty too early."""


async def poll(telegram: Telegram, intake: Intake, wake: Callable[[bool], None]) -> None:
    """Fetch and take updates until cancelled; after each look `wake` is told if more wait."""
    offset, more = None, False
    while True:
        updates = await fetch(telegram, offset, 0 if more else LONG_POLL)
        if updates:
            await insist(intake, updates)
            offset = updates[-1]["update_id"] + 1
        more = len(updates) == BATCH
        wake(more)


async def fetch(telegram: Telegram, offset: int | None, seconds: int) -> Sequence[Raw]:
    """The next updates, waited for so long; none where Telegram has none, or is out of reach."""
    asked = asyncio.get_running_loop().time()
    try:
        updates: list[dict[str, Any]] = await telegram.call(
            "getUpdates",
            patience=LONG_POLL + 10,
            offset=offset,
            limit=BATCH,
            timeout=seconds,
            allowed_updates=ALLOWED_UPDATES,
        )
    except TelegramError as error:
        log.warning("no updates: %s", type(error).__name__)
        updates = []
    if not updates and seconds and asyncio.get_running_loop().time() - asked < PAUSE:
        await asyncio.sleep(PAUSE)
    return updates


async def insist(intake: Intake, batch: Sequence[Raw]) -> None:
    """Take a batch, however long the database is away."""
    while True:
        try:
            await intake.take(batch)
        except Outage as error:
            log.error("database away: %s", type(error).__name__)
            await asyncio.sleep(PAUSE)
        else:
            return
