"""Which stations' seals are broken: `segel rusak 3: 12 18 40`, `segel rusak TPS 2 dan 5`."""

from reading.numbers import figure
from reading.seals import BROKEN, MISSING, REACH, SEALS, is_one
from reading.tokens import Tokens
from reading.words import AND, STATION

HIGHEST = 999
BETWEEN = AND | {",", "no", "nomor", "tps"}


def read_broken(tokens: Tokens) -> tuple[int, ...]:
    """The stations in a list after a broken seal; the tokens of `3: 12 18 40` are taken."""
    found: set[int] = set()
    for index in tokens.find(SEALS):
        start = _list_after(tokens, index)
        numbers, stop = _numbers(tokens, start) if start else ([], 0)
        found |= set(numbers)
        if numbers and tokens.at(start - 1) == ":":
            tokens.take(index + 1, stop)
    return tuple(sorted(found))


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
        if value and value <= HIGHEST:
            numbers.append(value)
        elif tokens.at(index) not in BETWEEN:
            break
        index += 1
    return numbers, index
