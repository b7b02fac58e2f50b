"""Upkeep: what need not be kept, and forms that lapse."""

from datetime import datetime

from models.database import Session
from models.evidence import Evidence
from models.form import Form, FormState
from models.group import Group
from models.intake import Taken
from models.invitation import Invitation
from models.officer import Officer
from models.outbox import Owed
from views.forms import lapsed_card


def forget_updates(session: Session, now: datetime) -> None:
    """Drop the ids of updates that Telegram cannot send again."""
    Taken.forget(session, now)


def forget_links(session: Session, now: datetime) -> None:
    """Keep no invitation's link once it is delivered: codes are kept as hashes only."""
    Invitation.forget_links(session, now)


def forget_albums(session: Session, now: datetime) -> None:
    """Drop the pictures of albums that turned out to be of no report."""
    Evidence.forget(session, now)


def lapse_forms(session: Session, now: datetime) -> None:
    """Close the forms that nobody answers any more; forget those of yesterday."""
    for form in Form.left_alone(session, now):
        form.state = FormState.LAPSED
        card = Owed.of_key(session, form.key)
        group = session.get(Group, card.chat_id) if card else None
        if group:
            officer = session.get(Officer, form.officer_id)
            Owed.rewrite(session, form.key, lapsed_card(form, group, officer))
    Form.forget(session, now)
