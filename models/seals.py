"""Numbers of seals: those that boxes arrive with should be those that they left with."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from models.batch import Batch
from models.box import Box
from models.finding import NOBODY, Finding, Kind
from models.handoff import HandedBox
from models.history import Histories, Told


@dataclass(frozen=True, slots=True)
class Strange:
    """What an arrival names that its boxes did not leave with."""

    numbers: Sequence[str]
    """None where all is well, or nobody knows what they left with."""
    boxes: Collection[int]
    """The boxes (ids) concerned; none where nobody can say which."""


def strange_numbers(
    batch: Batch, histories: Histories, lots: Mapping[int, Collection[int]]
) -> dict[int, Strange]:
    """For each arrival (id) that names seals, what differs; `lots`: those not written yet."""
    arrivals = [
        told for told in histories.reports.values() if told.serials and told.movement.arrived
    ]
    if not arrivals:
        return {}
    reports = [told.movement.report for told in arrivals]
    known = HandedBox.lots_of(batch.session, reports) | dict(lots)
    boxes = {box for report in reports for box in known[report]}
    histories.extend(batch.session, boxes)
    manifest = Box.serials(batch.session, boxes)
    found = {}
    for told in arrivals:
        lot = known[told.movement.report]
        left_with = {box: _left_with(histories, box, told, manifest) for box in lot}
        found[told.movement.report] = Strange(*_compare({*(told.serials or ())}, left_with))
    return found


def _compare(
    named: Set[str], left_with: Mapping[int, Set[str]]
) -> tuple[Sequence[str], Collection[int]]:
    """The strange numbers and the boxes concerned; people seldom name all that there are.

    Who names fewer than left contradicts nothing, nor who names all of them and more.
    """
    known = set().union(*left_with.values())
    if not all(left_with.values()) or known <= named:
        return (), ()
    unseen = [box for box, numbers in left_with.items() if not numbers & named]
    if 0 < len(unseen) < len(left_with):
        return sorted(named - known), unseen
    return sorted(named - known), list(left_with) if len(left_with) <= 2 else ()


def _left_with(
    histories: Histories, box: int, arrival: Told, manifest: Mapping[int, Set[str]]
) -> Set[str]:
    """The numbers that a box left with: all that were named on its way, else the manifest's."""
    own = manifest.get(box, frozenset())
    way = arrival.movement
    named = {
        number
        for one in histories.told.get(box, ())
        if one.serials
        and one.movement.upward == way.upward
        and one.movement.progress < way.progress
        for number in one.serials
    }
    return named | own if not named or named & own else named


def told_before(findings: Sequence[Finding]) -> set[str]:
    """Numbers of which commanders were told: they are settled, or wait to be."""
    told = [one for one in findings if automatic(one) and (one.is_open or one.settled_by)]
    return {number for one in told for number in one.serials or ()}


def automatic(finding: Finding) -> bool:
    """Whether it is of numbers, and custody itself found it."""
    return finding.kind == Kind.SERIAL and finding.officer_id == NOBODY
