"""What is left at the end of an operation: every hand-over, incident, box and who reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Select, func, select, union_all
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Code, Number, inside
from models.box import Box
from models.case import Case
from models.glossary import IncidentState
from models.handoff import Handoff
from models.incident import Incident
from models.officer import Officer
from models.region import Region

AT_ONCE = 1000
"""Rows that are held in memory."""


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """A hand-over in force, with the names of its place and of what that lies in."""

    handoff: Handoff
    place: str
    within: str
    officer: Officer | None


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in force, with its place's name and who reported it."""

    incident: Incident
    state: IncidentState
    place: str
    officer: Officer | None


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A box, with its village's name."""

    box: Box
    village: str


class Handed(Base):
    """An export that was handed out: who got what, and when (UU 27/2022)."""

    __tablename__ = "handed_out"

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    at: Mapped[datetime]
    officer_id: Mapped[int | None] = mapped_column(BigInteger)
    """None: on the command line."""
    what: Mapped[str]
    region: Mapped[str] = mapped_column(Code)


def handoff_lines(session: Session, region: str) -> Iterator[HandoffLine]:
    """A region's hand-overs by place, then by when they happened."""
    names = _names(session, region)
    query = (
        select(Handoff, Officer)
        .outerjoin(Officer, Officer.telegram_id == Handoff.officer_id)
        .where(inside(Handoff.place, region), ~Handoff.superseded)
        .order_by(Handoff.place, Handoff.occurred_at, Handoff.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for handoff, officer in session.execute(query):
        above = handoff.place.rpartition(".")[0]
        place = names.get(handoff.place, handoff.place)
        yield HandoffLine(handoff, place, names.get(above, ""), officer)


def incident_lines(session: Session, region: str) -> Iterator[IncidentLine]:
    """A region's incidents by place, then by when they happened."""
    names = _names(session, region)
    query = (
        select(Incident, Case.state, Officer)
        .join(Case, Case.report_id == Incident.id)
        .outerjoin(Officer, Officer.telegram_id == Incident.officer_id)
        .where(inside(Incident.place, region), ~Incident.superseded)
        .order_by(Incident.place, Incident.occurred_at, Incident.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for incident, state, officer in session.execute(query):
        yield IncidentLine(incident, state, names.get(incident.place, incident.place), officer)


def box_lines(session: Session, region: str) -> Iterator[BoxLine]:
    """A region's boxes by village, station and election."""
    names = _names(session, region)
    query = (
        select(Box)
        .where(inside(Box.village, region))
        .order_by(Box.village, Box.station, Box.election)
    )
    for box in session.scalars(query.execution_options(yield_per=AT_ONCE)):
        yield BoxLine(box, names.get(box.village, box.village))


def people(session: Session, region: str) -> list[tuple[Officer, int]]:
    """The officers who reported of a region, with the number of their reports, by name."""
    told = union_all(_authors(Handoff, region), _authors(Incident, region)).subquery()
    query = (
        select(Officer, func.count())
        .join(told, told.c.officer_id == Officer.telegram_id)
        .group_by(Officer.telegram_id)
        .order_by(Officer.name, Officer.telegram_id)
    )
    return [(officer, reports) for officer, reports in session.execute(query)]


def _authors(kind: type[Handoff] | type[Incident], region: str) -> Select[int]:
    return select(kind.officer_id).where(inside(kind.place, region), ~kind.superseded)


def _names(session: Session, region: str) -> dict[str, str]:
    return {code: name for code, name in Region.places(session, region)}
