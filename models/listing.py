"""What leaves Posko as tables: the ledger, the boxes, the incidents; a heading, then rows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.box import Box
from models.incident import Incident
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
    """Every box of the manifest and where it was last reported, by place."""
    yield "village", "village_name", "station", "election", "stage", "heading", "since", "handoff"
    query = (
        select(Box, Region.name)
        .join(Region, Region.code == Box.village)
        .order_by(Box.village, Box.station, Box.election)
        .execution_options(yield_per=AT_ONCE)
    )
    for box, name in session.execute(query):
        where = box.stage, box.heading, _at(box.since), box.handoff_id
        yield box.village, name, box.station, box.election, *where


def incidents(session: Session) -> Iterator[Row]:
    """Every incident in force, oldest first."""
    yield (
        *("number", "place", "place_name", "stations", "category", "severity", "state"),
        *("occurred_at", "reported_at", "officer", "chat_id", "message_id"),
    )
    query = (
        select(Incident, Region.name)
        .outerjoin(Region, Region.code == Incident.place)
        .where(~Incident.superseded)
        .order_by(Incident.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for one, name in session.execute(query):
        stations = " ".join(map(str, one.stations))
        yield (
            *(one.number, one.place, name, stations, one.category, one.severity, one.state),
            *(_at(one.occurred_at), _at(one.reported_at)),
            *(one.officer_id, one.chat_id, one.message_id),
        )


LISTS: dict[str, Callable[[Session], Iterator[Row]]] = {
    "ledger": ledger,
    "boxes": boxes,
    "incidents": incidents,
}


def _at(when: datetime | None) -> str | None:
    return None if when is None else moment(when)
