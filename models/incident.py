"""Incidents as reported: what went wrong, where, how urgent. Their life is `models/case.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Self

from sqlalchemy import ColumnElement, ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Json
from models.batch import Batch
from models.case import Case
from models.doubles import alike
from models.finding import INCIDENTS, Finding
from models.glossary import Category, Class, Severity
from models.handoff import Handoff
from models.operation import Timing
from models.region import Station, kecamatan_of
from models.reported import Reported, one_version_in_force
from models.source import Source

USUAL_SEVERITY = {
    Category.POWER_OUTAGE: Severity.MEDIUM,
    Category.NETWORK_OUTAGE: Severity.LOW,
    Category.NATURAL_DISASTER: Severity.HIGH,
    Category.LOGISTICS_SHORTAGE: Severity.MEDIUM,
    Category.DELAY: Severity.LOW,
    Category.CLASH: Severity.CRITICAL,
    Category.PROTEST: Severity.MEDIUM,
    Category.THREAT: Severity.HIGH,
    Category.INTIMIDATION: Severity.HIGH,
    Category.CROWDING: Severity.LOW,
    Category.HEALTH: Severity.MEDIUM,
    Category.ACCIDENT: Severity.HIGH,
    Category.CRIME: Severity.HIGH,
    Category.VOTE_BUYING: Severity.MEDIUM,
    Category.HOAX: Severity.LOW,
    Category.FIRE: Severity.CRITICAL,
    Category.WET_BOX: Severity.MEDIUM,
    Category.BROKEN_SEAL: Severity.HIGH,
    Category.MISSING_BOX: Severity.CRITICAL,
    Category.PROCEDURE: Severity.MEDIUM,
    Category.OTHER: Severity.MEDIUM,
}
"""How urgent a category is where the report does not say; `OTHER` is told rather than not."""

SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReport:
    """An incident as reported. Nothing but its words is required: no incident waits."""

    place: str
    """Code of the narrowest region that the report names, else of the group's."""
    stations: tuple[int, ...]
    category: Category
    severity: Severity | None
    time: time | None


class Incident(Reported, Base):
    """An incident on record."""

    __tablename__ = "incidents"
    __table_args__ = (
        one_version_in_force("incidents", "NOT superseded AND handoff_id IS NULL"),
        Index("ix_incidents_message", "chat_id", "message_id"),
        Index("ix_incidents_place", "place", "id"),
        Index(
            "ix_incidents_amends",
            "amends",
            sqlite_where=text("amends IS NOT NULL"),
            postgresql_where=text("amends IS NOT NULL"),
        ),
    )

    place: Mapped[str] = mapped_column(Code)
    stations: Mapped[list[int]] = mapped_column(Json)
    category: Mapped[Category]
    severity: Mapped[Severity]
    handoff_id: Mapped[int | None] = mapped_column(ForeignKey("handoffs.id"), default=None)
    """The hand-over of which custody found something wrong; None: an officer's report."""
    boxes: Mapped[list[int]] = mapped_column(Json, default_factory=list)
    """The boxes (ids) concerned."""

    words = (*Reported.words, "place", "stations", "category", "severity")

    @classmethod
    def record(
        cls,
        batch: Batch,
        report: IncidentReport,
        source: Source,
        timing: Timing,
        earlier: Self | None,
    ) -> Self:
        """Store a report and open its case; in `earlier`'s place where there is one."""
        if earlier:
            earlier.supersede(batch.session)
        incident = cls(
            id=batch.number(cls),
            **source.columns(),
            occurred_at=timing.occurred_at,
            doubted=timing.doubted,
            outside=timing.outside,
            amends=earlier.number if earlier else None,
            place=report.place,
            stations=list(report.stations),
            category=report.category,
            severity=report.severity or _severity(batch.session, report),
        )
        batch.add(incident)
        batch.note("incident", incident.id, incident.told(), **incident.by())
        if earlier:
            _amend(batch.write(), incident, earlier, batch.now)
        else:
            known = alike(batch.write(), *incident.seen_as, batch.now)
            Case.open(batch, incident, source.author, known)
        return incident

    @property
    def seen_as(self) -> tuple[Category, str, Sequence[int]]:
        """What a report of the same event would say, too."""
        return self.category, self.place, self.stations

    @classmethod
    def of_finding(cls, batch: Batch, finding: Finding, handoff: Handoff) -> Self:
        """The incident that custody opens of what it found about a hand-over."""
        category, severity = INCIDENTS[finding.kind]
        incident = cls(
            id=batch.number(cls),
            chat_id=handoff.chat_id,
            message_id=handoff.message_id,
            officer_id=handoff.officer_id,
            text=handoff.text,
            amends=None,
            reported_at=batch.now,
            occurred_at=handoff.occurred_at,
            place=handoff.place,
            stations=handoff.stations,
            category=category,
            severity=severity,
            handoff_id=handoff.id,
            boxes=finding.boxes,
        )
        batch.add(incident)
        batch.note("incident", incident.id, incident.told(), **incident.by())
        Case.open(batch, incident, handoff.author)
        return incident

    @classmethod
    def places(cls, session: Session, number: int) -> Sequence[str]:
        """Where it was said to have happened (codes), by all versions of a report."""
        versions = (cls.id == number) | (cls.amends == number)
        return session.scalars(select(cls.place).where(versions).distinct()).all()

    @classmethod
    def reports(cls) -> ColumnElement[bool]:
        """Whether a message reported it: custody's own stand beside hand-overs' messages."""
        return cls.handoff_id.is_(None)


def _amend(session: Session, incident: Incident, earlier: Incident, now: datetime) -> None:
    """Let a later version be in force; its severity counts where it is another.

    Less bad it is made by its author only until somebody has seen it. In another kecamatan others
    are to be told of it, from the first level on.
    """
    case = session.get_one(Case, incident.number)
    case.change(session, report_id=incident.id, place=incident.place, category=incident.category)
    milder = SEVERITIES.index(incident.severity) < SEVERITIES.index(case.severity)
    if incident.severity != earlier.severity and not (milder and case.acknowledgers):
        case.change(session, **case.graded(session, incident.severity, now))
    elif kecamatan_of(incident.place) != kecamatan_of(earlier.place):
        case.change(session, **case.graded(session, case.severity, now))


def _severity(session: Session, report: IncidentReport) -> Severity:
    """By category; one step up where a vulnerable station is concerned."""
    usual = USUAL_SEVERITY[report.category]
    worst = Station.worst_rating(session, report.place, report.stations)
    step = worst in (Class.VULNERABLE, Class.VERY_VULNERABLE)
    return SEVERITIES[min(SEVERITIES.index(usual) + step, len(SEVERITIES) - 1)]
