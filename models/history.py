"""Histories: all that was told of some boxes, fetched at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.attestation import Attestation
from models.base import among, batched
from models.custody import Attested, Custody, Event, Missed, Movement, Settled, custody
from models.finding import DOUBTS, Finding, Kind
from models.glossary import Phase, Seal, Service
from models.handoff import Effect, HandedBox, Handoff, Verdict


@dataclass(slots=True)
class Told:
    """A report of some boxes, as far as others are compared with it."""

    movement: Movement
    number: int
    officer_id: int
    seal: Seal | None
    boxes: int | None
    effect: Effect
    echoes: int | None
    verdict: Verdict
    verdict_by: int | None
    verdict_at: datetime | None
    serials: Sequence[str] | None

    @classmethod
    def of(cls, handoff: Handoff) -> Self:
        """A report that is not in the tables yet."""
        return cls(
            handoff.movement,
            handoff.number,
            handoff.officer_id,
            handoff.seal,
            handoff.boxes,
            handoff.effect,
            handoff.echoes,
            handoff.verdict,
            handoff.verdict_by,
            handoff.verdict_at,
            handoff.serials,
        )


class Histories:
    """What was told of some boxes (ids), by the reports in force."""

    def __init__(self) -> None:
        self.told: dict[int, list[Told]] = defaultdict(list)
        """By box, oldest report first."""
        self.reports: dict[int, Told] = {}
        self.services: dict[int, set[Service]] = defaultdict(set)
        """Who confirmed a report (id) by its button."""
        self.findings: list[Finding] = []
        self._boxes: set[int] = set()
        self._others: dict[int, list[Event]] = defaultdict(list)
        self._confirmed: dict[int, list[Attested]] = defaultdict(list)
        self._now: dict[int, Custody] = {}
        """What was worked out already, and still holds."""
        self._states: dict[tuple[int, ...], Custody] = {}

    @classmethod
    def of(cls, session: Session, boxes: Collection[int]) -> Self:
        """All that the tables hold about these boxes."""
        made = cls()
        made.extend(session, boxes)
        return made

    def extend(self, session: Session, boxes: Collection[int]) -> None:
        """Fetch what was told of more boxes, where it is not known yet."""
        self._now.clear()
        for some in batched(sorted(set(boxes) - self._boxes)):
            self._fetch(session, some)
        self._boxes |= set(boxes)

    def in_doubt(self, finding: Finding) -> bool:
        """Whether any box of a finding is still in that doubt."""
        doubt = DOUBTS[finding.kind]
        states = map(self.custody, finding.boxes)
        return any(one.doubt is doubt and one.report == finding.handoff_id for one in states)

    def add(self, handoff: Handoff, lot: Iterable[int]) -> Told:
        """One more report."""
        told = self.reports[handoff.id] = Told.of(handoff)
        for box in lot:
            self.told[box].append(told)
            self._now.pop(box, None)
        return told

    def custody(self, box: int) -> Custody:
        """Where a box is by all this."""
        known = self._now.get(box)
        if known is None:
            known = self._now[box] = self._custody(box)
        return known

    def _custody(self, box: int) -> Custody:
        movements = [told.movement for told in self.told.get(box, ())]
        events: list[Event] = [*movements]
        if self._confirmed:
            events += [one for move in movements for one in self._confirmed.get(move.report, ())]
        events += self._others.get(box, ())
        key = tuple(map(id, events))
        if key not in self._states:
            self._states[key] = custody(events)
        return self._states[key]

    def attest(self, attestation: Attestation) -> None:
        """One more officer's word for a report."""
        self._now.clear()
        movement = self.reports[attestation.handoff_id].movement
        given = Attested(movement, attestation.service, attestation.at)
        self.services[attestation.handoff_id].add(attestation.service)
        self._confirmed[attestation.handoff_id].append(given)

    def vouching(self, report: int) -> set[Service]:
        """Which services vouch for a report: its author's, and all that attested it."""
        others = [
            told.movement.service
            for told in self.reports.values()
            if told.echoes == report and told.effect == Effect.ATTESTS
        ]
        named = {self.reports[report].movement.service, *others, *self.services.get(report, ())}
        return {service for service in named if service}

    def find(self, finding: Finding) -> None:
        """One more finding, or one that was settled."""
        self._now.clear()
        movement = self.reports[finding.handoff_id].movement
        for box in finding.boxes if finding.kind in DOUBTS else ():
            if finding.kind == Kind.MISSING:
                self._others[box].append(Missed(movement, finding.opened_at, finding.id))
            if finding.outcome and finding.settled_at:
                settled = Settled(movement, finding.outcome, finding.settled_at, finding.id)
                self._others[box].append(settled)

    def _fetch(self, session: Session, boxes: Sequence[int]) -> None:
        pairs = [(box, report) for box, report in session.execute(LINKS, {"boxes": boxes})]
        reports = sorted({report for _, report in pairs} - self.reports.keys())
        for some in batched(reports):
            self._fetch_reports(session, some)
        for box, report in sorted(pairs, key=lambda pair: pair[1]):
            if report in self.reports:
                self.told[box].append(self.reports[report])

    def _fetch_reports(self, session: Session, reports: Sequence[int]) -> None:
        for row in session.execute(REPORTS, {"reports": reports}):
            self.reports[row.id] = _told(row)
        given = select(Attestation).where(Attestation.handoff_id.in_(reports))
        for one in session.scalars(given):
            if one.handoff_id in self.reports:
                self.attest(one)
        for finding in Finding.of_handoffs(session, reports):
            if finding.handoff_id in self.reports:
                self.findings.append(finding)
                self.find(finding)


COLUMNS = (
    Handoff.id,
    Handoff.amends,
    Handoff.origin,
    Handoff.destination,
    Handoff.phase,
    Handoff.occurred_at,
    Handoff.claimed,
    Handoff.service,
    Handoff.lot,
    Handoff.received_at,
    Handoff.officer_id,
    Handoff.seal,
    Handoff.boxes,
    Handoff.effect,
    Handoff.echoes,
    Handoff.verdict,
    Handoff.verdict_by,
    Handoff.verdict_at,
    Handoff.serials,
)


LINKS = select(HandedBox.box_id, HandedBox.handoff_id).where(HandedBox.box_id.in_(among("boxes")))

REPORTS = select(*COLUMNS).where(Handoff.id.in_(among("reports")), ~Handoff.superseded)


def _told(row: Any) -> Told:
    """A report from its columns: a third of what the whole row costs."""
    differs = row.boxes is not None and row.boxes != row.lot
    arrived = row.phase == Phase.ARRIVED
    movement = Movement(
        report=row.id,
        origin=row.origin,
        destination=row.destination,
        arrived=arrived,
        at=row.occurred_at,
        claimed=row.claimed,
        service=None if differs else row.service,
        lot=row.lot,
        astray=arrived and row.received_at is not None,
    )
    return Told(movement, row.amends or row.id, *row[10:])
