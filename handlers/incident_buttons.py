"""The buttons of an incident's cards: who may press, who was first, what all cards then show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from handlers.context import Context
from handlers.incident import ring, show
from handlers.incident_lists import renew_story
from handlers.presses import Action, Press
from models.case import SEVERITIES, Case
from models.database import Session
from models.dossier import Dossier
from models.doubles import link, part
from models.glossary import Severity
from models.group import Group
from models.life import acknowledge, ask, close, escalate, grade, handle, reopen
from models.officer import Officer
from models.refusals import OtherRegion, StaleButton
from models.region import ancestors
from models.timeline import Deed, Event
from views.incidents import ask_line, lost


@dataclass(slots=True)
class Desk:
    """What a press is about: the case, the group that sees its card, the rest of the data."""

    case: Case
    group: Group
    about: list[str]


def seen(press: Press, context: Context) -> None:
    """Monitor."""
    _act(press, context, acknowledge)


def taken(press: Press, context: Context) -> None:
    """Tangani."""
    _act(press, context, handle)


def passed_up(press: Press, context: Context) -> None:
    """Naikkan: the next level hears of it now."""
    rung = _number(press.about[1:])
    _act(press, context, partial(escalate, rung=rung), rings=Deed.ESCALATED)


def graded(press: Press, context: Context) -> None:
    """Severity up or down; up is heard."""
    desk = _desk(press, context)
    officer = _officer(press, context, desk)
    if len(desk.about) != 2 or not {*desk.about} <= {*SEVERITIES}:
        raise StaleButton
    was, to = map(Severity, desk.about)
    done = grade(context.session, desk.case, officer, context.batch.now, was, to)
    raised = SEVERITIES.index(to) > SEVERITIES.index(was)
    _finish(press, context, desk, done, Deed.RAISED if raised else None)


def done(press: Press, context: Context) -> None:
    """Selesai: the one who pressed is asked for a line; nobody's card changes yet."""
    desk = _desk(press, context)
    officer = _officer(press, context, desk)
    if Dossier.of(context.session, desk.case).undecided:
        raise StaleButton
    if ask(context.session, desk.case, officer, context.batch.now):
        press.answer(context, ask_line(desk.case, desk.group.language), alert=True)
    else:
        _finish(press, context, desk, False)


def shut(press: Press, context: Context) -> None:
    """Tutup."""
    _act(press, context, close)


def opened_again(press: Press, context: Context) -> None:
    """Buka lagi: heard."""
    _act(press, context, reopen, rings=Deed.REOPENED)


def same(press: Press, context: Context) -> None:
    """Its author says that it is another's double."""
    desk = _desk(press, context)
    other = Case.of(context.session, _number(desk.about))
    if other is None or press.officer_id != desk.case.report.officer_id:
        raise StaleButton
    first = Case.of(context.session, other.root) or other
    before = first.severity
    if not link(context.session, desk.case, press.officer_id, context.batch.now, other):
        raise StaleButton
    show(context.session, first)
    if first.severity != before:
        ring(context, first, Deed.RAISED, context.batch.officer(press.officer_id))
    _finish(press, context, desk, True)


def apart(press: Press, context: Context) -> None:
    """Its author, or an officer of the region, says that it is none."""
    desk = _desk(press, context)
    if press.officer_id != desk.case.report.officer_id:
        _officer(press, context, desk)
    done = part(context.session, desk.case, press.officer_id, context.batch.now)
    _finish(press, context, desk, done)


BUTTONS: dict[str, Action] = {
    "incident_seen": seen,
    "incident_take": taken,
    "incident_up": passed_up,
    "incident_grade": graded,
    "incident_done": done,
    "incident_close": shut,
    "incident_open": opened_again,
    "incident_same": same,
    "incident_apart": apart,
}


def _act(
    press: Press,
    context: Context,
    deed: Callable[[Session, Case, Officer, datetime], bool],
    rings: Deed | None = None,
) -> None:
    desk = _desk(press, context)
    officer = _officer(press, context, desk)
    done = deed(context.session, desk.case, officer, context.batch.now)
    _finish(press, context, desk, done, rings)


def _desk(press: Press, context: Context) -> Desk:
    """The case, where the chat is one that has its card. Raises StaleButton."""
    number, *about = press.about or [""]
    case = Case.of(context.session, int(number)) if number.isdecimal() else None
    if case is None or not context.batch.knows(press.chat_id):
        raise StaleButton
    group = context.batch.group(press.chat_id)
    if group.chat_id != case.report.chat_id and group.region not in ancestors(case.place):
        raise StaleButton
    return Desk(case, group, about)


def _officer(press: Press, context: Context, desk: Desk) -> Officer:
    """Who pressed, where they may. Raises Anonymous, NotEnrolled, OtherRegion."""
    officer = press.officer(context)
    if not officer.near(desk.case.place):
        raise OtherRegion
    return officer


def _number(about: list[str]) -> int:
    if len(about) != 1 or not about[0].isdecimal():
        raise StaleButton
    return int(about[0])


def _finish(
    press: Press, context: Context, desk: Desk, done: bool, rings: Deed | None = None
) -> None:
    """Bring all cards up to date; or tell the one who came too late who was first."""
    session = context.session
    if done:
        show(session, desk.case)
        if rings:
            ring(context, desk.case, rings, context.batch.officer(press.officer_id))
        renew_story(press, context)
        return
    first = Event.latest(session, desk.case.number)
    if first is None:
        raise StaleButton
    press.answer(
        context, lost(Dossier.of(session, desk.case, first), desk.group, first), alert=True
    )
