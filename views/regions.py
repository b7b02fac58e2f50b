"""Choosing a region by buttons: all of it, or one of the places in it, page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from views.formats import place_kind
from views.render import word

PAGE = 12
"""Places on one page, two in a row."""

Button = dict[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A region that is looked into: the places directly in it, and the page that is shown."""

    code: str
    name: str
    places: Sequence[tuple[str, str]]
    page: int = 0
    outer: str | None = None
    """The region to go back to, where the chooser's own reaches further."""


def rows(
    choice: Choice,
    language: str,
    take: Callable[[str, str], Button],
    look: Callable[[str, str, int], Button],
) -> list[list[Button]]:
    """Buttons that `take` a region (words, code), or `look` into it (words, code, page)."""
    name = titled(choice.code, choice.name, language)
    whole = take(f"{word('labels', 'whole', language)} {name}", choice.code)
    shown = choice.places[choice.page * PAGE : (choice.page + 1) * PAGE]
    places = [
        take(name, code) if place_kind(code) in ("desa", "kelurahan") else look(name, code, 0)
        for code, name in shown
    ]
    turns = []
    if choice.page > 0:
        turns.append(look("‹", choice.code, choice.page - 1))
    if (choice.page + 1) * PAGE < len(choice.places):
        turns.append(look("›", choice.code, choice.page + 1))
    return [[whole], *(places[at : at + 2] for at in range(0, len(places), 2)), turns]


def titled(code: str, name: str, language: str) -> str:
    """Kec. Muncar."""
    return f"{word('places', place_kind(code), language)} {name}"
