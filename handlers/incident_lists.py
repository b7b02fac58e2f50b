"""Incidents looked up: the open ones, one's timeline, its summary."""

import logging
import re

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.presses import Press
from handlers.schedule import admit_commander, commanded
from models.case import Case
from models.dossier import Dossier
from models.group import Group
from models.outbox import DOCUMENT, Owed
from models.refusals import UnknownIncident
from models.region import Region, ancestors
from models.summary import Handed
from models.timeline import Event
from views.exports import file_name
from views.incident_buttons import buttons
from views.incident_lists import incident_list, report_caption, story, summary

log = logging.getLogger(__name__)

NUMBER = re.compile(r"#?(\d{1,9})")


def asked_for(text: str) -> int | None:
    """The number, where a text is nothing but one."""
    found = NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


async def list_incidents(update: Update, context: Context) -> None:
    """The open incidents of the group's region."""
    source = source_of(update)
    group = context.batch.group(source.chat_id)
    dossiers = Dossier.open_in(context.session, group.region)
    region = Region.names(context.session, [group.region])[group.region]
    text = incident_list(dossiers, region, group, context.batch.now)
    context.batch.add(Owed.reply(f"incidents {update.update_id}", source, text))


async def tell_summary(update: Update, context: Context) -> None:
    """An incident by the questions of a report to superiors; without a number, the list.

    *14 pdf* is the same on paper, for commanders.
    """
    source = source_of(update)
    words = told(source.text).casefold()
    number = asked_for(words.removesuffix("pdf"))
    if number is None:
        await list_incidents(update, context)
        return
    if words.endswith("pdf"):
        hand_out_report(update, context, number)
        return
    group, case, events = _look_up(context, source.chat_id, number)
    text = summary(Dossier.of(context.session, case, *events), events, group)
    context.batch.add(Owed.reply(f"summary {number} {update.update_id}", source, text))


def hand_out_report(update: Update, context: Context, number: int) -> None:
    """Owe an incident's summary and timeline as a document; noted who got it."""
    source = source_of(update)
    admit_commander(context, commanded(context, source.chat_id), source.officer_id)
    group, case, _ = _look_up(context, source.chat_id, number)
    now = context.batch.now
    caption = report_caption(Dossier.of(context.session, case), group, now)
    attachment = {
        "kind": "incident",
        "number": number,
        "language": group.language,
        "zone": group.zone,
        "name": file_name(group, now, "pdf", f"kejadian-{number}"),
    }
    answer = Owed.reply(f"report {number} {update.update_id}", source, caption)
    context.batch.add(Owed.with_file(answer, DOCUMENT, attachment))
    what = f"incident {number}"
    context.session.add(Handed(at=now, officer_id=source.officer_id, what=what, region=case.place))
    log.info("incident %s as a document to %s", number, source.officer_id)


def tell_story(update: Update, context: Context, number: int) -> None:
    """An incident's timeline, with its buttons; a reply to it is news."""
    source = source_of(update)
    group, case, events = _look_up(context, source.chat_id, number)
    dossier = Dossier.of(context.session, case, *events)
    key, text = f"timeline {number} {update.update_id}", story(dossier, events, group)
    context.batch.add(Owed.reply(key, source, text, buttons(dossier, group.language)))


def renew_story(press: Press, context: Context) -> None:
    """Let a timeline tell what a press below it has done."""
    key = Owed.key_at(context.session, press.chat_id, press.message_id) or ""
    if key.startswith("timeline "):
        group, case, events = _look_up(context, press.chat_id, int(key.split()[1]))
        dossier = Dossier.of(context.session, case, *events)
        markup = buttons(dossier, group.language)
        Owed.rewrite(context.session, key, story(dossier, events, group), markup)


def _look_up(context: Context, chat_id: int, number: int) -> tuple[Group, Case, list[Event]]:
    """An incident that a group may see, with its timeline. Raises UnknownIncident."""
    group = context.batch.group(chat_id)
    case = Case.of(context.session, number)
    if case is None or not _visible(case, group):
        raise UnknownIncident(number)
    numbers = Case.family(context.session, case)
    return group, case, list(Event.of(context.session, numbers))


def _visible(case: Case, group: Group) -> bool:
    return group.region in ancestors(case.place) or case.report.chat_id == group.chat_id
