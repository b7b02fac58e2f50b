"""Which elections' boxes a report speaks of, by the words that officers use for them."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.left import left_behind
from reading.seals import SEALED, SEALS
from reading.tokens import Tokens
from reading.words import AND, BOXES, words

OF_SEALS = BOXES | AND | words("suara di pada utk untuk : /")
"""Between a seal and the election whose seal it is: `segel kotak gub`."""


@dataclass(frozen=True, slots=True)
class Election:
    """An election, and the words for it; a word may be several: `dprd prov`."""

    code: str
    name: str
    words: tuple[str, ...]


DEFAULT_ELECTIONS: tuple[Election, ...] = (
    Election("PILGUB", "Gubernur", ("gub", "gubernur", "pilgub", "cagub", "pemilihan gubernur")),
    Election("PILBUP", "Bupati", ("bup", "bupati", "pilbup", "cabup", "pemilihan bupati")),
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """The elections whose boxes a text speaks of, and where their words stand."""

    codes: tuple[str, ...] | None
    positions: frozenset[int]
    uncounted: frozenset[int] = frozenset()
    """Of the positions, those beside which no boxes are counted: they follow, or it is seals."""


NONE_NAMED = Kinds(None, frozenset())


def read_kinds(tokens: Tokens, elections: Sequence[Election]) -> Kinds:
    """The elections named, in the order of `elections`; None if the text names none.

    One that is to follow is not of the lot; one whose seal alone is told of does not limit it.
    """
    phrases = _phrases(tuple(elections))
    said = tokens.find(phrases)
    if not said:
        return NONE_NAMED
    named: dict[str, bool] = {}
    positions: set[int] = set()
    uncounted: set[int] = set()
    for index in said:
        if index not in positions:
            code, length = _longest(tokens, index, phrases[tokens.at(index)])
            span = range(index, index + length)
            left, seals = left_behind(tokens, index, span.stop), _of_seals(tokens, index, positions)
            if code and not left:
                named[code] = named.get(code, True) and seals
            uncounted.update(span if left or seals else ())
            positions.update(span)
    codes = tuple(election.code for election in elections if election.code in named)
    limits = len(codes) == len(elections) or not all(named.values())
    return Kinds(codes if codes and limits else None, frozenset(positions), frozenset(uncounted))


def _of_seals(tokens: Tokens, index: int, elections: Container[int]) -> bool:
    """Whether it is its seal that an election's word tells of: `segel kotak gub rusak`."""
    before = index - 1
    while tokens.at(before) in OF_SEALS or before in elections or before - 1 in elections:
        before -= 1
    return tokens.at(before) in SEALS - SEALED


def _longest(
    tokens: Tokens, index: int, phrases: list[tuple[tuple[str, ...], str]]
) -> tuple[str, int]:
    for phrase, code in phrases:
        if tuple(tokens.words[index : index + len(phrase)]) == phrase:
            return code, len(phrase)
    return "", 0


@lru_cache(64)
def _phrases(elections: tuple[Election, ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases that each first word can begin, longest first."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for election in elections:
        for spelling in (*election.words, election.code):
            phrase = tuple(Tokens(spelling).words)
            if phrase:
                phrases.setdefault(phrase[0], []).append((phrase, election.code))
    for known in phrases.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return phrases
