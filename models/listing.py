"""What leaves Posko as tables: the ledger, the boxes, the incidents; a heading, then rows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.box import Box
from models.case import Case
from models.holding import holders
from models.ledger import COLUMNS, Entry, moment
from models.region import Region

Cell = str | int | None
Row = Sequence[Cell]

AT_ONCE = 1000


def ledger(session: Session) -> Iterator[Row]:
    """Every entry, all that its hash is over, and the hash."""
    yield COLUMNS
    columns = [getattr(Entry, name) for name in COLUMNS]
    query = select(*columns).order_by(Entry.number).execution_options(yield_per=AT_ONCE)
    yield from map(tuple, session.execute(query))


def boxes(session: Session) -> Iterator[Row]:
    """Every box of the manifest, where it was last reported and what holds it, by place."""
    yield (
        *("village", "village_name", "station", "election", "stage", "heading", "since"),
        *("handoff", "doubt", "held"),
    )
    held = holders(session, "")
    query = (
        select(Box, Region.name)
        .join(Region, Region.code == Box.village)
        .order_by(Box.village, Box.station, Box.election)
        .execution_options(yield_per=AT_ONCE)
    )
    for box, name in session.execute(query):
        where = box.stage, box.heading, _at(box.since), box.handoff_id, box.doubt
        yield (
            box.village,
            name,
            box.station,
            box.election,
            *where,
            " ".join(map(str, held.get(box.id, ()))) or None,
        )


def incidents(session: Session) -> Iterator[Row]:
    """Every incident as it stands, by number, with the minutes that each step took."""
    yield (
        *("number", "place", "place_name", "stations", "category", "severity", "state"),
        *("occurred_at", "reported_at", "opened_at", "acknowledged_at", "handled_at"),
        *("resolved_at", "closed_at", "to_acknowledge", "to_handle", "to_resolve"),
        *("levels_told", "same_as", "resolution", "officer", "chat_id", "message_id"),
    )
    query = (
        select(Case, Region.name)
        .outerjoin(Region, Region.code == Case.place)
        .order_by(Case.number)
        .execution_options(yield_per=AT_ONCE)
    )
    for case, name in session.execute(query):
        report, times = case.report, (case.acknowledged_at, case.handled_at, case.resolved_at)
        yield (
            *(case.number, case.place, name, " ".join(map(str, report.stations))),
            *(case.category, case.severity, case.state),
            *map(_at, (report.occurred_at, report.reported_at, case.opened_at)),
            *map(_at, (*times, case.closed_at)),
            *(_minutes(case.opened_at, one) for one in times),
            *(case.rung, case.same_as, case.resolution),
            *(report.officer_id, report.chat_id, report.message_id),
        )


LISTS: dict[str, Callable[[Session], Iterator[Row]]] = {
    "ledger": ledger,
    "boxes": boxes,
    "incidents": incidents,
}


def _at(when: datetime | None) -> str | None:
    return None if when is None else moment(when)


def _minutes(begun: datetime, done: datetime | None) -> int | None:
    """Whole minutes from one moment to another."""
    return None if done is None else int((done - begun).total_seconds() // 60)
