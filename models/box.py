"""The manifest: every ballot box that should exist, and where each was last reported."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, inside
from models.glossary import Stage


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


class Manifest:
    """Which boxes each place should have. Kept in memory: it changes with imports only."""

    def __init__(self) -> None:
        self._places: dict[str, dict[int | None, list[Member]]] = {}

    def of(self, session: Session, place: str, stations: Sequence[int] = ()) -> Sequence[Member]:
        """The boxes of a village, or of all in a wider region; of these stations or of all."""
        if place not in self._places:
            self._places[place] = self._look_up(session, place)
        known = self._places[place]
        return [box for station in stations or known for box in known.get(station, ())]

    def forget(self) -> None:
        """Read all anew: something was imported."""
        self._places.clear()

    @staticmethod
    def _look_up(session: Session, place: str) -> dict[int | None, list[Member]]:
        query = select(Box.id, Box.station, Box.election).where(inside(Box.village, place))
        found: dict[int | None, list[Member]] = defaultdict(list)
        for row in session.execute(query):
            box = Member(*row)
            found[box.station].append(box)
        return found
