"""What the commanders of one service read first: what waits for their own people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import Session

from models.attestation import Attestation
from models.base import inside
from models.box import Box
from models.case import ALIVE, Case
from models.digest import Slot
from models.excerpt import Excerpt
from models.glossary import IncidentState, Service, Severity
from models.handoff import Effect, Handoff, Verdict
from models.incident import Incident
from models.officer import Officer
from models.progress import below
from models.region import Region
from models.standing import GUARDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A region as one service sees it."""

    service: Service
    waiting: Sequence[tuple[str, int]]
    """Parts with so many boxes whose last hand-over its officers are yet to confirm; most first."""
    handoffs: int
    """How many hand-overs these are."""
    since: datetime | None
    """When the first of them was reported; None: none waits."""
    unseen: Excerpt[int]
    """Numbers of critical incidents that its officers are yet to acknowledge, oldest first."""
    handled: int
    """Open incidents that its officers reported and somebody handles."""
    unhandled: Excerpt[int]
    """Numbers of those that nobody handles, worst first."""
    reported: int
    """Boxes of the news that its officers reported."""
    vouched: int
    """Boxes that its officers confirmed since the last digest, by button or by a report."""

    @property
    def boxes(self) -> int:
        """How many boxes wait for a confirmation."""
        return sum(boxes for _, boxes in self.waiting)

    @classmethod
    def of(cls, session: Session, region: str, service: Service, last: Slot | None) -> Self:
        """The region as it stands, with what the service did since the `last` digest."""
        after = last.last_handoff if last else 0
        rows = session.execute(_waiting(region, service)).all() if service in GUARDS else []
        names = Region.names(session, [row[0] for row in rows])
        own = _own(session, region, service)
        return cls(
            service=service,
            waiting=[(names[part], boxes) for part, boxes, _, _ in rows],
            handoffs=sum(handoffs for _, _, handoffs, _ in rows),
            since=min((since for *_, since in rows), default=None),
            unseen=_unseen(session, region, service),
            handled=sum(handler is not None for _, handler in own),
            unhandled=Excerpt.of([number for number, handler in own if handler is None]),
            reported=Handoff.news_of(session, region, after, service),
            vouched=_vouched(session, region, service, last),
        )


def _waiting(region: str, service: Service) -> Select[Any]:
    """By part: boxes whose last hand-over waits for a service, these hand-overs, the first's time.

    What was reported further since is no longer asked for.
    """
    part = func.substr(Box.village, 1, below(region))
    pressed = select(Attestation.officer_id).where(
        Attestation.handoff_id == Handoff.id, Attestation.service == service
    )
    told = select(Handoff.echoes.label("report")).where(*_attesting(region, service)).distinct()
    echoed = told.subquery()
    return (
        select(part, func.count(), func.count(Handoff.id.distinct()), func.min(Handoff.reported_at))
        .join(Handoff, Handoff.id == Box.handoff_id)
        .outerjoin(echoed, echoed.c.report == Handoff.id)
        .where(inside(Box.village, region), Box.doubt.is_(None))
        .where(Handoff.verdict.in_([Verdict.WAITING, Verdict.CHECKING]))
        .where(or_(Handoff.service.is_(None), Handoff.service != service))
        .where(~pressed.exists(), echoed.c.report.is_(None))
        .group_by(part)
        .order_by(func.count().desc(), part)
    )


def _attesting(region: str, service: Service) -> tuple[ColumnElement[bool], ...]:
    """Reports by which officers of a service confirmed what others had reported."""
    confirms = Handoff.effect == Effect.ATTESTS, Handoff.service == service
    return inside(Handoff.place, region), *confirms, ~Handoff.superseded


def _vouched(session: Session, region: str, service: Service, last: Slot | None) -> int:
    pressed = (
        select(func.sum(Handoff.lot))
        .join(Attestation, Attestation.handoff_id == Handoff.id)
        .where(inside(Handoff.place, region), Attestation.service == service)
    )
    told = select(func.sum(Handoff.lot)).where(*_attesting(region, service))
    if last:
        pressed = pressed.where(Attestation.at > last.slot)
        told = told.where(Handoff.id > last.last_handoff)
    return (session.scalar(pressed) or 0) + (session.scalar(told) or 0)


def _own(session: Session, region: str, service: Service) -> Sequence[tuple[int, int | None]]:
    """Numbers and handlers (ids) of open incidents that its officers reported, worst first.

    Custody's own are nobody's report.
    """
    urgency = case({one: place for place, one in enumerate(Severity)}, value=Case.severity)
    query = (
        select(Case.number, Case.handler)
        .join(Incident, Incident.id == Case.report_id)
        .join(Officer, Officer.telegram_id == Incident.officer_id)
        .where(*_open(region), Officer.service == service, Incident.handoff_id.is_(None))
        .order_by(urgency.desc(), Case.opened_at, Case.number)
    )
    return [(number, handler) for number, handler in session.execute(query)]


def _unseen(session: Session, region: str, service: Service) -> Excerpt[int]:
    if service not in GUARDS:
        return Excerpt()
    name = Case.tni if service == Service.TNI else Case.polri
    query = (
        select(Case.number)
        .where(*_open(region), Case.severity == Severity.CRITICAL)
        .where(Case.state == IncidentState.OPEN, name.is_(None))
        .order_by(Case.opened_at, Case.number)
    )
    return Excerpt.of(session.scalars(query).all())


def _open(region: str) -> tuple[ColumnElement[bool], ...]:
    return inside(Case.place, region), Case.state.in_(ALIVE), Case.same_as.is_(None)
