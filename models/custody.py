"""Custody: where a box is, by all that was reported of it. Pure: same events, same answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

from models.glossary import Service, Stage
from models.source import CLOCKS_DIFFER

DEPTH = {stage: depth for depth, stage in enumerate(Stage)}
"""From the warehouse down to the polling station."""

RECEIVERS = frozenset({"PPS", "PPK"})
"""Services that receive boxes: their word stands beside the two that guard them."""


class Doubt(StrEnum):
    """Why nobody can say where a box is."""

    MISSING = "missing"
    WRONG_PLACE = "wrong_place"
    TWO_PLACES = "two_places"


class Outcome(StrEnum):
    """What a commander decides of boxes in doubt."""

    AS_REPORTED = "as_reported"
    NOT_MOVED = "not_moved"


class Movement(NamedTuple):
    """What one report says of each box of its lot."""

    report: int
    origin: Stage
    destination: Stage
    arrived: bool
    at: datetime
    claimed: bool
    """Whether the officer said when; else `at` is when the message came."""
    service: Service | None
    lot: int
    astray: bool = False
    """Whether it was received at a place of the destination's kind, but not its own."""

    @property
    def upward(self) -> bool:
        """Whether it goes from the stations towards the warehouse."""
        return DEPTH[self.destination] < DEPTH[self.origin]

    @property
    def progress(self) -> int:
        """How far along its direction it brings a box."""
        return progress(self.destination, self.upward) - (not self.arrived)

    def same_as(self, other: "Movement") -> bool:
        """Whether two reports tell of the same: an arrival, or a departure from the same stage."""
        return (
            (self.destination, self.arrived, self.upward)
            == (other.destination, other.arrived, other.upward)
            and (self.arrived or self.origin == other.origin)
            and not (self.astray or other.astray)
        )


@dataclass(frozen=True, slots=True)
class Attested:
    """An officer confirmed a report."""

    movement: Movement
    service: Service
    at: datetime


@dataclass(frozen=True, slots=True)
class Missed:
    """The box is not among those that a report speaks of."""

    movement: Movement
    at: datetime
    finding: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A commander decided what became of a box that a report speaks of."""

    movement: Movement
    outcome: Outcome
    at: datetime
    finding: int


Event = Movement | Attested | Missed | Settled

RANK = {Movement: 0, Missed: 1, Attested: 2, Settled: 3}


class Custody(NamedTuple):
    """A box rests at `stage`, or has left it for `heading`, or is in doubt; one of the three."""

    stage: Stage = Stage.KPU
    heading: Stage | None = None
    since: datetime | None = None
    """None: never reported."""
    report: int | None = None
    """The report that brought it there, or into doubt."""
    upward: bool = False
    doubt: Doubt | None = None
    missed: int = 0
    """The size of the lot that it was missing from."""
    reached: frozenset[Stage] = frozenset()
    """Where it was reported to have arrived on its way in this direction."""
    vouched: frozenset[tuple[Stage, Service]] = frozenset()
    """Which services vouch for these arrivals."""

    @property
    def progress(self) -> int:
        """How far along its direction it has come."""
        return progress(self.heading or self.stage, self.upward) - (self.heading is not None)

    @property
    def joint(self) -> frozenset[Stage]:
        """The arrivals that two guarding services vouch for."""
        return frozenset(
            stage
            for stage in self.reached
            if sum(at == stage and who not in RECEIVERS for at, who in self.vouched) > 1
        )

    def can_leave(self, movement: Movement) -> bool:
        """Whether the box is known to have come to where a movement begins."""
        if self.since is None or self.doubt or self.upward != movement.upward:
            return False
        return self.progress >= progress(movement.origin, movement.upward)

    def gaps(self, start: Stage = Stage.TPS) -> Sequence[Stage]:
        """Stages passed, though nobody reported it there; `start`: where its way up began."""
        if self.since is None or self.doubt:
            return ()
        here = progress(self.heading or self.stage, self.upward)
        first = progress(start, upward=True) if self.upward else 0
        if here - first <= STEP:
            return ()
        return [
            stage
            for stage in Stage
            if first < progress(stage, self.upward) < here and stage not in self.reached
        ]


STEP = 2
"""From one stage to the next: the way there, and the rest."""


def progress(stage: Stage, upward: bool) -> int:
    """How far a stage lies along a direction."""
    return STEP * (DEPTH[Stage.TPS] - DEPTH[stage] if upward else DEPTH[stage])


def custody(events: Iterable[Event]) -> Custody:
    """Where these events leave a box; they may come in any order."""
    return reduce(apply, sorted(events, key=order), Custody())


def order(event: Event) -> tuple[datetime, int, int]:
    """When events happened; of one moment, movements first, each kind as it was numbered.

    What is said of a movement comes after it, also where a watch was ahead.
    """
    if isinstance(event, Movement):
        return event.at, 0, event.report
    number = event.movement.report if isinstance(event, Attested) else event.finding
    return max(event.at, event.movement.at), RANK[type(event)], number


def apply(state: Custody, event: Event) -> Custody:
    """What becomes of a box by an event that is later than all before."""
    match event:
        case Movement():
            return moved(state, event)
        case Attested():
            return attested(state, event)
        case Missed():
            doubt = state._replace(doubt=Doubt.MISSING, missed=event.movement.lot)
            return doubt._replace(report=event.movement.report)
        case Settled():
            return settled(state, event)


def moved(state: Custody, movement: Movement) -> Custody:
    """A report moves a box on or around, never back; what lies behind it fills in its past."""
    if state.doubt is Doubt.MISSING and not _finds(movement, state):
        return state
    if state.since is None:
        return _put(state, movement)
    if _turns(state, movement):
        return _put(state._replace(reached=frozenset(), vouched=frozenset()), movement)
    onward = movement.upward == state.upward
    if onward and (movement.progress > state.progress or state.doubt):
        return _put(state, movement) if _reaches(state, movement) else state
    if _contradicts(state, movement):
        return state._replace(doubt=Doubt.TWO_PLACES, report=movement.report)
    return _vouch(state, movement, movement.service) if onward else state


def attested(state: Custody, event: Attested) -> Custody:
    """A confirmation counts for the arrival that it confirms, but not for a box that is missing."""
    movement = event.movement
    missing = state.doubt is Doubt.MISSING and state.report == movement.report
    if missing or movement.upward != state.upward:
        return state
    return _vouch(state, movement, event.service)


def settled(state: Custody, event: Settled) -> Custody:
    """A commander's word ends a doubt: the box is where the report says, or where it was before."""
    movement = event.movement._replace(astray=False, service=None)
    certain = state._replace(doubt=None, missed=0)
    if not state.doubt or state.report != movement.report:
        return state
    if event.outcome is Outcome.AS_REPORTED:
        passed = state.doubt is Doubt.MISSING and movement.progress <= state.progress
        return certain if passed else _put(certain, movement)
    if state.doubt is Doubt.TWO_PLACES:
        return certain
    reached = state.reached - {movement.destination}
    return certain._replace(stage=movement.origin, heading=None, since=event.at, reached=reached)


def _turns(state: Custody, movement: Movement) -> bool:
    """Whether a box turns round where it is."""
    if movement.upward == state.upward:
        return False
    return movement.upward or movement.origin in (state.stage, state.heading)


def _finds(movement: Movement, state: Custody) -> bool:
    """Whether a report speaks of a missing box so narrowly that it must have been seen."""
    return movement.lot < state.missed or movement.lot <= 2


def _reaches(state: Custody, movement: Movement) -> bool:
    """Whether a box in doubt is at least where it was."""
    return movement.progress >= state.progress


def _contradicts(state: Custody, movement: Movement) -> bool:
    """Whether a box would be in two places: it was said to move, later, where it no longer is."""
    if not movement.claimed or state.since is None or state.doubt:
        return False
    behind = movement.upward != state.upward or movement.progress < state.progress
    return behind and movement.at - state.since > CLOCKS_DIFFER


def _put(state: Custody, movement: Movement) -> Custody:
    """The box is where the movement says; received at a wrong place, it arrived nowhere."""
    if movement.astray:
        return state._replace(
            doubt=Doubt.WRONG_PLACE,
            report=movement.report,
            since=movement.at,
            upward=movement.upward,
        )
    put = Custody(
        stage=movement.destination if movement.arrived else movement.origin,
        heading=None if movement.arrived else movement.destination,
        since=movement.at,
        report=movement.report,
        upward=movement.upward,
        reached=state.reached,
        vouched=state.vouched,
    )
    return _vouch(put, movement, movement.service)


def _vouch(state: Custody, movement: Movement, service: Service | None) -> Custody:
    """The arrival was reported, by one more service."""
    if not movement.arrived or movement.astray:
        return state
    stage = movement.destination
    vouched = state.vouched | {(stage, service)} if service else state.vouched
    return state._replace(reached=state.reached | {stage}, vouched=vouched)
