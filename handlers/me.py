"""/saya: a person sees all that Posko holds of them."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of
from handlers.private import alone
from models.handoff import Handoff
from models.incident import Incident
from models.notes import Access
from models.officer import Officer
from models.outbox import Owed
from models.region import Region
from views.people import mine


async def show_me(update: Update, context: Context) -> None:
    """Owe somebody what is held of them; also who was put out. Raises OnlyInPrivate."""
    source = source_of(update)
    alone(source)
    session, person = context.session, source.officer_id
    officer = session.get(Officer, person)
    region = officer.region if officer else ""
    text = mine(
        officer,
        Region.names(session, [region])[region],
        Handoff.count_by(session, person) + Incident.count_by(session, person),
        Access.count(session, person),
        context.work.language,
        telegram_id=person,
    )
    context.batch.add(Owed.reply(f"mine {update.update_id}", source, text))
