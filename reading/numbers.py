"""Numbers as officers write them: 4, 004, 1.936, two, twelve."""

import re
from functools import lru_cache

from reading.tokens import Tokens

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
    "siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5,
}  # fmt: skip
SPELT = frozenset(UNITS) | {"seratus", "sepuluh"}
"""Words with which a number can begin."""
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMANS = {numeral: value for value, numeral in enumerate(ROMAN, start=1)}
THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
BIGGEST = 7
"""Digits of the longest number that can be a count."""


@lru_cache(4096)
def figure(word: str) -> int | None:
    """The number that a token of digits stands for; None for clock times, dates and words."""
    if THOUSANDS.fullmatch(word):
        word = word.replace(".", "")
    return int(word) if word.isdecimal() and len(word) <= BIGGEST else None


def number(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The number that starts at a token, in figures or words, and the position after it."""
    word = tokens.free(index)
    if not word:
        return None, index
    if word[0].isdecimal():
        return figure(word), index + 1
    if word not in SPELT:
        return None, index
    value, stop = _spelt(tokens, index)
    return (value, stop) if stop > index else (None, index)


def _spelt(tokens: Tokens, index: int) -> tuple[int, int]:
    """Hundreds, tens and units in words: `seratus tujuh puluh dua`."""
    hundreds, index = _scaled(tokens, index, "ratus", 100)
    tens, index = _scaled(tokens, index, "puluh", 10)
    unit = UNITS.get(tokens.at(index))
    if unit is None:
        return hundreds + tens, index
    if tokens.at(index + 1) == "belas":
        return hundreds + unit + 10, index + 2
    return hundreds + tens + unit, index + 1


def _scaled(tokens: Tokens, index: int, name: str, scale: int) -> tuple[int, int]:
    """The hundreds or tens that stand at a token, and the position after them."""
    word = tokens.at(index)
    if word == f"se{name}":
        return scale, index + 1
    if word in UNITS and tokens.at(index + 1) == name:
        return UNITS[word] * scale, index + 2
    return 0, index
