"""The manifest: every ballot box that should exist, and where each was last reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, inside
from models.glossary import Stage
from models.ledger import canonical
from models.region import VILLAGE, home, level


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """So many boxes of one village, alike: resting at `stage`, or on the way to `heading`."""

    village: str
    stage: Stage
    heading: Stage | None
    boxes: int
    since: datetime | None
    """When the latest of them came there (UTC); None: never reported."""


@dataclass(frozen=True, slots=True)
class Member:
    """A box of a lot."""

    id: int
    station: int | None
    election: str


class Box(Base):
    """One ballot box. It rests at `stage`, or has left it for `heading`; one place at a time."""

    __tablename__ = "boxes"
    __table_args__ = (UniqueConstraint("village", "station", "election"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True)
    village: Mapped[str] = mapped_column(Code, ForeignKey("regions.code"))
    station: Mapped[int | None]
    election: Mapped[str] = mapped_column(ForeignKey("elections.code"))
    stage: Mapped[Stage] = mapped_column(default=Stage.KPU)
    heading: Mapped[Stage | None] = mapped_column(default=None)
    since: Mapped[datetime | None] = mapped_column(default=None)
    handoff_id: Mapped[int | None] = mapped_column(ForeignKey("handoffs.id"), default=None)

    @classmethod
    def whereabouts(cls, session: Session, region: str) -> Sequence[Whereabouts]:
        """Where a region's boxes are, by village and place, in the codes' order."""
        query = (
            select(cls.village, cls.stage, cls.heading, func.count(), func.max(cls.since))
            .where(inside(cls.village, region))
            .group_by(cls.village, cls.stage, cls.heading)
            .order_by(cls.village)
        )
        return [Whereabouts(*row) for row in session.execute(query)]

    @classmethod
    def register(cls, session: Session) -> dict[str, Any]:
        """How many boxes there should be, and one hash over what each id stands for."""
        columns = cls.id, cls.village, cls.station, cls.election
        query = select(*columns).order_by(cls.id).execution_options(yield_per=1000)
        lines, boxes = sha256(), 0
        for row in session.execute(query):
            lines.update(canonical(tuple(row)).encode() + b"\n")
            boxes += 1
        return {"boxes": boxes, "hash": lines.hexdigest()}


class Manifest:
    """Which boxes each place should have. Kept in memory: it changes with imports only."""

    def __init__(self) -> None:
        self._villages: dict[str, dict[int | None, list[Member]]] = {}
        self._known: set[str] = set()

    def of(self, session: Session, place: str, stations: Sequence[int] = ()) -> Sequence[Member]:
        """The boxes of a village, or of all in a kecamatan; of these stations or of all."""
        self._look_up(session, home(place))
        if level(place) == VILLAGE:
            return _lot(self._villages.get(place, {}), stations)
        within = [
            boxes for village, boxes in self._villages.items() if village.startswith(f"{place}.")
        ]
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
