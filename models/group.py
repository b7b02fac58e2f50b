"""Group chats: what each is for, its region, zone, language and digest schedule."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, among
from models.glossary import Service, Standing
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
    """Minutes between digests, counted from local midnight, where no schedule says otherwise."""
    reactions: Mapped[bool] = mapped_column(default=True)
    """False once Telegram has said that the group restricts them."""
    topic: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """Where digests and alerts go in a group with topics; None: its general one."""
    approved_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """The operator who let it in; None: it was imported."""
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when we are not in it any more."""
    service: Mapped[Service | None] = mapped_column(default=None)
    """Whose own it is: its digests tell first what waits for that service."""
    scheduled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its schedule was last changed: moments before are no slots of it."""
    quiet_from: Mapped[int | None] = mapped_column(default=None)
    quiet_until: Mapped[int | None] = mapped_column(default=None)
    """Local minutes of the day between which digests come without a sound."""

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Its quiet hours, if any."""
        if self.quiet_from is None or self.quiet_until is None:
            return None
        return self.quiet_from, self.quiet_until

    @classmethod
    def of_chat(cls, session: Session, chat_id: int) -> Self:
        """The group of a chat. Raises UnknownChat."""
        group = session.get(cls, chat_id)
        if group is None:
            raise UnknownChat(chat_id)
        return group

    @classmethod
    def of_chats(cls, session: Session, chats: Collection[int]) -> dict[int, "Group"]:
        """The groups among some chats, by chat."""
        found = session.scalars(OF_CHATS, {"chats": list(chats)})
        return {group.chat_id: group for group in found}

    def commands(self, place: str) -> bool:
        """Whether it is a command group of a place, or of what that lies in."""
        return self.role == Standing.COMMAND and self.region in ancestors(place)

    @classmethod
    def commanding(cls, session: Session) -> list[Self]:
        """All command groups that we are in."""
        return list(session.scalars(COMMANDING))

    @classmethod
    def commanding_over(cls, session: Session, place: str) -> list[Self]:
        """The command groups, as far as we are in them, of a place and all that it lies in."""
        query = select(cls).where(
            cls.role == Standing.COMMAND,
            cls.region.in_(list(ancestors(place))),
            cls.left_at.is_(None),
        )
        return list(session.scalars(query))

    @classmethod
    def restrict_reactions(cls, session: Session, chat_id: int) -> None:
        """Remember that a group takes no reactions."""
        session.execute(update(cls).where(cls.chat_id == chat_id).values(reactions=False))

    @classmethod
    def leave_topic(cls, session: Session, chat_id: int) -> None:
        """Write to the general topic: the chosen one is gone."""
        session.execute(update(cls).where(cls.chat_id == chat_id).values(topic=None))


COMMANDING = select(Group).where(Group.role == Standing.COMMAND, Group.left_at.is_(None))
"""Built once: it is asked each second."""

OF_CHATS = select(Group).where(Group.chat_id.in_(among("chats")))
