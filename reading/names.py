"""Spellings of place names: written apart or together, shortened, in the old way, misspelt."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reading.words import SHORTENED

OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("th", "t"), ("dh", "d"))
DOUBLED = re.compile(r"(.)\1+")


def key(words: list[str]) -> str:
    """A name's words as one, shortened parts written out: `genteng wtn` is `gentengwetan`."""
    return "".join([SHORTENED.get(word, word) for word in words])


@lru_cache(65536)
def sound(name: str) -> str:
    """How a key sounds: old spelling and doubled letters made plain."""
    for old, new in OLD_SPELLING:
        name = name.replace(old, new)
    return DOUBLED.sub(r"\1", name)


def allowance(name: str) -> int:
    """How many typing errors a name of this length may hold."""
    return 0 if len(name) < 5 else 1 if len(name) < 8 else 2


class Names:
    """Keys to look a misspelt one up in."""

    def __init__(self, names: Iterable[str]) -> None:
        self._spelt = list(names)
        self._heard = [sound(name) for name in self._spelt]

    def alike(self, typed: str, most: int) -> dict[str, int]:
        """The keys with at most so many typing errors, as spelt or as they sound, and how many.

        Letters swapped count as one. Another first letter is rarely typed: it counts twice.
        """
        found: dict[str, int] = {}
        for word, words in ((typed, self._spelt), (sound(typed), self._heard)):
            for _, distance, at in process.extract_iter(
                word, words, scorer=OSA.distance, score_cutoff=most
            ):
                name = self._spelt[at]
                errors = int(distance) + (typed[:1] != name[:1])
                found[name] = min(errors, found.get(name, errors))
        return {name: errors for name, errors in found.items() if errors <= most}
