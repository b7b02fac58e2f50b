"""Boxes that should have come by now: found, told, and settled when they move on."""

from datetime import datetime

from models.batch import Batch
from models.box import Manifest
from models.database import Session
from models.glossary import Standing
from models.outbox import Owed, Priority
from models.overdue import close_arrived, find_left_behind, find_overdue
from models.standing import standings
from models.telling import tell_changes
from views.findings import TEXTS, overdue_card


def find_late_boxes(session: Session, now: datetime) -> None:
    """Open what is overdue or left behind, and close what has moved on."""
    batch = Batch(session, now, Manifest())
    close_arrived(batch)
    find_overdue(batch)
    find_left_behind(batch)
    batch.write()
    _ask(batch)
    tell_changes(batch, TEXTS)


def _ask(batch: Batch) -> None:
    """Ask the groups that reported the boxes what holds them up."""
    known = standings(batch.session, {finding.handoff_id for finding, _, _ in batch.opened})
    for finding, _, _ in batch.opened:
        standing, group = known.get(finding.handoff_id, (None, None))
        if standing and group and group.role == Standing.FIELD:
            card = overdue_card(finding, standing, group)
            key = f"overdue {finding.id}"
            batch.add(Owed.message(key, group.chat_id, Priority.ANSWER, card))
