"""The ledger: all that was recorded, one entry after another, each sealed with the one before.

An entry names people by id and texts by SHA-256 only: both may be forgotten, the chain stays.
docs/ledger.md tells how to check it without Posko.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Self

import orjson
from sqlalchemy import BigInteger, String, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number

GENESIS = "0" * 64
"""What the first entry is sealed with."""

LOCK = 4_821
"""The advisory lock (PostgreSQL) of whoever writes; SQLite has one writer anyway."""

GATHERED = "ledger"

SEALED = ("number", "kind", "happened_at", "recorded_at", "actor", "chat", "subject", "content")
"""What an entry's hash is over, in this order, and then the hash of the entry before."""

COLUMNS = (*SEALED, "previous", "hash")


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries there are, and the hash of the last."""

    number: int
    hash: str

    @property
    def short(self) -> str:
        """As digests print it."""
        return self.hash[:8]


class Entry(Base):
    """An entry. The databases refuse to change or delete one."""

    __tablename__ = "ledger"

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    """Without holes, in the order of the commits."""
    kind: Mapped[str]
    happened_at: Mapped[str]
    """A moment in UTC (ISO 8601), letter for letter as it is hashed."""
    recorded_at: Mapped[str]
    actor: Mapped[int | None] = mapped_column(BigInteger)
    """Telegram id; None: Posko by itself."""
    chat: Mapped[int | None] = mapped_column(BigInteger)
    subject: Mapped[int | None] = mapped_column(BigInteger)
    """The id of the row that it is about, in the table of its kind."""
    content: Mapped[str]
    """Canonical JSON."""
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    @classmethod
    def note(  # noqa: PLR0913 - an entry has so many fields
        cls,
        session: Session,
        kind: str,
        subject: int | None,
        content: Mapping[str, Any],
        *,
        happened_at: datetime,
        recorded_at: datetime,
        actor: int | None = None,
        chat: int | None = None,
    ) -> None:
        """Have an entry written with what the transaction commits; in the order of the calls."""
        entry = (
            kind,
            moment(happened_at),
            moment(recorded_at),
            actor,
            chat,
            subject,
            canonical(content),
        )
        session.info.setdefault(GATHERED, []).append(entry)

    @classmethod
    def write(cls, session: Session) -> None:
        """Chain and write what was noted: last thing in a transaction, others wait meanwhile."""
        noted = session.info.pop(GATHERED, None)
        if not noted:
            return
        if session.get_bind().dialect.name == "postgresql":
            session.execute(select(func.pg_advisory_xact_lock(LOCK)))
        last, rows = cls.head(session), []
        number, previous = last.number, last.hash
        for fields in noted:
            number += 1
            entry = (number, *fields, previous)
            previous = seal(*entry)
            rows.append(dict(zip(COLUMNS, (*entry, previous), strict=True)))
        session.connection().execute(insert(cls), rows)

    @classmethod
    def head(cls, session: Session) -> Head:
        """The last entry that was written."""
        row = session.execute(HEAD).first()
        return Head(*row) if row else Head(0, GENESIS)

    @classmethod
    def latest(cls, session: Session, kind: str) -> Self | None:
        """The last entry of a kind; None where there is none."""
        query = select(cls).where(cls.kind == kind).order_by(cls.number.desc()).limit(1)
        return session.scalar(query)

    def seal(self) -> str:
        """The hash that it should have."""
        return seal(*(getattr(self, name) for name in SEALED), self.previous)


HEAD = select(Entry.number, Entry.hash).order_by(Entry.number.desc()).limit(1)


def seal(*fields: Any) -> str:
    """SHA-256 (hex) over the fields as a JSON array."""
    return sha256(canonical(fields).encode()).hexdigest()


def canonical(content: Any) -> str:
    """JSON with sorted keys, without blanks, moments in UTC: the same text for the same content."""
    options = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
    return orjson.dumps(content, _plain, options).decode()


def fingerprint(text: str) -> str:
    """What the ledger keeps of a text that people wrote: enough to prove one that is shown."""
    return sha256(text.encode()).hexdigest()


@lru_cache(maxsize=4096)
def moment(at: datetime) -> str:
    """A moment as entries write it."""
    return at.astimezone(UTC).isoformat()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    raise TypeError(type(value).__name__)
