"""Transit: how long boxes may be on the way, what held them up, where there is no network."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import BigInteger, ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, inside
from models.box import Box
from models.glossary import Class, Stage
from models.handoff import Handoff
from models.ledger import fingerprint
from models.region import Station, ancestors

USUAL = {
    frozenset({Stage.TPS, Stage.PPS}): timedelta(minutes=60),
    frozenset({Stage.PPS, Stage.PPK}): timedelta(minutes=120),
    frozenset({Stage.PPK, Stage.KPU}): timedelta(minutes=240),
}
"""How long a leg may take, either way, where nobody set it otherwise."""

UNUSUAL = timedelta(minutes=180)
"""The same where a step was skipped."""

LONGER = {Class.SAFE: 1.0, Class.VULNERABLE: 1.5, Class.VERY_VULNERABLE: 2.0}
"""Stations are rated vulnerable for their distance: their boxes may take so much longer."""


class Limit(Base):
    """How long boxes of a region may be on the way of one leg."""

    __tablename__ = "transit_limits"

    region: Mapped[str] = mapped_column(Code, primary_key=True)
    origin: Mapped[Stage] = mapped_column(primary_key=True)
    destination: Mapped[Stage] = mapped_column(primary_key=True)
    minutes: Mapped[int]

    @classmethod
    def all(cls, session: Session) -> dict[tuple[str, Stage, Stage], timedelta]:
        """All that were set."""
        return {
            (one.region, one.origin, one.destination): timedelta(minutes=one.minutes)
            for one in session.scalars(select(cls))
        }


class BlindSpot(Base):
    """A region without mobile network: its silence is no alarm."""

    __tablename__ = "blind_spots"

    region: Mapped[str] = mapped_column(Code, primary_key=True)

    @classmethod
    def all(cls, session: Session) -> set[str]:
        """The codes of all."""
        return set(session.scalars(select(cls.region)))

    @classmethod
    def within(cls, session: Session, region: str) -> Sequence[str]:
        """The codes of those in a region, in order."""
        query = select(cls.region).where(inside(cls.region, region)).order_by(cls.region)
        return session.scalars(query).all()


class Holdup(Base):
    """What holds boxes up on their way; their time begins anew."""

    __tablename__ = "holdups"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"), index=True)
    officer_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]
    reason: Mapped[str]

    def told(self) -> dict[str, Any]:
        """What the ledger keeps; of the reason a hash."""
        return {"handoff": self.handoff_id, "reason": fingerprint(self.reason)}

    def by(self, chat: int) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        return {"happened_at": self.at, "actor": self.officer_id, "chat": chat}

    @classmethod
    def with_ids(cls, session: Session, ids: Collection[int]) -> Sequence[tuple[Self, int]]:
        """Those with these ids, with the chat of each one's report."""
        query = select(cls, Handoff.chat_id).join(Handoff, Handoff.id == cls.handoff_id)
        return [(one, chat) for one, chat in session.execute(query.where(cls.id.in_(ids)))]

    @classmethod
    def count(cls, session: Session) -> int:
        """How many there are."""
        return session.scalars(select(func.count()).select_from(cls)).one()


@dataclass(frozen=True, slots=True)
class Transit:
    """Boxes of one report that are on the way."""

    report: int
    village: str
    stage: Stage
    heading: Stage
    since: datetime
    """When they left, or were last said to be held up."""
    holdups: int
    boxes: Sequence[int]

    @classmethod
    def under_way(cls, session: Session, before: datetime) -> list[Self]:
        """All that left before a moment, by report and village, oldest first."""
        query = (
            select(Box.handoff_id, Box.village, Box.stage, Box.heading, Box.since, Box.id)
            .where(Box.heading.is_not(None), Box.doubt.is_(None), Box.since < before)
            .order_by(Box.since, Box.handoff_id, Box.village, Box.id)
        )
        found: dict[tuple[int, str], tuple[Stage, Stage, datetime, list[int]]] = {}
        for report, village, stage, heading, since, box in session.execute(query):
            if report is None or heading is None or since is None:
                continue  # the query and the table see to it that there is none
            found.setdefault((report, village), (stage, heading, since, []))[3].append(box)
        held = _holdups(session, [report for report, _ in found])
        return [
            cls(report, village, stage, heading, *_latest(since, held.get(report)), boxes)
            for (report, village), (stage, heading, since, boxes) in found.items()
        ]

    def limit(
        self, limits: Mapping[tuple[str, Stage, Stage], timedelta], ratings: Mapping[str, Class]
    ) -> timedelta:
        """How long they may take: as set for the narrowest region, else as usual."""
        for region in ancestors(self.village):
            if (region, self.stage, self.heading) in limits:
                return limits[region, self.stage, self.heading]
        usual = USUAL.get(frozenset({self.stage, self.heading}), UNUSUAL)
        station = Stage.TPS in (self.stage, self.heading)
        return usual * (LONGER[ratings.get(self.village, Class.SAFE)] if station else 1.0)


def ratings(session: Session) -> dict[str, Class]:
    """The most vulnerable rating in each village that has any but the safest."""
    query = select(Station.village, Station.rating).where(Station.rating != Class.SAFE)
    worst: dict[str, Class] = {}
    for village, rating in session.execute(query):
        known = worst.get(village, rating)
        worst[village] = max(known, rating, key=list(Class).index)
    return worst


def _holdups(session: Session, reports: Sequence[int]) -> dict[int, tuple[datetime, int]]:
    if not reports:
        return {}
    number = func.coalesce(Handoff.amends, Handoff.id)  # what was said of an earlier version stays
    known = session.execute(select(Handoff.id, number).where(Handoff.id.in_(reports)))
    numbers = {called: report for report, called in known}
    query = select(number, func.max(Holdup.at), func.count()).select_from(Holdup)
    held = query.join(Handoff, Handoff.id == Holdup.handoff_id).group_by(number)
    return {
        numbers[called]: (at, count)
        for called, at, count in session.execute(held)
        if called in numbers
    }


def _latest(since: datetime, held: tuple[datetime, int] | None) -> tuple[datetime, int]:
    return (max(since, held[0]), held[1]) if held else (since, 0)
