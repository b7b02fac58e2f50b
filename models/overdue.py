"""Overdue: boxes that should have come by now, or were left behind; each found once."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, select
from sqlalchemy.orm import Session

from models.batch import Batch
from models.box import BIT, Box
from models.finding import BY_THEMSELVES, NOBODY, Finding, FindingState, Kind
from models.glossary import Stage
from models.handoff import Handoff
from models.refusals import StaleButton
from models.region import ancestors
from models.review import close, open_finding
from models.source import Source
from models.transit import BlindSpot, Holdup, Limit, Transit, ratings

SHORTEST = timedelta(minutes=10)
"""No leg is looked at before."""

LEFT = timedelta(minutes=60)
"""So long after a village's boxes came to the PPK none should be at its stations."""


def find_overdue(batch: Batch) -> None:
    """Find boxes that are on the way too long, but for places without network."""
    session, now = batch.session, batch.now
    under_way = Transit.under_way(session, now - SHORTEST)
    limits, rated, blind = Limit.all(session), ratings(session), BlindSpot.all(session)
    late: dict[tuple[int, int], list[int]] = defaultdict(list)
    for some in under_way:
        if now - some.since > some.limit(limits, rated) and not blind & set(
            ancestors(some.village)
        ):
            late[some.report, some.holdups] += some.boxes
    for (report, holdups), boxes in late.items():
        _find(batch, Kind.OVERDUE, f"overdue {report} {holdups}", report, boxes)


def find_left_behind(batch: Batch) -> None:
    """Find boxes that are still at stations of villages whose boxes came to the PPK long ago."""
    blind = BlindSpot.all(batch.session)
    for village, report, since in _finished(batch.session):
        if batch.now - since > LEFT and not blind & set(ancestors(village)):
            boxes = list(batch.session.scalars(_at_stations(village)).all())
            _find(batch, Kind.LEFT_BEHIND, f"left_behind {village}", report, boxes)


def close_arrived(batch: Batch) -> None:
    """Settle what was overdue or left behind, and has moved on."""
    query = select(Finding).where(
        Finding.state == FindingState.OPEN, Finding.kind.in_(BY_THEMSELVES)
    )
    over = [one for one in batch.session.scalars(query) if not _still(batch.session, one)]
    close(batch, over)


def _find(batch: Batch, kind: Kind, key: str, report: int, boxes: Sequence[int]) -> None:
    session = batch.session
    handoff = session.get(Handoff, report)
    if handoff is None or session.scalar(select(Finding.id).where(Finding.key == key)):
        return
    finding = Finding(
        id=batch.number(Finding),
        key=key,
        handoff_id=report,
        kind=kind,
        state=FindingState.OPEN,
        boxes=sorted(boxes),
        officer_id=NOBODY,
        opened_at=batch.now,
        count=None,
    )
    open_finding(batch, finding, handoff)


def _finished(session: Session) -> Iterator[tuple[str, int, datetime]]:
    """Villages with boxes at the PPK and others at stations; the last report, and its time."""
    there = Box.reached.bitwise_and(BIT[Stage.PPK]) != 0
    up = there & Box.stage.in_([Stage.PPK, Stage.KPU]) & Box.station.is_not(None)
    behind = _behind()
    query = (
        select(
            Box.village,
            func.max(case((up, Box.handoff_id))),
            func.max(case((up, Box.since))),
        )
        .group_by(Box.village)
        .having(func.sum(case((behind, 1), else_=0)) > 0, func.sum(cast(up, Integer)) > 0)
    )
    for village, report, since in session.execute(query):
        if report and since:
            yield village, report, since


def _behind() -> ColumnElement[bool]:
    never = Box.since.is_(None)
    at_station = (Box.stage == Stage.TPS) & Box.heading.is_(None) & Box.doubt.is_(None)
    return Box.station.is_not(None) & (never | at_station)


def _at_stations(village: str) -> Select[int]:
    return select(Box.id).where(Box.village == village, _behind()).order_by(Box.id)


def _still(session: Session, finding: Finding) -> bool:
    """Whether any box of a finding is still where it was found to be."""
    boxes = select(func.count()).select_from(Box).where(Box.id.in_(finding.boxes))
    if finding.kind == Kind.OVERDUE:
        boxes = boxes.where(Box.handoff_id == finding.handoff_id, Box.heading.is_not(None))
    else:
        boxes = boxes.where(_behind())
    return bool(session.scalar(boxes))


def grant_time(batch: Batch, number: int, source: Source, *, finding: bool) -> Handoff:
    """Let the boxes of a hand-over, or of a finding's, have their time anew. Raises StaleButton."""
    batch.lock()
    found = batch.write().get(Finding, number) if finding else None
    handoff = batch.session.get(Handoff, found.handoff_id if found else number)
    if handoff is None or handoff.superseded or (finding and not found):
        raise StaleButton
    held = Holdup(
        handoff_id=handoff.id,
        officer_id=source.officer_id,
        at=source.reported_at,
        reason=source.text,
    )
    batch.session.add(held)
    batch.session.flush()
    batch.note("holdup", held.id, held.told(), **held.by(handoff.chat_id))
    late = Finding.of_handoffs(batch.session, [handoff.id])
    over = [one for one in late if one.is_open and one.kind == Kind.OVERDUE]
    for one in over:
        one.reason = source.text
    close(batch, over)
    batch.session.flush()
    return handoff
