"""/status: what a digest of the group's region, or of a place in it, would say now."""

from datetime import datetime, timedelta

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of, told
from handlers.reports import ambiguous
from models.database import Session
from models.digest import Slot
from models.glossary import Duty
from models.group import Group
from models.heartbeat import ESCALATION, Heartbeat
from models.intake import Taken
from models.outbox import Owed
from models.refusals import MissingPlace
from models.sending import failed
from models.situation import Situation
from models.source import Source
from reading.asking import read_place
from views.digests import TEXT, digest
from views.drilling import drill_buttons
from views.merging import seen
from views.troubles import Loss, watch

LATELY = timedelta(days=1)
"""So long operators see what was lost."""


async def tell_status(update: Update, context: Context) -> None:
    """Owe the situation of the group's region, or of the place that is named, as of now."""
    source = source_of(update)
    group = context.batch.group(source.chat_id)
    region = asked_for(told(source.text), context, group)
    below = for_operators(context, source, group)
    text = status_of(context, group, region, TEXT - seen(below) - 1)
    markup = drill_buttons(group, (f"s{update.update_id}", region))
    text = f"{text}\n{below}".rstrip()
    context.batch.add(Owed.reply(f"status {update.update_id}", source, text, markup))


def status_of(context: Context, group: Group, region: str, room: int = TEXT) -> str:
    """What a digest of a region would say to a group now (HTML), in at most `room` units."""
    last = Slot.latest(context.session, group.chat_id)
    situation = Situation.of(context.session, region, context.batch.now, last, group.service)
    return digest(situation, group, context.batch.now, room)


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


def for_operators(context: Context, source: Source, group: Group) -> str:
    """For operators, a line on what has stopped and on what was lost of late; else nothing."""
    officer = context.batch.officer(source.officer_id)
    if officer is None or not officer.may(Duty.OPERATOR, group.region):
        return ""
    session, now = context.session, context.batch.now
    silent = Heartbeat.silent_since(session, ESCALATION, now)
    return watch(silent, unsent(session, now - LATELY), unread(session, now - LATELY), group)


def unsent(session: Session, since: datetime) -> Loss | None:
    """What Telegram never took."""
    match failed(session, since):
        case Owed(done_at=datetime() as at) as owed, count:
            title = title_of(session, owed.chat_id)
            return Loss(count, at, owed.chat_id, title, owed.failure or "")
    return None


def unread(session: Session, since: datetime) -> Loss | None:
    """What we failed to handle."""
    match Taken.kept_aside(session, since):
        case Taken() as taken, count:
            title = title_of(session, taken.chat_id)
            return Loss(count, taken.at, taken.chat_id, title, taken.fault)
    return None


def title_of(session: Session, chat_id: int | None) -> str:
    """What a group of ours is called; nothing for other chats."""
    group = session.get(Group, chat_id) if chat_id else None
    return group.title if group else ""
