"""What needs a commander's eye, by name: overdue, disputed and uncertain boxes, and gaps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, func, literal, select
from sqlalchemy.orm import Session

from models.base import inside
from models.box import BIT, Box
from models.excerpt import MOST, Excerpt
from models.finding import Finding, FindingState, Kind
from models.glossary import Stage
from models.handoff import Handoff
from models.officer import Officer
from models.region import Region

DISPUTED = (Kind.COUNT, Kind.SERIAL)
"""Broken seals are told as incidents, boxes in doubt by themselves."""


NO_GAP = literal(0, literal_execute=True)
"""Written into the query, so that databases see that the index of boxes with gaps serves it."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Boxes that are overdue, or a hand-over that is disputed, until somebody settles it."""

    finding: Finding
    handoff: Handoff
    place: str
    """The name of the hand-over's place."""
    holder: str
    """Who last reported the boxes; of boxes that nobody reported, nobody."""

    @property
    def incident(self) -> int | None:
        """The number of the incident that it opened."""
        return self.finding.incident_id

    @property
    def since(self) -> datetime:
        """Since when the boxes are under way, or their hand-over is disputed."""
        return self.handoff.occurred_at

    @property
    def counted(self) -> int:
        """How many boxes are concerned, or were counted where the count differs."""
        if self.finding.kind != Kind.COUNT:
            return len(self.finding.boxes)
        return self.finding.count or 0


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A box of which nobody can say where it is."""

    village: str
    """Its name."""
    station: int | None
    election: str
    holder: str
    """Who last reported it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A village with boxes that must have passed a stage, though nobody reported it."""

    village: str
    """Its name."""
    boxes: int
    stages: Sequence[Stage]
    holder: str
    """Who reported the latest of them."""


def unsettled(session: Session, region: str, kinds: Sequence[Kind]) -> Excerpt[Unsettled]:
    """What was found of these kinds in a region and is not settled, the oldest first."""
    query = (
        select(Finding, Handoff, _holder(), func.count().over())
        .join(Handoff, Handoff.id == Finding.handoff_id)
        .outerjoin(Officer, Officer.telegram_id == Handoff.officer_id)
        .where(Finding.state == FindingState.OPEN, Finding.kind.in_(kinds))
        .where(inside(Handoff.place, region))
        .order_by(Handoff.occurred_at, Finding.id)
    )
    rows = session.execute(query.limit(MOST)).all()
    names = Region.told(session, region, [handoff.place for _, handoff, _, _ in rows])
    behind = _holders(
        session, [one.boxes[0] for one, *_ in rows if one.kind == Kind.LEFT_BEHIND and one.boxes]
    )
    found = [
        Unsettled(
            finding,
            handoff,
            names[handoff.place],
            behind.get(finding.boxes[0], "") if finding.kind == Kind.LEFT_BEHIND else holder,
        )
        for finding, handoff, holder, _ in rows
    ]
    return Excerpt(found, rows[0][3] if rows else 0)


def doubtful(session: Session, region: str) -> Excerpt[Doubtful]:
    """A region's uncertain boxes by village and station."""
    query = (
        select(Box.village, Box.station, Box.election, _holder(), func.count().over())
        .outerjoin(Handoff, Handoff.id == Box.handoff_id)
        .outerjoin(Officer, Officer.telegram_id == Handoff.officer_id)
        .where(inside(Box.village, region), Box.doubt.is_not(None))
        .order_by(Box.village, Box.station, Box.election)
    )
    rows = session.execute(query.limit(MOST)).all()
    names = Region.told(session, region, [row[0] for row in rows])
    found = [
        Doubtful(names[village], station, election, holder)
        for village, station, election, holder, _ in rows
    ]
    return Excerpt(found, rows[0][4] if rows else 0)


def gaps(session: Session, region: str) -> Excerpt[Gap]:
    """Villages whose boxes passed a stage that nobody reported; most boxes first."""
    passed = [func.sum(case((Box.gaps.bitwise_and(BIT[one]) != 0, 1), else_=0)) for one in Stage]
    query = (
        select(Box.village, func.count(), func.max(Box.handoff_id), func.count().over(), *passed)
        .where(inside(Box.village, region), Box.gaps != NO_GAP)
        .group_by(Box.village)
        .order_by(func.count().desc(), Box.village)
    )
    rows = session.execute(query.limit(MOST)).all()
    names = Region.told(session, region, [row[0] for row in rows])
    holders = _authors(session, [row[2] for row in rows])
    found = [
        Gap(
            names[village],
            boxes,
            [stage for stage, count in zip(Stage, counts, strict=True) if count],
            holders.get(report, ""),
        )
        for village, boxes, report, _, *counts in rows
    ]
    return Excerpt(found, rows[0][3] if rows else 0)


def _holder() -> ColumnElement[str]:
    """Rank and name of a report's officer; of one who is not enrolled, as Telegram names them."""
    known = func.trim(Officer.rank + " " + Officer.name)
    return func.coalesce(known, Handoff.author, "")


def _holders(session: Session, boxes: Collection[int]) -> Mapping[int, str]:
    """Who last reported these boxes (ids)."""
    if not boxes:
        return {}
    query = (
        select(Box.id, _holder())
        .outerjoin(Handoff, Handoff.id == Box.handoff_id)
        .outerjoin(Officer, Officer.telegram_id == Handoff.officer_id)
    )
    return {box: holder for box, holder in session.execute(query.where(Box.id.in_(boxes)))}


def _authors(session: Session, reports: Collection[int]) -> Mapping[int, str]:
    """Who made these reports (ids)."""
    if not reports:
        return {}
    query = select(Handoff.id, _holder()).outerjoin(
        Officer, Officer.telegram_id == Handoff.officer_id
    )
    return {one: holder for one, holder in session.execute(query.where(Handoff.id.in_(reports)))}
