"""/undang: officers let others in for their own region and below, by links."""

import re
from datetime import timedelta

from telegram import Update

from handlers.choosing import within
from handlers.context import Context
from handlers.messages import source_of, told
from handlers.presses import Press, whole
from handlers.private import asker, presser
from handlers.reports import REFUSED
from models.glossary import Duty, Service
from models.invitation import Invitation
from models.officer import Officer
from models.outbox import Markup, Owed, Priority
from models.refusals import NotYourDuty, StaleButton
from models.region import Region
from reading.neutrality import forbidden
from views.invitations import link
from views.inviting import USES, issued, offer, where

LASTS = timedelta(days=3)

WANTED = re.compile(
    r"(?:(?P<uses>\d{1,3})\b\s*)?(?:(?P<service>[a-z]+)\b\s*)?(?P<unit>.*)", re.IGNORECASE
)


async def invite(update: Update, context: Context) -> None:
    """Open a card of an invitation: `/undang 25 Polri Polsek Muncar`, or less."""
    source = source_of(update)
    officer = asker(source, context, Duty.COMMANDER)
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    uses, service, unit = wanted(told(source.text))
    draft = Invitation(
        code=None,
        role=Duty.MEMBER,
        region=officer.region,
        ends_at=context.batch.now + LASTS,
        created_at=context.batch.now,
        created_by=officer.telegram_id,
        uses=uses,
        service=service,
        unit=unit,
    )
    context.session.add(draft)
    context.session.flush()
    key = f"invitation {draft.id}"
    text, buttons = card(context, draft, officer)
    context.batch.add(Owed.message(key, source.chat_id, Priority.ANSWER, text, buttons))


def wanted(words: str) -> tuple[int, Service | None, str | None]:
    """How many, of which service and unit; 1 and nothing where it is not said."""
    found = WANTED.fullmatch(" ".join(words.split()))
    assert found, "every part may be empty"
    service = (found["service"] or "").upper()
    known = Service(service) if service in set(Service) else None
    rest = found["unit"] if known else f"{found['service'] or ''} {found['unit']}"
    return max(1, int(found["uses"] or 1)), known, rest.strip()[:60] or None


def choose(press: Press, context: Context) -> None:
    """Set how many, which duty or which region."""
    number, field, value = press.read(whole, str, str)
    draft, officer = own(press, context, number)
    if field == "uses" and value in map(str, USES):
        draft.uses = int(value)
    elif field == "role" and value in set(Duty):
        if not officer.at_least(Duty(value)):
            raise NotYourDuty
        draft.role = Duty(value)
    elif field == "region":
        draft.region = within(context, officer, value, 0).code
    else:
        raise StaleButton
    press.rewrite(context, *card(context, draft, officer))


def browse(press: Press, context: Context) -> None:
    """Show the regions that may be chosen."""
    number, region, page = press.read(whole, str, whole)
    draft, officer = own(press, context, number)
    choice = within(context, officer, region, page)
    press.rewrite(context, *where(draft, choice, context.work.language))


def issue(press: Press, context: Context) -> None:
    """Make the link, which is told once."""
    (number,) = press.read(whole)
    draft, officer = own(press, context, number)
    if not officer.at_least(draft.role):
        raise NotYourDuty
    address = link(context.bot.username, draft.seal(context.batch.now + LASTS))
    context.session.flush()
    names = Region.names(context.session, [draft.region])
    text = issued(draft, names[draft.region], address, context.work.language)
    press.rewrite(context, text)


def own(press: Press, context: Context, number: int) -> tuple[Invitation, Officer]:
    """The presser's own draft. Raises StaleButton, NotEnrolled, NotYourDuty."""
    officer = presser(press, context, Duty.COMMANDER)
    draft = context.session.get(Invitation, number)
    if draft is None or draft.code or draft.created_by != officer.telegram_id:
        raise StaleButton
    if not officer.may(Duty.COMMANDER, draft.region):
        raise NotYourDuty
    return draft, officer


def card(context: Context, draft: Invitation, officer: Officer) -> tuple[str, Markup]:
    """The card as it is now."""
    names = Region.names(context.session, [draft.region])
    return offer(draft, names[draft.region], officer, context.work.language)
