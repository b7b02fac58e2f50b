"""What hand-overs and incidents have in common as rows: message, versions, two times."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, ClassVar, Self

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Index,
    case,
    false,
    func,
    select,
    text,
    true,
    update,
)
from sqlalchemy.orm import Mapped, MappedAsDataclass, Session, mapped_column

from models.base import Number
from models.ledger import fingerprint
from models.source import Source


class Reported(MappedAsDataclass, kw_only=True):
    """What every kind of report keeps: its message, its two times, its versions."""

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    officer_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[str]
    reported_at: Mapped[datetime]
    occurred_at: Mapped[datetime]
    amends: Mapped[int | None] = mapped_column(Number, default=None)
    """The first version's number, on a later version."""
    superseded: Mapped[bool] = mapped_column(default=False)
    """Whether a later version is in force."""

    behalf: Mapped[str | None] = mapped_column(default=None)
    """Who told it, where the author wrote for somebody else."""
    channel: Mapped[str | None] = mapped_column(default=None)
    """By what means they told it: HT, radio."""
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its author took it back; no version is in force then."""

    doubted: Mapped[time | None] = mapped_column(default=None)
    """The time that its author claimed, where that cannot be."""
    outside: Mapped[bool] = mapped_column(default=False)
    """Whether it was told before the operation began, or after its end."""

    words: ClassVar[tuple[str, ...]] = ("message_id", "reported_at", "amends")
    """What it says, and what does not change when it is judged; beside text, author and time."""

    @property
    def number(self) -> int:
        """What people call it: #1042 stays #1042 when it is amended."""
        return self.amends or self.id

    @property
    def questioned(self) -> bool:
        """Whether it cannot have happened when it is said to."""
        return self.outside or self.doubted is not None

    def told(self) -> dict[str, Any]:
        """What the ledger keeps: the report's own words, but of its text a hash."""
        row = vars(self)  # an attribute of a mapped class costs ten times as much
        told = {name: row[name] for name in self.words}
        told["text"] = fingerprint(self.text) if self.text else None
        return told

    def by(self) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        row = vars(self)
        who, where = row["officer_id"], row["chat_id"]
        return {"happened_at": row["occurred_at"], "actor": who, "chat": where}

    @classmethod
    def reports(cls) -> ColumnElement[bool]:
        """Whether a message reported it."""
        return true()

    def supersede(self, session: Session) -> object:
        """Give way to a later version."""
        table = type(self)
        session.execute(update(table).where(table.id == self.id).values(superseded=True))
        return None

    def withdraw(self, session: Session, at: datetime) -> None:
        """Have no version in force any more: its author took it back."""
        table, gone = type(self), {"superseded": True, "withdrawn_at": at}
        session.execute(update(table).where(table.id == self.id).values(**gone))

    @classmethod
    def misplaced(cls, session: Session) -> int | None:
        """A version (id) that is in force, or is not, against what its versions tell; None: none.

        The last one is in force, unless it was withdrawn.
        """
        number = func.coalesce(cls.amends, cls.id)
        last = select(number.label("number"), func.max(cls.id).label("id")).group_by(number)
        latest = last.subquery()
        holds = (cls.id == latest.c.id) & cls.withdrawn_at.is_(None)
        query = select(cls.id).join(latest, number == latest.c.number)
        wrong = query.where(cls.superseded == case((holds, true()), else_=false()))
        return session.scalar(wrong.order_by(cls.id).limit(1))

    @classmethod
    def of_message(cls, session: Session, source: Source) -> Self | None:
        """The version in force of what a message reported, or the one that was withdrawn.

        None where it reported nothing.
        """
        return cls.at(session, source.chat_id, source.message_id)

    @classmethod
    def at(cls, session: Session, chat_id: int, message_id: int) -> Self | None:
        """The same by the message's ids."""
        query = select(cls).where(
            cls.chat_id == chat_id,
            cls.message_id == message_id,
            ~cls.superseded | cls.withdrawn_at.is_not(None),
            cls.reports(),
        )
        return session.scalar(query.order_by(cls.superseded, cls.id.desc()).limit(1))

    @classmethod
    def latest_of(cls, session: Session, source: Source) -> Self | None:
        """The latest in force that a message's author reported in its chat; None: none."""
        query = select(cls).where(
            cls.chat_id == source.chat_id,
            cls.officer_id == source.officer_id,
            ~cls.superseded,
            cls.reports(),
        )
        return session.scalar(query.order_by(cls.reported_at.desc(), cls.id.desc()).limit(1))

    @classmethod
    def every(cls, session: Session) -> Sequence[Self]:
        """All versions of what messages reported, oldest first."""
        return session.scalars(select(cls).where(cls.reports()).order_by(cls.id)).all()

    @classmethod
    def number_at(cls, session: Session, chat_id: int, message_id: int) -> int | None:
        """The number of what a message reports; None where it reports nothing."""
        here = (
            cls.chat_id == chat_id,
            cls.message_id == message_id,
            ~cls.superseded,
            cls.reports(),
        )
        return session.scalar(select(func.coalesce(cls.amends, cls.id)).where(*here))

    @classmethod
    def number_of(cls, session: Session, report: int) -> int:
        """The number that a version (id) goes by."""
        query = select(func.coalesce(cls.amends, cls.id)).where(cls.id == report)
        return session.scalars(query).one()

    @classmethod
    def count(cls, session: Session) -> int:
        """How many are on record, every version counted."""
        return session.scalars(select(func.count()).select_from(cls)).one()

    @classmethod
    def count_by(cls, session: Session, officer_id: int) -> int:
        """How many messages somebody reported with."""
        query = select(func.count()).select_from(cls)
        return session.scalars(query.where(cls.officer_id == officer_id, ~cls.superseded)).one()

    @classmethod
    def last_id(cls, session: Session) -> int:
        """The highest id so far; 0 where there is none."""
        return session.scalar(select(func.max(cls.id))) or 0


def one_version_in_force(table: str, which: str = "NOT superseded") -> Index:
    """The index which sees to it that a message counts once, however often it comes."""
    in_force = text(which)
    return Index(
        f"uq_{table}_message",
        "chat_id",
        "message_id",
        unique=True,
        sqlite_where=in_force,
        postgresql_where=in_force,
    )
