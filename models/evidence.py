"""Evidence: pictures, videos, places, papers that came with a report; Telegram keeps the files."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import BigInteger, Index, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Number
from models.batch import Batch
from models.handoff import Handoff
from models.incident import Incident
from models.ledger import Entry, canonical, fingerprint
from models.source import Source

WAITS = timedelta(hours=1)
"""How long a picture of an album may wait for the report that the album is of."""


TABLES: dict[str, type[Handoff] | type[Incident]] = {"handoff": Handoff, "incident": Incident}


class Medium(StrEnum):
    """What kind of thing it is."""

    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    LOCATION = "location"


@dataclass(frozen=True, slots=True)
class Media:
    """What a message carries beside its words."""

    medium: Medium
    file_id: str = ""
    unique_id: str = ""
    """The same for the same file, whoever sends it; empty for a location."""
    size: int | None = None
    """Bytes."""
    latitude: float | None = None
    longitude: float | None = None
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A report, as people call it: `handoff` or `incident`, and its number."""

    kind: str
    number: int

    @classmethod
    def of_message(cls, session: Session, chat_id: int, message_id: int) -> Self | None:
        """What a message reported; None where it reported nothing."""
        for kind, table in TABLES.items():
            number = table.number_at(session, chat_id, message_id)
            if number is not None:
                return cls(kind, number)
        return None

    @classmethod
    def of_report(cls, session: Session, kind: str, report: int) -> Self:
        """The report that any of its versions (id) stands for."""
        return cls(kind, TABLES[kind].number_of(session, report))


class Evidence(Base):
    """A picture, video, place or paper. Of an album it may wait until its report is known."""

    __tablename__ = "evidence"
    __table_args__ = (
        Index("uq_evidence_file", "chat_id", "message_id", "unique_id", unique=True),
        Index("ix_evidence_report", "kind", "number"),
        Index("ix_evidence_album", "chat_id", "album"),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    kind: Mapped[str | None]
    number: Mapped[int | None] = mapped_column(Number)
    """The report's, with its kind; None: it waits."""
    medium: Mapped[Medium]
    file_id: Mapped[str]
    unique_id: Mapped[str]
    size: Mapped[int | None] = mapped_column(BigInteger)
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    album: Mapped[str | None]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int] = mapped_column(BigInteger)
    officer_id: Mapped[int] = mapped_column(BigInteger)
    sent_at: Mapped[datetime]

    @classmethod
    def keep(cls, batch: Batch, media: Media, source: Source, subject: Subject | None) -> None:
        """Have it kept with a report, or for one that is to come; a file counts once a message."""
        if source.edited and cls._is_kept(batch.write(), media, source):
            return
        made = cls(
            id=batch.number(cls),
            kind=subject.kind if subject else None,
            number=subject.number if subject else None,
            medium=media.medium,
            file_id=media.file_id,
            unique_id=media.unique_id,
            size=media.size,
            latitude=media.latitude,
            longitude=media.longitude,
            album=media.album,
            chat_id=source.chat_id,
            message_id=source.message_id,
            officer_id=source.officer_id,
            sent_at=source.reported_at,
        )
        batch.add(made)
        if subject:
            made.enter(batch.session, batch.now)

    @classmethod
    def join_album(cls, batch: Batch, chat_id: int, album: str, subject: Subject) -> None:
        """Give a report the pictures of its album that came before it."""
        waiting = select(cls).where(cls.chat_id == chat_id, cls.album == album, cls.kind.is_(None))
        for one in batch.write().scalars(waiting.order_by(cls.id)):
            one.kind, one.number = subject.kind, subject.number
            one.enter(batch.session, batch.now)
        batch.session.flush()

    @classmethod
    def join_message(cls, batch: Batch, source: Source, subject: Subject) -> None:
        """Give a report what came with its own message, before a form completed it."""
        here = (cls.chat_id == source.chat_id, cls.message_id == source.message_id)
        waiting = select(cls).where(*here, cls.kind.is_(None)).order_by(cls.id)
        found = batch.session.scalars(waiting).all()
        for one in found:
            one.kind, one.number = subject.kind, subject.number
            one.enter(batch.session, batch.now)
        batch.session.flush()
        for album in {one.album for one in found if one.album}:
            cls.join_album(batch, source.chat_id, album, subject)

    @classmethod
    def of_album(cls, session: Session, chat_id: int, album: str) -> Subject | None:
        """The report that an album is of; None where it is not known yet."""
        query = select(cls).where(cls.chat_id == chat_id, cls.album == album)
        found = session.scalars(query.where(cls.kind.is_not(None)).limit(1)).first()
        return found.subject if found else None

    @classmethod
    def of(cls, session: Session, subject: Subject) -> Sequence[Self]:
        """All that was kept with a report, in the order in which it came."""
        query = select(cls).where(cls.kind == subject.kind, cls.number == subject.number)
        return session.scalars(query.order_by(cls.id)).all()

    @classmethod
    def counts(
        cls, session: Session, kind: str, numbers: Collection[int]
    ) -> dict[int, dict[Medium, int]]:
        """How much was kept with each of these reports, by what it is; none for most."""
        query = (
            select(cls.number, cls.medium, func.count())
            .where(cls.kind == kind, cls.number.in_(numbers))
            .group_by(cls.number, cls.medium)
            .order_by(cls.number, cls.medium)
        )
        found: dict[int, dict[Medium, int]] = defaultdict(dict)
        for number, medium, count in session.execute(query):
            found[number or 0][medium] = count
        return found

    @classmethod
    def with_ids(cls, session: Session, ids: Collection[int]) -> dict[int, Self]:
        """Those with these ids, by id."""
        return {one.id: one for one in session.scalars(select(cls).where(cls.id.in_(ids)))}

    @classmethod
    def kept(cls, session: Session) -> int:
        """How many belong to a report."""
        query = select(func.count()).select_from(cls).where(cls.kind.is_not(None))
        return session.scalars(query).one()

    @classmethod
    def forget(cls, session: Session, now: datetime) -> None:
        """Drop the pictures of albums that turned out to be of no report."""
        session.execute(delete(cls).where(cls.kind.is_(None), cls.sent_at < now - WAITS))

    @property
    def subject(self) -> Subject | None:
        """The report that it belongs to."""
        if self.kind is None or self.number is None:
            return None
        return Subject(self.kind, self.number)

    def told(self) -> dict[str, Any]:
        """What the ledger keeps; of a place a hash only, since it cannot be purged there."""
        here = canonical([self.latitude, self.longitude])
        return {
            "report": [self.kind, self.number],
            "medium": self.medium,
            "unique_id": self.unique_id,
            "size": self.size,
            "place": None if self.latitude is None else fingerprint(here),
            "message": self.message_id,
        }

    def by(self) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        return {"happened_at": self.sent_at, "actor": self.officer_id, "chat": self.chat_id}

    def enter(self, session: Session, now: datetime) -> None:
        """Let the ledger know that it belongs to its report."""
        Entry.note(session, "evidence", self.id, self.told(), recorded_at=now, **self.by())

    @classmethod
    def _is_kept(cls, session: Session, media: Media, source: Source) -> bool:
        query = select(cls.id).where(
            cls.chat_id == source.chat_id,
            cls.message_id == source.message_id,
            cls.unique_id == media.unique_id,
        )
        return session.execute(query).first() is not None
