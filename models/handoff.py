"""Hand-overs: what is reported of boxes moving, and which boxes it moves."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

from sqlalchemy import ForeignKey, Index, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json, inside
from models.batch import Batch
from models.box import Box
from models.glossary import Phase, Seal, Stage
from models.refusals import (
    MissingStation,
    NoBoxes,
    SameStage,
    UnknownStation,
)
from models.region import Station
from models.source import Reported, Source, one_version_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffReport:
    """A hand-over as reported. One that exists is believable: a lot, and two different ends."""

    place: str
    """Code of the village, or of the kecamatan."""
    place_name: str
    stations: tuple[int, ...]
    every_station: bool
    origin: Stage
    destination: Stage
    elections: tuple[str, ...] | None
    boxes: int | None
    seal: Seal | None
    phase: Phase
    time: time | None

    def __post_init__(self) -> None:
        """Raise the Refusal that names what is wrong."""
        if self.origin == self.destination:
            raise SameStage(self.origin)
        ends = {self.origin, self.destination}
        if Stage.TPS in ends and not (self.stations or self.every_station):
            raise MissingStation(self.place_name)


class Handoff(Reported, Base):
    """A hand-over on record: one lot of boxes, one movement."""

    __tablename__ = "handoffs"
    __table_args__ = (
        one_version_in_force("handoffs"),
        Index("ix_handoffs_place", "place", "id"),
    )

    place: Mapped[str] = mapped_column(Code)
    stations: Mapped[list[int]] = mapped_column(Json)
    elections: Mapped[list[str] | None] = mapped_column(Json)
    origin: Mapped[Stage]
    destination: Mapped[Stage]
    phase: Mapped[Phase]
    seal: Mapped[Seal | None]
    boxes: Mapped[int | None]
    """How many the officer counted; None: not said."""
    lot: Mapped[int]
    """How many the manifest has."""

    words = (
        *Reported.words,
        *("place", "stations", "elections", "origin", "destination", "phase", "seal", "boxes"),
    )

    @classmethod
    def record(
        cls,
        batch: Batch,
        report: HandoffReport,
        source: Source,
        occurred_at: datetime,
        earlier: Self | None,
    ) -> Self:
        """Store a report, in `earlier`'s place where there is one, and move its boxes.

        Raises UnknownStation, NoBoxes.
        """
        lot = _lot(batch, report)
        handoff = cls(
            id=batch.number(cls),
            **source.columns(),
            occurred_at=occurred_at,
            amends=earlier.number if earlier else None,
            place=report.place,
            stations=list(report.stations),
            elections=list(report.elections) if report.elections else None,
            origin=report.origin,
            destination=report.destination,
            phase=report.phase,
            seal=report.seal,
            boxes=report.boxes,
            lot=len(lot),
        )
        stale = earlier.supersede(batch.session) if earlier else []
        batch.add(handoff)
        batch.rows(HandedBox, [{"handoff_id": handoff.id, "box_id": box} for box in lot])
        handoff.move(batch, lot)
        _replay(batch, stale)
        batch.note("handoff", handoff.id, handoff.told(lot), **handoff.by())
        return handoff

    def told(self, lot: Collection[int] = ()) -> dict[str, Any]:
        """What the ledger keeps: the words of the report and the lot (ids) that it moves."""
        told = super().told()
        told["lot"] = sorted(lot)
        return told

    def supersede(self, session: Session) -> Sequence[int]:
        """Give way to a later version: the boxes (ids) whose place must be found anew."""
        super().supersede(session)
        query = select(HandedBox.box_id).where(HandedBox.handoff_id == self.id)
        return session.scalars(query).all()

    def move(self, batch: Batch, boxes: Collection[int]) -> None:
        """Put boxes (ids) where this report says, but none that a later event moved on."""
        arrived = self.phase == Phase.ARRIVED
        batch.move(
            boxes,
            stage=self.destination if arrived else self.origin,
            heading=None if arrived else self.destination,
            at=self.occurred_at,
            handoff=self.id,
        )

    @classmethod
    def news(cls, session: Session, region: str, after: int) -> dict[tuple[Phase, Stage], int]:
        """Boxes by phase and destination in a region's first reports with ids above `after`."""
        query = (
            select(cls.phase, cls.destination, func.sum(cls.lot))
            .where(inside(cls.place, region), cls.id > after, cls.amends.is_(None))
            .group_by(cls.phase, cls.destination)
        )
        return {(phase, stage): int(lots) for phase, stage, lots in session.execute(query)}

    @classmethod
    def collecting(cls, session: Session, region: str) -> dict[str, datetime]:
        """When each village first reported boxes leaving its stations."""
        query = (
            select(cls.place, func.min(cls.occurred_at))
            .where(inside(cls.place, region), cls.origin == Stage.TPS, ~cls.superseded)
            .group_by(cls.place)
        )
        return {village: moment for village, moment in session.execute(query)}

    @classmethod
    def differing(cls, session: Session, region: str, after: int) -> Sequence[Self]:
        """Those with ids above `after` whose count is not the manifest's, oldest first."""
        query = select(cls).where(inside(cls.place, region), cls.id > after, ~cls.superseded)
        return session.scalars(query.where(cls.boxes != cls.lot).order_by(cls.id)).all()


class HandedBox(Base):
    """One box of a hand-over's lot."""

    __tablename__ = "handed_boxes"
    __table_args__ = (Index("ix_handed_boxes_box", "box_id"),)

    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"), primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("boxes.id"), primary_key=True)

    @classmethod
    def lots(cls, session: Session, first: int, last: int) -> dict[int, list[int]]:
        """The boxes (ids) of the hand-overs from one id to another, inclusive."""
        query = select(cls.handoff_id, cls.box_id).where(cls.handoff_id.between(first, last))
        found: dict[int, list[int]] = defaultdict(list)
        for handoff, box in session.execute(query):
            found[handoff].append(box)
        return found


def _lot(batch: Batch, report: HandoffReport) -> Sequence[int]:
    """The boxes (ids) that a report names. Raises UnknownStation, NoBoxes."""
    lot = batch.manifest.of(batch.session, report.place, report.stations)
    if report.elections:
        lot = [box for box in lot if box.election in report.elections]
    unknown = sorted(set(report.stations) - {box.station for box in lot})
    if unknown:
        highest = Station.highest(batch.session, report.place)
        raise UnknownStation(report.place_name, unknown, highest)
    if not lot:
        raise NoBoxes(report.place_name)
    return [box.id for box in lot]


def _replay(batch: Batch, boxes: Sequence[int]) -> None:
    """Find anew where these boxes are, from the reports in force."""
    if not boxes:
        return
    session = batch.write()
    nowhere = update(Box).where(Box.id.in_(boxes)).execution_options(synchronize_session=False)
    session.execute(nowhere.values(stage=Stage.KPU, heading=None, since=None, handoff_id=None))
    movements = (
        select(Handoff, HandedBox.box_id)
        .join(HandedBox, HandedBox.handoff_id == Handoff.id)
        .where(HandedBox.box_id.in_(boxes), ~Handoff.superseded)
        .order_by(Handoff.occurred_at, Handoff.id)
    )
    for handoff, rows in groupby(session.execute(movements), itemgetter(0)):
        handoff.move(batch, [box for _, box in rows])
