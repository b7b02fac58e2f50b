"""Chats themselves: newcomers, groups that move, mute us or put us out, private conversations."""

from telegram import ChatMember, ChatMemberRestricted, Update

from handlers.context import Context
from handlers.messages import source_of
from handlers.strangers import greet
from models.glossary import Hindrance
from models.moving import move
from models.outbox import Owed
from models.region import Region
from models.stranger import Stranger
from models.trouble import Trouble
from views.cards import guide

INSIDE = frozenset({ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER})


async def follow(update: Update, context: Context) -> None:
    """Give a group that became a supergroup its new id; both chats tell it, in any order."""
    message = update.effective_message
    assert message, "the filter lets messages only"
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    move(context.session, old, new)
    context.batch.follow(old, new)


async def rename(update: Update, context: Context) -> None:
    """Follow a group's new title."""
    message = update.effective_message
    assert message, "the filter lets messages only"
    if context.batch.knows(message.chat_id):
        context.batch.group(message.chat_id).title = message.new_chat_title or ""


async def meet(update: Update, context: Context) -> None:
    """Tell a chat that is not known, once, what it takes to be heard."""
    chat = update.effective_chat
    assert chat, "the filters let updates with a chat only"
    if not context.batch.knows(chat.id):
        greet(context.work, chat.id, chat.title or "")


async def stand(update: Update, context: Context) -> None:
    """Follow our own standing in a group: taken in, muted, heard again, put out."""
    change = update.my_chat_member
    assert change, "the filter lets these only"
    chat, standing = change.chat, change.new_chat_member
    if chat.id > 0:
        return
    if not inside(standing):
        go(context, chat.id)
    elif context.batch.knows(chat.id):
        stay(context, chat.id, standing)
    else:
        adder = context.batch.officer(change.from_user.id)
        greet(context.work, chat.id, chat.title or "", adder)


def inside(standing: ChatMember) -> bool:
    """Whether that is the standing of somebody in the group."""
    if isinstance(standing, ChatMemberRestricted):
        return standing.is_member
    return standing.status in INSIDE


def go(context: Context, chat_id: int) -> None:
    """Note that we are out of a group."""
    session, now = context.session, context.batch.now
    Stranger.leave(session, chat_id, now)
    if context.batch.knows(chat_id):
        context.batch.group(chat_id).left_at = now
        Trouble.arise(session, chat_id, Hindrance.REMOVED, now)


def stay(context: Context, chat_id: int, standing: ChatMember) -> None:
    """Note that we are in a group, and whether we may write."""
    session = context.session
    context.batch.group(chat_id).left_at = None
    Trouble.mend(session, chat_id, Hindrance.REMOVED)
    muted = isinstance(standing, ChatMemberRestricted) and not standing.can_send_messages
    Trouble.note(session, chat_id, Hindrance.MUTED, context.batch.now, there=muted)


async def explain(update: Update, context: Context) -> None:
    """How to report, with a village of the group's own."""
    source = source_of(update)
    known = context.batch.knows(source.chat_id)
    group = context.batch.group(source.chat_id) if known else None
    examples = Region.examples(context.session, group.region, 2) if group else []
    text = guide(group.language if group else context.work.language, examples)
    context.batch.add(Owed.reply(f"guide {update.update_id}", source, text))
