"""Hand-overs: what is reported of boxes moving."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, ForeignKey, Index, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json, Number, batched, inside
from models.custody import DEPTH, Movement
from models.glossary import Phase, Seal, Service, Stage
from models.refusals import MissingStation, SameStage
from models.reported import Reported, one_version_in_force


class Effect(StrEnum):
    """What a report did, beside what was known."""

    MOVED = "moved"
    LATE = "late"
    """It fills in the past: the boxes are further, or elsewhere, by now."""
    ATTESTS = "attests"
    """It says of all its boxes what another officer said."""
    REPEATS = "repeats"
    """It says what the same officer said before."""


class Verdict(StrEnum):
    """How far a hand-over's card has come."""

    WAITING = "waiting"
    CHECKING = "checking"
    """Somebody is picking what differs."""
    JOINT = "joint"
    DISPUTED = "disputed"
    SETTLED = "settled"


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
    broken: tuple[int, ...] = ()
    """Stations whose boxes have broken seals."""
    received_at: str | None = None
    """Code of the place of the destination's kind where boxes were received, if not their own.

    Of a departure: where they are said to go.
    """
    received_name: str | None = None
    serials: tuple[str, ...] = ()
    """The numbers of its seals, as far as they were named."""

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
        Index("ix_handoffs_message", "chat_id", "message_id"),
        Index("ix_handoffs_place", "place", "id"),
        Index(
            "ix_handoffs_echoes",
            "echoes",
            sqlite_where=text("echoes IS NOT NULL"),
            postgresql_where=text("echoes IS NOT NULL"),
        ),
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

    author: Mapped[str] = mapped_column(default="")
    """As Telegram names them: some are not enrolled."""
    service: Mapped[Service | None] = mapped_column(default=None)
    """The author's, as it was then; None: not enrolled."""
    claimed: Mapped[bool] = mapped_column(default=False)
    """Whether the text says when it happened."""
    received_at: Mapped[str | None] = mapped_column(Code, default=None)
    """The wrong place where boxes were received, or, of a departure, are said to go."""
    serials: Mapped[list[str] | None] = mapped_column(Json, default=None)
    """The numbers of its boxes' seals, as far as they were named."""
    effect: Mapped[Effect] = mapped_column(default=Effect.MOVED)
    echoes: Mapped[int | None] = mapped_column(Number, default=None)
    """The report (id) that it repeats or attests."""
    verdict: Mapped[Verdict] = mapped_column(default=Verdict.WAITING)
    verdict_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    verdict_at: Mapped[datetime | None] = mapped_column(default=None)

    words = (
        *Reported.words,
        *("place", "stations", "elections", "origin", "destination", "phase", "seal", "boxes"),
        *("claimed", "service", "received_at", "serials"),
    )

    def told(self, lot: Collection[int] = ()) -> dict[str, Any]:
        """What the ledger keeps: the words of the report and the lot (ids) that it moves."""
        told = super().told()
        told["lot"] = sorted(lot)
        return told

    @property
    def differs(self) -> bool:
        """Whether the count is not the manifest's."""
        return self.boxes is not None and self.boxes != self.lot

    @property
    def ends(self) -> Sequence[tuple[Stage, bool]]:
        """Origin and destination; each with whether it is the deeper one, which the place names."""
        origin, destination = self.origin, self.destination
        deeper = DEPTH[origin] > DEPTH[destination]
        return (origin, deeper), (destination, not deeper)

    @property
    def disputable(self) -> bool:
        """Whether an officer may still say that something differs."""
        over = self.superseded or self.verdict in (Verdict.JOINT, Verdict.SETTLED)
        return self.effect in (Effect.MOVED, Effect.LATE) and not over

    @property
    def movement(self) -> Movement:
        """What it says of each of its boxes; one who counted otherwise vouches for none."""
        differs, row = self.differs, vars(self)  # an attribute costs ten times as much
        arrived = row["phase"] == Phase.ARRIVED
        return Movement(
            report=row["id"],
            origin=row["origin"],
            destination=row["destination"],
            arrived=arrived,
            at=row["occurred_at"],
            claimed=row["claimed"],
            service=None if differs else row["service"],
            lot=row["lot"],
            astray=arrived and row["received_at"] is not None,
        )

    @classmethod
    def news(cls, session: Session, region: str, after: int) -> dict[tuple[Phase, Stage], int]:
        """Boxes by phase and destination in a region's first reports with ids above `after`."""
        query = (
            select(cls.phase, cls.destination, func.sum(cls.lot))
            .where(inside(cls.place, region), cls.id > after, cls.amends.is_(None))
            .where(cls.effect.in_([Effect.MOVED, Effect.LATE]))
            .group_by(cls.phase, cls.destination)
        )
        return {(phase, stage): int(lots) for phase, stage, lots in session.execute(query)}

    @classmethod
    def news_of(cls, session: Session, region: str, after: int, service: Service) -> int:
        """Boxes in those of the same reports that officers of one service made."""
        query = (
            select(func.sum(cls.lot))
            .where(inside(cls.place, region), cls.id > after, cls.amends.is_(None))
            .where(cls.effect.in_([Effect.MOVED, Effect.LATE]))
        )
        return session.scalar(query.where(cls.service == service)) or 0

    @classmethod
    def collecting_since(cls, session: Session, region: str) -> datetime | None:
        """When a region first reported boxes leaving its stations; None: not yet."""
        return session.scalar(select(func.min(cls.occurred_at)).where(*cls._leaving(region)))

    @classmethod
    def collecting(cls, session: Session, region: str) -> bool:
        """Whether a region has reported any boxes leaving its stations."""
        first = select(cls.id).where(*cls._leaving(region)).limit(1)
        return session.scalar(first) is not None

    @classmethod
    def _leaving(cls, region: str) -> tuple[ColumnElement[bool], ...]:
        return inside(cls.place, region), cls.origin == Stage.TPS, ~cls.superseded


class HandedBox(Base):
    """One box of a hand-over's lot."""

    __tablename__ = "handed_boxes"
    __table_args__ = (Index("ix_handed_boxes_box", "box_id"),)

    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"), primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("boxes.id"), primary_key=True)

    @classmethod
    def lots_of(cls, session: Session, handoffs: Collection[int]) -> dict[int, list[int]]:
        """The boxes (ids) of these hand-overs (ids), in order."""
        found: dict[int, list[int]] = {}
        for some in batched(sorted(handoffs)):
            query = select(cls.handoff_id, cls.box_id).where(cls.handoff_id.in_(some))
            for handoff, box in session.execute(query.order_by(cls.box_id)):
                found.setdefault(handoff, []).append(box)
        return found

    @classmethod
    def lots(cls, session: Session, first: int, last: int) -> dict[int, list[int]]:
        """The boxes (ids) of the hand-overs from one id to another, inclusive."""
        query = select(cls.handoff_id, cls.box_id).where(cls.handoff_id.between(first, last))
        found: dict[int, list[int]] = defaultdict(list)
        for handoff, box in session.execute(query):
            found[handoff].append(box)
        return found
