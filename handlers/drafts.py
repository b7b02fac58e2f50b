"""From what an incomplete text says to the draft that a form goes on from."""

from collections.abc import Sequence
from datetime import time
from zoneinfo import ZoneInfo

from handlers.context import Context
from models.draft import Detail, Draft, Kind
from models.glossary import Category, Stage
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.region import VILLAGE, level
from models.reported import Reported
from reading.handoff import HandoffReading, read_handoff
from reading.incident import read_incident
from reading.tokens import Tokens
from reading.words import ARRIVED, DEPARTED


def draft_of(kind: Kind, text: str, context: Context, group: Group) -> Draft:
    """What a text, without its command, says so far."""
    if kind is Kind.INCIDENT:
        return incident_draft(text, context, group)
    reading = read_handoff(text, context.gazetteer(group.region), context.work.places.elections)
    draft = _handoff_draft(reading, offered(group.region), _silences(reading, text))
    return with_known_stations(draft, context)


def draft_of_handoff(handoff: Handoff, group: Group) -> Draft:
    """A hand-over on record, to be changed; all that it says is asked anew."""
    whole = not handoff.stations and Stage.TPS in (handoff.origin, handoff.destination)
    return Draft(
        kind=Kind.HANDOFF,
        within=offered(group.region),
        place=handoff.place,
        stations=tuple(handoff.stations),
        every_station=whole,
        origin=handoff.origin,
        destination=handoff.destination,
        elections=tuple(handoff.elections) if handoff.elections else None,
        boxes=handoff.boxes,
        seal=handoff.seal,
        phase=handoff.phase,
        time=claimed(handoff, group),
        asks=tuple(Detail),
    )


def draft_of_incident(incident: Incident, group: Group) -> Draft:
    """The same of an incident."""
    return Draft(
        kind=Kind.INCIDENT,
        within=offered(group.region),
        place=incident.place,
        stations=tuple(incident.stations),
        category=incident.category,
        time=claimed(incident, group),
    )


def claimed(report: Reported, group: Group) -> time | None:
    """The time of day that a report claims, by its group's clocks; None: it claims none."""
    if report.occurred_at == report.reported_at:
        return None
    return report.occurred_at.astimezone(ZoneInfo(group.zone)).time()


def incident_draft(text: str, context: Context, group: Group) -> Draft:
    """What a text says of an incident; one whose kind is not read has none."""
    reading = read_incident(text, context.gazetteer(group.region))
    return Draft(
        kind=Kind.INCIDENT,
        within=offered(group.region),
        place=reading.desa,
        choices=tuple(place.code for place in reading.candidates),
        stations=reading.tps,
        category=None if reading.category is Category.OTHER else reading.category,
        severity=reading.severity,
        time=reading.time,
        asks=(Detail.PHASE,),
    )


def offered(region: str) -> str:
    """The region whose places a group chooses among; a village's group, its kecamatan's."""
    return region if level(region) < VILLAGE else region.rpartition(".")[0]


def stations_of(place: str, context: Context) -> Sequence[int]:
    """The numbers of a village's stations, ascending; none for a wider place."""
    if level(place) < VILLAGE:
        return ()
    boxes = context.batch.manifest.of(context.batch.session, place)
    return sorted({box.station for box in boxes if box.station})


def with_known_stations(draft: Draft, context: Context) -> Draft:
    """The same without the stations that its village does not have."""
    if draft.place is None or not draft.stations:
        return draft
    known = stations_of(draft.place, context)
    unknown = tuple(number for number in draft.stations if number not in known)
    if not unknown:
        return draft
    kept = tuple(number for number in draft.stations if number in known)
    return draft.with_(stations=kept, unknown=unknown, choosing=True)


def _silences(reading: HandoffReading, text: str) -> tuple[Detail, ...]:
    """The details that a text does not speak of."""
    silent = {
        Detail.BOXES: reading.boxes is None,
        Detail.SEAL: reading.seal is None,
        Detail.PHASE: not (ARRIVED | DEPARTED).intersection(Tokens(text).words),
    }
    return tuple(detail for detail in silent if silent[detail])


def _handoff_draft(reading: HandoffReading, within: str, asks: tuple[Detail, ...]) -> Draft:
    nowhere = reading.origin == reading.destination
    draft = Draft(
        kind=Kind.HANDOFF,
        within=within,
        choices=tuple(place.code for place in reading.candidates),
        unread=reading.unread,
        stations=reading.tps,
        every_station=reading.every_station,
        origin=None if nowhere else reading.origin,
        destination=None if nowhere else reading.destination,
        elections=reading.kinds,
        boxes=reading.boxes,
        seal=reading.seal,
        phase=reading.phase,
        time=reading.time,
        asks=asks,
    )
    return draft.with_(place=reading.kecamatan if draft.needs_kecamatan else reading.desa)
