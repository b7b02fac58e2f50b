"""/batal: an officer takes a report back, within a quarter of an hour."""

from datetime import timedelta

from telegram import Update

from handlers.context import Context
from handlers.desk import Desk
from handlers.incident import show
from handlers.messages import source_of
from models.case import Case
from models.dossier import Dossier, alert_key, card_key
from models.doubles import part_all
from models.form import Form
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.life import end
from models.outbox import Owed
from models.refusals import NothingToWithdraw, NotYours, TooLate, WrittenInPrivate
from models.source import Source
from models.withdrawal import take_back as withdraw_report
from views.cards import withdrawn_card

Report = Handoff | Incident
UNTIL = timedelta(minutes=15)
"""How long after it was written a report may be taken back."""


async def withdraw(update: Update, context: Context) -> None:
    """Withdraw the report that is replied to, itself or by its card, else the author's latest.

    Raises WrittenInPrivate, UnknownChat, NothingToWithdraw, NotYours, TooLate.
    """
    source = source_of(update)
    if source.chat_id > 0:
        raise WrittenInPrivate
    group = context.batch.group(source.chat_id)
    message = update.effective_message
    answered = message.reply_to_message if message else None
    if answered is None:
        found = latest(context, source)
    else:
        found = meant(context, source, answered.message_id)
    if found is None:
        raise NothingToWithdraw
    if isinstance(found, Form):
        if not found.is_open(source.reported_at):
            raise NothingToWithdraw
        Desk(context, found, group).close()
    else:
        take_back(context, group, source, found)


def latest(context: Context, source: Source) -> Report | Form | None:
    """The author's latest report in the chat, or the form that is open about one."""
    session = context.session
    found: list[Report | Form | None] = [
        Form.latest_of(session, source),
        Handoff.latest_of(session, source),
        Incident.latest_of(session, source),
    ]
    return max(
        (one for one in found if one),
        key=lambda one: (one.reported_at, one.message_id),
        default=None,
    )


def meant(context: Context, source: Source, message_id: int) -> Report | Form | None:
    """What a message reports, or what our message tells of. Raises NotYours."""
    session = context.session
    kinds = (Handoff, Incident)
    found: list[Report | Form | None] = [
        kind.at(session, source.chat_id, message_id) for kind in kinds
    ]
    keys = Owed.keys_at(session, source.chat_id, message_id)
    found += [told_by(context, key) for key in keys]
    told = [one for one in found if one]
    own = [one for one in told if one.officer_id == source.officer_id]
    if told and not own:
        raise NotYours
    return own[-1] if own else None


def told_by(context: Context, key: str) -> Report | Form | None:
    """What the message that is owed under a key tells of."""
    match key.split():
        case ["card", "handoff", number]:
            return context.session.get(Handoff, int(number))
        case ["card", "incident", number]:
            case = Case.of(context.session, int(number))
            return case.report if case else None
        case ["form", number]:
            return Form.locked(context.session, int(number))
    return None


def take_back(context: Context, group: Group, source: Source, report: Report) -> None:
    """Withdraw a report, and say so on its card and to its author. Raises TooLate."""
    if source.reported_at - report.reported_at > UNTIL:
        raise TooLate(report.number)
    if report.superseded:
        raise NothingToWithdraw
    withdraw_report(context.batch, report, source.reported_at)
    kind = "handoff" if isinstance(report, Handoff) else "incident"
    officer = context.batch.officer(source.officer_id)
    text = withdrawn_card(report, kind, group, source, officer)
    key = f"card handoff {report.id}" if kind == "handoff" else card_key(report.number)
    case = Case.of(context.session, report.number) if kind == "incident" else None
    if case:
        end(context.session, case, source.reported_at, "", source.officer_id)
        Dossier.of(context.session, case).spare_notices(context.session)
        for double in part_all(context.session, case, source.officer_id, source.reported_at):
            show(context.session, double)
    for told in (key, *alert_keys(context, report)):
        if Owed.of_key(context.session, told):
            Owed.rewrite(context.session, told, text)
    context.batch.add(Owed.reply(f"withdrawn {kind} {report.id}", source, text, mergeable=True))


def alert_keys(context: Context, report: Report) -> list[str]:
    """Under which keys commanders were told of a report."""
    if isinstance(report, Handoff):
        return []
    groups = Group.commanding_over(context.session, report.place)
    return [alert_key(report.number, group.chat_id) for group in groups]
