"""/kotak: a box's whole journey in one message."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.reports import ambiguous
from models.box import Box
from models.outbox import Owed
from models.refusals import MissingPlace, MissingStation, UnknownStation, WrittenInPrivate
from models.region import Station
from models.standing import journey
from reading.incident import read_incident
from views.journeys import journey_card


async def tell_journey(update: Update, context: Context) -> None:
    """Owe all that is known of a station's boxes, or of a PPK's own: places, times, hands, gaps.

    Raises WrittenInPrivate, UnknownChat, MissingPlace, MissingStation, UnknownStation.
    """
    source = source_of(update)
    if source.chat_id > 0:
        raise WrittenInPrivate
    group = context.batch.group(source.chat_id)
    gazetteer = context.gazetteer(group.region)
    reading = read_incident(told(source.text), gazetteer)
    if reading.candidates:
        raise ambiguous(reading.candidates, gazetteer)
    code = reading.desa or (None if reading.tps else reading.kecamatan)
    if code is None:
        raise MissingPlace("village", None)
    place = gazetteer.place(code).name
    if reading.desa and not reading.tps:
        raise MissingStation(place)
    station = reading.tps[0] if reading.tps else None
    session = context.session
    boxes = Box.at(session, code, station)
    if not boxes:
        raise UnknownStation(place, [station or 0], Station.highest(session, code))
    steps = journey(session, [box.id for box in boxes])
    text = journey_card(place, station, boxes, steps, group)
    context.batch.add(Owed.reply(f"kotak {update.update_id}", source, text))
