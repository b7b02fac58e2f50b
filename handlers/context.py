"""What every handler finds in its context: the open session, the moment, the places."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import Bot
from telegram.ext import CallbackContext

from handlers.places import Places
from models.database import Session


@dataclass(frozen=True, slots=True)
class Work:
    """A batch under way."""

    session: Session
    now: datetime
    places: Places
    language: str
    """Of chats that are not known."""


at_work: ContextVar[Work] = ContextVar("at_work")
"""Set by the intake for each batch; python-telegram-bot hands handlers nothing of ours."""


class Context(CallbackContext[Bot, Any, Any, Any]):
    """python-telegram-bot's context with the batch on it."""

    @property
    def work(self) -> Work:
        """The batch that this update belongs to."""
        return at_work.get()

    @property
    def session(self) -> Session:
        """The batch's open session."""
        return self.work.session
