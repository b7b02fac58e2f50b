"""An invitation as its maker sees it."""

from models.glossary import Duty
from models.invitation import Invitation
from models.officer import Officer
from models.outbox import Markup
from models.region import zone_of
from views.buttons import button, keyboard
from views.regions import Button, Choice, rows, titled
from views.render import render, word

USES = (1, 10, 25, 50)


def offer(draft: Invitation, place: str, officer: Officer, language: str) -> tuple[str, Markup]:
    """The card of an invitation that is being made; with buttons."""

    def choice(words: str, field: str, value: object, *, chosen: bool) -> Button:
        return button(f"• {words}" if chosen else words, "iv", draft.id, field, value)

    duties = [
        choice(word("duties", duty, language), "role", duty, chosen=draft.role == duty)
        for duty in Duty
        if officer.at_least(duty)
    ]
    counts = [choice(f"{count}×", "uses", count, chosen=draft.uses == count) for count in USES]
    region = button(word("labels", "region", language), "ib", draft.id, officer.region, 0)
    make = button(word("labels", "link", language), "im", draft.id)
    text = _told(draft, place, language)
    return text, keyboard(duties, counts, [region], [make])


def where(draft: Invitation, choice: Choice, language: str) -> tuple[str, Markup]:
    """The question for which region it is; with buttons."""

    def take(words: str, code: str) -> Button:
        return button(words, "iv", draft.id, "region", code)

    def look(words: str, code: str, page: int) -> Button:
        return button(words, "ib", draft.id, code, page)

    text = _told(draft, choice.name, language)
    words = word("labels", "back", language)
    back = (
        look(words, choice.outer, 0)
        if choice.outer
        else button(words, "iv", draft.id, "uses", draft.uses)
    )
    return text, keyboard(*rows(choice, language, take, look), [back])


def issued(draft: Invitation, place: str, address: str, language: str) -> str:
    """The card with the link."""
    return _told(draft, place, language, address)


def _told(draft: Invitation, place: str, language: str, address: str | None = None) -> str:
    return render(
        "invitation",
        language,
        invitation=draft,
        place=titled(draft.region, place, language),
        zone=zone_of(draft.region),
        address=address,
    )
