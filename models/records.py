"""Is every row what its entry in the ledger says: reports, evidence, words given, differences."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from models.attestation import Attestation
from models.comparing import Difference, compare, every, match, pages
from models.evidence import Evidence
from models.finding import Finding, FindingState
from models.handoff import HandedBox, Handoff
from models.incident import Incident
from models.ledger import Entry
from models.timeline import Event
from models.transit import Holdup

Rows = Mapping[Hashable, dict[str, Any]]


def handoffs(session: Session) -> Iterator[int]:
    """Every hand-over is as its entry has it, lot and all."""
    told = (
        (row.id, row.told(lots[row.id]) | row.by())
        for page in pages(session, Handoff, Handoff.id)
        for lots in [HandedBox.lots(session, page[0].id, page[-1].id)]
        for row in page
    )
    yield from compare(session, "handoff", told)
    _in_force(session, "handoff", Handoff)


def incidents(session: Session) -> Iterator[int]:
    """Every incident was reported as its entry has it."""
    told = ((row.id, row.told() | row.by()) for row in every(session, Incident, Incident.id))
    yield from compare(session, "incident", told)
    _in_force(session, "incident", Incident)


def _in_force(session: Session, kind: str, table: type[Handoff] | type[Incident]) -> None:
    """Of each report the last version is in force, unless it was withdrawn. Raises Difference."""
    wrong = table.misplaced(session)
    if wrong is not None:
        raise Difference(f"{kind} {wrong}: the table says wrongly whether it is in force")


def evidence(session: Session) -> Iterator[int]:
    """Every piece of evidence is as its entry has it."""

    def rows(page: Sequence[Entry]) -> Rows:
        kept = Evidence.with_ids(session, [entry.subject or 0 for entry in page])
        return {(one.id, one.officer_id): one.told() | one.by() for one in kept.values()}

    return match(session, "evidence", rows, Evidence.kept(session))


def attestations(session: Session) -> Iterator[int]:
    """Every officer's word for a report is as its entry has it."""

    def rows(page: Sequence[Entry]) -> Rows:
        given = Attestation.of_handoffs(session, [entry.subject or 0 for entry in page])
        return {(one.handoff_id, one.officer_id): one.told() | one.by(chat) for one, chat in given}

    return match(session, "attestation", rows, Attestation.count(session))


def findings(session: Session) -> Iterator[int]:
    """Everything that differed is as its entry has it."""

    def rows(page: Sequence[Entry]) -> Rows:
        found = Finding.with_ids(session, [entry.subject or 0 for entry in page])
        return {
            (one.id, by["actor"]): one.told() | by for one, chat in found for by in [one.by(chat)]
        }

    counts = Finding.counts(session)
    total = sum(counts.get(state, 0) for state in (FindingState.OPEN, FindingState.SETTLED))
    return match(session, "finding", rows, total)


def settlements(session: Session) -> Iterator[int]:
    """Everything that was settled was settled as its entry has it."""

    def rows(page: Sequence[Entry]) -> Rows:
        found = Finding.with_ids(session, [entry.subject or 0 for entry in page])
        return {(one.id, one.settled_by): one.settled_told() | one.settled() for one, _ in found}

    return match(session, "settlement", rows, Finding.counts(session).get(FindingState.SETTLED, 0))


def holdups(session: Session) -> Iterator[int]:
    """Everything that held boxes up is as its entry has it."""

    def rows(page: Sequence[Entry]) -> Rows:
        found = Holdup.with_ids(session, [entry.subject or 0 for entry in page])
        return {(one.id, one.officer_id): one.told() | one.by(chat) for one, chat in found}

    return match(session, "holdup", rows, Holdup.count(session))


def steps(session: Session) -> Iterator[int]:
    """Everything that was done about incidents is as its entry has it."""

    def rows(page: Sequence[Entry]) -> Mapping[Hashable, dict[str, Any]]:
        found = Event.with_ids(session, [entry.subject or 0 for entry in page])
        return {(one.id, one.officer_id): one.told() | one.by() for one in found.values()}

    return match(session, "step", rows, Event.kept(session))
