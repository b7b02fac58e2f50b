"""Which elections' boxes a report speaks of, by the words that officers use for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.tokens import Tokens


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
    """The elections that a text names, and where their words stand."""

    codes: tuple[str, ...] | None
    positions: frozenset[int]


def read_kinds(tokens: Tokens, elections: Sequence[Election]) -> Kinds:
    """The elections named, in the order of `elections`; None if the text names none."""
    phrases = _phrases(tuple(elections))
    named: set[str] = set()
    positions: set[int] = set()
    for index, word in enumerate(tokens.words):
        if word in phrases and index not in positions:
            code, length = _longest(tokens, index, phrases[word])
            if code:
                named.add(code)
                positions.update(range(index, index + length))
    codes = tuple(election.code for election in elections if election.code in named)
    return Kinds(codes or None, frozenset(positions))


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
        for words in (*election.words, election.code):
            phrase = tuple(Tokens(words).words)
            if phrase:
                phrases.setdefault(phrase[0], []).append((phrase, election.code))
    for known in phrases.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return phrases
