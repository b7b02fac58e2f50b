"""/incident, as text or as a photo's caption, new or edited."""

from telegram import Update

from handlers.context import Context
from handlers.evidence import keep_evidence
from handlers.messages import source_of, told
from handlers.reports import admit, earlier_version, owe_answer
from models.evidence import Subject
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident, IncidentReport
from models.outbox import Owed, Priority
from models.refusals import EmptyIncident
from models.region import VILLAGE, level
from models.source import Source
from reading.incident import read_incident
from reading.places import Gazetteer
from views.alerts import alert
from views.buttons import keyboard
from views.cards import incident_card
from views.forms import mend_button


async def report_incident(update: Update, context: Context) -> None:
    """Record the incident, owe its answer, and owe the commanders above its place an alert."""
    source = source_of(update)
    group = admit(context, source)
    earlier = earlier_version(context, source, Incident, Handoff)
    if earlier and earlier.text == source.text:
        keep_evidence(update, context, Subject("incident", earlier.number))
        return
    report = believable(told(source.text), context.gazetteer(group.region), group)
    incident = record_incident(context, group, source, report, earlier)
    keep_evidence(update, context, Subject("incident", incident.number))


def record_incident(
    context: Context, group: Group, source: Source, report: IncidentReport, earlier: Incident | None
) -> Incident:
    """Record what was reported, and owe its answer and the alerts."""
    gazetteer = context.gazetteer(group.region)
    occurred = source.occurred_at(report.time, group.zone)
    incident = Incident.record(context.batch, report, source, occurred, earlier)
    officer = context.batch.officer(source.officer_id)
    place = gazetteer.place(incident.place).name
    card = incident_card(incident, place, group, source, officer)
    buttons = keyboard([mend_button("incident", incident.id, group.language)])
    owe_answer(context.batch, group, source, "incident", incident.id, card, buttons)
    if incident.alarming:
        owe_alerts(context, incident, source, gazetteer)
    return incident


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


def owe_alerts(context: Context, incident: Incident, source: Source, gazetteer: Gazetteer) -> None:
    """Owe an alert to every command group above the place."""
    officer = context.batch.officer(source.officer_id)
    spot = spot_of(incident.place, gazetteer)
    for group in Group.commanding_over(context.session, incident.place):
        text = alert(incident, told(source.text), spot, group, source, officer)
        key = f"alert {incident.id} {group.chat_id}"
        context.batch.add(Owed.message(key, group.chat_id, Priority.ALERT, text))


def spot_of(place: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """The names of a place and, for a village, of its kecamatan."""
    name = gazetteer.place(place).name
    if level(place) < VILLAGE:
        return name, None
    return name, gazetteer.place(place.rpartition(".")[0]).name
