"""Officers come in, in private chat: a link, then what the invitation does not tell."""

from telegram import Update

from handlers.chats import explain, meet
from handlers.context import Context
from handlers.messages import source_of, told
from handlers.presses import Press, whole
from handlers.reports import REFUSED
from models.enrolment import NAME, RANKS, Enrolment
from models.glossary import Service
from models.invitation import Invitation
from models.outbox import Markup, Owed, Priority
from models.refusals import StaleButton
from models.region import Region
from reading.neutrality import forbidden
from views.enrolment import question, welcome


async def begin(update: Update, context: Context) -> None:
    """Follow a link: /start with an invitation's code; without one, explain."""
    source = source_of(update)
    code = told(source.text)
    if not code:
        await explain(update, context)
        return
    session, now = context.session, context.batch.now
    invitation = Invitation.of_code(session, code, source.officer_id, now)
    card = f"enrolment {update.update_id}"
    enrolment = Enrolment.begin(session, invitation, source.officer_id, source.author, card)
    text, buttons = asked(context, enrolment)
    context.batch.add(Owed.message(card, source.chat_id, Priority.ANSWER, text, buttons))


async def write(update: Update, context: Context) -> None:
    """Take a unit, or else a better name, from somebody on the way in. Raises Privacy."""
    source = source_of(update)
    enrolment = context.session.get(Enrolment, source.officer_id)
    words = " ".join(source.text.split())[:NAME]
    if enrolment is None or not words or words.startswith("/"):
        await meet(update, context)
        return
    reason = forbidden(source.text)
    if reason:
        raise REFUSED[reason]
    if enrolment.asks == "unit":
        enrolment.unit = words
    else:
        enrolment.name = words
    go_on(context, enrolment)


def serve(press: Press, context: Context) -> None:
    """Choose a service."""
    (service,) = press.read(Service)
    enrolment = own(press, context, "service")
    enrolment.service = service
    go_on(context, enrolment)


def rank(press: Press, context: Context) -> None:
    """Choose a rank."""
    (place,) = press.read(whole)
    enrolment = own(press, context, "rank")
    ranks = RANKS[enrolment.service] if enrolment.service else []
    if not 0 <= place < len(ranks):
        raise StaleButton
    enrolment.rank = ranks[place]
    go_on(context, enrolment)


def confirm(press: Press, context: Context) -> None:
    """All is right: come in."""
    press.read()
    finish(context, own(press, context, "confirmation"))


def own(press: Press, context: Context, asks: str) -> Enrolment:
    """The presser's enrolment, in their own chat, if it asks just this. Raises StaleButton."""
    enrolment = Enrolment.of(context.session, press.officer_id)
    if press.chat_id != press.officer_id or enrolment.asks != asks:
        raise StaleButton
    if press.message_key(context) != enrolment.card:
        raise StaleButton
    return enrolment


def go_on(context: Context, enrolment: Enrolment) -> None:
    """Ask the next question; a fourth tap is not asked for."""
    invitation = context.session.get_one(Invitation, enrolment.invitation_id)
    if enrolment.asks == "confirmation" and invitation.service is None:
        finish(context, enrolment)
    else:
        Owed.rewrite(context.session, enrolment.card, *asked(context, enrolment))


def finish(context: Context, enrolment: Enrolment) -> None:
    """Make them an officer, from this moment on. Raises UsedUp, Revoked."""
    card = enrolment.card
    officer = enrolment.finish(context.session, context.batch.now)
    context.batch.welcome(officer)
    names = Region.names(context.session, [officer.region])
    text = welcome(officer, names[officer.region], context.work.language)
    Owed.rewrite(context.session, card, text)


def asked(context: Context, enrolment: Enrolment) -> tuple[str, Markup]:
    """The card as it is now."""
    invitation = context.session.get_one(Invitation, enrolment.invitation_id)
    names = Region.names(context.session, [invitation.region])
    return question(enrolment, invitation, names[invitation.region], context.work.language)
