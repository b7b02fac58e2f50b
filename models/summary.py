"""What is left at the end of an operation: every hand-over, incident, box and who reported."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Select, func, select, union_all
from sqlalchemy.orm import Mapped, Session, aliased, lazyload, mapped_column

from models.base import Base, Code, Number, inside
from models.box import Box
from models.case import Case
from models.handoff import Handoff
from models.holding import holders
from models.incident import Incident
from models.officer import Officer
from models.region import Region
from models.standing import Standing, stand

AT_ONCE = 1000
"""Rows that are held in memory."""


@dataclass(frozen=True, slots=True)
class HandoffLine:
    """A hand-over in force, with all hands in it, and the name of what its place lies in."""

    standing: Standing
    within: str


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident in force, with its place's name, who reported and who handled it."""

    incident: Incident
    case: Case
    place: str
    officer: Officer | None
    handler: Officer | None


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A box, with its village's name and the incidents that hold it."""

    box: Box
    village: str
    held: Sequence[int]


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
        select(Handoff)
        .where(inside(Handoff.place, region), ~Handoff.superseded)
        .order_by(Handoff.place, Handoff.occurred_at, Handoff.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for handoffs in session.scalars(query).partitions():
        found = stand(session, [one.id for one in handoffs])
        for one in handoffs:
            yield HandoffLine(found[one.id], names.get(one.place.rpartition(".")[0], ""))


def incident_lines(session: Session, region: str) -> Iterator[IncidentLine]:
    """A region's incidents by place, then by when they happened."""
    names, handlers = _names(session, region), aliased(Officer)
    query = (
        select(Incident, Case, Officer, handlers)
        .join(Case, Case.report_id == Incident.id)
        .outerjoin(Officer, Officer.telegram_id == Incident.officer_id)
        .outerjoin(handlers, handlers.telegram_id == Case.handler)
        .options(lazyload(Case.report))
        .where(inside(Incident.place, region), ~Incident.superseded)
        .order_by(Incident.place, Incident.occurred_at, Incident.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for incident, case, officer, handler in session.execute(query):
        place = names.get(incident.place, incident.place)
        yield IncidentLine(incident, case, place, officer, handler)


def box_lines(session: Session, region: str) -> Iterator[BoxLine]:
    """A region's boxes by village, station and election."""
    names, held = _names(session, region), holders(session, region)
    query = (
        select(Box)
        .where(inside(Box.village, region))
        .order_by(Box.village, Box.station, Box.election)
    )
    for box in session.scalars(query.execution_options(yield_per=AT_ONCE)):
        yield BoxLine(box, names.get(box.village, box.village), held.get(box.id, ()))


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
