"""Spellings of place names: written apart or together, shortened, in the old way, misspelt."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from reading.words import SHORTENED

OLD_SPELLING = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("th", "t"), ("dh", "d"))
DOUBLED = re.compile(r"(.)\1+")


def key(words: list[str]) -> str:
    """A name's words as one, shortened parts written out: `genteng wtn` is `gentengwetan`."""
    return "".join(SHORTENED.get(word, word) for word in words)


@lru_cache(65536)
def sound(name: str) -> str:
    """How a key sounds: old spelling and doubled letters made plain."""
    for old, new in OLD_SPELLING:
        name = name.replace(old, new)
    return DOUBLED.sub(r"\1", name)


def allowance(name: str) -> int:
    """How many typing errors a name of this length may hold."""
    return 0 if len(name) < 5 else 1 if len(name) < 8 else 2


def errors(typed: str, name: str, most: int) -> int:
    """Typing errors between two keys, as spelt or as they sound; more than `most`: most + 1.

    Letters swapped count as one. Another first letter is rarely an error of typing: counts twice.
    """
    distance = min(
        OSA.distance(typed, name, score_cutoff=most),
        OSA.distance(sound(typed), sound(name), score_cutoff=most),
    )
    return distance + (typed[:1] != name[:1])
