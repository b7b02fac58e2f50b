"""Answers to messages. The first line of each stands for it in a merged answer."""

from collections.abc import Sequence
from html import unescape

from models.evidence import Media, Subject
from models.group import Group
from models.handoff import Handoff, Verdict
from models.incident import Incident
from models.officer import Officer
from models.outbox import Markup
from models.refusals import Refusal
from models.source import Source
from views.buttons import button, keyboard
from views.forms import mend_button
from views.render import render, word

ALERT = 200
"""Characters of an alert that Telegram shows."""


def amended_card(handoff: Handoff, group: Group) -> str:
    """What stands in place of a hand-over's card whose report was amended (HTML)."""
    return render("amended", group.language, handoff=handoff)


def handoff_buttons(handoff: Handoff, language: str) -> Markup | None:
    """What can be done about a hand-over by those who see its card; None: nothing."""
    if not handoff.disputable:
        return None
    differs = button(word("actions", "dispute", language), "differs", handoff.id)
    if handoff.verdict in (Verdict.WAITING, Verdict.CHECKING):
        confirm = button(word("actions", "confirm", language), "confirm", handoff.id)
        return keyboard([confirm, differs], [mend_button("handoff", handoff.id, language)])
    return keyboard([differs], [mend_button("handoff", handoff.id, language)])


def confirmed(count: int, number: int | None, language: str) -> str:
    """What the one who confirmed sees (plain text)."""
    return render("confirmed", language, count=count, number=number)


def held_line(handoff: Handoff, reason: str, language: str) -> str:
    """That boxes have more time, and why."""
    return render("held", language, handoff=handoff, reason=reason)


def evidence_line(
    media: Media, subject: Subject, group: Group, source: Source, officer: Officer | None
) -> str:
    """One line that says what was kept, and with which report."""
    return render(
        "evidence",
        group.language,
        media=media,
        subject=subject,
        author=source.author,
        officer=officer,
    )


def withdrawn_card(
    report: Handoff | Incident, kind: str, group: Group, source: Source, officer: Officer | None
) -> str:
    """What stands where the card of a report was that its author took back with a message."""
    return render(
        "withdrawn",
        group.language,
        report=report,
        kind=kind,
        at=source.reported_at,
        zone=group.zone,
        author=source.author,
        officer=officer,
    )


def refusal_line(
    refusal: Refusal, language: str, source: Source, officer: Officer | None, example: str | None
) -> str:
    """One line that says what is missing, with an example from the group's villages."""
    return render(
        "refusal",
        language,
        refusal=type(refusal).__name__,
        author=source.author,
        officer=officer,
        example=example,
        **vars(refusal),
    )


def refusal_alert(refusal: Refusal, language: str, example: str | None) -> str:
    """The same as an alert to the one who pressed a button: plain text, at most 200 characters."""
    name = f"refusals/{type(refusal).__name__}"
    text = unescape(render(name, language, example=example, **vars(refusal)))
    return text if len(text) <= ALERT else text[: ALERT - 1] + "…"


def apology(language: str) -> str:
    """What the author of a message is told that we failed at."""
    return render("apology", language)


def guide(language: str, examples: Sequence[str]) -> str:
    """How to report, on one phone's screen; `examples` are villages of the group's."""
    return render("guide", language, examples=examples)


def newcomer_line(language: str) -> str:
    """What is added to the card of somebody's first report."""
    return render("newcomer", language)
