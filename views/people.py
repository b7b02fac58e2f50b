"""People, as their commanders and operators, or they themselves, see what is held of them."""

from collections.abc import Mapping, Sequence

from models.officer import Officer
from models.outbox import Markup
from models.region import zone_of
from views.buttons import button, keyboard
from views.regions import titled
from views.render import render, word

PAGE = 10
"""Officers on one page of a list."""


def roster(
    people: Sequence[Officer],
    names: Mapping[str, str],
    region: str,
    count: int,
    page: int,
    language: str,
) -> tuple[str, Markup]:
    """A page of a region's officers; with a button for each."""
    text = render(
        "roster",
        language,
        place=titled(region, names[region], language),
        count=count,
        page=page + 1,
        pages=max(1, -(-count // PAGE)),
        people=[(one, titled(one.region, names[one.region], language)) for one in people],
        first=page * PAGE,
    )
    numbers = [
        button(str(page * PAGE + place), "pc", one.telegram_id)
        for place, one in enumerate(people, start=1)
    ]
    turns = [button("‹", "pl", page - 1)] if page else []
    if (page + 1) * PAGE < count:
        turns.append(button("›", "pl", page + 1))
    return text, keyboard(numbers[:5], numbers[5:], turns)


def person(
    officer: Officer, place: str, language: str, *, revocable: bool, sure: bool
) -> tuple[str, Markup]:
    """An officer's card; with the button that puts them out, which asks again."""
    text = render(
        "person",
        language,
        officer=officer,
        place=titled(officer.region, place, language),
        zone=zone_of(officer.region),
        sure=sure,
    )
    action, name = ("px", "sure") if sure else ("pr", "revoke")
    put_out = button(word("labels", name, language), action, officer.telegram_id)
    back = button(word("labels", "back", language), "pl", 0)
    return text, keyboard([put_out] if revocable else [], [back])


def mine(
    officer: Officer | None,
    place: str,
    reports: int,
    looks: int,
    language: str,
    *,
    telegram_id: int,
) -> str:
    """All that is held of a person, for themselves."""
    return render(
        "mine",
        language,
        officer=officer,
        place=titled(officer.region, place, language) if officer else "",
        zone=zone_of(officer.region) if officer else "Asia/Jakarta",
        reports=reports,
        looks=looks,
        telegram_id=telegram_id,
    )
