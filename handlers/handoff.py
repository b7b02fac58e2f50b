"""/handoff, as text or as a photo's caption, new or edited."""

from reading.handoff import read_handoff
from reading.places import Gazetteer
from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.places import elections
from handlers.reports import admit, ambiguous, author_of, owe_answer, refuse_other_kind
from models.glossary import Stage
from models.handoff import Handoff, HandoffReport
from models.incident import Incident
from models.refusals import EmptyHandoff, MissingPlace, MissingStages
from views.cards import handoff_answer


async def report_handoff(update: Update, context: Context) -> None:
    """Record the hand-over and owe its answer: both are committed, or neither."""
    source = source_of(update)
    session = context.session
    group = admit(context, source)
    earlier = Handoff.of_message(session, source)
    if earlier and earlier.text == source.text:
        return
    if source.edited:
        refuse_other_kind(Incident.of_message(session, source))
    gazetteer = context.work.places.within(session, group.region)
    report = believable(told(source.text), gazetteer, context)
    occurred = source.occurred_at(report.time, group.zone)
    handoff = Handoff.record(session, report, source, occurred, earlier)
    officer = author_of(context, source)
    answer = handoff_answer(handoff, report.place_name, group, source, officer)
    owe_answer(context, group, source, "handoff", handoff.id, answer)


def believable(text: str, gazetteer: Gazetteer, context: Context) -> HandoffReport:
    """What a text reports. Raises the Refusal that asks for what it does not say."""
    if not text:
        raise EmptyHandoff
    reading = read_handoff(text, gazetteer, elections(context.session))
    if reading.needs_choice:
        raise ambiguous(reading.candidates, gazetteer)
    origin, destination = reading.origin, reading.destination
    if origin is None or destination is None:
        raise MissingStages(origin, destination)
    villages = {origin, destination} & {Stage.PPS, Stage.TPS}
    place = reading.desa if villages else reading.kecamatan
    if place is None:
        raise MissingPlace("village" if villages else "kecamatan", reading.unread)
    return HandoffReport(
        place=place,
        place_name=gazetteer.place(place).name,
        stations=reading.tps,
        every_station=reading.every_station,
        origin=origin,
        destination=destination,
        elections=reading.kinds,
        boxes=reading.boxes,
        seal=reading.seal,
        phase=reading.phase,
        time=reading.time,
    )
