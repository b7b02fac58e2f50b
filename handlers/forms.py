"""Forms: an incomplete report becomes a card whose buttons, or replies to it, complete it."""

from collections.abc import Sequence
from datetime import timedelta

from telegram import Update

from handlers.context import Context
from handlers.desk import Desk
from handlers.drafts import draft_of
from handlers.evidence import media_in
from handlers.messages import source_of, told
from handlers.presses import Press
from models.draft import Draft, Kind, Question
from models.evidence import Evidence
from models.form import MOST_A_MINUTE, Form, FormState
from models.glossary import Category, Phase, Seal, Stage
from models.outbox import Owed
from models.refusals import StaleButton, StationFirst
from models.source import Source
from reading.message import command_in
from views.forms import Offer, asked, word

MINUTE = timedelta(minutes=1)


def open_form(context: Context, update: Update) -> bool:
    """Owe the form about an incomplete report; False where the group has had many just now."""
    source = source_of(update)
    kind = kind_of(source)
    if kind is None:
        return False
    group = context.batch.group(source.chat_id)
    form = Form.of_message(context.session, source)
    if form and form.text == source.text:
        return True
    draft = draft_of(kind, told(source.text), context, group)
    if form and form.state == FormState.OPEN:
        form.text = source.text
        Desk(context, form, group).show(draft)
        return True
    since = context.batch.now - MINUTE
    if Form.opened_since(context.session, source.chat_id, since) >= MOST_A_MINUTE:
        return False
    if media := media_in(update):
        Evidence.keep(context.batch, media, source, None)
    form = Form.about(context.batch.number(Form), source, draft, context.batch.now)
    context.batch.add(form)
    context.batch.add(Owed.reply(form.key, source, *Desk(context, form, group).card()))
    return True


def kind_of(source: Source) -> Kind | None:
    """What a message wanted to report; None where it asked for something."""
    command = command_in(source.text)
    name = command["name"].casefold() if command else ""
    return Kind(name) if name in set(Kind) else None


def press_form(press: Press, context: Context) -> None:
    """Take an answer by button. Raises StaleButton, NotYours, FormClosed, StationFirst."""
    desk, (what, *values) = Desk.of(press, context), press.about[1:] or [""]
    draft = desk.form.draft
    if what == "close":
        desk.close()
        press.answer(context, word("closed", desk.group.language))
    elif what == "send" and draft.question is Question.READY:
        desk.send()
        press.answer(context, word("sent", desk.group.language))
    else:
        after = answered(draft, what, values, desk.offer(draft))
        if after != draft:
            desk.show(after)
        press.answer(context, asked(after, desk.offer(after), desk.group.language))


def answered(draft: Draft, what: str, values: Sequence[str], offer: Offer) -> Draft:  # noqa: PLR0911
    """The draft with an answer; as it is where that is not the question any more.

    Raises StationFirst, StaleButton.
    """
    match draft.question, what, values:
        case _, "back", []:
            return draft.back()
        case _, "page", [page] if page.isdecimal():
            return draft.with_(page=int(page))
        case Question.CATEGORY, "what", [category] if category in set(Category):
            return draft.with_(category=Category(category))
        case Question.PLACE, "into", [code] if code in dict(offer.places):
            return draft.with_(within=code)
        case Question.PLACE, "place", [code] if code in dict(offer.places) | {draft.within: ""}:
            return draft.placed(code)
        case ((Question.LOT | Question.READY), ("tps" | "all"), _):
            return _chosen(draft, values, offer)
        case Question.LOT, "move", [origin, destination]:
            return _moved(draft, origin, destination)
        case Question.READY, _, [value]:
            return _detailed(draft, what, value)
    return draft


def _chosen(draft: Draft, values: Sequence[str], offer: Offer) -> Draft:
    """One station more or less, or all of them."""
    if not values:
        return draft.with_(stations=(), every_station=not draft.every_station, choosing=True)
    if len(values) != 1 or values[0] not in map(str, offer.stations):
        raise StaleButton
    return draft.toggled(int(values[0]))


def _moved(draft: Draft, origin: str, destination: str) -> Draft:
    """From where to where; stations come first where they are an end."""
    if (origin, destination) not in draft.movements:
        raise StaleButton
    if Stage.TPS in (origin, destination) and not (draft.stations or draft.every_station):
        raise StationFirst
    return draft.moved(Stage(origin), Stage(destination))


def _detailed(draft: Draft, what: str, value: str) -> Draft:
    """What need not be said."""
    match what:
        case "boxes" if value.isdecimal() and len(value) <= 4:
            return draft.with_(boxes=int(value))
        case "seal" if value in set(Seal):
            return draft.with_(seal=Seal(value))
        case "phase" if value in set(Phase):
            return draft.with_(phase=Phase(value))
    raise StaleButton
