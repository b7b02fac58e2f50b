"""/incident, as text or as a photo's caption, new or edited; of one that is known, its timeline."""

from telegram import Message, Update

from handlers.context import Context
from handlers.evidence import keep_evidence
from handlers.incident_lists import asked_for, tell_story
from handlers.messages import source_of, told
from handlers.reports import admit, earlier_version, form_about
from models import telling
from models.case import SEVERITIES, Case
from models.database import Session
from models.dossier import Dossier, alert_key, card_key
from models.evidence import Subject
from models.form import FormState
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident, IncidentReport
from models.officer import Officer
from models.operation import timed
from models.outbox import Owed
from models.refusals import EmptyIncident
from models.source import Source
from models.timeline import Deed, Event
from reading.incident import read_incident
from reading.places import Gazetteer
from views.cards import newcomer_line
from views.incidents import cards, moved_card, notices


async def report_incident(update: Update, context: Context) -> None:
    """Record the incident and owe its cards: to its group, and to the commanders above."""
    source = source_of(update)
    number = None if source.edited else asked_for(told(source.text))
    if number is not None:
        tell_story(update, context, number)
        return
    group = admit(context, source)
    earlier = earlier_version(context, source, Incident, Handoff)
    if earlier and earlier.text == source.text:
        keep_evidence(update, context, Subject("incident", earlier.number))
        return
    report = believable(told(source.text), context.gazetteer(group.region), group)
    incident = record_incident(context, group, source, report, earlier, update.effective_message)
    keep_evidence(update, context, Subject("incident", incident.number))


def record_incident(
    context: Context,
    group: Group,
    source: Source,
    report: IncidentReport,
    earlier: Incident | None,
    message: Message | None = None,
) -> Incident:
    """Record what was reported, and owe its cards; `message`: what came with it."""
    timing = timed(report.time, source, group.zone, context.work.places.operation)
    incident = Incident.record(context.batch, report, source, timing, earlier)
    context.batch.add(event_of(message, incident.number, source, amended=earlier is not None))
    case = Case.of(context.session, incident.number)
    assert case, "it was opened with its first report"
    turn_form_into_card(context, group, source, case)
    show(context.session, case)
    if earlier:
        tell_former(context.session, case)
    if earlier and SEVERITIES.index(incident.severity) > SEVERITIES.index(earlier.severity):
        ring(context, case, Deed.RAISED)
    return incident


def turn_form_into_card(context: Context, group: Group, source: Source, case: Case) -> None:
    """Let a form that was open about the message become the card; guide a newcomer, once."""
    batch, key = context.batch, card_key(case.number)
    if not source.masked and batch.meets(source.officer_id):
        line = newcomer_line(group.language)
        batch.add(Owed.reply(f"newcomer {source.officer_id}", source, line, mergeable=True))
    form = form_about(batch, source)
    if form:
        form.state = FormState.SENT
        if Owed.of_key(batch.session, key):
            Owed.rename(batch.session, key, f"former {case.report_id}", receipt=False)
        receipt = group.reactions and not source.edited
        Owed.rename(batch.session, form.key, key, receipt=receipt)


def believable(text: str, gazetteer: Gazetteer, group: Group) -> IncidentReport:
    """What a text reports; where it names no place, or an ambiguous one, the group's region."""
    if not text:
        raise EmptyIncident
    reading = read_incident(text, gazetteer)
    return IncidentReport(
        place=reading.desa or reading.kecamatan or group.region,
        stations=reading.tps,
        category=reading.category,
        severity=reading.severity,
        time=reading.time,
    )


def show(session: Session, case: Case) -> None:
    """Owe an incident's cards, or rewrite them, as it is now."""
    telling.show(session, case, cards)


def tell_former(session: Session, case: Case) -> None:
    """Say in groups that had its card whose it is now, since it happened elsewhere."""
    dossier, number = Dossier.of(session, case), case.number
    former = dossier.former(session)
    for kind in ("alert", "photo", "notice"):
        Owed.spare(session, [group.chat_id for group in former], f"{kind} {number}")
    told = {alert_key(number, one.chat_id): (moved_card(dossier, one), None) for one in former}
    Owed.rewrite_each(session, told)


def ring(context: Context, case: Case, deed: Deed, by: Officer | None = None) -> None:
    """Owe the notice of something that commanders must hear, not only see."""
    session = context.session
    for notice in notices(Dossier.of(session, case), deed, context.batch.now, by):
        Owed.post(session, notice)


def event_of(message: Message | None, number: int, source: Source, *, amended: bool) -> Event:
    """A report's entry in the timeline."""
    kind, file_id = media_in(message)
    return Event(
        number=number,
        at=source.reported_at,
        deed=Deed.AMENDED if amended else Deed.REPORTED,
        officer_id=source.officer_id,
        text=told(source.text),
        chat_id=source.chat_id,
        message_id=source.message_id,
        media=kind,
        file_id=file_id,
    )


def media_in(message: Message | None) -> tuple[str | None, str | None]:
    """What comes with a message, and Telegram's name for it; of a location, where it is."""
    if message is None:
        return None, None
    if message.photo:
        return "photo", message.photo[-1].file_id
    if message.location:
        return "location", f"{message.location.latitude},{message.location.longitude}"
    for kind in ("video", "voice", "document"):
        found = getattr(message, kind)
        if found:
            return kind, found.file_id
    return None, None
