"""Upkeep: what need not be kept."""

from datetime import datetime

from models.database import Session
from models.evidence import Evidence
from models.intake import Taken
from models.invitation import Invitation


def forget_updates(session: Session, now: datetime) -> None:
    """Drop the ids of updates that Telegram cannot send again."""
    Taken.forget(session, now)


def forget_links(session: Session, now: datetime) -> None:
    """Keep no invitation's link once it is delivered: codes are kept as hashes only."""
    Invitation.forget_links(session, now)


def forget_albums(session: Session, now: datetime) -> None:
    """Drop the pictures of albums that turned out to be of no report."""
    Evidence.forget(session, now)
