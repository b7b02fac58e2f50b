"""What keeps Posko from hearing or telling a group; operators hear of each once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, insert_once
from models.glossary import Hindrance

EVERYWHERE = 0
"""The chat id of what hinders all groups."""


class Trouble(Base):
    """A hindrance in one group, from when we learned of it until it is mended."""

    __tablename__ = "troubles"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[Hindrance] = mapped_column(primary_key=True)
    since: Mapped[datetime]
    told_at: Mapped[datetime | None] = mapped_column(default=None)
    """When operators were told."""

    @classmethod
    def arise(cls, session: Session, chat_id: int, kind: Hindrance, now: datetime) -> None:
        """Note a hindrance; noted already, it stays as it is."""
        insert_once(session, cls, chat_id=chat_id, kind=kind, since=now)

    @classmethod
    def mend(cls, session: Session, chat_id: int, *kinds: Hindrance) -> None:
        """It hinders no more; the next time counts as new."""
        session.execute(delete(cls).where(cls.chat_id == chat_id, cls.kind.in_(kinds)))

    @classmethod
    def note(
        cls, session: Session, chat_id: int, kind: Hindrance, now: datetime, *, there: bool
    ) -> None:
        """Note that a hindrance is there, or that it is not."""
        if there:
            cls.arise(session, chat_id, kind, now)
        else:
            cls.mend(session, chat_id, kind)

    @classmethod
    def untold(cls, session: Session) -> Sequence[Self]:
        """What operators have yet to hear."""
        return session.scalars(select(cls).where(cls.told_at.is_(None))).all()
