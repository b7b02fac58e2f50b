"""Disputing: an officer says what differs in a hand-over."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from models.attestation import Attestation
from models.batch import Batch
from models.finding import DOUBTS, Finding, FindingState, Kind
from models.handoff import Effect, Handoff, Verdict
from models.history import Histories
from models.judging import lot_of, place
from models.officer import Officer
from models.refusals import AlreadySettled, BeingChecked, NotEnrolled, StaleButton
from models.review import put_before_commanders, review

PATIENCE = timedelta(minutes=5)
"""So long others wait for an officer who has begun to pick what differs."""

PICKED = (Kind.MISSING, Kind.SEAL_BROKEN, Kind.SEAL_MISSING, Kind.SERIAL)
"""What is wrong with boxes that are picked one by one."""


def lapsed(handoff: Handoff, now: datetime) -> bool:
    """Whether whoever picks what differs has taken too long."""
    return handoff.verdict_at is None or now - handoff.verdict_at > PATIENCE


def begin(
    batch: Batch, number: int, officer: Officer, chat_id: int, beside: Collection[int] = ()
) -> tuple[Handoff, Finding]:
    """Let an officer pick what differs in a report (id), and nobody else in those `beside` it.

    Raises StaleButton, AlreadySettled, BeingChecked.
    """
    batch.lock()
    handoff = fresh(batch, number, chat_id)
    if handoff.effect not in (Effect.MOVED, Effect.LATE):
        raise StaleButton
    if handoff.verdict in (Verdict.JOINT, Verdict.SETTLED):
        raise AlreadySettled(handoff.verdict, called(batch, handoff.verdict_by))
    make_room(batch, {number, *beside}, officer)
    _drop_drafts(batch, handoff)
    draft = Finding(
        id=batch.number(Finding),
        key=f"draft {handoff.id}",
        handoff_id=handoff.id,
        kind=Kind.MISSING,
        state=FindingState.DRAFT,
        boxes=[],
        officer_id=officer.telegram_id,
        opened_at=batch.now,
    )
    batch.session.add(draft)
    mark(batch, handoff, Verdict.CHECKING, officer.telegram_id)
    return handoff, draft


def make_room(batch: Batch, reports: Collection[int], officer: Officer) -> None:
    """Let an officer be the only one who picks in these reports (ids), of one message.

    What they had begun to pick there themselves, or somebody too long ago, is given up.
    Raises BeingChecked.
    """
    batch.lock()
    begun = [one for one in in_force(batch, reports) if one.verdict == Verdict.CHECKING]
    for handoff in begun:
        mine = handoff.verdict_by == officer.telegram_id
        if not (mine or lapsed(handoff, batch.now)):
            raise BeingChecked(called(batch, handoff.verdict_by))
    for handoff in begun:
        cancel(batch, handoff)


def draft_of(
    batch: Batch, finding: int, officer: Officer | None, chat_id: int
) -> tuple[Handoff, Finding]:
    """A draft, in the hands of the one who began it; left alone too long, of who takes it up.

    Raises StaleButton, NotEnrolled, BeingChecked, AlreadySettled.
    """
    batch.lock()
    found = batch.write().get(Finding, finding, populate_existing=True)
    if found is None or found.state != FindingState.DRAFT:
        raise StaleButton
    if officer is None:
        raise NotEnrolled
    if officer.telegram_id != found.officer_id:
        return begin(batch, found.handoff_id, officer, chat_id)
    return fresh(batch, found.handoff_id, chat_id), found


def choose(batch: Batch, draft: Finding, kind: Kind) -> None:
    """What kind of difference it is; boxes picked for another kind are forgotten."""
    draft.kind, draft.boxes = kind, []
    batch.session.flush()


def toggle(batch: Batch, draft: Finding, box: int) -> None:
    """Pick a box, or let it go. Raises StaleButton."""
    if box not in lot_of(batch, draft.handoff_id):
        raise StaleButton
    draft.boxes = sorted(set(draft.boxes) ^ {box})
    batch.session.flush()


def cancel(batch: Batch, handoff: Handoff) -> None:
    """Nothing differs after all."""
    _drop_drafts(batch, handoff)
    others = [one for one in Finding.of_handoffs(batch.session, [handoff.id]) if one.is_open]
    disputed = [one for one in others if one.kind == Kind.COUNT or one.kind in DOUBTS]
    mark(batch, handoff, Verdict.DISPUTED if disputed else Verdict.WAITING, None)


def send(batch: Batch, handoff: Handoff, draft: Finding, count: int | None = None) -> None:
    """Put what differs before the commanders; an officer of another service vouches for the rest.

    Raises StaleButton where nothing was picked.
    """
    if not draft.boxes and count is None:
        raise StaleButton
    histories, boxes = histories_of(batch, handoff)
    before = {box: histories.custody(box) for box in boxes}
    draft.state, draft.opened_at, draft.count = FindingState.OPEN, batch.now, count
    draft.kind = draft.kind if count is None else Kind.COUNT
    draft.key = f"{draft.kind} {handoff.id} {draft.id}"
    put_before_commanders(batch, draft, handoff)
    mark(batch, handoff, Verdict.DISPUTED, draft.officer_id)
    histories.findings.append(draft)
    histories.find(draft)
    if count is None:
        _vouch_for_the_rest(batch, histories, handoff, draft)
    batch.write()
    place(batch, histories, boxes, before, ())
    review(batch, histories, boxes)


def _vouch_for_the_rest(
    batch: Batch, histories: Histories, handoff: Handoff, found: Finding
) -> None:
    officer = batch.session.get(Officer, found.officer_id)
    known = histories.vouching(found.handoff_id)
    if officer and officer.service not in known:
        histories.attest(Attestation.give(batch, handoff, officer))


def called(batch: Batch, officer_id: int | None) -> str:
    """What people call an officer."""
    officer = batch.session.get(Officer, officer_id) if officer_id else None
    return f"{officer.title} ({officer.service})" if officer else "?"


def in_force(batch: Batch, numbers: Collection[int]) -> list[Handoff]:
    """These hand-overs (ids), as they are now, but none that gave way to a later version."""
    query = select(Handoff).where(Handoff.id.in_(numbers), ~Handoff.superseded)
    fresh = query.order_by(Handoff.id).execution_options(populate_existing=True)
    return list(batch.write().scalars(fresh))


def fresh(batch: Batch, number: int, chat_id: int | None = None) -> Handoff:
    """A hand-over as it is now, reported in that chat if one is given. Raises StaleButton."""
    handoff = batch.write().get(Handoff, number, populate_existing=True)
    if handoff is None or handoff.superseded or chat_id not in (None, handoff.chat_id):
        raise StaleButton
    return handoff


def mark(batch: Batch, handoff: Handoff, verdict: Verdict, by: int | None) -> None:
    """Note how far a hand-over's card has come, and by whom."""
    handoff.verdict, handoff.verdict_by = verdict, by
    handoff.verdict_at = batch.now if by else None
    batch.session.flush()
    batch.retell.add(handoff.id)


def _drop_drafts(batch: Batch, handoff: Handoff) -> None:
    drafts = delete(Finding).where(
        Finding.handoff_id == handoff.id, Finding.state == FindingState.DRAFT
    )
    batch.session.execute(drafts)


def histories_of(batch: Batch, handoff: Handoff) -> tuple[Histories, Collection[int]]:
    """What happened to the boxes of a hand-over, and which they are (ids)."""
    boxes = lot_of(batch, handoff.id)
    return Histories.of(batch.session, boxes), boxes
