"""Forms: reports that buttons complete, each one card for its author, open for a while."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import BigInteger, Index, delete, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Json, Number
from models.draft import Draft
from models.source import Source

OPEN_FOR = timedelta(minutes=10)
"""After its last answer a form lapses."""

MOST_A_MINUTE = 8
"""Forms that a group gets in a minute: each costs messages that all its reports share."""

KEPT_FOR = timedelta(days=1)
"""A form that is done is forgotten after so long: what counts is the report."""


class FormState(StrEnum):
    """What became of a form."""

    OPEN = "open"
    SENT = "sent"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class Form(Base):
    """A form, and the message that it asks about; its card is owed under `key`."""

    __tablename__ = "forms"
    __table_args__ = (
        Index(
            "uq_forms_message",
            "chat_id",
            "message_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    """Where the message was written; the card may have moved with its group."""
    message_id: Mapped[int] = mapped_column(BigInteger)
    officer_id: Mapped[int] = mapped_column(BigInteger)
    author: Mapped[str]
    text: Mapped[str]
    reported_at: Mapped[datetime]
    known: Mapped[dict[str, Any]] = mapped_column(Json)
    opened_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    state: Mapped[FormState] = mapped_column(default=FormState.OPEN)

    @classmethod
    def about(cls, number: int, source: Source, draft: Draft, now: datetime) -> Self:
        """A new form about a message."""
        return cls(
            id=number,
            chat_id=source.chat_id,
            message_id=source.message_id,
            officer_id=source.officer_id,
            author=source.author,
            text=source.text,
            reported_at=source.reported_at,
            known=draft.model_dump(mode="json"),
            opened_at=now,
            expires_at=now + OPEN_FOR,
        )

    @property
    def key(self) -> str:
        """What its card is owed under."""
        return f"form {self.id}"

    @property
    def draft(self) -> Draft:
        """What is known so far."""
        return Draft.model_validate(self.known)

    def answer(self, draft: Draft, now: datetime) -> None:
        """More is known now, and the form stays open a while longer."""
        self.known = draft.model_dump(mode="json")
        self.expires_at = now + OPEN_FOR

    def is_open(self, now: datetime) -> bool:
        """Whether it may still be answered."""
        return self.state == FormState.OPEN and now < self.expires_at

    @property
    def source(self) -> Source:
        """The message that it is about."""
        return Source(
            chat_id=self.chat_id,
            message_id=self.message_id,
            officer_id=self.officer_id,
            author=self.author,
            text=self.text,
            reported_at=self.reported_at,
            edited=False,
        )

    @classmethod
    def locked(cls, session: Session, number: int) -> Self | None:
        """The form with that number, nobody else's until the transaction ends; None if gone."""
        return session.scalar(select(cls).where(cls.id == number).with_for_update())

    @classmethod
    def of_message(cls, session: Session, source: Source) -> Self | None:
        """The latest form about a message; None where there was none."""
        query = select(cls).where(
            cls.chat_id == source.chat_id, cls.message_id == source.message_id
        )
        return session.scalar(query.order_by(cls.id.desc()).limit(1).with_for_update())

    @classmethod
    def latest_of(cls, session: Session, source: Source) -> Self | None:
        """The latest open form of a message's author in its chat; None: none."""
        query = select(cls).where(
            cls.chat_id == source.chat_id,
            cls.officer_id == source.officer_id,
            cls.state == FormState.OPEN,
        )
        return session.scalar(query.order_by(cls.id.desc()).limit(1).with_for_update())

    @classmethod
    def opened_since(cls, session: Session, chat_id: int, moment: datetime) -> int:
        """How many were opened in a chat after a moment."""
        query = select(func.count()).where(cls.chat_id == chat_id, cls.opened_at > moment)
        return session.scalar(query) or 0

    @classmethod
    def every(cls, session: Session) -> Sequence[Self]:
        """All that are not forgotten, oldest first."""
        return session.scalars(select(cls).order_by(cls.id)).all()

    @classmethod
    def open_ones(cls, session: Session) -> Sequence[Self]:
        """All that are open, oldest first."""
        query = select(cls).where(cls.state == FormState.OPEN).order_by(cls.id)
        return session.scalars(query).all()

    @classmethod
    def left_alone(cls, session: Session, now: datetime) -> Sequence[Self]:
        """Those that are open and that nobody answered in time, oldest first."""
        query = select(cls).where(cls.state == FormState.OPEN, cls.expires_at <= now)
        return session.scalars(query.order_by(cls.id).with_for_update()).all()

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Drop those that are done, with the words that never became a report."""
        done = (cls.state != FormState.OPEN) & (cls.expires_at < now - KEPT_FOR)
        session.execute(delete(cls).where(done))
