"""Doubles: reports of one event, which share a timeline; only the first one's clock runs."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from models.case import ALIVE, SEVERITIES, Case
from models.glossary import Category
from models.timeline import Deed, Event

ALIKE = timedelta(hours=1)
"""Reports of the same kind from the same place within this span may be of one event."""


def alike(
    session: Session, category: Category, place: str, stations: Sequence[int], now: datetime
) -> int | None:
    """The number of an open one that may be the same event; None where there is none."""
    query = (
        select(Case)
        .where(Case.place == place, Case.category == category)
        .where(Case.state.in_(ALIVE), Case.same_as.is_(None), Case.opened_at > now - ALIKE)
        .order_by(Case.number.desc())
    )
    for other in session.scalars(query):
        here, there = set(stations), set(other.report.stations)
        if here & there or not (here and there):
            return other.number
    return None


def link(session: Session, case: Case, officer_id: int, now: datetime, other: Case) -> bool:
    """It is the same event as another that is open: only the other's clock runs, no slower."""
    root = aliased(Case)
    waits = exists().where(root.number == other.root, root.state.in_(ALIVE))
    still = [Case.same_as.is_(None), Case.resembles == other.number, waits]
    values = {"same_as": other.root, "resembles": None, "due_at": None}
    done = case.change(session, *still, **values)
    if done:
        _keep(session, case, officer_id, Deed.LINKED, now, str(other.root))
        _heed(session, case, officer_id, now)
    return done


def _heed(session: Session, case: Case, officer_id: int, now: datetime) -> None:
    """Let the first one be as urgent as its double says."""
    first = session.get_one(Case, case.root)
    if SEVERITIES.index(case.severity) > SEVERITIES.index(first.severity):
        first.change(session, **first.graded(session, case.severity, now))
        _keep(session, first, officer_id, Deed.RAISED, now, case.severity)


def part(session: Session, case: Case, officer_id: int, now: datetime) -> bool:
    """It is an event of its own after all."""
    asked_or_linked = Case.same_as.is_not(None) | Case.resembles.is_not(None)
    waits = case.wait(now) if case.same_as else {}
    done = case.change(session, asked_or_linked, same_as=None, resembles=None, **waits)
    if done:
        _keep(session, case, officer_id, Deed.PARTED, now)
    return done


def part_all(session: Session, case: Case, officer_id: int, now: datetime) -> Sequence[Case]:
    """Its doubles, each an event of its own from now on: it was withdrawn itself."""
    doubles = session.scalars(select(Case).where(Case.same_as == case.number)).all()
    for one in doubles:
        part(session, one, officer_id, now)
    return doubles


def _keep(
    session: Session, case: Case, officer_id: int, deed: Deed, now: datetime, words: str = ""
) -> None:
    made = Event(number=case.number, at=now, deed=deed, officer_id=officer_id, text=words)
    made.keep(session, now)
