"""Chats that no operator has let in: each is told so once, a group asks to be let in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import BigInteger, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, insert_once
from models.glossary import Standing
from models.group import Group
from models.refusals import StaleButton
from models.region import zone_of

PATIENCE = timedelta(days=1)
"""A group that nobody approves within this is left."""


class Stranger(Base):
    """A chat that is not known, and was told so once each time that we came."""

    __tablename__ = "strangers"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    told_at: Mapped[datetime]
    title: Mapped[str] = mapped_column(default="")
    times: Mapped[int] = mapped_column(default=1)
    """How often we came."""
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when we are out, or about to go."""

    @property
    def key(self) -> str:
        """What the question whether to let it in is owed under."""
        return f"stranger {self.chat_id} {self.times}"

    @classmethod
    def meet(cls, session: Session, chat_id: int, title: str, now: datetime) -> Self | None:
        """The stranger where it must be told; None where it was, since we came."""
        new = insert_once(session, cls, chat_id=chat_id, told_at=now, title=title, times=1)
        stranger = session.get_one(cls, chat_id)
        if new:
            return stranger
        if stranger.left_at is None:
            return None
        stranger.told_at, stranger.title, stranger.left_at = now, title, None
        stranger.times += 1
        return stranger

    @classmethod
    def asking(cls, session: Session, chat_id: int) -> Self:
        """The group that asks to be let in. Raises StaleButton where it no longer does."""
        stranger = session.scalar(select(cls).where(cls.chat_id == chat_id, ASKS))
        if stranger is None:
            raise StaleButton
        return stranger

    @classmethod
    def waiting(cls, session: Session) -> Sequence[Self]:
        """All groups that ask to be let in, the latest first."""
        return session.scalars(select(cls).where(ASKS).order_by(cls.told_at.desc())).all()

    @classmethod
    def overdue(cls, session: Session, now: datetime) -> Sequence[Self]:
        """The groups that nobody approved in time."""
        query = select(cls).where(ASKS, cls.told_at <= now - PATIENCE)
        return session.scalars(query).all()

    @classmethod
    def leave(cls, session: Session, chat_id: int, now: datetime) -> None:
        """Note that we are out, or about to go."""
        there = update(cls).where(cls.chat_id == chat_id, cls.left_at.is_(None))
        session.execute(there.values(left_at=now))

    def approve(
        self, session: Session, role: Standing, region: str, operator: int, language: str
    ) -> Group:
        """Let the group in, for a region."""
        group = Group(
            chat_id=self.chat_id,
            title=self.title,
            role=role,
            region=region,
            zone=zone_of(region),
            language=language,
            approved_by=operator,
        )
        session.add(group)
        session.delete(self)
        session.flush()
        return group


ASKS = (
    (Stranger.chat_id < 0)
    & Stranger.left_at.is_(None)
    & Stranger.chat_id.not_in(select(Group.chat_id))
)
"""Whether it is a group that asks still: it may have been let in by an import meanwhile."""
