"""Digests: each command group's slots, each owed once, nihil or not."""

from datetime import datetime

from models.database import Session
from models.digest import Slot
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.outbox import Owed, Priority
from models.situation import Situation
from views.digests import digest


def owe_digests(session: Session, now: datetime) -> None:
    """Owe each command group the digest of its latest slot, once; of those missed, only that."""
    for group in Group.commanding(session):
        slot = group.last_slot(now)
        last = Slot.latest(session, group.chat_id)
        if last and last.slot >= slot:
            continue
        situation = Situation.of(session, group.region, now, last)
        reach: dict[str, int | str] = {
            "last_handoff": Handoff.last_id(session),
            "last_incident": Incident.last_id(session),
            "records": situation.records.number,
            "head": situation.records.hash,
        }
        if Slot.claim(session, group.chat_id, slot, **reach):
            text = digest(situation, group, slot)
            key = f"digest {group.chat_id} {slot:%Y-%m-%dT%H:%M%z}"
            session.add(Owed.message(key, group.chat_id, Priority.DIGEST, text))


def digest_of(
    session: Session, group: Group, slot: datetime, now: datetime, last: Slot | None
) -> str:
    """What a group's digest tells (HTML)."""
    return digest(Situation.of(session, group.region, now, last), group, slot)
