"""/kotak: a box's whole journey in one message."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.reports import ambiguous
from models.box import Box
from models.glossary import Stage
from models.group import Group
from models.holding import holding, holding_in
from models.outbox import Owed
from models.refusals import MissingPlace, UnknownStation, WrittenInPrivate
from models.region import KECAMATAN, VILLAGE, Region, Station, level
from models.standing import journey
from reading.incident import read_incident
from views.journeys import completeness_card, journey_card


async def tell_journey(update: Update, context: Context) -> None:
    """Owe all that is known of a station's boxes, or a PPK's own; else what is complete there.

    Raises WrittenInPrivate, UnknownChat, MissingPlace, UnknownStation.
    """
    source = source_of(update)
    if source.chat_id > 0:
        raise WrittenInPrivate
    group = context.batch.group(source.chat_id)
    gazetteer = context.gazetteer(group.region)
    reading = read_incident(told(source.text), gazetteer)
    if reading.candidates:
        raise ambiguous(reading.candidates, gazetteer)
    code = reading.desa or (None if reading.tps else reading.kecamatan or group.region)
    if code is None:
        raise MissingPlace("village", None)
    place = gazetteer.place(code).name
    session, station = context.session, next(iter(reading.tps), None)
    boxes = Box.at(session, code, station) if station or of_ppk(source.text, code) else ()
    if not (boxes or station):
        text = complete(context, code, group)
        context.batch.add(Owed.reply(f"kotak {update.update_id}", source, text))
        return
    if station and not boxes:
        raise UnknownStation(place, [station], Station.highest(session, code))
    numbers = [box.id for box in boxes]
    steps, held = journey(session, numbers), holding(session, numbers)
    text = journey_card(place, station, boxes, steps, held, group)
    context.batch.add(Owed.reply(f"kotak {update.update_id}", source, text))


def of_ppk(text: str, code: str) -> bool:
    """Whether a text asks for the boxes of a PPK itself: `/kotak PPK Muncar`."""
    return level(code) == KECAMATAN and "ppk" in text.casefold().split()


def complete(context: Context, code: str, group: Group) -> str:
    """How complete a village, or each village of a wider place, is; by name what is missing."""
    session = context.session
    rows = Box.completeness(session, code)
    held = holding_in(session, code)
    places = [*(row.place for row in rows), *(place for place, _ in held)]
    names = Region.names(session, [code, *places])
    village = level(code) == VILLAGE
    lacking = Box.not_at(session, code, Stage.PPK) if village else ()
    named = [box for _, one in held if one.named for box in one.boxes]
    labels = Box.labels(session, [*lacking, *named])
    return completeness_card(code, rows, names, lacking, held, labels, group)
