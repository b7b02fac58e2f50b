"""What happens to errors: a refusal is answered, all else leaves the transaction."""

import logging
import traceback
from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.ext import Application

from handlers.context import Work, at_work
from handlers.messages import source_of
from models.group import Group, Stranger
from models.officer import Officer
from models.outbox import Owed, Priority
from models.refusals import Refusal, UnknownChat
from models.region import Region
from models.source import Source
from views.cards import apology, refusal_answer, stranger_text

log = logging.getLogger(__name__)


class PoskoApplication(Application[Any, Any, Any, Any, Any, Any]):
    """python-telegram-bot's application, but errors are not swallowed."""

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Answer a refusal, and go on; let any other error out."""
        if not isinstance(error, Refusal) or not isinstance(update, Update):
            raise error
        answer_refusal(at_work.get(), update, error)
        return True


def answer_refusal(work: Work, update: Update, refusal: Refusal) -> None:
    """Owe the author the line that says what is missing; an unknown chat, once, who we are."""
    if isinstance(refusal, UnknownChat):
        greet(work, refusal.chat_id)
        return
    source = source_of(update)
    group = work.session.get(Group, source.chat_id)
    example = Region.example(work.session, group.region) if group else None
    language = group.language if group else work.language
    officer = work.session.get(Officer, source.officer_id)
    answer = refusal_answer(refusal, language, source, officer, example)
    key = f"refusal {update.update_id}"
    work.session.add(Owed.reply(key, source, answer.text, answer.line))


def greet(work: Work, chat_id: int) -> None:
    """Tell a chat that is not known so, once."""
    if Stranger.meet(work.session, chat_id, work.now):
        text = stranger_text(work.language, private=chat_id > 0)
        key = f"stranger {chat_id}"
        work.session.add(Owed.message(key, chat_id, Priority.ANSWER, text))


def report_failure(update: Mapping[str, Any], error: Exception) -> str:
    """Log once what is needed to find the fault, without what people wrote; the full story."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("update %s kept aside: %s at %s", update["update_id"], type(error).__name__, where)
    return "".join(traceback.format_exception(error))


def apologise(work: Work, update: Mapping[str, Any]) -> None:
    """Owe the author of a message that we failed at a word."""
    message = update.get("message") or update.get("edited_message")
    match message:
        case {"chat": {"id": int(chat_id)}, "message_id": int(message_id)}:
            source = Source(
                chat_id=chat_id,
                message_id=message_id,
                officer_id=0,
                author="?",
                text="",
                reported_at=work.now,
                edited=False,
            )
            group = work.session.get(Group, chat_id)
            if group:
                text = apology(group.language)
                key = f"apology {update['update_id']}"
                work.session.add(Owed.reply(key, source, text, None))
