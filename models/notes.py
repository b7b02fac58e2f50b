"""What is kept of people's dealings with Posko itself: hints given, refusals, looks at people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, insert_once


class Hint(Base):
    """A hint that a chat or a person was given; each is given once."""

    __tablename__ = "hints"

    about: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Chat or Telegram id."""
    name: Mapped[str] = mapped_column(primary_key=True)

    @classmethod
    def due(cls, session: Session, about: int, name: str) -> bool:
        """Whether the hint was not given before; it is now."""
        return insert_once(session, cls, about=about, name=name)


class Declined(Base):
    """How many messages of a chat were refused for a reason; their text is not kept."""

    __tablename__ = "declined"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reason: Mapped[str] = mapped_column(primary_key=True)
    """The Refusal's name."""
    count: Mapped[int] = mapped_column(default=0)

    @classmethod
    def note(cls, session: Session, chat_id: int, reason: str) -> None:
        """Count one more."""
        insert_once(session, cls, chat_id=chat_id, reason=reason, count=0)
        row = (cls.chat_id == chat_id, cls.reason == reason)
        session.execute(update(cls).where(*row).values(count=cls.count + 1))

    @classmethod
    def of(cls, session: Session, chat_id: int) -> dict[str, int]:
        """How many messages of a chat were refused, by reason, most first."""
        query = select(cls.reason, cls.count).where(cls.chat_id == chat_id)
        return {reason: count for reason, count in session.execute(query.order_by(-cls.count))}


class Access(Base):
    """Somebody was shown what is held of people; reading it changes nothing else."""

    __tablename__ = "accesses"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    at: Mapped[datetime]
    officer_id: Mapped[int] = mapped_column(BigInteger)
    what: Mapped[str]
    """roster, officer, revoke."""
    about: Mapped[str] = mapped_column(Code)
    """A region's code or a Telegram id."""

    @classmethod
    def count(cls, session: Session, person: int) -> int:
        """How often others were shown one person's card."""
        query = select(func.count()).select_from(cls).where(cls.about == str(person))
        return session.scalars(query).one()

    @classmethod
    def to(cls, session: Session, about: str) -> Sequence[Self]:
        """All looks at a region's people or at one of them, oldest first."""
        return session.scalars(select(cls).where(cls.about == about).order_by(cls.id)).all()
