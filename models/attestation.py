"""Attestations: officers who confirm, by a button, what another reported."""

from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

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
        batch.note(
            "attestation",
            handoff.id,
            {"service": given.service},
            happened_at=given.at,
            actor=given.officer_id,
            chat=handoff.chat_id,
        )
        return given
