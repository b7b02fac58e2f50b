"""Which stations' seals are broken: `segel rusak 3: 12 18 40`, `segel rusak TPS 2 dan 5`."""

from reading.numbers import figure
from reading.seals import BROKEN, MISSING, NOTHING, REACH, SEALS, WHOLE, is_one
from reading.tokens import Tokens
from reading.words import AND, BOXES, PIECES, STATION

HIGHEST = 999
BETWEEN = AND | {",", "no", "nomor", "tps"}
COUNTED = BOXES | PIECES
OWN = SEALS | WHOLE | BROKEN
"""After a list, these are of its own seals, not of those before it."""


def read_broken(tokens: Tokens) -> tuple[int, ...]:
    """The stations whose seals are told to be broken; lists of none but those are taken."""
    found: set[int] = set()
    for index in tokens.find(SEALS):
        start = _list_after(tokens, index)
        numbers, stop = _numbers(tokens, start) if start else ([], 0)
        if numbers and tokens.at(stop) not in OWN:
            found |= set(numbers)
            tokens.take(index + 1 if tokens.at(start - 1) == ":" else start - 1, stop)
        found |= _told_before(tokens, index)
    return tuple(sorted(found))


def _told_before(tokens: Tokens, seals: int) -> set[int]:
    """The stations in lists before the state: `segel utuh kecuali TPS 4 rusak`."""
    found: set[int] = set()
    for index in tokens.find(STATION):
        if seals < index <= seals + REACH and index not in tokens.taken:
            numbers, stop = _numbers(tokens, index + 1)
            if numbers and _breaks(tokens, stop):
                found |= set(numbers)
                tokens.take(index, stop)
    return found


def _breaks(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    return is_one(word, BROKEN) or word in MISSING - NOTHING


def _list_after(tokens: Tokens, index: int) -> int:
    """Where a list begins that says which seals are broken; 0 where there is none."""
    broken = False
    for at in range(index + 1, index + 1 + REACH):
        word = tokens.at(at)
        broken = broken or is_one(word, BROKEN) or word in MISSING
        if broken and (word == ":" or word in STATION):
            return at + 1
        if word in {"", ".", "\n"}:
            return 0
    return 0


def _numbers(tokens: Tokens, index: int) -> tuple[list[int], int]:
    numbers: list[int] = []
    while tokens.at(index):
        value = figure(tokens.at(index)) if tokens.at(index)[0].isdecimal() else None
        if value and value <= HIGHEST and tokens.at(index + 1) not in COUNTED:
            numbers.append(value)
        elif tokens.at(index) not in BETWEEN:
            break
        index += 1
    return numbers, index
