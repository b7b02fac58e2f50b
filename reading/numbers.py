"""Numbers as officers write them: 4, 004, 1.936, two, twelve."""

import re
from functools import lru_cache

from reading.tokens import Tokens

UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
    "siji": 1, "loro": 2, "telu": 3, "papat": 4, "limo": 5,
}  # fmt: skip
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
    if word not in UNITS:
        return None, index
    return _spelt(tokens, index)


def _spelt(tokens: Tokens, index: int) -> tuple[int, int]:
    value, following = UNITS[tokens.at(index)], tokens.at(index + 1)
    if following == "belas":
        return value + 10, index + 2
    if following != "puluh":
        return value, index + 1
    unit = UNITS.get(tokens.at(index + 2), 10)
    return (value * 10 + unit, index + 3) if unit < 10 else (value * 10, index + 2)
