"""Groups: those that nobody approved are left; operators hear what hinders the others."""

from datetime import datetime

from models.database import Session
from models.group import Group
from models.officer import Officer
from models.outbox import Owed, Priority
from models.stranger import Stranger
from models.trouble import EVERYWHERE, Trouble
from views.approval import declined
from views.troubles import trouble as told


def leave_strangers(session: Session, now: datetime) -> None:
    """Leave the groups that nobody approved within a day."""
    for stranger in Stranger.overdue(session, now):
        Owed.rewrite_all(session, stranger.key, declined(stranger.title, "id", None))
        session.add(Owed.farewell(f"farewell {stranger.key}", stranger.chat_id))
        stranger.left_at = now


def tell_troubles(session: Session, now: datetime) -> None:
    """Tell operators in private, once each time, what hinders a group, and how to mend it."""
    for trouble in Trouble.untold(session):
        group = session.get(Group, trouble.chat_id)
        if group or trouble.chat_id == EVERYWHERE:
            _tell(session, trouble, group)
        trouble.told_at = now


def _tell(session: Session, trouble: Trouble, group: Group | None) -> None:
    text = told(trouble.kind, group, group.language if group else "id")
    since = int(trouble.since.timestamp())
    for operator in Officer.operators(session, group.region if group else None):
        key = f"trouble {trouble.kind} {trouble.chat_id} {since} {operator.telegram_id}"
        session.add(Owed.message(key, operator.telegram_id, Priority.ALERT, text))
