"""What the clock does to an incident: one guarded update, so that each step is made once."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from models.case import Case
from models.escalation import Ladder
from models.glossary import IncidentState
from models.life import NOBODY
from models.timeline import Deed, Event

CLOCKS_DIFFER = timedelta(minutes=1)
"""So far may the clocks of several processes lie apart."""

AT_ONCE = 100
"""Incidents that one sweep looks at; the next takes the others."""


DUE = (
    select(Case)
    .where(Case.due_at.is_not(None))
    .where((Case.due_at <= bindparam("now")) | (Case.since > bindparam("ahead")))
    .order_by(Case.number)
    .limit(AT_ONCE)
    .execution_options(populate_existing=True)
)
"""Built once: it is asked each second."""


def due(session: Session, now: datetime) -> Sequence[Case]:
    """Those whose wait is over, or began in a future that a clock no longer knows."""
    return session.scalars(DUE, {"now": now, "ahead": now + CLOCKS_DIFFER}).all()


def advance(session: Session, case: Case, now: datetime) -> Deed | None:
    """Make the step that is due; None where somebody was quicker, or a clock was put right."""
    still = (Case.state == case.state, Case.step == case.step, Case.due_at == case.due_at)
    if case.since > now:
        case.change(session, *still, **case.wait(now))
        return None
    ladder = Ladder.of(case.ladder)
    assert case.due_at, "it is due"
    if case.state == IncidentState.OPEN:
        deed, others = Deed.TOLD, {}
        rung, due_at = ladder.climb(case.rung, case.due_at, now)
    else:
        deed, others = Deed.LAPSED, {**NOBODY, "state": IncidentState.OPEN}
        rung, due_at = 1, now + ladder.after(1)
    step = {"rung": rung, "due_at": due_at, "since": now, "step": case.step + 1}
    if not case.change(session, *still, **step, **others):
        return None
    region = ladder.rungs[rung - 1]
    Event(number=case.number, at=now, deed=deed, text=region).keep(session, now)
    return deed
