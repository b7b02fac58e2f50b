"""Settling: a commander decides what a finding means, and why."""

from collections.abc import Sequence
from enum import StrEnum

from models.batch import Batch
from models.custody import Outcome
from models.disputing import called, fresh, histories_of, mark
from models.finding import BY_THEMSELVES, Finding, FindingState, Kind
from models.glossary import Duty
from models.group import Group
from models.handoff import Handoff, Verdict
from models.history import Histories
from models.judging import place
from models.officer import Officer
from models.refusals import AlreadySettled, NotYourDuty, StaleButton
from models.region import ancestors
from models.review import end_case, note_settlement, review


class Reason(StrEnum):
    """Why a commander decides so, as it is usual; any other is written."""

    RECOUNTED = "recounted"
    FOUND = "found"
    RESEALED = "resealed"
    STAYED = "stayed"
    SEEN = "seen"
    CONFIRMED = "confirmed"
    MISWRITTEN = "miswritten"


FIRST = {
    Kind.MISSING: Reason.FOUND,
    Kind.SEAL_BROKEN: Reason.RESEALED,
    Kind.SEAL_MISSING: Reason.RESEALED,
    Kind.SERIAL: Reason.RESEALED,
}
"""The likeliest reason why a report is right after all; of other findings, a second count."""


def usual_reasons(kind: Kind, outcome: Outcome) -> Sequence[Reason]:
    """The usual reasons to decide so, the likeliest first."""
    stayed = outcome == Outcome.NOT_MOVED
    first = Reason.STAYED if stayed else FIRST.get(kind, Reason.RECOUNTED)
    return [first, Reason.SEEN, Reason.CONFIRMED, Reason.MISWRITTEN]


def undecided(batch: Batch, number: int, officer: Officer | None, group: Group) -> Finding:
    """A finding (id) that waits for this officer's decision in that group.

    Raises StaleButton, NotYourDuty, AlreadySettled.
    """
    batch.lock()
    found = batch.write().get(Finding, number, populate_existing=True)
    if found is None or found.kind in BY_THEMSELVES:
        raise StaleButton
    if found.state not in (FindingState.OPEN, FindingState.SETTLED):
        raise StaleButton
    handoff = fresh(batch, found.handoff_id)
    if officer is None or not _commands(officer, group, handoff):
        raise NotYourDuty(Duty.COMMANDER)
    if found.state == FindingState.SETTLED:
        raise AlreadySettled("settled", called(batch, found.settled_by))
    return found


def settle(batch: Batch, found: Finding, by: int, outcome: Outcome, reason: str) -> None:
    """Have an officer (id) decide what an undecided finding means for its boxes, and why."""
    handoff = fresh(batch, found.handoff_id)
    histories, boxes = histories_of(batch, handoff)
    before = {box: histories.custody(box) for box in boxes}
    found.state, found.outcome, found.reason = FindingState.SETTLED, outcome, reason
    found.settled_by, found.settled_at = by, batch.now
    note_settlement(batch, found)
    batch.session.flush()
    histories = Histories.of(batch.session, boxes)
    place(batch, histories, boxes, before, ())
    review(batch, histories, boxes)
    waits = any(one.is_open for one in Finding.of_handoffs(batch.session, [handoff.id]))
    if handoff.verdict == Verdict.DISPUTED and not waits:
        mark(batch, handoff, Verdict.SETTLED, by)
    batch.retell.add(handoff.id)
    end_case(batch, found)
    batch.closed.append(found)


def _commands(officer: Officer, group: Group, handoff: Handoff) -> bool:
    """Whether an officer decides for the place of a hand-over, in a group that commands it."""
    above = set(ancestors(handoff.place))
    leads = officer.role in (Duty.COMMANDER, Duty.OPERATOR) and officer.region in above
    return leads and group.region in above
