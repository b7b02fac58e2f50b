"""Open incidents of a region: the worst by name, all of them counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.base import inside
from models.case import ALIVE, SEVERITIES, Case
from models.excerpt import MOST, Excerpt
from models.finding import Finding, Kind
from models.glossary import Category, Severity
from models.officer import Officer
from models.progress import Part, below
from models.region import Region
from models.transit import BlindSpot


@dataclass(frozen=True, slots=True)
class Opened:
    """So many open incidents of one severity in one part of a region."""

    part: str
    severity: Severity
    incidents: int
    new: int
    """How many of them have numbers above the one that was asked for."""


def opened(session: Session, region: str, after: int) -> Sequence[Opened]:
    """How many are open in each part (one level below) of a region, as by `Case.open_in`."""
    part = func.substr(Case.place, 1, below(region))
    query = (
        select(part, Case.severity, func.count(), func.count().filter(Case.number > after))
        .where(inside(Case.place, region), Case.state.in_(ALIVE), Case.same_as.is_(None))
        .group_by(part, Case.severity)
    )
    return [Opened(*row) for row in session.execute(query)]


def mark(parts: Mapping[str, Part], some: Iterable[Opened]) -> None:
    """Note on each part how many incidents are open in it, and the worst."""
    for one in sorted(some, key=lambda one: -SEVERITIES.index(one.severity)):
        if part := parts.get(one.part):
            part.incidents += one.incidents
            part.severity = part.severity or one.severity


def worst(session: Session, region: str, count: int) -> Excerpt[tuple[Case, str]]:
    """The worst with their places' names; `count`: how many there are."""
    cases = Case.open_in(session, region, MOST)
    names = Region.told(session, region, [one.place for one in cases])
    return Excerpt([(one, names[one.place]) for one in cases], count)


def caring(session: Session, cases: Iterable[tuple[Case, str]]) -> Mapping[int, Officer]:
    """Those who handle these, by id, as far as they are enrolled."""
    handlers = {one.handler for one, _ in cases if one.handler}
    return Officer.known(session, handlers) if handlers else {}


def found(session: Session, cases: Iterable[tuple[Case, str]]) -> Mapping[int, Kind]:
    """What custody found, of those of these that it opened, by number."""
    numbers = [one.number for one, _ in cases if one.report.handoff_id]
    if not numbers:
        return {}
    query = select(Finding.incident_id, Finding.kind).where(Finding.incident_id.in_(numbers))
    return {number: kind for number, kind in session.execute(query) if number}


def without_network(session: Session, region: str) -> set[str]:
    """Codes of the places that are known to be without network, or reported it down."""
    query = select(Case.place).where(
        inside(Case.place, region),
        Case.category == Category.NETWORK_OUTAGE,
        Case.state.in_(ALIVE),
    )
    return {*session.scalars(query), *BlindSpot.all(session)}
