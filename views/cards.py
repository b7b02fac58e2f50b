"""Answers to messages. The first line of each stands for it in a merged answer."""

from html import unescape

from models.evidence import Media, Subject
from models.glossary import Stage
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.officer import Officer
from models.refusals import Refusal
from models.source import Source
from views.render import render

STAGES = list(Stage)

ALERT = 200
"""Characters of an alert that Telegram shows."""


def handoff_card(
    handoff: Handoff, place: str, group: Group, source: Source, officer: Officer | None
) -> str:
    """The card of a hand-over; `place` is the name of its village or kecamatan."""
    return render(
        "handoff",
        group.language,
        handoff=handoff,
        place=place,
        ends=ends(handoff),
        zone=group.zone,
        author=source.author,
        officer=officer,
    )


def incident_card(
    incident: Incident, place: str, group: Group, source: Source, officer: Officer | None
) -> str:
    """The card of an incident in the group that reported it."""
    return render(
        "incident",
        group.language,
        incident=incident,
        place=place,
        zone=group.zone,
        author=source.author,
        officer=officer,
    )


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


def ends(handoff: Handoff) -> tuple[bool, bool]:
    """Whether the place's name belongs to the origin, and to the destination: the deeper one."""
    deeper = STAGES.index(handoff.origin) > STAGES.index(handoff.destination)
    return deeper, not deeper


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


def guide(language: str, example: str | None) -> str:
    """How to report; `example` is a village of the group's."""
    return render("guide", language, example=example)
