"""Station numbers: TPS 004, tps 1-4, 7 s.d 9, TPS 1, TPS 2 dan 5, semua TPS."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reading.left import left_behind
from reading.numbers import ROMANS, UNITS, figure
from reading.tokens import Tokens
from reading.words import (
    ALL,
    AND,
    ARRIVING,
    BOXES,
    COUNTED,
    EACH,
    LEAVING,
    MEASURES,
    PIECES,
    STATION,
    TO,
    TOTAL,
    UP_TO,
)

NUMBERED = frozenset({".", ":", "no", "nomor", "nomer", "nmr", "#"})
TIGHT = frozenset({"-", "dan", "&", "s/d", "sd", "sampai", "hingga", "dn", "sampe", "sampek"})
"""Joins so close that the number after them is a station even before `kotak`."""
LISTED = AND | UP_TO
JOINS, BEFORE, OF_BOXES = LISTED | {"dengan", "dgn"}, STATION | NUMBERED, BOXES | PIECES
OPENING, AFTER_NAME = NUMBERED | {"("}, NUMBERED | {"(", ","}
SUM, TOTALS = ALL | EACH, TOTAL | {"suara", ":", "="}
EVERY, OF_ALL = ALL | {"sedesa", "sekelurahan", "se"}, BOXES | {"suara"}
ALONE = TO | ARRIVING | LEAVING | {"", "\n", "pps", "("}
MEASURED = MEASURES | PIECES
DIGITS = 3
"""Of the highest number of a station."""
NUMERALS = ROMANS | UNITS


class Stations(NamedTuple):
    """The stations that a text names, ascending, or that it speaks of all of them."""

    numbers: tuple[int, ...]
    every: bool
    left: tuple[int, ...] = ()
    """Those said to come later, or to be excepted."""


def read_stations(tokens: Tokens, in_village: bool = False) -> Stations:
    """The stations that a text names; their tokens are taken.

    In a village's group a number that stands for itself is a station too: `9 -> PPS`.
    """
    found: set[int] = set()
    left: set[int] = set()
    said = tokens.find(STATION)
    for index in said:
        if index not in tokens.taken:
            listed, stop = _list(tokens, _number_of(tokens, index))
            found |= listed
            if listed and left_behind(tokens, index, stop):
                left |= listed
    every = any(_every(tokens, index) for index in said)
    if not found and in_village and not every:
        found = _bare(tokens)
    if every and left:
        return Stations((), False)
    return Stations(tuple(sorted(found - left)), every, tuple(sorted(left)))


def read_stations_after(tokens: Tokens, names: Iterable[range]) -> tuple[int, ...]:
    """The stations that follow a village's name: `TPS Kedungrejo 4`, `Kedungrejo 4 -> PPS`."""
    found: set[int] = set()
    for name in names:
        before, after = tokens.at(name.start - 1), name.stop
        if before in STATION or (name.start == 0 and _stands_alone(tokens, after)):
            found |= _list(tokens, tokens.skip(after, AFTER_NAME))[0]
    return tuple(sorted(found))


def _number_of(tokens: Tokens, index: int) -> int:
    """Where the number of the station at a token stands: `TPS no. 4`, `TPS-4`, `TPS ke-4`."""
    if tokens.at(index + 1) == "-" and tokens.glued(index + 1) and tokens.glued(index + 2):
        return index + 2
    if tokens.at(index + 1) == "ke" and tokens.at(index + 2) == "-":
        return index + 3
    return tokens.skip(index + 1, OPENING)


def _every(tokens: Tokens, index: int) -> bool:
    """Whether `TPS` stands for all of them: `semua TPS`, `TPS se-desa`."""
    before = index - 2 if tokens.at(index - 1)[:1].isdecimal() else index - 1
    return (
        tokens.at(before) in ALL
        or tokens.at(index + 1) in EVERY
        or (tokens.at(index - 2) in ALL and tokens.at(index - 1) in OF_ALL)
        or tokens.at(index + 2) in {"sedesa", "sekelurahan"}
    )


def _list(tokens: Tokens, index: int) -> tuple[set[int], int]:
    """The numbers of a list that starts at a token, none where it is no list; where it ends."""
    found: set[int] = set()
    last, joined, stop = None, "", index
    while True:
        values = _values(tokens, index, joined)
        if not values:
            return found, stop
        found |= _reach(last, values[0]) if joined in UP_TO and last else set()
        found |= set(values)
        tokens.take(index, index + 1)
        last, stop = values[-1], index + 1
        index, joined = _join(tokens, index + 1)


def _reach(first: int, last: int) -> set[int]:
    return set(range(min(first, last), max(first, last) + 1))


def _join(tokens: Tokens, index: int) -> tuple[int, str]:
    """The position of the next number of a list, and the sign or word that joins it."""
    joined = ""
    while tokens.at(index) in JOINS and index not in tokens.taken:
        joined = tokens.at(index) if joined not in UP_TO else joined
        index += 1
    if joined and tokens.at(index) in STATION:
        index = tokens.skip(index + 1, NUMBERED)
    return index, joined


def _values(tokens: Tokens, index: int, joined: str) -> tuple[int, ...]:
    """The station numbers in one token; none if it counts others: `TPS 3 2 kotak`, `3 x 2`."""
    word = tokens.free(index)
    times = word == "x" and tokens.at(index + 1).isdecimal()
    return _told(word) if _told(word) and not times and not _counts(tokens, index, joined) else ()


@lru_cache(4096)
def _told(word: str) -> tuple[int, ...]:
    """The numbers of stations that a word may tell: `4`, `004`, `iv`, `1.2.3`."""
    if word in NUMERALS:
        return (NUMERALS[word],) if NUMERALS[word] else ()
    lengths = [len(part) for part in word.split(".")]
    if max(lengths) > DIGITS or lengths == [2, 2]:
        return ()
    values = tuple(figure(part) or 0 for part in word.split("."))
    return values if 0 not in values else ()


def _counts(tokens: Tokens, index: int, joined: str) -> bool:
    """Whether the number counts boxes or people: the 2 of `TPS 3 2 kotak`."""
    after = tokens.free(index + 1)
    if after in COUNTED or after in PIECES:
        beside = tokens.at(index - 1) == "tps" and after not in MEASURED
        return not beside or _total(tokens, index)
    if after == "(" and tokens.at(index + 3) == ")" and tokens.at(index + 2) in UNITS:
        after = tokens.at(index + 4)
    if after in STATION:
        return not joined
    if after not in OF_BOXES:
        return False
    if _figures_follow(tokens, index + 2) or tokens.at(index - 1) in BEFORE:
        return _total(tokens, index)
    return joined not in TIGHT or (joined == "-" and not tokens.glued(index))


def _figures_follow(tokens: Tokens, index: int) -> bool:
    """Whether `kotak` is followed by its own count: `TPS 4 kotak 2`."""
    while tokens.at(index) in TOTALS:
        index += 1
    return tokens.at(index)[:1].isdecimal() and tokens.at(index + 1) not in STATION


def _total(tokens: Tokens, index: int) -> bool:
    """Whether the stations were counted, so boxes follow: `semua TPS 24 kotak`, `tiap TPS 2`."""
    station = index - 1
    while tokens.at(station) in NUMBERED:
        station -= 1
    before = tokens.at(station - 1)
    return tokens.at(station) in STATION and (before in SUM or before[:1].isdecimal())


def _bare(tokens: Tokens) -> set[int]:
    """Station numbers that a village's group writes alone, first or after an arrow."""
    for index, word in enumerate(tokens.words):
        first = index == 0 or tokens.at(index - 1) in TO
        if first and word[0].isdecimal() and _stands_alone(tokens, index):
            return _list(tokens, index)[0]
    return set()


def _stands_alone(tokens: Tokens, index: int) -> bool:
    while tokens.at(index)[:1].isdecimal() or tokens.at(index) in LISTED:
        index += 1
    return tokens.at(index) in ALONE
