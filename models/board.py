"""The live board: one pinned message of each command group that always shows the latest."""

from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base


class Board(Base):
    """A group's board: what it shows, and since when."""

    __tablename__ = "boards"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key: Mapped[str]
    """Of the message that is owed."""
    shown: Mapped[str]
    """What it shows (HTML), but for the clock."""
    shown_at: Mapped[datetime]
    pinned: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def of(cls, session: Session, chat_id: int) -> Self | None:
        """A group's board; None where it has none yet."""
        return session.get(cls, chat_id)

    @classmethod
    def put(
        cls, session: Session, chat_id: int, shown: str, now: datetime, old: Self | None
    ) -> Self:
        """A group's new board, in the place of an old one."""
        number = int(old.key.rpartition(" ")[2]) + 1 if old else 1
        made = cls(chat_id=chat_id, key=f"board {chat_id} {number}", shown=shown, shown_at=now)
        return session.merge(made)
