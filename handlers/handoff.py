"""/handoff, as text or as a photo's caption, new or edited."""

from collections.abc import Callable
from functools import partial

from telegram import Update

from handlers.context import Context
from handlers.evidence import keep_evidence
from handlers.messages import source_of, told
from handlers.reports import admit, ambiguous, earlier_version, owe_answer
from models.batch import Batch
from models.evidence import Subject
from models.glossary import Phase, Stage
from models.group import Group
from models.handoff import Handoff, HandoffReport
from models.incident import Incident
from models.judging import Pending
from models.operation import timed
from models.outbox import Owed
from models.recording import record_handoff
from models.refusals import EmptyHandoff, MissingPlace, MissingStages, NotMoved
from models.region import covers
from models.source import Source
from models.standing import Standing
from reading.handoff import HandoffReading, read_handoff
from reading.places import KECAMATAN, Gazetteer, Place
from views.cards import amended_card, handoff_buttons
from views.handoff_card import handoff_card


async def report_handoff(update: Update, context: Context) -> None:
    """Record the hand-over and owe its answer: both are committed, or neither."""
    source = source_of(update)
    group = admit(context, source)
    earlier = earlier_version(context, source, Handoff, Incident)
    if earlier and earlier.text == source.text:
        keep_evidence(update, context, Subject("handoff", earlier.number))
        return
    report = believable(told(source.text), context, group)
    keep = partial(keep_evidence, update, context)
    take_down(context, group, source, report, earlier, keep)


def take_down(
    context: Context,
    group: Group,
    source: Source,
    report: HandoffReport,
    earlier: Handoff | None,
    keep: Callable[[Subject], None],
) -> None:
    """Record what was reported, in `earlier`'s place where there is one, and owe its answer."""
    tell = partial(answer, context.batch, keep, group, source, report)
    told = timed(report.time, source, group.zone, context.work.places.operation)
    stood = earlier is not None and not earlier.superseded
    record_handoff(context.batch, report, source, told, earlier, tell)
    if earlier and stood:
        text = amended_card(earlier, group)
        Owed.rewrite(context.session, f"card handoff {earlier.id}", text)


def answer(
    batch: Batch,
    keep: Callable[[Subject], None],
    group: Group,
    source: Source,
    report: HandoffReport,
    judged: Pending,
) -> None:
    """Owe a judged report's card, and keep what its message carries."""
    handoff = judged.handoff
    standing = Standing(
        handoff=handoff,
        place=report.place_name,
        officer=batch.officer(source.officer_id),
        first=judged.first,
        gaps=judged.gaps,
        findings=judged.findings,
        labels=judged.labels,
        held=judged.held,
        elsewhere=report.received_name,
    )
    card = handoff_card(standing, group)
    buttons = handoff_buttons(handoff, group.language)
    owe_answer(batch, group, source, "handoff", handoff.id, card, buttons)
    keep(Subject("handoff", handoff.number))


def believable(text: str, context: Context, group: Group) -> HandoffReport:
    """What a text reports. Raises the Refusal that asks for what it does not say."""
    if not text:
        raise EmptyHandoff
    gazetteer = context.gazetteer(group.region)
    reading = read_handoff(text, gazetteer, context.work.places.elections)
    if reading.stays:
        raise NotMoved
    if reading.needs_choice:
        raise ambiguous(reading.candidates, gazetteer)
    origin, destination = reading.origin, reading.destination
    if origin is None or destination is None:
        raise MissingStages(origin, destination)
    villages = {origin, destination} & {Stage.PPS, Stage.TPS}
    place = reading.desa if villages else reading.kecamatan
    if place is None:
        raise MissingPlace("village" if villages else "kecamatan", reading.unread)
    elsewhere = wrong_place(text, place, reading, gazetteer)
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
        broken=reading.broken,
        received_at=elsewhere.code if elsewhere else None,
        received_name=elsewhere.name if elsewhere else None,
        serials=reading.serials,
    )


def wrong_place(
    text: str, place: str, reading: HandoffReading, gazetteer: Gazetteer
) -> Place | None:
    """Where boxes were received, or go, that is not their own PPS or PPK; None: their own.

    That is what the text names, else the PPK of the group; one that names their own is about that.
    """
    if reading.receiver:
        return None if covers(reading.receiver.code, place) else reading.receiver
    here = gazetteer.place(gazetteer.scope)
    arrived = reading.destination, reading.phase, here.level
    if arrived != (Stage.PPK, Phase.ARRIVED, KECAMATAN):
        return None
    own = gazetteer.place(".".join(place.split(".")[:3]))
    named = own.name.casefold() in text.casefold()
    return None if own == here or named else here
