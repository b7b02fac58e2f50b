"""What somebody on the way in sees."""

from models.enrolment import RANKS, Enrolment
from models.glossary import Service
from models.invitation import Invitation
from models.officer import Officer
from models.outbox import Markup
from views.buttons import button, keyboard
from views.regions import titled
from views.render import render, word

IN_A_ROW = 3


def question(
    enrolment: Enrolment, invitation: Invitation, place: str, language: str
) -> tuple[str, Markup]:
    """The card with what is known, and the next question; with buttons."""
    text = render(
        "enrolment",
        language,
        enrolment=enrolment,
        role=invitation.role,
        place=titled(invitation.region, place, language),
    )
    return text, keyboard(*_answers(enrolment, language))


def _answers(enrolment: Enrolment, language: str) -> list[list[dict[str, str]]]:
    match enrolment.asks:
        case "service":
            names = [word("services", service, language) for service in Service]
            choices = [
                button(name, "es", service) for name, service in zip(names, Service, strict=True)
            ]
        case "rank" if enrolment.service:
            ranks = RANKS[enrolment.service]
            choices = [button(rank, "er", place) for place, rank in enumerate(ranks)]
        case "confirmation":
            choices = [button(word("labels", "correct", language), "ec")]
        case _:
            choices = []
    return [choices[at : at + IN_A_ROW] for at in range(0, len(choices), IN_A_ROW)]


def welcome(officer: Officer, place: str, language: str) -> str:
    """What stands on the card in the end."""
    shown = titled(officer.region, place, language)
    return render("enrolled", language, officer=officer, place=shown)
