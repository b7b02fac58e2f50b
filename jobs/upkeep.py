"""Upkeep: what need not be kept."""

from datetime import datetime

from models.database import Session
from models.intake import Taken


def forget_updates(session: Session, now: datetime) -> None:
    """Drop the ids of updates that Telegram cannot send again."""
    Taken.forget(session, now)
