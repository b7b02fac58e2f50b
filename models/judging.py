"""Judging: what the reports of a batch, taken together, do to boxes and to each other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy import select, update

from models.batch import Batch
from models.box import Box, Member, columns
from models.custody import DEPTH, RECEIVERS, Custody
from models.finding import DOUBTS, Finding, Kind
from models.glossary import Seal, Stage
from models.handoff import Effect, HandedBox, Handoff, Verdict
from models.history import Histories, Told
from models.holding import Holding, holdings
from models.review import close_over, differing_seals, doubts_of, finding_of, open_finding, withdraw
from models.seals import strange_numbers

SEALS = {Seal.BROKEN: Kind.SEAL_BROKEN, Seal.MISSING: Kind.SEAL_MISSING}


@dataclass(slots=True)
class Pending:
    """A report that is to be judged with the others of its batch."""

    handoff: Handoff
    lot: Sequence[Member]
    whole: bool
    """Whether it speaks of a place's boxes as one, not of stations by number."""
    broken: Sequence[int]
    """Stations with broken seals."""
    then: "Callable[[Pending], None]"
    """Told when it was judged."""
    earlier: Handoff | None = None
    findings: list[Finding] = field(default_factory=list)
    """What is wrong with it."""
    first: int | None = None
    """The number of the report that it repeats or attests."""
    gaps: Sequence[Stage] = ()
    """The stages that its boxes must have passed unreported."""
    held: Sequence[Holding] = ()
    """What holds its boxes since a report before, though it moved them."""

    @property
    def labels(self) -> dict[int, str]:
        """What people call its boxes: `004 PILGUB`."""
        return {box.id: box.label for box in self.lot}


class Judging:
    """Reports of one batch, with all that was told of their boxes before."""

    def __init__(self, batch: Batch, pending: Sequence[Pending]) -> None:
        self.batch = batch
        self.pending = pending
        self.written = {one.handoff.id: one.handoff for one in pending}
        stale = [box for one in pending if one.earlier for box in lot_of(batch, one.earlier.id)]
        self.boxes = {box.id for one in pending for box in one.lot} | set(stale)
        self.histories = Histories.of(batch.session, self.boxes)
        self.before = {box: self.histories.custody(box) for box in self.boxes}
        self.stale = set(stale)
        self.verdicts: list[dict[str, Any]] = []

    def judge(self) -> None:
        """Decide about each report in turn, then move the boxes."""
        for one in self.pending:
            self._judge(one)
        lots = {one.handoff.id: [box.id for box in one.lot] for one in self.pending}
        strange = strange_numbers(self.batch, self.histories, lots)
        doubts = doubts_of(self.batch, self.histories, self.boxes, self.written)
        doubts += differing_seals(self.batch, self.histories, strange, self.written)
        for doubt, handoff in doubts:
            for one in self.pending:
                one.findings += [doubt] if one.handoff is handoff else []
        for one in self.pending:
            self._write(one)
        place(self.batch, self.histories, self.boxes, self.before, self.stale)
        if self.verdicts:
            self.batch.session.execute(update(Handoff), self.verdicts)
        close_over(self.batch, self.histories, strange)
        found = [(found, one.handoff) for one in self.pending for found in one.findings]
        older = [pair for pair in doubts if pair not in found]
        for finding, handoff in found + older:
            open_finding(self.batch, finding, handoff)
        self.batch.retell |= {handoff.id for _, handoff in older}
        self._tell([*self.histories.findings, *(finding for finding, _ in found)])

    def _judge(self, one: Pending) -> None:
        handoff = one.handoff
        one.lot = self._narrowed(one)
        handoff.lot = len(one.lot)
        boxes = [box.id for box in one.lot]
        before = [self.histories.custody(box) for box in boxes]
        told = [list(self.histories.told.get(box, ())) for box in boxes]
        new = self.histories.add(handoff, boxes)
        after = [self.histories.custody(box) for box in boxes]
        moved = any(where(was) != where(now) for was, now in zip(before, after, strict=True))
        handoff.effect, echoed = (Effect.MOVED, None) if moved else relation(new, told)
        if echoed:
            handoff.echoes, one.first = echoed.movement.report, echoed.number
            if handoff.effect == Effect.ATTESTS:
                self._attest(handoff, echoed, told)
        new.effect, new.echoes = handoff.effect, handoff.echoes
        pairs = zip(after, one.lot, strict=True)
        gaps = {
            gap for state, box in pairs if brought(state, handoff) for gap in state.gaps(start(box))
        }
        one.gaps = sorted(gaps, key=DEPTH.__getitem__, reverse=True)
        if handoff.effect != Effect.REPEATS:
            one.findings += self._found(one)

    def _narrowed(self, one: Pending) -> Sequence[Member]:
        """Of a place's boxes those that are there, where some are known to be and some not."""
        handoff = one.handoff
        if not one.whole or Stage.TPS in (handoff.origin, handoff.destination):
            return one.lot
        movement = handoff.movement
        ready = [box for box in one.lot if self.histories.custody(box.id).can_leave(movement)]
        if not ready or handoff.boxes == len(ready):
            return ready or one.lot
        own = [box for box in one.lot if movement.upward and movement.origin == start(box)]
        ready = [box for box in one.lot if box in ready or box in own]
        return ready if handoff.boxes is None or handoff.boxes <= len(ready) else one.lot

    def _attest(self, handoff: Handoff, echoed: Told, told: Sequence[Sequence[Told]]) -> None:
        """A second report of the same is an officer's word for the first."""
        covered = sum(echoed in known for known in told)
        services = {*self.histories.vouching(echoed.movement.report), handoff.movement.service}
        guards = {one for one in services if one and one not in RECEIVERS}
        if echoed.verdict == Verdict.WAITING and covered == echoed.movement.lot and len(guards) > 1:
            self._verdict(echoed, handoff)
        if echoed.movement.report not in self.written:
            self.batch.retell.add(echoed.movement.report)

    def _verdict(self, told: Told, handoff: Handoff) -> None:
        told.verdict, told.verdict_by = Verdict.JOINT, handoff.officer_id
        told.verdict_at = handoff.reported_at
        values = {
            "verdict": told.verdict,
            "verdict_by": told.verdict_by,
            "verdict_at": told.verdict_at,
        }
        written = self.written.get(told.movement.report)
        if written is None:
            self.verdicts.append({"id": told.movement.report, **values})
        else:
            for name, value in values.items():
                setattr(written, name, value)

    def _found(self, one: Pending) -> list[Finding]:
        """What a report says is wrong: its count, its seals."""
        handoff = one.handoff
        found = []
        if handoff.differs:
            found.append(self._finding(Kind.COUNT, handoff, (), handoff.boxes))
        if handoff.seal in SEALS:
            broken = [box.id for box in one.lot if box.station in one.broken]
            unknown = {*one.broken} - {box.station for box in one.lot}
            told = len(one.broken) if unknown else None
            found.append(self._finding(SEALS[handoff.seal], handoff, broken, told))
        return found

    def _finding(
        self, kind: Kind, handoff: Handoff, boxes: Collection[int], count: int | None = None
    ) -> Finding:
        return finding_of(self.batch, kind, handoff, boxes, count)

    def _held(self, one: Pending, undecided: Sequence[Finding]) -> Sequence[Holding]:
        """What holds boxes of a report since one before it."""
        since = [finding for finding in undecided if finding.handoff_id < one.handoff.id]
        reports = {
            box.id: {told.movement.report for told in self.histories.told.get(box.id, ())}
            for box in (one.lot if since else ())
        }
        return holdings(
            (finding, box)
            for finding in since
            for box, told in reports.items()
            if finding.handoff_id in told
        )

    def _tell(self, findings: Iterable[Finding]) -> None:
        """Let each report be answered."""
        undecided = [finding for finding in findings if finding.undecided]
        for one in self.pending:
            one.held = self._held(one, undecided) if one.handoff.effect == Effect.MOVED else ()
            one.then(one)

    def _write(self, one: Pending) -> None:
        """Have a judged report written, with its lot."""
        handoff = one.handoff
        if any(found.kind == Kind.COUNT or found.kind in DOUBTS for found in one.findings):
            handoff.verdict = Verdict.DISPUTED
        self.batch.add(handoff)
        lot = [{"handoff_id": handoff.id, "box_id": box.id} for box in one.lot]
        self.batch.rows(HandedBox, lot)
        told = handoff.told([box.id for box in one.lot])
        self.batch.note("handoff", handoff.id, told, **handoff.by())
        if one.earlier:
            withdraw(self.batch, [one.earlier.id])


def lot_of(batch: Batch, handoff_id: int) -> Sequence[int]:
    """The boxes (ids) of a hand-over on record."""
    query = select(HandedBox.box_id).where(HandedBox.handoff_id == handoff_id)
    return batch.session.scalars(query.order_by(HandedBox.box_id)).all()


def judge(batch: Batch, pending: Sequence[Pending]) -> None:
    """Judge the reports of a batch."""
    Judging(batch, pending).judge()


def start(box: Member) -> Stage:
    """Where a box's way up begins: a PPK's own boxes never see a station."""
    return Stage.PPK if box.station is None else Stage.TPS


def where(state: Custody) -> tuple[object, ...]:
    """Where a box is, whoever says so."""
    return state.stage, state.heading, state.doubt


def brought(state: Custody, handoff: Handoff) -> bool:
    """Whether it was this report that brought a box where it is."""
    return state.report == handoff.id


def relation(new: Told, told: Sequence[Sequence[Told]]) -> tuple[Effect, Told | None]:
    """What a report that moves nothing is to those before it: `told`, for each of its boxes."""
    same = [[one for one in known if one.movement.same_as(new.movement)] for known in told]
    own = [[one for one in known if says_as_much(one, new)] for known in same]
    if all(own):
        return Effect.REPEATS, own[0][0]
    if all(any(one.officer_id != new.officer_id for one in known) for known in same):
        others = [one for one in same[0] if one.officer_id != new.officer_id]
        return Effect.ATTESTS, next(
            (one for one in others if one.effect in (Effect.MOVED, Effect.LATE)), others[0]
        )
    return Effect.LATE, None


def says_as_much(told: Told, new: Told) -> bool:
    """Whether the same officer said before all that a report says."""
    return (
        told.officer_id == new.officer_id
        and new.seal in (None, told.seal)
        and (new.boxes is None or new.boxes in (told.boxes, told.movement.lot))
    )


def place(
    batch: Batch,
    histories: Histories,
    boxes: Iterable[int],
    before: dict[int, Custody],
    stale: Collection[int],
) -> None:
    """Have boxes put where their histories say, those that are not there already."""
    changed = [box for box in boxes if box in stale or histories.custody(box) != before[box]]
    own = Box.of_ppk(batch.session, changed)
    found = {
        box: (histories.custody(box), Stage.PPK if box in own else Stage.TPS) for box in changed
    }
    for first, last in runs(found):
        batch.move(first, last, columns(*found[first]))


def runs(found: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The first and the last of boxes (ids) that follow each other and were found alike."""
    for _, run in groupby(enumerate(sorted(found)), lambda at: (at[1] - at[0], found[at[1]])):
        boxes = [box for _, box in run]
        yield boxes[0], boxes[-1]
