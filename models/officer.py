"""People on duty: who they are and what they may do. Only what the duty needs (UU 27/2022)."""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby, islice
from typing import Self

from sqlalchemy import BigInteger, case, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, among, inside
from models.glossary import Duty, Service
from models.region import ancestors, covers
from models.source import NOBODY

DUTIES = list(Duty)

FORCES = (Service.TNI, Service.POLRI)


class Officer(Base):
    """An enrolled officer."""

    __tablename__ = "officers"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str]
    rank: Mapped[str]
    service: Mapped[Service]
    unit: Mapped[str]
    role: Mapped[Duty]
    region: Mapped[str] = mapped_column(Code)
    enrolled_at: Mapped[datetime | None] = mapped_column(default=None)
    """None: imported from a roster."""
    invited_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when they may do no more than a stranger."""

    @property
    def title(self) -> str:
        """Rank and name; some have no rank."""
        return f"{self.rank} {self.name}".strip()

    @property
    def active(self) -> bool:
        """Whether they may act as an officer at all."""
        return self.revoked_at is None and self.telegram_id not in NOBODY

    def may(self, duty: Duty, place: str) -> bool:
        """Whether they have at least this duty over a place: their own region, or within it."""
        return self.active and self.at_least(duty) and covers(self.region, place)

    def at_least(self, duty: Duty) -> bool:
        """Whether their own duty is this one or a higher one."""
        return DUTIES.index(self.role) >= DUTIES.index(duty)

    def may_revoke(self, other: Self) -> bool:
        """Whether they may put another officer out: of lower duty, or by an operator."""
        higher = DUTIES.index(self.role) > DUTIES.index(other.role)
        able = higher or self.role == Duty.OPERATOR
        same = self.telegram_id == other.telegram_id
        return able and not same and self.may(Duty.COMMANDER, other.region)

    @classmethod
    def operators(cls, session: Session, place: str | None) -> Sequence[Self]:
        """The operators over a place; over any, where it is None."""
        query = select(cls).where(cls.role == Duty.OPERATOR, cls.revoked_at.is_(None))
        if place is not None:
            query = query.where(cls.region.in_(list(ancestors(place))))
        return session.scalars(query.order_by(cls.telegram_id)).all()

    @classmethod
    def within(cls, session: Session, region: str, at_most: int, after: int) -> Sequence[Self]:
        """A page of a region's officers who may act, by region, highest duty first."""
        duty = case({duty: -place for place, duty in enumerate(DUTIES)}, value=cls.role)
        query = select(cls).where(inside(cls.region, region), cls.revoked_at.is_(None))
        query = query.order_by(cls.region, duty, cls.name, cls.telegram_id)
        return session.scalars(query.offset(after).limit(at_most)).all()

    @classmethod
    def count(cls, session: Session, region: str) -> int:
        """How many officers of a region may act."""
        query = select(func.count()).select_from(cls).where(inside(cls.region, region))
        return session.scalars(query.where(cls.revoked_at.is_(None))).one()

    def near(self, place: str) -> bool:
        """Whether a place lies in their region, or their region in the place."""
        return self.active and (covers(self.region, place) or covers(place, self.region))

    @classmethod
    def known(cls, session: Session, ids: Collection[int]) -> dict[int, "Officer"]:
        """Those of these people who are or were enrolled."""
        found = session.scalars(KNOWN, {"people": list(ids)}) if ids else ()
        return {officer.telegram_id: officer for officer in found}

    @classmethod
    def nearest(cls, session: Session, place: str, each: int) -> Sequence[Self]:
        """So many of each force whose region holds the place most closely, commanders first."""
        closest = (func.length(cls.region).desc(), case((cls.role == Duty.COMMANDER, 0), else_=1))
        rank = func.row_number().over(
            partition_by=cls.service, order_by=(*closest, cls.telegram_id)
        )
        here = cls.region.in_(list(ancestors(place))), cls.revoked_at.is_(None)
        near = (
            select(cls.telegram_id, rank.label("rank"))
            .where(cls.service.in_(FORCES), *here)
            .subquery()
        )
        query = select(cls).join(near, near.c.telegram_id == cls.telegram_id)
        return session.scalars(
            query.where(near.c.rank <= each).order_by(near.c.rank, cls.service)
        ).all()

    @classmethod
    def commanding(cls, session: Session, region: str, each: int) -> Sequence[Self]:
        """The commanders of exactly this region, by service, so many of each."""
        query = select(cls).where(cls.region == region, cls.role == Duty.COMMANDER)
        query = query.where(cls.revoked_at.is_(None)).order_by(cls.service, cls.telegram_id)
        services = groupby(session.scalars(query), key=lambda one: one.service)
        return [one for _, some in services for one in islice(some, each)]


KNOWN = select(Officer).where(Officer.telegram_id.in_(among("people")))
