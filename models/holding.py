"""Holding: boxes with an open finding are held (*ditahan*) until it is settled.

A report that moves them all the same is believed: they are where it says, and still held.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from models.base import batched, inside
from models.box import Box
from models.finding import BY_THEMSELVES, DOUBTS, Finding, FindingState
from models.handoff import Effect, HandedBox, Handoff
from models.progress import below
from models.region import ancestors

OPEN = (Finding.state == FindingState.OPEN, Finding.kind.not_in(BY_THEMSELVES))
"""Of findings: those that hold boxes."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Some of the boxes (ids) that were asked about, and the finding that holds them."""

    finding: Finding
    boxes: Sequence[int]

    @property
    def named(self) -> bool:
        """Whether it is known which boxes it is about, or the whole lot is held."""
        return bool(self.finding.boxes)


def holdings(pairs: Iterable[tuple[Finding, int]]) -> list[Holding]:
    """What holds boxes, oldest first: of pairs of a finding and a box (id) of its report's lot.

    A finding holds the boxes that it names; where nobody can say which, the whole lot.
    """
    held: dict[int, tuple[Finding, set[int]]] = {}
    for finding, box in pairs:
        if finding.undecided and (not finding.boxes or box in finding.boxes):
            held.setdefault(finding.id, (finding, set()))[1].add(box)
    return [Holding(finding, sorted(boxes)) for _, (finding, boxes) in sorted(held.items())]


def distinct(held: Iterable[Holding]) -> int:
    """How many boxes these hold; some may be held by several."""
    return len({box for one in held for box in one.boxes})


def holding(session: Session, boxes: Collection[int]) -> list[Holding]:
    """What holds any of these boxes (ids)."""
    return holdings(
        (finding, box)
        for some in batched(sorted(boxes))
        for finding, box in session.execute(_held().where(HandedBox.box_id.in_(some)))
    )


def holding_in(session: Session, region: str) -> list[tuple[str, Holding]]:
    """What holds boxes of a region, oldest first, with the code of the report's place."""
    query = select(Finding, Handoff.place).join(Handoff, Handoff.id == Finding.handoff_id)
    near = inside(Handoff.place, region) | Handoff.place.in_(ancestors(region))
    found = session.execute(query.where(*OPEN, near)).all()
    lots: dict[int, set[int]] = defaultdict(set)
    boxes = select(HandedBox.handoff_id, HandedBox.box_id).join(Box, Box.id == HandedBox.box_id)
    for some in batched(sorted({finding.handoff_id for finding, _ in found})):
        within = boxes.where(HandedBox.handoff_id.in_(some), inside(Box.village, region))
        for report, box in session.execute(within):
            lots[report].add(box)
    places = {finding.id: place for finding, place in found}
    held = holdings((one, box) for one, _ in found for box in lots[one.handoff_id])
    return [(places[one.finding.id], one) for one in held]


def holders(session: Session, region: str) -> Mapping[int, list[int]]:
    """The numbers of the incidents that hold each box (id) of a region; only of those held."""
    held: dict[int, list[int]] = defaultdict(list)
    for _, one in holding_in(session, region):
        for box in one.boxes:
            held[box].append(one.finding.incident_id or 0)
    return held


def held_by_part(session: Session, region: str) -> Mapping[str, int]:
    """How many boxes of each part (one level below) of a region are held, but not in doubt."""
    sure = (*OPEN, Finding.kind.not_in(DOUBTS))
    lots = select(HandedBox.box_id).join(Finding, Finding.handoff_id == HandedBox.handoff_id)
    whole = lots.where(*sure, Finding.boxes == [])
    named = session.scalars(select(Finding.boxes).where(*sure, Finding.boxes != []))
    part = func.substr(Box.village, 1, below(region))
    query = select(part, func.count()).where(inside(Box.village, region)).group_by(part)
    others = batched(sorted({box for boxes in named for box in boxes}))
    alone = [Box.id.in_(some) & Box.id.not_in(whole) for some in others]
    counts: Counter[str] = Counter()
    for held in (Box.id.in_(whole), *alone):
        counts.update({code: boxes for code, boxes in session.execute(query.where(held))})
    return counts


def held_on_the_way(session: Session, numbers: Collection[int]) -> Mapping[int, list[Holding]]:
    """What holds boxes of these hand-overs (ids) since a report before: by hand-over."""
    lot = aliased(HandedBox)
    query = (
        _held()
        .add_columns(lot.handoff_id)
        .join(lot, lot.box_id == HandedBox.box_id)
        .where(lot.handoff_id.in_(numbers), lot.handoff_id > Finding.handoff_id)
    )
    found = defaultdict(list)
    for finding, box, number in session.execute(query):
        found[number].append((finding, box))
    return {number: holdings(pairs) for number, pairs in found.items()}


def moved_since(session: Session, findings: Sequence[Finding]) -> set[int]:
    """The hand-overs (ids) whose cards tell of these findings: they moved the boxes later."""
    reports = [one.handoff_id for one in findings if one.kind not in BY_THEMSELVES]
    lot, later = aliased(HandedBox), aliased(HandedBox)
    query = (
        select(later.handoff_id)
        .join(lot, lot.box_id == later.box_id)
        .join(Handoff, Handoff.id == later.handoff_id)
        .where(lot.handoff_id.in_(reports), later.handoff_id > lot.handoff_id)
        .where(Handoff.effect == Effect.MOVED, ~Handoff.superseded)
    )
    return set(session.scalars(query.distinct())) if reports else set()


def _held() -> Select[Finding, int]:
    """Open findings that hold, each with the boxes of its report's lot."""
    return (
        select(Finding, HandedBox.box_id)
        .join(HandedBox, HandedBox.handoff_id == Finding.handoff_id)
        .where(*OPEN)
    )
