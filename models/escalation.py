"""Escalation: who is told next when nobody takes an incident, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base
from models.glossary import Duty, IncidentState, Severity
from models.group import Group
from models.officer import Officer
from models.region import ancestors, covers, level

LEVELS = ("provinsi", "kabupaten", "kecamatan", "desa")
"""By the depth of their codes."""

SECTOR = "sektor"
"""Whoever commands nearest to the place, within the region of the group that reported it."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Who is told next, and the waits between (minutes)."""

    rungs: tuple[str, ...] = ()
    """Codes of the regions whose commanders are told, first to last."""
    acknowledge: int = 0
    news: int = 0
    handled: int = 0
    remind: int = 0

    @classmethod
    def of(cls, kept: dict[str, Any] | None) -> Self:
        """A ladder as a case keeps it; one without rungs where it keeps none."""
        return cls(**{**kept, "rungs": tuple(kept["rungs"])}) if kept else cls()

    def first_due(self, now: datetime) -> datetime | None:
        """When the first level is told of an incident that nobody acknowledges."""
        return now + timedelta(minutes=self.acknowledge) if self.rungs else None

    def next_due(self, state: IncidentState, now: datetime, *, handled: bool) -> datetime | None:
        """When the wait that begins now is over; None where there is none."""
        if not self.rungs or state in (IncidentState.RESOLVED, IncidentState.CLOSED):
            return None
        if state == IncidentState.ACKNOWLEDGED:
            return now + timedelta(minutes=self.handled if handled else self.news)
        return now + timedelta(minutes=self.acknowledge)

    def climb(self, rung: int, due: datetime, now: datetime) -> tuple[int, datetime]:
        """How many levels are told by now, `rung` before and one at `due`; when the next is due.

        After downtime only the highest of those that were missed is told.
        """
        while due <= now:
            rung = min(rung + 1, len(self.rungs))
            due += self.after(rung)
        return rung, due

    def after(self, rung: int) -> timedelta:
        """How long a level that was told may take before the next is, or all are reminded."""
        return timedelta(minutes=self.remind if rung == len(self.rungs) else self.acknowledge)


class Policy(Base):
    """How incidents of a severity escalate: minutes, and the levels that are told in turn."""

    __tablename__ = "policies"

    severity: Mapped[Severity] = mapped_column(primary_key=True)
    levels: Mapped[str] = mapped_column(default="sektor kecamatan kabupaten provinsi")
    """Some of `SECTOR` and `LEVELS`, in the order in which they are told."""
    acknowledge: Mapped[int] = mapped_column(default=15)
    """Until the next level is told, while nobody has acknowledged."""
    news: Mapped[int] = mapped_column(default=60)
    """Until an acknowledgement lapses without news."""
    handled: Mapped[int] = mapped_column(default=60)
    """The same once somebody handles it."""
    remind: Mapped[int] = mapped_column(default=30)
    """Between reminders when all levels were told."""

    @classmethod
    def all(cls, session: Session) -> list[Self]:
        """All policies, worst severity first."""
        order = list(Severity)
        return sorted(session.scalars(select(cls)), key=lambda one: -order.index(one.severity))

    @classmethod
    def change(cls, session: Session, severity: Severity, changes: Mapping[str, int | str]) -> None:
        """Let incidents of a severity that open from now on escalate otherwise."""
        policy = session.get(cls, severity) or cls(severity=severity)
        for name, value in changes.items():
            setattr(policy, name, value)
        session.add(policy)
        session.flush()

    @classmethod
    def ladder(
        cls, session: Session, severity: Severity, place: str, chat_id: int
    ) -> dict[str, Any] | None:
        """What an incident keeps of its severity's policy; None where there is none.

        `chat_id`: where it was reported.
        """
        policy = session.get(cls, severity)
        if policy is None:
            return None
        group = session.get(Group, chat_id)
        return {
            "rungs": _rungs(session, policy.levels, place, group.region if group else place),
            "acknowledge": policy.acknowledge,
            "news": policy.news,
            "handled": policy.handled,
            "remind": policy.remind,
        }


def _rungs(session: Session, levels: str, place: str, sector: str) -> list[str]:
    """The regions told in turn, each once; of those in which nobody would hear the last at most."""
    heard, above = _heard(session, place), {LEVELS[level(code)]: code for code in ancestors(place)}
    near = [code for code in ancestors(place) if covers(sector, code) and code in heard]
    above |= {SECTOR: near[0]} if near else {}
    wanted = dict.fromkeys(above[word] for word in levels.split() if word in above)
    return [code for code in wanted if code in heard] or [*wanted][-1:] or [place]


def _heard(session: Session, place: str) -> set[str]:
    """The regions above a place in which somebody would hear: a command group, a commander."""
    above = Officer.region.in_(list(ancestors(place)))
    commanders = select(Officer.region).where(above, Officer.role == Duty.COMMANDER).distinct()
    groups = Group.commanding_over(session, place)
    return {*session.scalars(commanders), *(group.region for group in groups)}
