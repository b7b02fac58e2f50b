"""Is the database what was recorded? The chain, what digests printed, reports, and custody."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.attestation import Attestation
from models.base import Base
from models.box import Box, columns
from models.comparing import Difference, entries, every
from models.custody import Custody
from models.digest import Slot
from models.evidence import Evidence
from models.finding import Finding
from models.handoff import Handoff
from models.incident import Incident
from models.ledger import GENESIS, Entry, moment
from models.records import (
    attestations,
    evidence,
    findings,
    handoffs,
    holdups,
    incidents,
    settlements,
    steps,
)
from models.replay import KINDS, Replay
from models.timeline import Event
from models.transit import Holdup

__all__ = ["CHECKS", "Difference"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; `steps` counts the rows that were looked at. Raises Difference."""

    name: str
    table: type[Base]
    look: Callable[[Session], Iterator[int]]

    def rows(self, session: Session) -> int:
        """How many rows it will look at."""
        return session.scalars(select(func.count()).select_from(self.table)).one()


def chain(session: Session) -> Iterator[int]:
    """Every entry follows the one before, and is as it was written."""
    previous, number = GENESIS, 0
    for number, entry in enumerate(entries(session), 1):
        if entry.number != number:
            raise Difference(f"entry {number} is missing")
        if entry.previous != previous:
            raise Difference(f"entry {number} does not follow entry {number - 1}")
        if entry.seal() != entry.hash:
            raise Difference(f"entry {number} ({entry.kind} {entry.subject}) was changed")
        previous = entry.hash
        yield number


def heads(session: Session) -> Iterator[int]:
    """The ledger is what it was when a digest printed its number and head."""
    query = (
        select(Slot, Entry.hash)
        .outerjoin(Entry, Entry.number == Slot.records)
        .order_by(Slot.records, Slot.slot)
    )
    for count, (slot, found) in enumerate(session.execute(query), 1):
        if slot.head != (found if slot.records else GENESIS):
            where = f"the digest of {slot.slot:%Y-%m-%d %H.%M} UTC in group {slot.chat_id}"
            printed = f"printed {slot.records} · {slot.head[:8]}"
            is_now = f"has {found[:8]} there" if found else f"ends before {slot.records}"
            raise Difference(f"{where} {printed}; the ledger {is_now}")
        yield count


def register(session: Session) -> Iterator[int]:
    """Each box's id stands for the same box as when it was imported."""
    entry = Entry.latest(session, "manifest")
    found = Box.register(session)
    if entry and orjson.loads(entry.content) != found:
        raise Difference(f"the manifest is not that of entry {entry.number}")
    yield found["boxes"]


def custody(session: Session) -> Iterator[int]:
    """Every box is where the ledger alone says that it is."""
    replay = Replay()
    for entry in every(session, Entry, Entry.number, Entry.kind.in_(KINDS)):
        replay.take(entry)
    custodies = replay.custodies()
    moved = next(custodies, None)
    for count, box in enumerate(every(session, Box, Box.id), 1):
        state = Custody()
        if moved and moved[0] == box.id:
            state, moved = moved[1], next(custodies, None)
        _compare_custody(box, columns(state, box.start))
        yield count
    if moved:
        raise Difference(f"box {moved[0]} of the ledger is gone")


CHECKS = (
    Check("chain", Entry, chain),
    Check("heads in digests", Slot, heads),
    Check("manifest", Box, register),
    Check("hand-overs", Handoff, handoffs),
    Check("incidents", Incident, incidents),
    Check("evidence", Evidence, evidence),
    Check("incidents' steps", Event, steps),
    Check("attestations", Attestation, attestations),
    Check("findings", Finding, findings),
    Check("settlements", Finding, settlements),
    Check("hold-ups", Holdup, holdups),
    Check("custody", Box, custody),
)


def hold_against_digest(session: Session, number: int, head: str) -> None:
    """Hold the ledger against what a digest on somebody's phone says. Raises Difference."""
    entry = session.get(Entry, number)
    if entry is None:
        raise Difference(f"a digest printed {number} · {head}; the ledger ends before {number}")
    if not entry.hash.startswith(head):
        raise Difference(
            f"a digest printed {number} · {head}; the ledger has {entry.hash[:8]} there"
        )


def place_of(custody: Mapping[str, Any]) -> str:
    """Where a box is, by its custody's columns."""
    stage, heading, since = custody["stage"], custody["heading"], custody["since"]
    where = f"on the way from {stage} to {heading}" if heading else str(stage)
    if since is None:
        return where
    doubt = f", uncertain ({custody['doubt']})" if custody["doubt"] else ""
    return f"{where} since {moment(since)} by #{custody['handoff_id']}{doubt}"


def _compare_custody(box: Box, told: Mapping[str, Any]) -> None:
    """Name what the ledger and the table do not agree on. Raises Difference."""
    table = {name: getattr(box, name) for name in told}
    if table == told:
        return
    if place_of(table) != place_of(told):
        raise Difference(f"{name_of(box)}: ledger {place_of(told)}; table {place_of(table)}")
    names = ", ".join(name for name in told if told[name] != table[name])
    raise Difference(f"{name_of(box)}: ledger and table differ in {names}")


def name_of(box: Box) -> str:
    """A box as an operator looks for it."""
    station = "" if box.station is None else f" TPS {box.station:03}"
    return f"box {box.id} ({box.village}{station} {box.election})"
