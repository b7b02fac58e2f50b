"""Digests: each command group's slots, each owed once, nihil or not."""

from datetime import datetime

from models.database import Session
from models.digest import Slot, digest_key
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.ledger import Entry, Head
from models.outbox import PHOTO, Owed, Priority
from models.schedule import Schedule
from models.situation import Situation
from models.timetable import in_quiet
from views.digests import CAPTION, TEXT, digest
from views.drilling import drill_buttons
from views.sheets import COLUMNS, sheet


def owe_digests(session: Session, now: datetime) -> None:
    """Owe each command group the digest of its latest slot, once; of those missed, only that.

    A group that has just come in gets none for a moment before: its news begins here.
    """
    groups = Group.commanding(session)
    timetables = Schedule.timetables(session, groups)
    for group in groups:
        slot = timetables[group.chat_id].last_slot(now)
        if slot is None or (group.scheduled_at and slot <= group.scheduled_at):
            continue
        last = Slot.latest(session, group.chat_id)
        if last is None:
            Slot.claim(session, group.chat_id, slot, **_reach(session, Entry.head(session)))
        elif last.slot < slot:
            _owe(session, group, slot, now, last)


def _reach(session: Session, head: Head) -> dict[str, int | str]:
    """How far the news goes, and what the ledger's `head` is."""
    return {
        "last_handoff": Handoff.last_id(session),
        "last_incident": Incident.last_id(session),
        "records": head.number,
        "head": head.hash,
    }


def _owe(session: Session, group: Group, slot: datetime, now: datetime, last: Slot) -> None:
    """Owe the digest of a slot, unless another process has."""
    situation = Situation.of(session, group.region, now, last, group.service)
    if not Slot.claim(session, group.chat_id, slot, **_reach(session, situation.records)):
        return
    told = digest(situation, group, slot, TEXT if situation.nihil else CAPTION)
    Slot.tell(session, group.chat_id, slot, situation.figures(), told)
    session.add(_message(session, situation, group, slot, told))


def _message(
    session: Session, situation: Situation, group: Group, slot: datetime, told: str
) -> Owed:
    """The message of a digest: where something is new, the caption of its picture."""
    message = Owed.message(
        digest_key(group.chat_id, slot),
        group.chat_id,
        Priority.ALERT,
        told,
        drill_buttons(group, (f"d{int(slot.timestamp()) // 60}",)),
        silent=in_quiet(slot, group.quiet, group.zone) and not situation.critical,
    )
    if situation.nihil:
        return message
    past = Slot.past(session, group.chat_id, slot, COLUMNS)
    return Owed.with_file(message, PHOTO, sheet(situation, group, slot, past))


def digest_of(
    session: Session, group: Group, slot: datetime, now: datetime, last: Slot | None
) -> str:
    """What a group's digest tells (HTML)."""
    return digest(Situation.of(session, group.region, now, last, group.service), group, slot)
