"""An incident as people see it: the card in its own group, those of the commanders, notices."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import unescape
from typing import Any, Protocol

from models.case import ALIVE, Case
from models.dossier import Dossier, alert_key, card_key, photo_key
from models.escalation import Ladder
from models.glossary import Severity
from models.group import Group
from models.officer import Officer
from models.outbox import Owed, Priority
from models.timeline import Deed, Event
from views.incident_buttons import buttons
from views.links import link
from views.render import render

COMMAND = re.compile(r"^\W*/\w+(@\w+)?\s*")


def cards(dossier: Dossier) -> Iterator[Owed]:
    """All cards of an incident as they should stand now."""
    if dossier.field:
        yield _own_card(dossier, dossier.field)
    for group in dossier.groups:
        key = alert_key(dossier.case.number, group.chat_id)
        if key in dossier.known or _wanted(dossier, group):
            yield _alert(dossier, group, key)
            yield from _photo(dossier, group)


def _wanted(dossier: Dossier, group: Group) -> bool:
    """Whether a command group is to be told of it at once."""
    case, here = dossier.case, dossier.field and dossier.field.chat_id
    return case.alarming and case.state in ALIVE and group.chat_id != here


def _own_card(dossier: Dossier, group: Group) -> Owed:
    """The answer to the report; with its buttons it is worth a message of its own."""
    case = dossier.case
    text = told("incident", dossier, group)
    markup = buttons(dossier, group.language, asking=True)
    chat_id, message_id = case.report.chat_id, case.report.message_id
    owed = Owed.reply_to(card_key(case.number), chat_id, message_id, text, markup)
    owed.mergeable, owed.receipt = not case.alarming, group.reactions
    return owed


def _alert(dossier: Dossier, group: Group, key: str) -> Owed:
    return Owed.message(
        key,
        group.chat_id,
        urgency(dossier.case),
        told("alert", dossier, group),
        buttons(dossier, group.language),
        mergeable=True,
    )


def moved_card(dossier: Dossier, group: Group) -> str:
    """What stands in place of a card in a group whose incident it is no longer (HTML)."""
    return told("moved", dossier, group)


def _photo(dossier: Dossier, group: Group) -> Iterator[Owed]:
    """The photo that came with the report: not all commanders are in the group it stands in."""
    first = dossier.first
    if first and first.media == "photo" and first.file_id:
        key = photo_key(dossier.case.number, group.chat_id)
        yield Owed.photo(key, group.chat_id, first.file_id, told("photo", dossier, group))


def notices(
    dossier: Dossier,
    deed: Deed,
    now: datetime,
    by: Officer | None = None,
    last: Sequence[Officer] = (),
) -> Iterator[Owed]:
    """What makes phones ring again: why, and who is called; `last`: whose word has lapsed."""
    case = dossier.case
    for group in dossier.hearers:
        message = dossier.sent_to(group)
        if deed == Deed.RAISED and message is None:
            continue  # the card is on its way: it rings itself
        key = f"notice {case.number} {case.step} {group.chat_id}"
        waited = now - case.opened_at
        about = {"deed": deed, "by": by, "last": last, "waited": waited}
        text = told("notice", dossier, group, called=dossier.called_in(group), **about)
        owed = Owed.message(key, group.chat_id, _pressing(case, deed), text, mergeable=True)
        if message:
            owed.payload |= {
                "reply_parameters": {"message_id": message, "allow_sending_without_reply": True}
            }
        yield owed


def urgency(case: Case) -> Priority:
    """What goes first: the critical."""
    return Priority.CRITICAL if case.severity == Severity.CRITICAL else Priority.ALERT


def _pressing(case: Case, deed: Deed) -> Priority:
    """How a notice goes: reminders, when all levels were told, hold up no digest."""
    reminds = deed == Deed.TOLD and case.step > len(Ladder.of(case.ladder).rungs)
    return Priority.REMINDER if reminds else urgency(case)


def words(text: str) -> str:
    """What was written, without the command."""
    return COMMAND.sub("", text)


def lost(dossier: Dossier, group: Group, event: Event) -> str:
    """What one is told who came too late: who did what, and when (plain text)."""
    return unescape(told("lost", dossier, group, event=event))


def ask_line(case: Case, language: str) -> str:
    """What one is asked who says that it is over (plain text)."""
    return unescape(render("ask_line", language, case=case))


class Reader(Protocol):
    """Whoever reads a text: a group, or who has a paper in hand."""

    @property
    def language(self) -> str:
        """In which it is."""

    @property
    def zone(self) -> str:
        """By whose clock."""


def told(template: str, dossier: Dossier, group: Reader, **more: Any) -> str:
    """A text about an incident, as a group reads it (HTML)."""
    report = dossier.case.report
    return render(
        template,
        group.language,
        case=dossier.case,
        report=report,
        d=dossier,
        text=words(report.text),
        zone=group.zone,
        link=link(report.chat_id, report.message_id),
        address=address,
        **more,
    )


def address(event: Event) -> str:
    """Where an entry's photo or file can be found; of a location, the map."""
    if event.media == "location":
        return f"https://maps.google.com/?q={event.file_id}"
    return link(event.chat_id or 0, event.message_id or 0) or ""
