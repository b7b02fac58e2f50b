"""Updates taken from Telegram, and those kept aside because we failed at them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import BigInteger, Index, bindparam, delete, func, insert, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Json

TELEGRAM_KEEPS = timedelta(days=7)
"""Telegram drops unconfirmed updates after a day; older ids may be given out anew."""


class Taken(Base):
    """An update that was taken; with an error, one that is kept aside for repair."""

    __tablename__ = "taken_updates"
    __table_args__ = (
        Index(
            "ix_taken_updates_kept_aside",
            "at",
            sqlite_where=text("error IS NOT NULL"),
            postgresql_where=text("error IS NOT NULL"),
        ),
    )

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    error: Mapped[str | None] = mapped_column(default=None)
    update: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    """The whole update, only where there is an error."""

    @property
    def fault(self) -> str:
        """What kind of error it was, without anybody's words."""
        return (self.error or "").partition("\n")[0]

    @property
    def chat_id(self) -> int | None:
        """The chat of an update that is kept aside, where it has one."""
        for part in (self.update or {}).values():
            match part:
                case {"chat": {"id": int(chat)}} | {"message": {"chat": {"id": int(chat)}}}:
                    return chat
        return None

    @classmethod
    def among(cls, session: Session, ids: Collection[int]) -> set[int]:
        """Those of these update ids that were taken before."""
        first, last = min(ids, default=0), max(ids, default=0)
        return set(session.scalars(BETWEEN, {"first": first, "last": last})).intersection(ids)

    @classmethod
    def mark(cls, session: Session, ids: Collection[int], now: datetime) -> None:
        """Remember that these updates were taken."""
        rows = [{"update_id": taken, "at": now} for taken in ids]
        session.connection().execute(insert(cls), rows)

    @classmethod
    def kept_aside(cls, session: Session, since: datetime) -> tuple[Self, int] | None:
        """The latest update that we failed at since then, and how many there are; None: none."""
        query = (
            select(cls, func.count().over())
            .where(cls.error.is_not(None), cls.at >= since)
            .order_by(cls.at.desc(), cls.update_id.desc())
        )
        latest = session.execute(query.limit(1)).first()
        return (latest[0], latest[1]) if latest else None

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Drop the ids that Telegram cannot send again; keep what failed."""
        old = cls.at < now - TELEGRAM_KEEPS
        session.execute(delete(cls).where(old, cls.error.is_(None)))


BETWEEN = select(Taken.update_id).where(
    Taken.update_id.between(bindparam("first"), bindparam("last"))
)
"""Telegram counts its updates up: a batch is a range, which is found faster than each of many."""
