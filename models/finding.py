"""Findings: what is wrong with a hand-over or its boxes, until a commander settles it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from sqlalchemy import BigInteger, ForeignKey, Index, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Json, Number
from models.custody import Doubt, Outcome
from models.glossary import Category, Severity
from models.handoff import Handoff
from models.ledger import fingerprint

NOBODY = 0
"""Who found what custody itself found."""


class Kind(StrEnum):
    """What differs."""

    COUNT = "count"
    MISSING = "missing"
    SEAL_BROKEN = "seal_broken"
    SEAL_MISSING = "seal_missing"
    SERIAL = "serial"
    WRONG_PLACE = "wrong_place"
    TWO_PLACES = "two_places"
    OVERDUE = "overdue"
    LEFT_BEHIND = "left_behind"


INCIDENTS = {
    Kind.COUNT: (Category.MISSING_BOX, Severity.HIGH),
    Kind.MISSING: (Category.MISSING_BOX, Severity.CRITICAL),
    Kind.SEAL_BROKEN: (Category.BROKEN_SEAL, Severity.HIGH),
    Kind.SEAL_MISSING: (Category.BROKEN_SEAL, Severity.HIGH),
    Kind.SERIAL: (Category.BROKEN_SEAL, Severity.HIGH),
    Kind.WRONG_PLACE: (Category.PROCEDURE, Severity.HIGH),
    Kind.TWO_PLACES: (Category.PROCEDURE, Severity.HIGH),
    Kind.OVERDUE: (Category.DELAY, Severity.MEDIUM),
    Kind.LEFT_BEHIND: (Category.DELAY, Severity.MEDIUM),
}
"""What kind of incident each finding opens, and how urgent it is."""

DOUBTS = {
    Kind.MISSING: Doubt.MISSING,
    Kind.WRONG_PLACE: Doubt.WRONG_PLACE,
    Kind.TWO_PLACES: Doubt.TWO_PLACES,
}
"""Findings that leave boxes in doubt, and are over when the boxes are seen again."""

BY_THEMSELVES = (Kind.OVERDUE, Kind.LEFT_BEHIND)
"""Findings that nobody decides: they are over when the boxes move on, and hold none."""


class FindingState(StrEnum):
    """How far it has come."""

    DRAFT = "draft"
    OPEN = "open"
    SETTLED = "settled"


class Finding(Base):
    """What is wrong: found by an officer who pressed Selisih, or by custody itself."""

    __tablename__ = "findings"
    __table_args__ = (Index("ix_findings_handoff", "handoff_id"),)

    id: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(unique=True)
    """What it is about: found again, it is the same."""
    handoff_id: Mapped[int] = mapped_column(ForeignKey("handoffs.id"))
    kind: Mapped[Kind]
    state: Mapped[FindingState]
    boxes: Mapped[list[int]] = mapped_column(Json)
    """The boxes (ids) concerned; none where nobody can say which."""
    officer_id: Mapped[int] = mapped_column(BigInteger)
    opened_at: Mapped[datetime]
    count: Mapped[int | None] = mapped_column(default=None)
    """How many boxes were counted."""
    serials: Mapped[list[str] | None] = mapped_column(Json, default=None)
    """Numbers of seals that the boxes arrived with, but did not leave with."""
    incident_id: Mapped[int | None] = mapped_column(default=None)
    outcome: Mapped[Outcome | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    settled_by: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """None where it settled by itself."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)

    def by(self, chat: int) -> dict[str, Any]:
        """Who, where and when, as the ledger's entries have it."""
        return {"happened_at": self.opened_at, "actor": self.officer_id or None, "chat": chat}

    def told(self) -> dict[str, Any]:
        """What the ledger keeps."""
        row = vars(self)
        told = {name: row[name] for name in ("kind", "boxes", "count")}
        told["serials"] = self.serials
        return told | {"handoff": row["handoff_id"], "incident": row["incident_id"]}

    def settled(self) -> dict[str, Any]:
        """Who settled it and when, as the ledger's entries have it."""
        return {"happened_at": self.settled_at, "actor": self.settled_by, "chat": None}

    def settled_told(self) -> dict[str, Any]:
        """What the ledger keeps of it; of the reason a hash."""
        return {
            "outcome": self.outcome,
            "reason": fingerprint(self.reason) if self.reason else None,
        }

    @property
    def is_open(self) -> bool:
        """Whether it waits for a commander, or for its boxes."""
        return self.state == FindingState.OPEN

    @property
    def doubts(self) -> bool:
        """Whether it leaves boxes in doubt."""
        return self.kind in DOUBTS

    @property
    def undecided(self) -> bool:
        """Whether it waits for a commander; till then its boxes are held (*ditahan*)."""
        return self.is_open and self.kind not in BY_THEMSELVES

    @classmethod
    def of_incident(cls, session: Session, number: int, handoff_id: int | None) -> Self | None:
        """What custody opened an incident for, of a hand-over; None: an officer reported it."""
        if handoff_id is None:
            return None
        query = select(cls).where(cls.handoff_id == handoff_id, cls.incident_id == number)
        return session.scalar(query.execution_options(populate_existing=True))

    @classmethod
    def of_handoffs(cls, session: Session, handoffs: Collection[int]) -> Sequence[Self]:
        """What was found about these hand-overs (ids), oldest first; no drafts."""
        query = select(cls).where(
            cls.handoff_id.in_(handoffs),
            cls.state.in_([FindingState.OPEN, FindingState.SETTLED]),
        )
        return session.scalars(query.order_by(cls.id)).all()

    @classmethod
    def with_ids(cls, session: Session, ids: Collection[int]) -> Sequence[tuple[Self, int]]:
        """Those with these ids, with the chat of each one's report."""
        query = select(cls, Handoff.chat_id).join(Handoff, Handoff.id == cls.handoff_id)
        return [(one, chat) for one, chat in session.execute(query.where(cls.id.in_(ids)))]

    @classmethod
    def counts(cls, session: Session) -> dict[FindingState, int]:
        """How many there are in each state."""
        query = select(cls.state, func.count()).group_by(cls.state)
        return {state: count for state, count in session.execute(query)}
