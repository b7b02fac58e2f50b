"""/anggota: commanders and operators see who is enrolled, and put out who must not be."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of
from handlers.presses import Press, whole
from handlers.private import asker, presser
from models.glossary import Duty
from models.notes import Access
from models.officer import Officer
from models.outbox import Markup, Owed, Priority
from models.refusals import NotYourDuty, StaleButton
from models.region import Region
from views.people import PAGE, person, roster


async def list_people(update: Update, context: Context) -> None:
    """Owe the first page of the region's officers."""
    source = source_of(update)
    officer = asker(source, context, Duty.COMMANDER)
    text, buttons = page(context, officer, 0)
    key = f"roster {update.update_id}"
    context.batch.add(Owed.message(key, source.chat_id, Priority.ANSWER, text, buttons))


def turn(press: Press, context: Context) -> None:
    """Show another page."""
    (number,) = press.read(whole)
    officer = presser(press, context, Duty.COMMANDER)
    if not 0 <= number * PAGE < max(1, Officer.count(context.session, officer.region)):
        raise StaleButton
    press.rewrite(context, *page(context, officer, number))


def look(press: Press, context: Context) -> None:
    """Show one officer."""
    officer, other = within_reach(press, context)
    note(context, officer, "officer", str(other.telegram_id))
    press.rewrite(context, *shown(context, officer, other))


def ask(press: Press, context: Context) -> None:
    """Ask once more before somebody is put out."""
    officer, other = revocable(press, context)
    press.rewrite(context, *shown(context, officer, other, sure=True))


def revoke(press: Press, context: Context) -> None:
    """Put somebody out, from this moment on."""
    officer, other = revocable(press, context)
    other.revoked_at = context.batch.now
    context.session.flush()
    note(context, officer, "revoke", str(other.telegram_id))
    press.rewrite(context, *shown(context, officer, other))


def page(context: Context, officer: Officer, number: int) -> tuple[str, Markup]:
    """A page of the officers of somebody's own region; the look is noted."""
    session, region = context.session, officer.region
    people = Officer.within(session, region, PAGE, number * PAGE)
    names = Region.names(session, [region, *(one.region for one in people)])
    note(context, officer, "roster", region)
    count = Officer.count(session, region)
    return roster(people, names, region, count, number, context.work.language)


def within_reach(press: Press, context: Context) -> tuple[Officer, Officer]:
    """Who pressed, and whom it is about. Raises StaleButton, NotEnrolled, NotYourDuty."""
    (telegram_id,) = press.read(whole)
    officer = presser(press, context, Duty.COMMANDER)
    other = context.session.get(Officer, telegram_id)
    if other is None:
        raise StaleButton
    if not officer.may(Duty.COMMANDER, other.region):
        raise NotYourDuty
    return officer, other


def revocable(press: Press, context: Context) -> tuple[Officer, Officer]:
    """The same, where the one may put the other out."""
    officer, other = within_reach(press, context)
    if not officer.may_revoke(other):
        raise NotYourDuty
    if not other.active:
        raise StaleButton
    return officer, other


def shown(
    context: Context, officer: Officer, other: Officer, *, sure: bool = False
) -> tuple[str, Markup]:
    """An officer's card."""
    names = Region.names(context.session, [other.region])
    asked = other.active and officer.may_revoke(other)
    place, language = names[other.region], context.work.language
    return person(other, place, language, revocable=asked, sure=sure)


def note(context: Context, officer: Officer, what: str, about: str) -> None:
    """Keep that somebody was shown what is held of people."""
    context.batch.add(
        Access(at=context.batch.now, officer_id=officer.telegram_id, what=what, about=about)
    )
