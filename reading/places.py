"""A name as typed to a place, or to its candidates: the group's own region first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Self

from reading.names import Names, allowance, key, sound
from reading.tokens import Tokens
from reading.words import SUFFIXES

KECAMATAN, VILLAGE = 2, 3


@dataclass(frozen=True, slots=True)
class Place:
    """A kabupaten `35.10`, kecamatan `35.10.05` or village `35.10.05.2002`."""

    code: str
    name: str

    @property
    def level(self) -> int:
        """1 kabupaten, 2 kecamatan, 3 village."""
        return self.code.count(".")


TOGETHER = re.compile(r"(\w{4,})(?:wetan|kulon|lor|kidul|tengah|manis|dewo)")
"""Names that end in what tells them from others, written together."""
Index = dict[str, list[Place]]


class Gazetteer:
    """The places that a group may write of, seen from its own region, the scope."""

    def __init__(self, places: Iterable[Place], scope: str) -> None:
        self.scope = scope
        self._places = {place.code: place for place in places}
        self._keys: Index = defaultdict(list)
        self._sounds: Index = defaultdict(list)
        self._stems: Index = defaultdict(list)
        for place in self._places.values():
            if place.level >= KECAMATAN:
                self._note(place)
        self._all = Names(self._keys)
        self._near = self._nearby()

    def seen_from(self, scope: str) -> Self:
        """The same places, seen from another region."""
        seen = copy(self)
        seen.scope = scope
        seen._near = seen._nearby()
        return seen

    def place(self, code: str) -> Place:
        """The place with that code; one that is not known goes by its code."""
        return self._places.get(code) or Place(code, code)

    def near(self, place: Place) -> bool:
        """Whether a place is the group's region or lies in it."""
        return place.code == self.scope or place.code.startswith(self.scope + ".")

    def exact(self, words: list[str]) -> list[Place]:
        """The places that are spelt so, apart or together, or sound the same."""
        name = key(words)
        return self._keys.get(name) or self._sounds.get(sound(name)) or []

    def stem(self, words: list[str]) -> list[Place]:
        """The villages of which a name is all but the last part: `Genteng` (Kulon, Wetan)."""
        return self._stems.get(key(words), [])

    def alike(self, words: list[str], level: int | None) -> list[Place]:
        """The places that a misspelt name may stand for: near ones before far ones.

        Where the text does not say of which `level`, it must be spelt better.
        """
        name = key(words)
        most = allowance(name) - (level is None)
        if most <= 0:
            return []
        return self._closest(self._near, name, level, most) or self._closest(
            self._all, name, level, most
        )

    def _closest(self, names: Names, typed: str, level: int | None, most: int) -> list[Place]:
        found: dict[int, list[Place]] = defaultdict(list)
        for name, errors in names.alike(typed, most).items():
            found[errors] += [one for one in self._keys[name] if level in (None, one.level)]
        return next((places for _, places in sorted(found.items()) if places), [])

    def _nearby(self) -> Names:
        return Names(name for name, places in self._keys.items() if any(map(self.near, places)))

    def _note(self, place: Place) -> None:
        words = Tokens(place.name).words
        self._keys[key(words)].append(place)
        self._sounds[sound(key(words))].append(place)
        stem = _stem(words)
        if stem and place.level == VILLAGE:
            self._stems[stem].append(place)

    def of_level(self, places: Sequence[Place], level: int) -> list[Place]:
        """Those of a level: in the scope where there are any, else all."""
        found = [place for place in places if place.level == level]
        return [place for place in found if self.near(place)] or found


def _stem(words: list[str]) -> str:
    """What a name shares with others: `Genteng` of Genteng Kulon, `kalibaru` of Kalibarukulon."""
    if len(words) > 1:
        return key(words[:-1]) if words[-1] in SUFFIXES else ""
    together = TOGETHER.fullmatch(words[0])
    return together[1] if together else ""
