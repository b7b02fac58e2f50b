"""Digest slots: which command group was told what, once for each of its moments."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Self

from sqlalchemy import BigInteger, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Json, insert_once
from models.ledger import GENESIS

A_DAY = timedelta(days=1)


def digest_key(chat_id: int, slot: datetime) -> str:
    """The key of the message that a slot's digest is owed by."""
    return f"digest {chat_id} {slot.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


class Slot(Base):
    """A digest of one group at one moment, and how far its news reached."""

    __tablename__ = "digest_slots"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    slot: Mapped[datetime] = mapped_column(primary_key=True)
    last_handoff: Mapped[int]
    last_incident: Mapped[int]
    records: Mapped[int] = mapped_column(default=0)
    """How many entries the ledger had."""
    head: Mapped[str] = mapped_column(default=GENESIS)
    """The hash of the last: whoever rewrites the ledger after this differs from what was told."""
    figures: Mapped[dict[str, int] | None] = mapped_column(Json, default=None)
    """Where the boxes were, by place, in the order of the way home."""
    told: Mapped[str | None] = mapped_column(default=None)
    """What it said (HTML)."""

    @classmethod
    def claim(cls, session: Session, chat_id: int, slot: datetime, **told: int | str) -> bool:
        """Take a slot, whoever is first; whether it was still free."""
        return insert_once(session, cls, chat_id=chat_id, slot=slot, **told)

    @classmethod
    def tell(
        cls, session: Session, chat_id: int, slot: datetime, figures: dict[str, int], told: str
    ) -> None:
        """Note what the digest of a slot that is taken told."""
        slots = update(cls).where(cls.chat_id == chat_id, cls.slot == slot)
        session.execute(slots.values(figures=figures, told=told))

    @classmethod
    def past(
        cls, session: Session, chat_id: int, before: datetime, most: int, span: timedelta = A_DAY
    ) -> Sequence[Self]:
        """A group's latest slots within a span before a moment, with figures, oldest first."""
        query = (
            select(cls)
            .where(cls.chat_id == chat_id, cls.slot < before, cls.slot >= before - span)
            .where(cls.figures.is_not(None))
            .order_by(cls.slot.desc())
            .limit(most)
        )
        return session.scalars(query).all()[::-1]

    @classmethod
    def at(cls, session: Session, chat_id: int, slot: datetime) -> Self | None:
        """The digest of a slot; None where it is not taken."""
        return session.get(cls, (chat_id, slot))

    @classmethod
    def latest(cls, session: Session, chat_id: int) -> Self | None:
        """A group's latest slot that was claimed; None before its first."""
        query = select(cls).where(cls.chat_id == chat_id).order_by(cls.slot.desc()).limit(1)
        return session.scalar(query)
