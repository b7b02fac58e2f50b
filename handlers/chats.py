"""Chats themselves: newcomers, groups that become supergroups, private conversations."""

from telegram import Update

from handlers.context import Context
from handlers.failures import greet
from handlers.messages import source_of
from models.group import Group
from models.outbox import Owed
from models.region import Region
from views.cards import guide


async def follow(update: Update, context: Context) -> None:
    """Give a group that became a supergroup its new id; both chats tell it, in any order."""
    message = update.effective_message
    assert message, "the filter lets messages only"
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    Group.migrate(context.session, old, new)
    Owed.migrate(context.session, old, new)


async def meet(update: Update, context: Context) -> None:
    """Tell a chat that is not known, once, what it takes to be heard."""
    chat = update.effective_chat
    assert chat, "the filters let updates with a chat only"
    if not context.batch.knows(chat.id):
        greet(context.work, chat.id)


async def explain(update: Update, context: Context) -> None:
    """How to report, with a village of the group's own."""
    source = source_of(update)
    known = context.batch.knows(source.chat_id)
    group = context.batch.group(source.chat_id) if known else None
    example = Region.example(context.session, group.region) if group else None
    text = guide(group.language if group else context.work.language, example)
    context.batch.add(Owed.reply(f"guide {update.update_id}", source, text))
