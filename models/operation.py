"""The operation: from when to when what is reported can have happened, as operators set it."""

from datetime import datetime, time, timedelta
from typing import NamedTuple, Self

from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number
from models.source import CLOCKS_DIFFER, Source

ONLY = 1
"""The key of the one row: one database is one operation."""

TODAY = timedelta(hours=12)
"""A claimed time so long ago is questioned: it is still to come, or of another day."""


class Operation(Base):
    """When the operation begins and ends; both inclusive."""

    __tablename__ = "operation"

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    begins_at: Mapped[datetime]
    ends_at: Mapped[datetime | None]
    """None: nobody said."""

    @classmethod
    def current(cls, session: Session) -> Self | None:
        """The one of this database; None where nobody said when it begins."""
        return session.get(cls, ONLY)

    def lasts(self, moment: datetime) -> bool:
        """Whether a moment lies in it, as far as watches agree."""
        begun = moment >= self.begins_at - CLOCKS_DIFFER
        return begun and (self.ends_at is None or moment <= self.ends_at + CLOCKS_DIFFER)


class Timing(NamedTuple):
    """When something happened, and what is questionable about it."""

    occurred_at: datetime
    doubted: time | None = None
    """The claimed time that cannot be: still to come, too long ago, or not of the operation."""
    outside: bool = False
    """Whether the message itself came outside the operation."""


def timed(claimed: time | None, source: Source, zone: str, operation: Operation | None) -> Timing:
    """When something happened: as claimed where that can be, else when it was told."""
    now, occurred = source.reported_at, source.occurred_at(claimed, zone)
    outside = bool(operation and not operation.lasts(now))
    before = bool(operation and not operation.lasts(occurred)) and not outside
    if now - occurred > TODAY or before:
        return Timing(now, claimed, outside)
    return Timing(occurred, outside=outside)
