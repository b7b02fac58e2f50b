"""An incident's timeline: what was done about it, and what was told, in order."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import BigInteger, Index, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number
from models.ledger import Entry, fingerprint


class Deed(StrEnum):
    """What happened to an incident."""

    REPORTED = "reported"
    AMENDED = "amended"
    ACKNOWLEDGED = "acknowledged"
    HANDLED = "handled"
    ESCALATED = "escalated"
    TOLD = "told"
    LAPSED = "lapsed"
    RAISED = "raised"
    LOWERED = "lowered"
    ASKED = "asked"
    RESOLVED = "resolved"
    CLOSED = "closed"
    SETTLED = "settled"
    """A commander, or custody itself, decided what a finding means: it is over."""
    REOPENED = "reopened"
    LINKED = "linked"
    PARTED = "parted"
    NOTE = "note"


REPORTS = (Deed.REPORTED, Deed.AMENDED)
"""These stand in the ledger as reports."""


class Event(Base):
    """One entry of a timeline; entries are added, never changed."""

    __tablename__ = "timeline"
    __table_args__ = (
        Index("ix_timeline_number", "number", "id"),
        Index("ix_timeline_message", "chat_id", "message_id"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    number: Mapped[int] = mapped_column(Number)
    at: Mapped[datetime]
    deed: Mapped[Deed]
    officer_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """Who did it; None: the clock."""
    text: Mapped[str] = mapped_column(default="")
    """What was written, or what it became."""
    chat_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    message_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    media: Mapped[str | None] = mapped_column(default=None)
    """photo, video, voice, document or location."""
    file_id: Mapped[str | None] = mapped_column(default=None)
    """Telegram's name for the file; of a location latitude and longitude."""

    def keep(self, session: Session, now: datetime) -> None:
        """Put it on the timeline; what is no report of its own enters the ledger here."""
        session.add(self)
        session.flush()
        if self.deed not in REPORTS:
            Entry.note(session, "step", self.id, self.told(), recorded_at=now, **self.by())

    def told(self) -> dict[str, Any]:
        """What the ledger keeps of it."""
        return {
            "number": self.number,
            "deed": self.deed,
            "text": fingerprint(self.text) if self.text else None,
            "message": self.message_id,
        }

    def by(self) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        return {"happened_at": self.at, "actor": self.officer_id, "chat": self.chat_id}

    @classmethod
    def with_ids(cls, session: Session, ids: Collection[int]) -> Mapping[int, Self]:
        """Those with these ids, by id."""
        return {one.id: one for one in session.scalars(select(cls).where(cls.id.in_(ids)))}

    @classmethod
    def kept(cls, session: Session) -> int:
        """How many the ledger tells of."""
        query = select(func.count()).select_from(cls).where(cls.deed.not_in(REPORTS))
        return session.scalars(query).one()

    @classmethod
    def latest(cls, session: Session, number: int) -> Self | None:
        """The latest thing that somebody did to it, notes aside."""
        deeds = cls.deed.not_in([Deed.NOTE, Deed.TOLD, *REPORTS])
        query = select(cls).where(cls.number == number, deeds).order_by(cls.id.desc()).limit(1)
        return session.scalar(query)

    @classmethod
    def stands(cls, session: Session, chat_id: int, message_id: int, text: str) -> bool:
        """Whether a message's words stand here already."""
        query = select(cls.text).where(cls.chat_id == chat_id, cls.message_id == message_id)
        return session.scalar(query.order_by(cls.id.desc()).limit(1)) == text

    @classmethod
    def report(cls, session: Session, number: int) -> Self | None:
        """The first word of an incident, with what came with it."""
        query = select(cls).where(cls.number == number, cls.deed == Deed.REPORTED)
        return session.scalar(query.limit(1))

    @classmethod
    def news(cls, session: Session, number: int) -> tuple[int, Self | None]:
        """How often there was news of an incident, and the latest."""
        query = select(cls, func.count().over()).where(cls.number == number, cls.deed == Deed.NOTE)
        found = session.execute(query.order_by(cls.id.desc()).limit(1)).first()
        return (found[1], found[0]) if found else (0, None)

    @classmethod
    def of(cls, session: Session, numbers: Sequence[int]) -> Sequence[Self]:
        """The timeline of these incidents, oldest first; of edited messages the last words."""
        query = select(cls).where(cls.number.in_(numbers)).order_by(cls.at, cls.id)
        events = session.scalars(query).all()
        last = {(one.chat_id, one.message_id): one.id for one in events if one.deed == Deed.NOTE}
        return [
            one
            for one in events
            if one.deed != Deed.NOTE or last[(one.chat_id, one.message_id)] == one.id
        ]
