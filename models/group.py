"""Group chats: what each is for, its region, zone, language and digest schedule."""

from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, insert_once
from models.glossary import Standing
from models.refusals import UnknownChat
from models.region import ancestors


class Group(Base):
    """An approved group chat."""

    __tablename__ = "groups"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    title: Mapped[str]
    role: Mapped[Standing]
    region: Mapped[str] = mapped_column(Code, index=True)
    zone: Mapped[str] = mapped_column(default="Asia/Jakarta")
    language: Mapped[str] = mapped_column(default="id")
    digest_every: Mapped[int] = mapped_column(default=60)
    """Minutes between digests, counted from local midnight."""
    reactions: Mapped[bool] = mapped_column(default=True)
    """False once Telegram has said that the group restricts them."""

    @classmethod
    def of_chat(cls, session: Session, chat_id: int) -> Self:
        """The group of a chat. Raises UnknownChat."""
        group = session.get(cls, chat_id)
        if group is None:
            raise UnknownChat(chat_id)
        return group

    @classmethod
    def commanding(cls, session: Session) -> list[Self]:
        """All command groups."""
        return list(session.scalars(select(cls).where(cls.role == Standing.COMMAND)))

    @classmethod
    def commanding_over(cls, session: Session, place: str) -> list[Self]:
        """The command groups of a place and of all regions that it lies in."""
        query = select(cls).where(
            cls.role == Standing.COMMAND, cls.region.in_(list(ancestors(place)))
        )
        return list(session.scalars(query))

    @classmethod
    def migrate(cls, session: Session, old: int, new: int) -> None:
        """Follow a group that became a supergroup; told twice, done once."""
        if session.get(cls, new) is None:
            session.execute(update(cls).where(cls.chat_id == old).values(chat_id=new))
            session.expire_all()

    @classmethod
    def restrict_reactions(cls, session: Session, chat_id: int) -> None:
        """Remember that a group takes no reactions."""
        session.execute(update(cls).where(cls.chat_id == chat_id).values(reactions=False))

    def last_slot(self, now: datetime) -> datetime:
        """The latest moment, up to and including `now`, at which a digest is due."""
        local = now.astimezone(ZoneInfo(self.zone))
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (local - midnight) // timedelta(minutes=self.digest_every)
        return midnight + passed * timedelta(minutes=self.digest_every)


class Stranger(Base):
    """A chat that is not known, and was told so once."""

    __tablename__ = "strangers"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    told_at: Mapped[datetime]

    @classmethod
    def meet(cls, session: Session, chat_id: int, now: datetime) -> bool:
        """Whether this is the first time that we see the chat."""
        return insert_once(session, cls, chat_id=chat_id, told_at=now)
