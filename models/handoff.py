"""Hand-overs: what is reported of boxes moving, and which boxes it moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from operator import itemgetter
from typing import Self

from sqlalchemy import ForeignKey, Index, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json, inside
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

    @classmethod
    def record(
        cls,
        session: Session,
        report: HandoffReport,
        source: Source,
        occurred_at: datetime,
        earlier: Self | None,
    ) -> Self:
        """Store a report, in `earlier`'s place where there is one, and move its boxes.

        Raises UnknownStation, NoBoxes.
        """
        lot = _lot(session, report)
        stale = earlier.supersede(session) if earlier else []
        handoff = cls(
            chat_id=source.chat_id,
            message_id=source.message_id,
            officer_id=source.officer_id,
            text=source.text,
            reported_at=source.reported_at,
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
        session.add(handoff)
        session.flush()
        session.execute(
            insert(HandedBox), [{"handoff_id": handoff.id, "box_id": box} for box in lot]
        )
        handoff.move(session, lot)
        _replay(session, stale)
        return handoff

    def supersede(self, session: Session) -> Sequence[int]:
        """Give way to a later version: the boxes (ids) whose place must be found anew."""
        self.superseded = True
        session.flush()
        return session.scalars(
            select(HandedBox.box_id).where(HandedBox.handoff_id == self.id)
        ).all()

    def move(self, session: Session, lot: Sequence[int]) -> None:
        """Put the lot where this report says, but no box that a later event moved on."""
        arrived = self.phase == Phase.ARRIVED
        statement = (
            update(Box)
            .where(Box.id.in_(lot), Box.since.is_(None) | (Box.since <= self.occurred_at))
            .values(
                stage=self.destination if arrived else self.origin,
                heading=None if arrived else self.destination,
                since=self.occurred_at,
                handoff_id=self.id,
            )
            .execution_options(synchronize_session=False)
        )
        session.execute(statement)

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
        return dict(session.execute(query).all())

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


def _lot(session: Session, report: HandoffReport) -> Sequence[int]:
    """The boxes (ids) that a report names. Raises UnknownStation, NoBoxes."""
    place = report.place
    query = select(Box.id, Box.station).where(inside(Box.village, place))
    if report.stations:
        query = query.where(Box.station.in_(report.stations))
    if report.elections:
        query = query.where(Box.election.in_(report.elections))
    lot = session.execute(query).all()
    unknown = sorted(set(report.stations) - {station for _, station in lot})
    if unknown:
        raise UnknownStation(report.place_name, unknown, Station.highest(session, place))
    if not lot:
        raise NoBoxes(report.place_name)
    return [box for box, _ in lot]


def _replay(session: Session, boxes: Sequence[int]) -> None:
    """Find anew where these boxes are, from the reports in force."""
    if not boxes:
        return
    nowhere = update(Box).where(Box.id.in_(boxes)).execution_options(synchronize_session=False)
    session.execute(nowhere.values(stage=Stage.KPU, heading=None, since=None, handoff_id=None))
    movements = (
        select(Handoff, HandedBox.box_id)
        .join(HandedBox, HandedBox.handoff_id == Handoff.id)
        .where(HandedBox.box_id.in_(boxes), ~Handoff.superseded)
        .order_by(Handoff.occurred_at, Handoff.id)
    )
    for handoff, rows in groupby(session.execute(movements), itemgetter(0)):
        handoff.move(session, [box for _, box in rows])
