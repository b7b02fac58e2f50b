"""Buttons below the cards of hand-overs: confirm, say what differs; replies to them."""

from telegram import Update

from handlers.context import Context
from handlers.messages import source_of
from handlers.presses import Press
from handlers.replies import Answer
from handlers.reports import admit
from models.attesting import confirm, confirm_all
from models.box import Box
from models.disputing import (
    PICKED,
    begin,
    cancel,
    choose,
    draft_of,
    in_force,
    make_room,
    send,
    toggle,
)
from models.finding import Finding, Kind
from models.handoff import Handoff
from models.judging import lot_of
from models.outbox import Markup, Owed
from models.overdue import grant_time
from models.refusals import StaleButton, WhichReport
from models.standing import standings
from reading.outcome import held_up
from views.cards import confirmed, held_line
from views.findings import counts, kinds, picks, which
from views.handoff_card import handoff_card

MERGED, LATE = "card handoff ", "overdue "
"""How the keys of cards begin."""


def confirm_report(press: Press, context: Context) -> None:
    """✅ Konfirmasi: one more officer vouches for a report."""
    batch = context.batch
    officer = batch.officer(press.officer_id)
    handoff = confirm(batch, press.number, officer, press.chat_id)
    language = batch.group(press.chat_id).language
    press.answer(context, confirmed(1, handoff.number, language))


def confirm_merged(press: Press, context: Context) -> None:
    """✅ Konfirmasi semua: all that stand in one message and wait for this officer's service."""
    batch = context.batch
    count = confirm_all(batch, _reports(press, context), batch.officer(press.officer_id))
    press.answer(context, confirmed(count, None, batch.group(press.chat_id).language))


def choose_report(press: Press, context: Context) -> None:
    """⚠️ Selisih below several reports: which of them differs."""
    batch, reports = context.batch, _reports(press, context)
    (page,) = press.read(_whole)
    make_room(batch, reports, press.officer(context))
    open_to_it = [one for one in in_force(batch, reports) if one.disputable]
    if not open_to_it:
        raise StaleButton
    _show(context, open_to_it[0], which(open_to_it, page, batch.group(press.chat_id).language))


def drop_choice(press: Press, context: Context) -> None:
    """✖️ Batal: none of them."""
    press.officer(context)
    context.batch.retell.update(_reports(press, context))


def differ(press: Press, context: Context) -> None:
    """⚠️ Selisih: this officer says what differs."""
    batch, reports = context.batch, _reports(press, context)
    officer = press.officer(context)
    handoff, draft = begin(batch, press.number, officer, press.chat_id, reports)
    batch.retell.update(reports)  # the choice among them is made
    _show(context, handoff, kinds(draft, handoff, batch.group(press.chat_id).language))


def choose_kind(press: Press, context: Context) -> None:
    """📦 Kotak, 🔓 Segel, 🔢 Jumlah."""
    handoff, draft = _draft(press, context)
    if press.about[-1] not in {*PICKED, Kind.COUNT}:
        raise StaleButton
    choose(context.batch, draft, Kind(press.about[-1]))
    language = context.batch.group(press.chat_id).language
    if draft.kind == Kind.COUNT:
        _show(context, handoff, counts(draft, handoff, language))
    else:
        _pick(press, context, handoff, draft, 0)


def pick_box(press: Press, context: Context) -> None:
    """A box is picked, or let go."""
    handoff, draft = _draft(press, context)
    toggle(context.batch, draft, _whole(press.about[1]))
    _pick(press, context, handoff, draft, _whole(press.about[-1]))


def turn_page(press: Press, context: Context) -> None:
    """More boxes of the lot."""
    handoff, draft = _draft(press, context)
    _pick(press, context, handoff, draft, _whole(press.about[-1]))


def give_count(press: Press, context: Context) -> None:
    """So many boxes were counted."""
    handoff, draft = _draft(press, context)
    send(context.batch, handoff, draft, _whole(press.about[-1]))


def send_picked(press: Press, context: Context) -> None:
    """📨 Kirim: the picked boxes differ; the rest is vouched for."""
    handoff, draft = _draft(press, context)
    send(context.batch, handoff, draft)


def drop_draft(press: Press, context: Context) -> None:
    """✖️ Batal: nothing differs."""
    cancel(context.batch, _draft(press, context)[0])


def hold_up(update: Update, context: Context, keys: list[str]) -> bool:
    """A reply that says *tertahan* gives the boxes of a card more time; whether it was one."""
    source = source_of(update)
    if not held_up(source.text):
        return False
    if len(keys) > 1:
        raise WhichReport
    group, batch = admit(context, source), context.batch
    finding, about = keys[0].startswith(LATE), int(keys[0].rpartition(" ")[2])
    handoff = grant_time(batch, about, source, finding=finding)
    text = held_line(handoff, source.text, group.language)
    batch.add(Owed.reply(f"held {source.chat_id} {source.message_id}", source, text))
    return True


CARDS: dict[str, Answer] = {
    "card handoff": hold_up,
    "overdue": hold_up,
}
"""What replies to cards do."""


def _reports(press: Press, context: Context) -> list[int]:
    """The hand-overs (ids) whose cards stand in the message that bears the button."""
    keys = Owed.keys_at(context.session, press.chat_id, press.message_id)
    return [int(key.removeprefix(MERGED)) for key in keys if key.startswith(MERGED)]


def _draft(press: Press, context: Context) -> tuple[Handoff, Finding]:
    officer = context.batch.officer(press.officer_id)
    return draft_of(context.batch, _whole(press.about[0]), officer, press.chat_id)


def _whole(number: str) -> int:
    if not number.isdecimal() or len(number) > 15:
        raise StaleButton
    return int(number)


def _pick(press: Press, context: Context, handoff: Handoff, draft: Finding, page: int) -> None:
    language = context.batch.group(press.chat_id).language
    members = Box.members(context.session, lot_of(context.batch, handoff.id))
    _show(context, handoff, picks(draft, handoff, members, page, language))


def _show(context: Context, handoff: Handoff, markup: Markup) -> None:
    """Put these buttons below a hand-over's card."""
    context.batch.retell.discard(handoff.id)
    standing, group = standings(context.session, [handoff.id])[handoff.id]
    card = handoff_card(standing, group)
    Owed.rewrite_each(context.session, {f"card handoff {handoff.id}": (card, markup)})
