"""The manifest: every ballot box that should exist, and where each was last reported."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Self

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    case,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json, Number, among, batched, inside
from models.custody import DEPTH, Custody, Doubt
from models.glossary import Stage
from models.ledger import canonical
from models.region import VILLAGE, covers, home, level


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many boxes of a place were reported at each stage, and jointly."""

    place: str
    expected: int
    reported: Mapping[Stage, int]
    joint: Mapping[Stage, int]


BIT = {stage: 1 << depth for stage, depth in DEPTH.items()}
"""What a stage adds to `reached`, `joint` and `gaps`."""


def columns(custody: Custody, start: Stage) -> dict[str, Any]:
    """A box's custody as its row keeps it; `start`: where its way up began."""
    return {
        "stage": custody.stage,
        "heading": custody.heading,
        "since": custody.since,
        "handoff_id": custody.report,
        "doubt": custody.doubt,
        "reached": sum(BIT[stage] for stage in custody.reached),
        "joint": sum(BIT[stage] for stage in custody.joint),
        "gaps": sum(BIT[stage] for stage in custody.gaps(start)),
    }


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """So many boxes of one village, alike: at `stage`, on the way to `heading`, or in doubt."""

    village: str
    stage: Stage
    heading: Stage | None
    boxes: int
    since: datetime | None
    """When the latest of them came there (UTC); None: never reported."""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A box of a lot."""

    id: int
    station: int | None
    election: str

    @property
    def label(self) -> str:
        """What people call it: `004 PILGUB`; a PPK's own goes by its election."""
        return label(self.station, self.election)


def label(station: int | None, election: str) -> str:
    """What people call a box: `004 PILGUB`."""
    return f"{station:03} {election}" if station else election


class Box(Base):
    """One ballot box. It rests at `stage`, or has left it for `heading`; one place at a time."""

    __tablename__ = "boxes"
    __table_args__ = (
        UniqueConstraint("village", "station", "election"),
        Index(
            "uq_boxes_of_ppk",
            "village",
            "election",
            unique=True,
            sqlite_where=text("station IS NULL"),
            postgresql_where=text("station IS NULL"),
        ),
        Index(
            "ix_boxes_under_way",
            "since",
            sqlite_where=text("heading IS NOT NULL"),
            postgresql_where=text("heading IS NOT NULL"),
        ),
        Index(
            "ix_boxes_in_doubt",
            "village",
            sqlite_where=text("doubt IS NOT NULL"),
            postgresql_where=text("doubt IS NOT NULL"),
        ),
        Index(
            "ix_boxes_with_gaps",
            "village",
            sqlite_where=text("gaps <> 0"),
            postgresql_where=text("gaps <> 0"),
        ),
        CheckConstraint("heading IS NULL OR heading <> stage", name="one_place"),
        CheckConstraint("since IS NOT NULL OR (heading IS NULL AND doubt IS NULL)", name="told"),
        CheckConstraint("(since IS NULL) = (handoff_id IS NULL)", name="by_a_report"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    village: Mapped[str] = mapped_column(Code, ForeignKey("regions.code"))
    station: Mapped[int | None]
    election: Mapped[str] = mapped_column(ForeignKey("elections.code"))
    stage: Mapped[Stage] = mapped_column(default=Stage.KPU)
    heading: Mapped[Stage | None] = mapped_column(default=None)
    since: Mapped[datetime | None] = mapped_column(default=None)
    handoff_id: Mapped[int | None] = mapped_column(ForeignKey("handoffs.id"), default=None)
    doubt: Mapped[Doubt | None] = mapped_column(default=None)
    """Why it is uncertain where it is; then `stage` and `heading` are where it was last."""
    reached: Mapped[int] = mapped_column(default=0)
    """Stages that it was reported at, on its way in this direction: the sum of their bits."""
    joint: Mapped[int] = mapped_column(default=0)
    """Those that two services vouch for."""
    gaps: Mapped[int] = mapped_column(default=0)
    """Those that it must have passed, though nobody reported it."""
    seals: Mapped[list[str] | None] = mapped_column(Json, default=None)
    """Its seals' serial numbers, where they are known."""

    @classmethod
    def of_ppk(cls, session: Session, boxes: Collection[int]) -> set[int]:
        """Those of these boxes (ids) that are a PPK's own, of no station."""
        found: set[int] = set()
        for some in batched(list(boxes)):
            found |= set(session.scalars(OF_PPK, {"boxes": some}))
        return found

    @classmethod
    def members(cls, session: Session, boxes: Collection[int]) -> list[Member]:
        """These boxes (ids), by village and station."""
        found = [
            Member(*row)
            for some in batched(sorted(boxes))
            for row in session.execute(
                select(cls.id, cls.station, cls.election).where(cls.id.in_(some))
            )
        ]
        return sorted(found, key=lambda box: box.id)

    @classmethod
    def serials(cls, session: Session, boxes: Collection[int]) -> dict[int, frozenset[str]]:
        """The numbers of the seals of those of these boxes (ids) of which they are known."""
        found: dict[int, frozenset[str]] = {}
        for some in batched(sorted(boxes)):
            query = select(cls.id, cls.seals).where(cls.id.in_(some), cls.seals.is_not(None))
            found |= {box: frozenset(seals or ()) for box, seals in session.execute(query)}
        return found

    @classmethod
    def at(cls, session: Session, village: str, station: int | None) -> Sequence[Self]:
        """The boxes of a station, or a PPK's own, by election."""
        here = cls.station == station if station else cls.station.is_(None)
        query = select(cls).where(cls.village == village, here).order_by(cls.election)
        return session.scalars(query.execution_options(populate_existing=True)).all()

    @property
    def label(self) -> str:
        """What people call it: `004 PILGUB`."""
        return label(self.station, self.election)

    @property
    def start(self) -> Stage:
        """Where its way up begins: a PPK's own boxes never see a station."""
        return Stage.PPK if self.station is None else Stage.TPS

    @property
    def missing_stages(self) -> Sequence[Stage]:
        """Where it must have been, though nobody reported it."""
        return [stage for stage in list(Stage)[::-1] if self.gaps & BIT[stage]]

    @property
    def joint_stages(self) -> Sequence[Stage]:
        """Where two services vouch for its arrival."""
        return [stage for stage in list(Stage)[::-1] if self.joint & BIT[stage]]

    @classmethod
    def labels(cls, session: Session, boxes: Collection[int]) -> dict[int, str]:
        """What people call these boxes (ids): `004 PILGUB`; a PPK's own go by the election."""
        found = {}
        for some in batched(sorted(boxes)):
            query = select(cls.id, cls.station, cls.election).where(cls.id.in_(some))
            for number, station, election in session.execute(query):
                found[number] = label(station, election)
        return found

    @classmethod
    def completeness(cls, session: Session, region: str) -> Sequence[Completeness]:
        """How complete each village of a region, and each PPK's own boxes, are; by code.

        Boxes that passed a stage on their way down, and lie deeper now, have not come to it.
        """
        sums = [
            func.sum(case((column.bitwise_and(BIT[stage]) != 0, 1), else_=0) * cls._past(stage))
            for column in (cls.reached, cls.joint)
            for stage in Stage
        ]
        query = select(cls.village, func.count(), *sums).where(inside(cls.village, region))
        found = session.execute(query.group_by(cls.village).order_by(cls.village))
        half = len(Stage)
        return [
            Completeness(
                place,
                expected,
                dict(zip(Stage, counts[:half], strict=True)),
                dict(zip(Stage, counts[half:], strict=True)),
            )
            for place, expected, *counts in found
        ]

    @classmethod
    def not_at(cls, session: Session, village: str, stage: Stage) -> Sequence[int]:
        """The boxes (ids) of a village that were not reported at a stage, nor passed it."""
        beyond = sum(BIT[one] for one in Stage if DEPTH[one] <= DEPTH[stage])
        never = (cls.reached.bitwise_and(beyond) == 0) | (cls._past(stage) == 0)
        query = select(cls.id).where(cls.village == village, never)
        return session.scalars(query.order_by(cls.id)).all()

    @classmethod
    def _past(cls, stage: Stage) -> ColumnElement[int]:
        """1 where a box rests at a stage or nearer to the warehouse, or left there; else 0."""
        near = [one for one in Stage if DEPTH[one] <= DEPTH[stage]]
        return case((cls.stage.in_(near), 1), else_=0)

    @classmethod
    def whereabouts(cls, session: Session, region: str) -> Sequence[Whereabouts]:
        """Where a region's boxes are, by village and place, in the codes' order."""
        query = (
            select(
                cls.village, cls.stage, cls.heading, func.count(), func.max(cls.since), cls.doubt
            )
            .where(inside(cls.village, region))
            .group_by(cls.village, cls.stage, cls.heading, cls.doubt)
            .order_by(cls.village)
        )
        return [Whereabouts(*row) for row in session.execute(query)]

    @classmethod
    def register(cls, session: Session) -> dict[str, Any]:
        """How many boxes there should be, and one hash over what each id stands for, its seals."""
        columns = cls.id, cls.village, cls.station, cls.election, cls.seals
        query = select(*columns).order_by(cls.id).execution_options(yield_per=1000)
        lines, boxes = sha256(), 0
        for row in session.execute(query):
            *box, seals = row
            lines.update(canonical([*box, seals] if seals else box).encode() + b"\n")
            boxes += 1
        return {"boxes": boxes, "hash": lines.hexdigest()}


OF_PPK = select(Box.id).where(Box.id.in_(among("boxes")), Box.station.is_(None))


class Manifest:
    """Which boxes each place should have. Kept in memory: it changes with imports only."""

    def __init__(self) -> None:
        self._villages: dict[str, dict[int | None, list[Member]]] = {}
        self._known: set[str] = set()

    def of(self, session: Session, place: str, stations: Sequence[int] = ()) -> Sequence[Member]:
        """The boxes of a village, or of all in a kecamatan and its PPK's own; of these stations."""
        self._look_up(session, home(place))
        if level(place) == VILLAGE:
            return _lot(self._villages.get(place, {}), stations)
        within = [boxes for village, boxes in self._villages.items() if covers(place, village)]
        return [box for boxes in within for box in _lot(boxes, stations)]

    def forget(self) -> None:
        """Read all anew: something was imported."""
        self._villages.clear()
        self._known.clear()

    def _look_up(self, session: Session, kabupaten: str) -> None:
        """Read a kabupaten's boxes, all at once: a query for each village costs more."""
        if kabupaten in self._known:
            return
        self._known.add(kabupaten)
        query = select(Box.village, Box.id, Box.station, Box.election)
        for row in session.execute(query.where(inside(Box.village, kabupaten))):
            village, number, station, election = row
            member = Member(number, station, election)
            self._villages.setdefault(village, {}).setdefault(station, []).append(member)


def _lot(boxes: Mapping[int | None, list[Member]], stations: Sequence[int]) -> Sequence[Member]:
    return [box for station in stations or boxes for box in boxes.get(station, ())]
