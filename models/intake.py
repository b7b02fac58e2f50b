"""Updates taken from Telegram, and those kept aside because we failed at them."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Json

TELEGRAM_KEEPS = timedelta(days=7)
"""Telegram drops unconfirmed updates after a day; older ids may be given out anew."""


class Taken(Base):
    """An update that was taken; with an error, one that is kept aside for repair."""

    __tablename__ = "taken_updates"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    error: Mapped[str | None] = mapped_column(default=None)
    update: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    """The whole update, only where there is an error."""

    @classmethod
    def among(cls, session: Session, ids: Collection[int]) -> set[int]:
        """Those of these update ids that were taken before."""
        return set(session.scalars(select(cls.update_id).where(cls.update_id.in_(ids))))

    @classmethod
    def mark(cls, session: Session, ids: Collection[int], now: datetime) -> None:
        """Remember that these updates were taken."""
        rows = [{"update_id": taken, "at": now} for taken in ids]
        session.connection().execute(insert(cls), rows)

    @classmethod
    def kept_aside(cls, session: Session) -> list[int]:
        """The ids of the updates that we failed at, in order."""
        query = select(cls.update_id).where(cls.error.is_not(None)).order_by(cls.update_id)
        return list(session.scalars(query))

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Drop the ids that Telegram cannot send again; keep what failed."""
        old = cls.at < now - TELEGRAM_KEEPS
        session.execute(delete(cls).where(old, cls.error.is_(None)))
