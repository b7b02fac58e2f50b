"""Groups come in: an operator's buttons, in the group or in private."""

from handlers.choosing import within
from handlers.context import Context
from handlers.presses import Press, whole
from models.glossary import Duty, Standing
from models.officer import Officer
from models.outbox import Owed
from models.refusals import NotYourDuty, StaleButton
from models.stranger import Stranger
from views.approval import approved, declined, request, where


def reopen(press: Press, context: Context) -> None:
    """Ask from the beginning: what the group is for."""
    (chat_id,) = press.read(whole)
    stranger, _ = asking(press, context, chat_id)
    here = press.chat_id == chat_id
    press.rewrite(context, *request(stranger, context.work.language, here=here))


def browse(press: Press, context: Context) -> None:
    """Ask for which region, of those in a region; of the operator's own at first."""
    chat_id, role, region, page = press.read(whole, Standing, str, whole)
    stranger, operator = asking(press, context, chat_id)
    choice = within(context, operator, region or operator.region, page)
    press.rewrite(context, *where(stranger, role, choice, context.work.language))


def approve(press: Press, context: Context) -> None:
    """Let the group in."""
    chat_id, role, region = press.read(whole, Standing, str)
    stranger, operator = asking(press, context, chat_id)
    choice = within(context, operator, region, 0)
    key = stranger.key
    press.message_key(context)
    group = stranger.approve(
        context.session, role, region, operator.telegram_id, context.work.language
    )
    context.batch.welcome(group)
    text = approved(group, choice.name, operator, group.language)
    Owed.rewrite_all(context.session, key, text)


def decline(press: Press, context: Context) -> None:
    """Send us away."""
    (chat_id,) = press.read(whole)
    stranger, operator = asking(press, context, chat_id)
    press.message_key(context)
    text = declined(stranger.title, context.work.language, operator)
    Owed.rewrite_all(context.session, stranger.key, text)
    context.batch.add(Owed.farewell(f"farewell {stranger.key}", chat_id))
    Stranger.leave(context.session, chat_id, context.batch.now)


def asking(press: Press, context: Context, chat_id: int) -> tuple[Stranger, Officer]:
    """The group that asks, and the operator who pressed, there or in private.

    Raises StaleButton, NotEnrolled, NotYourDuty, Anonymous.
    """
    if press.chat_id not in (chat_id, press.officer_id):
        raise StaleButton
    operator = press.officer(context)
    if not operator.at_least(Duty.OPERATOR):
        raise NotYourDuty
    return Stranger.asking(context.session, chat_id), operator
