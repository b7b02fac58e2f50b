"""From a report to a hand-over on record: its lot, its message, its place among versions."""

from collections.abc import Callable, Sequence

from models.base import unwatched
from models.batch import Batch
from models.box import Member
from models.handoff import Handoff, HandoffReport
from models.judging import Pending, judge
from models.operation import Timing
from models.refusals import NoBoxes, UnknownStation
from models.region import Station
from models.source import Source


def record_handoff(
    batch: Batch,
    report: HandoffReport,
    source: Source,
    timing: Timing,
    earlier: Handoff | None,
    then: Callable[[Pending], None],
) -> Handoff:
    """Take a report down, in `earlier`'s place where there is one; `then` it is judged.

    Raises UnknownStation, NoBoxes.
    """
    lot = _lot(batch, report)
    officer = batch.officer(source.officer_id)
    handoff = unwatched(Handoff)(
        id=batch.number(Handoff),
        **source.columns(),
        occurred_at=timing.occurred_at,
        doubted=timing.doubted,
        outside=timing.outside,
        amends=earlier.number if earlier else None,
        place=report.place,
        stations=list(report.stations),
        elections=list(report.elections) if report.elections else None,
        origin=report.origin,
        destination=report.destination,
        phase=report.phase,
        seal=report.seal,
        boxes=report.boxes,
        lot=len(lot),
        author=source.author,
        service=officer.service if officer else None,
        claimed=report.time is not None and timing.occurred_at != source.reported_at,
        received_at=report.received_at,
        serials=list(report.serials) or None,
    )
    if earlier:
        earlier.supersede(batch.session)
    whole = not (report.stations or report.elections)
    batch.gather(judge, Pending(handoff, lot, whole, report.broken, then, earlier))
    return handoff


def _lot(batch: Batch, report: HandoffReport) -> Sequence[Member]:
    """The boxes that a report names. Raises UnknownStation, NoBoxes."""
    lot = batch.manifest.of(batch.session, report.place, report.stations)
    if report.elections:
        lot = [box for box in lot if box.election in report.elections]
    unknown = sorted(set(report.stations) - {box.station for box in lot})
    if unknown:
        highest = Station.highest(batch.session, report.place)
        raise UnknownStation(report.place_name, unknown, highest)
    if not lot:
        raise NoBoxes(report.place_name)
    return lot
