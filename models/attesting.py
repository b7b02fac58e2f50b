"""Attesting: officers of two services vouch for the same hand-over."""

from collections.abc import Sequence

from sqlalchemy import select

from models.attestation import Attestation
from models.batch import Batch
from models.custody import RECEIVERS
from models.disputing import called, in_force, lapsed
from models.handoff import Effect, HandedBox, Handoff, Verdict
from models.history import Histories
from models.judging import place
from models.officer import Officer
from models.refusals import (
    AlreadySettled,
    BeingChecked,
    NotEnrolled,
    OwnReport,
    Refusal,
    SameService,
    StaleButton,
)


def confirm(batch: Batch, number: int, officer: Officer | None, chat_id: int) -> Handoff:
    """Take an officer's word for a report of their chat.

    Raises StaleButton, NotEnrolled, OwnReport, SameService, AlreadySettled, BeingChecked.
    """
    batch.lock()
    handoff = in_force(batch, [number])
    if not handoff or handoff[0].chat_id != chat_id:
        raise StaleButton
    _check(batch, handoff[0], officer)
    if officer and not _confirm(batch, handoff, officer):
        raise SameService(officer.service)
    return handoff[0]


def confirm_all(batch: Batch, numbers: Sequence[int], officer: Officer | None) -> int:
    """Take an officer's word for those of these reports that wait for it; how many."""
    batch.lock()
    if officer is None:
        raise NotEnrolled
    waiting = []
    for handoff in in_force(batch, numbers):
        try:
            _check(batch, handoff, officer)
        except Refusal:
            continue
        waiting.append(handoff)
    return _confirm(batch, waiting, officer)


def _check(batch: Batch, handoff: Handoff, officer: Officer | None) -> None:
    """Raise the Refusal that says why an officer's word cannot be taken."""
    if officer is None:
        raise NotEnrolled
    if handoff.effect not in (Effect.MOVED, Effect.LATE):
        raise StaleButton
    if handoff.officer_id == officer.telegram_id:
        raise OwnReport
    if handoff.verdict == Verdict.CHECKING and not lapsed(handoff, batch.now):
        raise BeingChecked(called(batch, handoff.verdict_by))
    if handoff.verdict in (Verdict.JOINT, Verdict.DISPUTED, Verdict.SETTLED):
        raise AlreadySettled(handoff.verdict, called(batch, handoff.verdict_by))
    if handoff.service == officer.service:
        raise SameService(officer.service)


def _confirm(batch: Batch, handoffs: Sequence[Handoff], officer: Officer) -> int:
    """Note an officer's word for these, where their service has not vouched yet; how many."""
    lots = select(HandedBox.box_id).where(HandedBox.handoff_id.in_([one.id for one in handoffs]))
    boxes = sorted(set(batch.session.scalars(lots)))
    histories = Histories.of(batch.session, boxes)
    before = {box: histories.custody(box) for box in boxes}
    confirmed = 0
    for handoff in handoffs:
        if officer.service in histories.vouching(handoff.id):
            continue
        confirmed += 1
        histories.attest(Attestation.give(batch, handoff, officer))
        guards = histories.vouching(handoff.id) - RECEIVERS
        if len(guards) > 1:
            handoff.verdict, handoff.verdict_by = Verdict.JOINT, officer.telegram_id
            handoff.verdict_at = batch.now
        batch.retell.add(handoff.id)
    batch.session.flush()
    place(batch, histories, boxes, before, ())
    return confirmed
