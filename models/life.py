"""What officers do to an incident. Each tells whether it was done: of several at once, by one."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import Session

from models.case import ALIVE, SEVERITIES, Case
from models.escalation import Ladder
from models.glossary import Duty, IncidentState, Service, Severity
from models.officer import FORCES, Officer
from models.refusals import NeedsForces, NotYourDuty
from models.timeline import Deed, Event

ASKED_FOR = timedelta(minutes=15)
"""How long one who pressed Selesai may take to write the line."""

NOBODY: dict[str, Any] = dict.fromkeys(("tni", "polri", "other", "handler", "resolver"))
"""Nobody has taken it."""

UNRESOLVED: dict[str, Any] = dict.fromkeys(("resolution", "resolved_at", "closed_at"))


def acknowledge(session: Session, case: Case, officer: Officer, now: datetime) -> bool:
    """Somebody has seen it; a critical one counts when TNI and Polri have. Raises NeedsForces."""
    if case.severity == Severity.CRITICAL and officer.service not in FORCES:
        raise NeedsForces
    still = [Case.state == IncidentState.OPEN, _slot(officer).is_(None)]
    done = _change(
        session, case, _event(case, officer, Deed.ACKNOWLEDGED, now), still, _seen_by(officer)
    )
    return done and _settle(session, case, now)


def handle(session: Session, case: Case, officer: Officer, now: datetime) -> bool:
    """Somebody takes it; who does has seen it."""
    still = [Case.state.in_(ALIVE), Case.handler.is_(None)]
    values = case.wait(now, handler=officer.telegram_id) if case.state in ALIVE[1:] else {}
    taken = {"handler": officer.telegram_id, "handled_at": case.handled_at or now}
    seen = {_name(officer): func.coalesce(_slot(officer), officer.telegram_id)}
    done = _change(
        session, case, _event(case, officer, Deed.HANDLED, now), still, {**values, **taken, **seen}
    )
    return done and _settle(session, case, now)


def escalate(session: Session, case: Case, officer: Officer, now: datetime, rung: int) -> bool:
    """The next level is told at once; `rung` is how many the one who asks knows were told."""
    still = [Case.state.in_(ALIVE), Case.rung == rung]
    ladder = Ladder.of(case.ladder)
    if rung >= len(ladder.rungs):
        return False
    is_open = case.state == IncidentState.OPEN
    waits = {"since": now, "due_at": now + ladder.after(rung + 1)} if is_open else {}
    values = {**waits, "rung": rung + 1, "step": Case.step + 1}
    return _change(session, case, _event(case, officer, Deed.ESCALATED, now), still, values)


def grade(
    session: Session, case: Case, officer: Officer, now: datetime, was: Severity, to: Severity
) -> bool:
    """It is worse, or less bad, than was said; the ladder is the new severity's from now on.

    Less bad it is by a commander's word only. Raises NotYourDuty.
    """
    raised = SEVERITIES.index(to) > SEVERITIES.index(was)
    if not raised:
        _commands(officer, case)
    deed = Deed.RAISED if raised else Deed.LOWERED
    still = [Case.state.in_(ALIVE), Case.severity == was]
    values = case.graded(session, to, now)
    done = _change(session, case, _event(case, officer, deed, now, to), still, values)
    return done and _settle(session, case, now)


def ask(session: Session, case: Case, officer: Officer, now: datetime) -> bool:
    """Somebody says that it is over, and is asked for the line that says how."""
    free = (
        Case.resolver.is_(None)
        | (Case.resolver == officer.telegram_id)
        | (Case.asked_at <= now - ASKED_FOR)
    )
    values = {"resolver": officer.telegram_id, "asked_at": now}
    return _change(
        session, case, _event(case, officer, Deed.ASKED, now), [Case.state.in_(ALIVE), free], values
    )


def asked(case: Case, officer_id: int, now: datetime) -> bool:
    """Whether the next line of that person resolves it."""
    asked_at = case.asked_at if case.resolver == officer_id and case.state in ALIVE else None
    return asked_at is not None and now - asked_at < ASKED_FOR


def resolve(session: Session, case: Case, officer: Officer, now: datetime, line: str) -> bool:
    """It is over, and how; no clock runs any more."""
    still = [Case.state.in_(ALIVE), Case.resolver == officer.telegram_id]
    state = IncidentState.RESOLVED
    values = case.wait(now, state=state, resolution=line, resolved_at=now)
    return _change(session, case, _event(case, officer, Deed.RESOLVED, now, line), still, values)


def end(
    session: Session,
    case: Case,
    now: datetime,
    words: str,
    by: int | None = None,
    deed: Deed = Deed.CLOSED,
) -> bool:
    """It is over without anybody having been asked: its finding is settled, or it was withdrawn."""
    over = {"state": IncidentState.CLOSED, "resolution": words, "resolved_at": now}
    values = {**over, "closed_at": now, "resolver": None, "due_at": None}
    done = case.change(session, Case.state.in_(ALIVE), **values)
    if done:
        event = Event(number=case.number, at=now, deed=deed, text=words)
        event.officer_id = by
        event.keep(session, now)
    return done


def close(session: Session, case: Case, officer: Officer, now: datetime) -> bool:
    """Nothing remains to be done, by a commander's word. Raises NotYourDuty."""
    _commands(officer, case)
    still = [Case.state == IncidentState.RESOLVED]
    values = {"state": IncidentState.CLOSED, "closed_at": now}
    return _change(session, case, _event(case, officer, Deed.CLOSED, now), still, values)


def reopen(session: Session, case: Case, officer: Officer, now: datetime) -> bool:
    """It is not over: all begins anew, the ladder too."""
    still = [Case.state.in_([IncidentState.RESOLVED, IncidentState.CLOSED])]
    anew = {**NOBODY, **UNRESOLVED, "rung": 0, "step": Case.step + 1}
    values = {**case.wait(now, state=IncidentState.OPEN, handler=None), **anew}
    return _change(session, case, _event(case, officer, Deed.REOPENED, now), still, values)


def hear(session: Session, case: Case, event: Event, now: datetime) -> None:
    """Put news on the timeline; an acknowledgement lasts on from there."""
    event.number = case.root
    event.keep(session, now)
    root = Case.of(session, case.root) if case.same_as else case
    if root and root.state == IncidentState.ACKNOWLEDGED:
        root.change(session, Case.state == IncidentState.ACKNOWLEDGED, **root.wait(event.at))


def _change(
    session: Session,
    case: Case,
    event: Event,
    still: Sequence[ColumnElement[bool]],
    values: Mapping[str, Any],
) -> bool:
    """Change a case where it is still so, and put on its timeline who did."""
    done = case.change(session, Case.same_as.is_(None), *still, **values)
    if done:
        event.keep(session, event.at)
    return done


def _event(case: Case, by: Officer, deed: Deed, now: datetime, words: str = "") -> Event:
    return Event(number=case.number, at=now, deed=deed, officer_id=by.telegram_id, text=words)


def _settle(session: Session, case: Case, now: datetime) -> bool:
    """Let it count as acknowledged once all names stand that it wants."""
    if case.state == IncidentState.OPEN and case.acknowledgers and not case.lacking:
        first = case.acknowledged_at or now
        values = case.wait(now, state=IncidentState.ACKNOWLEDGED)
        case.change(session, Case.state == IncidentState.OPEN, acknowledged_at=first, **values)
    return True


def _commands(officer: Officer, case: Case) -> None:
    """Let commanders of the place pass, and operators. Raises NotYourDuty."""
    if not officer.may(Duty.COMMANDER, case.place):
        raise NotYourDuty(Duty.COMMANDER)


def _slot(officer: Officer) -> Any:
    return getattr(Case, _name(officer))


def _seen_by(officer: Officer) -> dict[str, Any]:
    return {_name(officer): officer.telegram_id}


def _name(officer: Officer) -> str:
    return {Service.TNI: "tni", Service.POLRI: "polri"}.get(officer.service, "other")
