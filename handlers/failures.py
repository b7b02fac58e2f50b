"""What happens to errors: a refusal is answered, all else leaves the transaction."""

import logging
import traceback
from collections.abc import Mapping
from typing import Any

from telegram import Update
from telegram.ext import Application

from faults import where
from handlers.context import Context, Work, at_work
from handlers.forms import open_form
from handlers.messages import source_of
from handlers.strangers import greet
from models.database import Session
from models.group import Group
from models.notes import Declined
from models.outbox import Owed
from models.refusals import Incomplete, Refusal, StaleButton, UnknownChat
from models.region import Region
from views.cards import apology, refusal_alert, refusal_line

log = logging.getLogger(__name__)


class PoskoApplication(Application[Any, Any, Any, Any, Any, Any]):
    """python-telegram-bot's application, but errors are not swallowed."""

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:
        """Answer a refusal, and go on; let any other error out."""
        if not isinstance(error, Refusal) or not isinstance(update, Update):
            raise error
        if isinstance(error, Incomplete) and open_form(Context.from_update(update, self), update):
            return True
        answer_refusal(at_work.get(), update, error)
        return True


def answer_refusal(work: Work, update: Update, refusal: Refusal) -> None:
    """Owe the author the line that says what is missing; an unknown chat, once, who we are."""
    if isinstance(refusal, UnknownChat) and update.callback_query:
        refusal = StaleButton()
    if isinstance(refusal, UnknownChat):
        chat = update.effective_chat
        greet(work, refusal.chat_id, (chat and chat.title) or "")
        return
    batch = work.batch
    chat_id = update.effective_chat.id if update.effective_chat else 0
    group = batch.group(chat_id) if batch.knows(chat_id) else None
    example = Region.example(batch.session, group.region) if group else None
    language = group.language if group else work.language
    if update.callback_query:
        text = refusal_alert(refusal, language, example)
        batch.add(Owed.press_answer(update.callback_query.id, chat_id, text, alert=True))
        return
    source = source_of(update)
    Declined.note(batch.session, chat_id, type(refusal).__name__)
    officer = batch.officer(source.officer_id)
    line = refusal_line(refusal, language, source, officer, example)
    batch.add(Owed.reply(f"refusal {update.update_id}", source, line, mergeable=True))


def report_failure(update: Mapping[str, Any], error: Exception) -> str:
    """Log once what is needed to find the fault, without what people wrote; the story.

    Its first line is the kind of error.
    """
    kind = type(error).__name__
    log.error("update %s kept aside: %s at %s", update["update_id"], kind, where(error))
    return "".join([f"{kind}\n", *traceback.format_exception(error)])


def apologise(session: Session, update: Mapping[str, Any]) -> None:
    """Owe the author of a message that we failed at a word, in an approved group."""
    match update.get("message") or update.get("edited_message") or update.get("callback_query"):
        case {"id": str(query_id), "message": {"chat": {"id": int(chat_id)}}}:
            session.add(Owed.press_answer(query_id, chat_id, apology("id"), alert=True))
        case {"chat": {"id": int(chat_id)}, "message_id": int(message_id)}:
            group = session.get(Group, chat_id)
            if group:
                key = f"apology {update['update_id']}"
                session.add(Owed.reply_to(key, chat_id, message_id, apology(group.language)))
