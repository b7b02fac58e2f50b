"""Names of people: they are passed over, not read as places."""

from reading.common import COMMON
from reading.tokens import Tokens
from reading.words import AND, ESCORT, RANKS, STAGES

BEFORE, BETWEEN = RANKS | ESCORT, RANKS | {".", ":", "oleh"}
NEVER = COMMON | AND | STAGES.keys()
LONGEST = 3
"""Words of a person's name that are passed over after a rank."""


def pass_over_people(tokens: Tokens) -> None:
    """Take the names that follow a rank, or a word for escort."""
    for index in tokens.find(BEFORE):
        if tokens.at(index) == "dr" and tokens.at(index + 1) != ".":
            continue  # it is short for `dari`
        start = index + 1
        while tokens.at(start) in BETWEEN:
            start += 1
        stop = start
        while stop < start + LONGEST and _may_be_name(tokens, stop):
            stop += 1
        if tokens.at(index) in RANKS or tokens.at(start - 1) in RANKS:
            tokens.take(start, stop)


def _may_be_name(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    return word.isalpha() and word not in NEVER
