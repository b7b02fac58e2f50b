"""Attestations: officers who confirm, by a button, what another reported."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Self

from sqlalchemy import BigInteger, ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.batch import Batch
from models.glossary import Service
from models.handoff import Handoff
from models.officer import Officer


class Attestation(Base):
    """An officer's word that a report is right."""

    __tablename__ = "attestations"

    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"), primary_key=True)
    officer_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    service: Mapped[Service]
    """As it was then."""
    at: Mapped[datetime]

    @classmethod
    def give(cls, batch: Batch, handoff: Handoff, officer: Officer) -> Self:
        """Have an officer's word written."""
        given = cls(
            handoff_id=handoff.id,
            officer_id=officer.telegram_id,
            service=officer.service,
            at=batch.now,
        )
        batch.add(given)
        batch.note("attestation", handoff.id, given.told(), **given.by(handoff.chat_id))
        return given

    def told(self) -> dict[str, Any]:
        """What the ledger keeps."""
        return {"service": self.service}

    def by(self, chat: int) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        return {"happened_at": self.at, "actor": self.officer_id, "chat": chat}

    @classmethod
    def of_handoffs(cls, session: Session, handoffs: Collection[int]) -> Sequence[tuple[Self, int]]:
        """All that were given for these hand-overs (ids), with the chat of each report."""
        query = select(cls, Handoff.chat_id).join(Handoff, Handoff.id == cls.handoff_id)
        return [(one, chat) for one, chat in session.execute(query.where(Handoff.id.in_(handoffs)))]

    @classmethod
    def count(cls, session: Session) -> int:
        """How many there are."""
        return session.scalars(select(func.count()).select_from(cls)).one()
