"""Answers to reports: a card each, and the line that stands for it in a merged answer."""

from dataclasses import dataclass

from models.glossary import Stage
from models.group import Group
from models.handoff import Handoff
from models.incident import Incident
from models.officer import Officer
from models.refusals import Refusal
from models.source import Source
from views.links import link
from views.render import render

STAGES = list(Stage)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one message: alone, and as a line among others (both HTML)."""

    text: str
    line: str


def author(source: Source, officer: Officer | None) -> dict[str, object]:
    """Who wrote it, and where it stands: what every answer tells of its message."""
    return {
        "officer": officer,
        "author": source.author,
        "link": link(source.chat_id, source.message_id),
    }


def handoff_answer(
    handoff: Handoff, place: str, group: Group, source: Source, officer: Officer | None
) -> Answer:
    """The card of a hand-over; `place` is the name of its village or kecamatan."""
    return _answer(
        "handoff",
        group,
        handoff=handoff,
        place=place,
        ends=ends(handoff),
        **author(source, officer),
    )


def incident_answer(
    incident: Incident, place: str, group: Group, source: Source, officer: Officer | None
) -> Answer:
    """The card of an incident in the group that reported it."""
    return _answer("incident", group, incident=incident, place=place, **author(source, officer))


def ends(handoff: Handoff) -> tuple[bool, bool]:
    """Whether the place's name belongs to the origin, and to the destination: the deeper one."""
    deeper = STAGES.index(handoff.origin) > STAGES.index(handoff.destination)
    return deeper, not deeper


def refusal_answer(
    refusal: Refusal, language: str, source: Source, officer: Officer | None, example: str | None
) -> Answer:
    """One line that says what is missing, with an example from the group's villages."""
    name = type(refusal).__name__
    text = render(f"refusals/{name}", language, example=example, **vars(refusal))
    line = render("refusal_line", language, text=text, **author(source, officer))
    return Answer(text, line)


def stranger_text(language: str, *, private: bool) -> str:
    """What a chat that is not known is told, once."""
    return render("stranger", language, private=private)


def apology(language: str) -> str:
    """What the author of a message is told that we failed at."""
    return render("apology", language)


def guide(language: str, example: str | None) -> str:
    """How to report; `example` is a village of the group's."""
    return render("guide", language, example=example)


def _answer(name: str, group: Group, **values: object) -> Answer:
    values |= {"zone": group.zone}
    return Answer(
        render(name, group.language, **values), render(f"{name}_line", group.language, **values)
    )
