"""Digest slots: which command group was told what, once for each of its moments."""

from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, insert_once
from models.ledger import GENESIS


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

    @classmethod
    def claim(cls, session: Session, chat_id: int, slot: datetime, **told: int | str) -> bool:
        """Take a slot, whoever is first; whether it was still free."""
        return insert_once(session, cls, chat_id=chat_id, slot=slot, **told)

    @classmethod
    def latest(cls, session: Session, chat_id: int) -> Self | None:
        """A group's latest slot that was claimed; None before its first."""
        query = select(cls).where(cls.chat_id == chat_id).order_by(cls.slot.desc()).limit(1)
        return session.scalar(query)
