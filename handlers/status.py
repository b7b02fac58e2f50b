"""/status: what a digest of the group's region, or of a place in it, would say now."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.reports import ambiguous
from models.digest import Slot
from models.glossary import Duty
from models.group import Group
from models.heartbeat import ESCALATION, Heartbeat
from models.outbox import Owed
from models.refusals import MissingPlace
from models.situation import Situation
from models.source import Source
from reading.asking import read_place
from views.digests import digest
from views.drilling import drill_buttons
from views.policies import stopped_line


async def tell_status(update: Update, context: Context) -> None:
    """Owe the situation of the group's region, or of the place that is named, as of now."""
    source = source_of(update)
    group = context.batch.group(source.chat_id)
    region = asked_for(told(source.text), context, group)
    text = status_of(context, group, region) + stopped(context, source, group)
    about = (f"s{update.update_id}", region)
    markup = drill_buttons(group, about)
    context.batch.add(Owed.reply(f"status {update.update_id}", source, text, markup))


def status_of(context: Context, group: Group, region: str) -> str:
    """What a digest of a region would say to a group now (HTML)."""
    last = Slot.latest(context.session, group.chat_id)
    situation = Situation.of(context.session, region, context.batch.now, last, group.service)
    return digest(situation, group, context.batch.now)


def asked_for(words: str, context: Context, group: Group) -> str:
    """The code of the place that is named, else of the group's region.

    Raises MissingPlace, AmbiguousPlace.
    """
    if not words:
        return group.region
    gazetteer = context.gazetteer(group.region)
    places = read_place(words, gazetteer)
    if not places:
        raise MissingPlace("kecamatan", words)
    if len(places) > 1:
        raise ambiguous(tuple(places), gazetteer)
    return places[0].code


def stopped(context: Context, source: Source, group: Group) -> str:
    """For operators, a line on each job that has stopped; else nothing."""
    officer = context.batch.officer(source.officer_id)
    if officer is None or not officer.may(Duty.OPERATOR, group.region):
        return ""
    silent = Heartbeat.silent_since(context.session, ESCALATION, context.batch.now)
    return f"\n{stopped_line(silent, group)}" if silent else ""
