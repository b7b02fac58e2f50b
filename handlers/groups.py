"""/grup: operators see who asks to be let in. /atur: they set a group's zone, language, topic."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of
from handlers.presses import Press, whole
from handlers.private import asker
from models.glossary import Duty, Hindrance
from models.group import Group
from models.notes import Declined
from models.outbox import Owed, Priority
from models.refusals import Anonymous, NotEnrolled, NotYourDuty, StaleButton
from models.region import Region
from models.stranger import Stranger
from models.trouble import Trouble
from views.approval import request
from views.groups import LANGUAGES, ZONES, nobody_asks, settings

AT_ONCE = 5
"""Groups that are shown; the next ones when these are settled."""


async def list_asking(update: Update, context: Context) -> None:
    """Owe an operator a card for each group that asks to be let in."""
    source = source_of(update)
    asker(source, context, Duty.OPERATOR)
    language = context.work.language
    asking = Stranger.waiting(context.session)[:AT_ONCE]
    for stranger in asking:
        text, buttons = request(stranger, language, here=False)
        key = f"{stranger.key} shown {update.update_id}"
        context.batch.add(Owed.message(key, source.chat_id, Priority.ANSWER, text, buttons))
    if not asking:
        text = nobody_asks(language)
        context.batch.add(Owed.reply(f"groups {update.update_id}", source, text))


async def show_settings(update: Update, context: Context) -> None:
    """Owe an operator the group's settings, and try receipts again.

    Raises UnknownChat, Anonymous, NotEnrolled, NotYourDuty.
    """
    source = source_of(update)
    message = update.effective_message
    assert message, "the filter lets messages only"
    group = context.batch.group(source.chat_id)
    officer = context.batch.officer(source.officer_id)
    if source.masked:
        raise Anonymous
    if officer is None:
        raise NotEnrolled
    if not officer.may(Duty.OPERATOR, group.region):
        raise NotYourDuty
    group.reactions = True  # an admin may have mended it; if not, Telegram says so again
    Trouble.mend(context.session, group.chat_id, Hindrance.REACTIONS)
    topic = message.message_thread_id if message.is_topic_message else None
    text, buttons = settings(group, _place(context, group), _declined(context, group), topic)
    context.batch.add(Owed.reply(f"settings {update.update_id}", source, text, buttons))


def change(press: Press, context: Context) -> None:
    """Set the group's zone, language or topic."""
    field, value, topic = press.read(str, str, whole)
    group = context.batch.group(press.chat_id)
    press.officer_with(Duty.OPERATOR, group.region, context)
    if field == "zone" and value in ZONES:
        group.zone = ZONES[value]
    elif field == "language" and value in LANGUAGES:
        group.language = value
    elif field == "topic" and value == "here" and topic >= 0:
        group.topic = topic or None
    else:
        raise StaleButton
    text, buttons = settings(
        group, _place(context, group), _declined(context, group), topic or None
    )
    press.rewrite(context, text, buttons)


def _place(context: Context, group: Group) -> str:
    return Region.names(context.session, [group.region])[group.region]


def _declined(context: Context, group: Group) -> dict[str, int]:
    return Declined.of(context.session, group.chat_id)
