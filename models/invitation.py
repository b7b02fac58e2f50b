"""Invitations: a code let somebody in as an officer. Only its SHA-256 is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import BigInteger, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number
from models.glossary import Duty, Service
from models.outbox import Owed
from models.refusals import TooManyGuesses, UnknownCode, UsedUp

CODE_BYTES = 16
"""128 bits: nobody guesses that."""

GUESSES = 5
"""Wrong codes that one person may send within `GUESSING`."""

GUESSING = timedelta(hours=1)


class Invitation(Base):
    """Lets `uses` people in until `ends_at`; what it does not say, they are asked."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    code: Mapped[str | None] = mapped_column(unique=True)
    """SHA-256 of the code in hexadecimal; None while its maker still fills it in."""
    role: Mapped[Duty]
    region: Mapped[str] = mapped_column(Code)
    ends_at: Mapped[datetime]
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """None: the command line."""
    told: Mapped[bool] = mapped_column(default=False)
    """Whether the link waits in the outbox, or stands there still."""
    uses: Mapped[int] = mapped_column(default=1)
    used: Mapped[int] = mapped_column(default=0)
    service: Mapped[Service | None] = mapped_column(default=None)
    unit: Mapped[str | None] = mapped_column(default=None)
    rank: Mapped[str | None] = mapped_column(default=None)
    name: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def issue(cls, session: Session, now: datetime, **what: Any) -> str:
        """A new invitation's code, which nothing else can tell again."""
        code = secrets.token_urlsafe(CODE_BYTES)
        session.add(cls(code=_hash(code), created_at=now, **what))
        return code

    def seal(self, ends_at: datetime) -> str:
        """Its code, from now on good until `ends_at`; nothing can tell it again."""
        code = secrets.token_urlsafe(CODE_BYTES)
        self.code, self.ends_at, self.told = _hash(code), ends_at, True
        return code

    @classmethod
    def forget_links(cls, session: Session, now: datetime) -> None:
        """Take the links that were delivered out of the outbox; drop what was never made."""
        session.execute(delete(cls).where(cls.code.is_(None), cls.ends_at < now))
        for invitation in session.scalars(select(cls).where(cls.told)).all():
            if Owed.blank(session, f"invitation {invitation.id}"):
                invitation.told = False

    @classmethod
    def of_code(cls, session: Session, code: str, person: int, now: datetime) -> Self:
        """The invitation that still holds. Raises UnknownCode, UsedUp, TooManyGuesses."""
        Guesser.check(session, person, now)
        invitation = session.scalar(select(cls).where(cls.code == _hash(code)))
        if invitation is None:
            Guesser.note(session, person, now)
            raise UnknownCode
        invitation.check(now)
        return invitation

    def check(self, now: datetime) -> None:
        """Raises UsedUp where it lets nobody in any more."""
        if self.used >= self.uses or now >= self.ends_at:
            raise UsedUp

    def take(self, session: Session, now: datetime) -> None:
        """Use it once, whoever else does at the same moment. Raises UsedUp."""
        table = type(self)
        left = (table.id == self.id, table.used < table.uses, table.ends_at > now)
        taken = update(table).where(*left).values(used=table.used + 1).returning(table.used)
        if session.execute(taken).first() is None:
            raise UsedUp


class Guesser(Base):
    """Somebody who sent codes that are none."""

    __tablename__ = "guessers"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    since: Mapped[datetime]
    guesses: Mapped[int] = mapped_column(default=1)

    @classmethod
    def check(cls, session: Session, person: int, now: datetime) -> None:
        """Raises TooManyGuesses where they must wait."""
        guesser = session.get(cls, person)
        if guesser and guesser.guesses >= GUESSES and now < guesser.since + GUESSING:
            raise TooManyGuesses

    @classmethod
    def note(cls, session: Session, person: int, now: datetime) -> None:
        """Count a wrong code; the count begins anew an hour after its first."""
        guesser = session.get(cls, person)
        if guesser is None:
            session.add(cls(telegram_id=person, since=now))
        elif now >= guesser.since + GUESSING:
            guesser.since, guesser.guesses = now, 1
        else:
            guesser.guesses += 1
        session.flush()


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
