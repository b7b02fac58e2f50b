"""The live board of each command group: pinned, edited in place, never with a sound."""

from datetime import datetime, timedelta

from models.board import Board
from models.database import Session
from models.digest import Slot
from models.group import Group
from models.ledger import Entry
from models.outbox import Owed, Priority
from models.situation import Situation
from views.digests import board

PAUSE = timedelta(minutes=1)
"""The least time between two edits of a board."""

OFTEN = 10
"""Seconds between two looks of this job: of those in a minute one looks though nobody wrote."""


def keep_boards(session: Session, now: datetime) -> None:
    """Let each command group's board show the latest, where its figures have changed."""
    head = Entry.head(session)
    for group in Group.commanding(session):
        standing = Board.of(session, group.chat_id)
        if standing is None or not Owed.stands_in(session, standing.key, group.chat_id):
            _post(session, group, now, standing)
            continue
        if not standing.pinned:
            _pin(session, standing)
        heard = not standing.shown.endswith(head.short)
        if now - standing.shown_at >= PAUSE and (heard or now.second < OFTEN):
            _renew(session, group, now, standing)


def _post(session: Session, group: Group, now: datetime, old: Board | None) -> None:
    """Owe a new board; the first, or one after Telegram had the old one no more."""
    text, shown = _board(session, group, now)
    made = Board.put(session, group.chat_id, shown, now, old)
    message = Owed.message(made.key, group.chat_id, Priority.EDIT, text, silent=True)
    session.add(message)
    session.flush()


def _pin(session: Session, standing: Board) -> None:
    """Owe the pin, once Telegram has the message."""
    message = Owed.sent_as(session, standing.key)
    if message is not None:
        session.add(Owed.pin(f"pin {standing.key}", standing.chat_id, message))
        standing.pinned = True
        session.flush()


def _renew(session: Session, group: Group, now: datetime, standing: Board) -> None:
    """Rewrite a board whose figures have changed."""
    text, shown = _board(session, group, now)
    if shown != standing.shown:
        Owed.rewrite(session, standing.key, text)
        standing.shown, standing.shown_at = shown, now
        session.flush()


def _board(session: Session, group: Group, now: datetime) -> tuple[str, str]:
    last = Slot.latest(session, group.chat_id)
    return board(Situation.of(session, group.region, now, last, group.service), group)
