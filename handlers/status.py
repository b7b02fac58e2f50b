"""/status: what the group's digest would say now."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of
from models.digest import Slot
from models.outbox import Owed
from models.situation import Situation
from views.digests import digest


async def tell_status(update: Update, context: Context) -> None:
    """Owe the situation of the group's region, as of the message."""
    source = source_of(update)
    group = context.batch.group(source.chat_id)
    last = Slot.latest(context.session, group.chat_id)
    situation = Situation.of(context.session, group.region, context.batch.now, last)
    text = digest(situation, group, context.batch.now)
    context.batch.add(Owed.reply(f"status {update.update_id}", source, text))
