"""/handoff, as text or as a photo's caption, new or edited."""

from telegram import Update

from handlers.context import Context
from handlers.evidence import keep_evidence
from handlers.messages import source_of, told
from handlers.reports import admit, ambiguous, earlier_version, owe_answer
from models.evidence import Subject
from models.glossary import Stage
from models.group import Group
from models.handoff import Handoff, HandoffReport
from models.incident import Incident
from models.refusals import EmptyHandoff, MissingPlace, MissingStages
from reading.handoff import read_handoff
from views.cards import handoff_card


async def report_handoff(update: Update, context: Context) -> None:
    """Record the hand-over and owe its answer: both are committed, or neither."""
    source = source_of(update)
    group = admit(context, source)
    earlier = earlier_version(context, source, Handoff, Incident)
    if earlier and earlier.text == source.text:
        keep_evidence(update, context, Subject("handoff", earlier.number))
        return
    report = believable(told(source.text), context, group)
    occurred = source.occurred_at(report.time, group.zone)
    handoff = Handoff.record(context.batch, report, source, occurred, earlier)
    officer = context.batch.officer(source.officer_id)
    card = handoff_card(handoff, report.place_name, group, source, officer)
    owe_answer(context, group, source, "handoff", handoff.id, card)
    keep_evidence(update, context, Subject("handoff", handoff.number))


def believable(text: str, context: Context, group: Group) -> HandoffReport:
    """What a text reports. Raises the Refusal that asks for what it does not say."""
    if not text:
        raise EmptyHandoff
    gazetteer = context.gazetteer(group.region)
    reading = read_handoff(text, gazetteer, context.work.places.elections)
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
