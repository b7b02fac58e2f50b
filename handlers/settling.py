"""Commanders settle what was found: by a button and one for the reason, or by a reply."""

from telegram import Update

from handlers.context import Context
from handlers.incident import show
from handlers.incident_lists import renew_story
from handlers.messages import source_of
from handlers.presses import Press, whole
from handlers.replies import Answer
from handlers.reports import admit
from models.case import Case
from models.custody import Outcome
from models.dossier import Dossier
from models.finding import Finding
from models.outbox import Owed
from models.refusals import NoReason, StaleButton
from models.settling import Reason, settle, undecided, usual_reasons
from reading.outcome import outcome_in, says_why
from views.incident_buttons import buttons
from views.render import word


def ask_reason(press: Press, context: Context) -> None:
    """✅ Sesuai laporan, ↩️ Belum berpindah: the usual reasons take the place of these buttons."""
    number, outcome = press.read(whole, Outcome)
    case = _case(context, _undecided(press, context, number))
    key = press.message_key(context)
    card = Owed.of_key(context.session, key)
    if card is None or key.split()[1] != str(case.number):
        raise StaleButton
    language = context.language(press.chat_id)
    markup = buttons(Dossier.of(context.session, case), language, outcome=outcome)
    Owed.rewrite(context.session, key, card.words[0] or "", markup)
    press.answer(context, word("labels", "why", language))


def settle_by_button(press: Press, context: Context) -> None:
    """The reason: it is decided."""
    number, outcome, reason = press.read(whole, Outcome, Reason)
    found = _undecided(press, context, number)
    if reason not in usual_reasons(found.kind, outcome):
        raise StaleButton
    why = word("reasons", reason, context.language(press.chat_id))
    settle(context.batch, found, press.officer_id, outcome, why)
    renew_story(press, context)


def leave_open(press: Press, context: Context) -> None:
    """‹ Kembali: not yet."""
    (number,) = press.read(whole)
    show(context.session, _case(context, _undecided(press, context, number)))
    renew_story(press, context)


def settle_by_reply(update: Update, context: Context, keys: list[str]) -> bool:
    """A commander decides, with the reason, by a reply to alert or timeline; whether one did."""
    source = source_of(update)
    outcome = outcome_in(source.text)
    finding = found_by(context, keys) if outcome else None
    if finding is None or outcome is None or not finding.undecided:
        return False
    group, batch = admit(context, source), context.batch
    found = undecided(batch, finding.id, batch.officer(source.officer_id), group)
    if not says_why(source.text):
        raise NoReason(outcome)
    settle(batch, found, source.officer_id, outcome, source.text)
    return True


def found_by(context: Context, keys: list[str]) -> Finding | None:
    """What the incident of an alert was opened for; None where an officer reported it."""
    if len(keys) > 1:
        return None
    case = Case.of(context.session, int(keys[0].split()[1]))
    if case is None:
        return None
    return Finding.of_incident(context.session, case.number, case.report.handoff_id)


DECISIONS: dict[str, Answer] = {"alert": settle_by_reply, "timeline": settle_by_reply}
"""What replies to these cards do."""


def _undecided(press: Press, context: Context, number: int) -> Finding:
    officer, group = context.batch.officer(press.officer_id), context.batch.group(press.chat_id)
    return undecided(context.batch, number, officer, group)


def _case(context: Context, found: Finding) -> Case:
    case = Case.of(context.session, found.incident_id or 0)
    if case is None:
        raise StaleButton
    return case
