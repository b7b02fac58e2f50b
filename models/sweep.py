"""What the clock does to an incident: one guarded update, so that each step is made once."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.case import Case
from models.escalation import Ladder
from models.glossary import IncidentState
from models.life import NOBODY
from models.timeline import Deed, Event


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
        rung, due = ladder.climb(case.rung, case.due_at, now)
    else:
        deed, others = Deed.LAPSED, {**NOBODY, "state": IncidentState.OPEN}
        rung, due = 1, now + ladder.after(1)
    step = {"rung": rung, "due_at": due, "since": now, "step": case.step + 1}
    if not case.change(session, *still, **step, **others):
        return None
    region = ladder.rungs[rung - 1]
    Event(number=case.number, at=now, deed=deed, text=region).keep(session, now)
    return deed
