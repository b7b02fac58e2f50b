"""✏️ Perbaiki: an officer's own report, reopened as a form that is filled in."""

from handlers.context import Context
from handlers.desk import Desk
from handlers.drafts import draft_of_handoff, draft_of_incident
from handlers.presses import Press
from models.case import Case
from models.draft import Kind
from models.form import Form, FormState
from models.handoff import Handoff
from models.incident import Incident
from models.outbox import Owed
from models.refusals import NotYours, StaleButton
from models.source import Source
from views.forms import asked


def mend(press: Press, context: Context) -> None:
    """Owe the form with all that the report says. Raises StaleButton, NotYours."""
    report = pressed_report(press, context)
    group, batch = context.batch.group(press.chat_id), context.batch
    source = Source(
        chat_id=report.chat_id,
        message_id=report.message_id,
        officer_id=report.officer_id,
        author=press.author,
        text=report.text,
        reported_at=report.reported_at,
        edited=False,
    )
    before = Form.of_message(context.session, source)
    if isinstance(report, Handoff):
        draft = draft_of_handoff(report, group)
    else:
        draft = draft_of_incident(report, group)
    if before and before.state == FormState.OPEN:
        desk = Desk(context, before, group)
        desk.show(before.draft)
    else:
        form = Form.about(batch.number(Form), source, draft, batch.now)
        desk = Desk(context, form, group)
        batch.add(form)
        batch.add(Owed.reply(form.key, source, *desk.card()))
    known = desk.form.draft
    press.answer(context, asked(known, desk.offer(known), group.language))


def pressed_report(press: Press, context: Context) -> Handoff | Incident:
    """The presser's own report that a button is about. Raises StaleButton, NotYours."""
    kind, number = (*press.about, "", "")[:2]
    if kind not in set(Kind) or not number.isdecimal() or len(number) > 18:
        raise StaleButton
    report = recorded(Kind(kind), int(number), context)
    key = f"card {kind} {number}"
    if report is None or not Owed.stands_in(context.session, key, press.chat_id):
        raise StaleButton
    if report.officer_id != press.officer_id:
        raise NotYours
    if report.superseded:
        raise StaleButton
    return report


def recorded(kind: Kind, number: int, context: Context) -> Handoff | Incident | None:
    """The report of a kind with that id; of an incident the version in force."""
    if kind is Kind.HANDOFF:
        return context.session.get(Handoff, number)
    case = Case.of(context.session, number)
    return case.report if case else None
