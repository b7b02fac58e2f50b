"""The form's one card: what is missing, what is known, and the buttons that answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from models.draft import Detail, Draft, Kind, Question
from models.form import Form
from models.glossary import Category, Phase, Seal
from models.group import Group
from models.officer import Officer
from models.outbox import Markup
from models.region import KECAMATAN, VILLAGE, level
from views.buttons import button, keyboard
from views.formats import place_kind
from views.render import environment, render

Button = dict[str, str]

PAGE = {Question.PLACE: 30, Question.LOT: 30, Question.READY: 30, Question.CATEGORY: 12}
"""How many places, stations or categories a page holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the buttons may offer just now, from the tables."""

    places: Sequence[tuple[str, str]] = ()
    """Code and name of each place to choose."""
    stations: Sequence[int] = ()
    lot: int = 0
    """How many boxes the manifest has for what is known."""
    place: str | None = None
    """The name of the place that is known."""
    within: str = ""
    """The name of the region whose places are offered."""


def form_card(
    form: Form, offer: Offer, group: Group, officer: Officer | None
) -> tuple[str, Markup]:
    """A form's card and its buttons."""
    draft = form.draft
    text = render(
        "form",
        group.language,
        draft=draft,
        offer=offer,
        author=form.author,
        officer=officer,
        expires_at=form.expires_at,
        zone=group.zone,
    )
    return text, keyboard(*Buttons(form.id, draft, offer, group.language).rows())


def lapsed_card(form: Form, group: Group, officer: Officer | None) -> str:
    """What stands where a form was that lapsed or was closed."""
    return render("form_closed", group.language, form=form, author=form.author, officer=officer)


def mend_button(kind: str, number: int, language: str) -> Button:
    """The button with which the author of a report (id) reopens it."""
    return button(word("mend", language), "mend", kind, number)


def word(name: str, language: str) -> str:
    """One of the few words about forms (plain text)."""
    words: Any = environment(language).globals["form"]
    return str(words[name])


def asked(draft: Draft, offer: Offer, language: str) -> str:
    """The question in a few words, for the one who pressed (plain text)."""
    return render("form_asked", language, draft=draft, offer=offer)


def in_words(draft: Draft, language: str) -> str:
    """What an incident is called where its author wrote no words."""
    categories: Any = environment(language).globals["categories"]
    return str(categories[draft.category or Category.OTHER])


class Buttons:
    """The buttons of a form's present question."""

    def __init__(self, number: int, draft: Draft, offer: Offer, language: str) -> None:
        self.number = number
        self.draft = draft
        self.offer = offer
        self.words: dict[str, Any] = dict(environment(language).globals)

    def rows(self) -> Iterator[list[Button]]:
        """From top to bottom."""
        match self.draft.question:
            case Question.CATEGORY:
                yield from self._categories()
            case Question.PLACE:
                yield from self._places()
            case Question.LOT:
                if self.draft.choosing or "stations" in self.draft.missing:
                    yield from self._stations()
                yield from self._movements()
            case Question.READY:
                yield from self._details()
        yield self._way_out()

    def _categories(self) -> Iterator[list[Button]]:
        names = self.words["categories"]
        yield from self._paged([self._button(names[one], "what", one) for one in Category], 2)

    def _places(self) -> Iterator[list[Button]]:
        draft = self.draft
        yield from self._paged(
            [self._button(name, self._opens(code), code) for code, name in self.offer.places],
            1 if draft.choices else 2,
        )
        fits = draft.kind is Kind.INCIDENT or level(draft.within) == KECAMATAN
        if fits and not draft.choices and not draft.needs_village:
            yield [self._button(self._whole(), "place", draft.within)]

    def _whole(self) -> str:
        kind = self.words["places"][place_kind(self.draft.within)]
        return f"{self.words['form']['whole']} {kind} {self.offer.within}"

    def _opens(self, code: str) -> str:
        """Whether a place is chosen, or the places in it are shown."""
        chosen = level(code) == VILLAGE or (level(code) == KECAMATAN and self.draft.needs_kecamatan)
        return "place" if chosen else "into"

    def _stations(self) -> Iterator[list[Button]]:
        draft = self.draft
        chosen = [
            self._choice(f"{number:03}", number in draft.stations, "tps", number)
            for number in self.offer.stations
        ]
        yield from self._paged(chosen, 5)
        if chosen and draft.kind is Kind.HANDOFF:
            yield [self._choice(self.words["form"]["every"], draft.every_station, "all")]

    def _movements(self) -> Iterator[list[Button]]:
        shown = [
            self._button(f"{origin} → {destination}", "move", origin, destination)
            for origin, destination in self.draft.movements
        ]
        yield from _in_rows(shown, 3)

    def _details(self) -> Iterator[list[Button]]:
        draft, words = self.draft, self.words
        if draft.kind is Kind.INCIDENT:
            yield from self._stations()
        if Detail.BOXES in draft.asks:
            yield [
                self._choice(words["counted"](count), count == draft.boxes, "boxes", count)
                for count in counts(self.offer.lot, draft.boxes)
            ]
        if Detail.SEAL in draft.asks:
            yield [
                self._choice(words["seals"][one], one == draft.seal, "seal", one) for one in Seal
            ]
        if Detail.PHASE in draft.asks:
            yield [
                self._choice(words["phases"][one], one == draft.phase, "phase", one)
                for one in reversed(Phase)
            ]
        yield [self._button(words["form"]["send"], "send")]

    def _way_out(self) -> list[Button]:
        first = self.draft.question in (Question.CATEGORY, Question.PLACE)
        top = first and not self.draft.choices and self.draft.category is None
        back = [] if top else [self._button(self.words["form"]["back"], "back")]
        return [*back, self._button(self.words["form"]["close"], "close")]

    def _paged(self, buttons: Sequence[Button], width: int) -> Iterator[list[Button]]:
        """Those of the page that is open, and the way to the pages beside it."""
        size, page = PAGE[self.draft.question], self.draft.page
        yield from _in_rows(buttons[page * size : (page + 1) * size], width)
        before = [self._button("◀", "page", page - 1)] if page else []
        after = [self._button("▶", "page", page + 1)] if len(buttons) > (page + 1) * size else []
        yield [*before, *after]

    def _choice(self, label: str, chosen: bool, what: str, *values: object) -> Button:
        return self._button(f"✓ {label}" if chosen else label, what, *values)

    def _button(self, label: str, what: str, *values: object) -> Button:
        return button(label, "form", self.number, what, *values)


def counts(lot: int, said: int | None) -> Sequence[int]:
    """The numbers of boxes to choose from: all, one short, two short; and what was said."""
    likely = {lot, lot - 1, lot - 2} | ({said} if said else set())
    return sorted((count for count in likely if count > 0), reverse=True)


def _in_rows(buttons: Iterable[Button], width: int) -> Iterator[list[Button]]:
    left = list(buttons)
    while left:
        yield left[:width]
        left = left[width:]
