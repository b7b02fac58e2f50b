"""What every handler finds in its context: the batch that its update belongs to."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.ext import CallbackContext

from handlers.places import Places
from models.batch import Batch
from models.database import Session
from models.source import Source
from reading.places import Gazetteer


@dataclass(frozen=True, slots=True)
class Work:
    """A batch under way."""

    batch: Batch
    places: Places
    language: str
    """Of chats that are not known."""
    alone: bool = False
    """Whether it holds one update only, be it one that broke a larger batch."""

    def may_be_on_record(self, source: Source) -> bool:
        """Whether to look if a message is a report already: else the table's key shows it."""
        return source.edited or self.alone


at_work: ContextVar[Work] = ContextVar("at_work")
"""Set by the intake for each batch; python-telegram-bot hands handlers nothing of ours."""


class Context(CallbackContext[Bot, Any, Any, Any]):
    """python-telegram-bot's context with the batch on it."""

    @property
    def work(self) -> Work:
        """What goes with this update."""
        return at_work.get()

    @property
    def batch(self) -> Batch:
        """Where reports are recorded."""
        return self.work.batch

    @property
    def session(self) -> Session:
        """The open session, with all that the batch has recorded in the tables."""
        return self.batch.write()

    def language(self, chat_id: int) -> str:
        """What is spoken in a chat."""
        known = self.batch.knows(chat_id)
        return self.batch.group(chat_id).language if known else self.work.language

    def gazetteer(self, scope: str) -> Gazetteer:
        """The places of a region."""
        return self.work.places.within(self.batch.session, scope)
