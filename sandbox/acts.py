"""What a script is made of: who writes what, where and when, and what must come of it."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from models.glossary import Category, Phase, Seal, Severity, Stage
from sandbox.chats import Person
from sandbox.field import Kecamatan, Village


class Expected(StrEnum):
    """What must become of a message."""

    HANDOFF = "handoff"
    INCIDENT = "incident"
    REFUSED = "refused"
    """Answered with what is missing, or why not; not stored."""
    IGNORED = "ignored"
    """Not a report: neither stored nor answered."""

    @property
    def recorded(self) -> bool:
        """Whether it must be on record."""
        return self in (Expected.HANDOFF, Expected.INCIDENT)

    @property
    def answered(self) -> bool:
        """Whether its author must hear something."""
        return self is not Expected.IGNORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What an officer means to say of boxes that move; None: is not said."""

    kecamatan: Kecamatan
    village: Village | None = None
    stations: tuple[int, ...] = ()
    origin: Stage
    destination: Stage
    phase: Phase = Phase.ARRIVED
    boxes: int | None = None
    elections: tuple[str, ...] | None = None
    seal: Seal | None = None
    claimed: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What an officer means to say of an incident; None: is not said."""

    kecamatan: Kecamatan
    village: Village
    stations: tuple[int, ...] = ()
    category: Category
    severity: Severity | None = None
    claimed: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Act:
    """One message, or the edit of one; `at` (aware) is when it reaches Telegram.

    `expected` is what must have become of the message after it.
    """

    at: datetime
    chat_id: int
    person: Person
    text: str
    expected: Expected
    meant: Movement | Trouble | None = None
    caption: bool = False
    edits: "Act | None" = None
