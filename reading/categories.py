"""What kind of incident the words of a report tell of."""

import re

from models.glossary import Category, Seal
from reading.seals import read_seal
from reading.signs import BOXES, CONSEQUENCES, EVENTS, HINTS, SPOKEN, UNMISTAKABLE, Signs
from reading.tokens import Tokens

BETWEEN = r"(?:[^\W_]+ ){0,8}"


def _rule(signs: Signs) -> re.Pattern[str]:
    """A pattern for all phrases of a list; the name of the group that matches is a category's."""
    kinds = (
        f"(?P<{category.name}>{'|'.join(map(_phrase, phrases.split(',')))})"
        for category, phrases in signs.items()
    )
    return re.compile(rf"\b(?:{'|'.join(kinds)})\b")


def _phrase(phrase: str) -> str:
    words = " ".join(f"(?:{word})" for word in phrase.replace("*", r"\w*").split())
    return words.replace("(?:..) ", BETWEEN)


DENIABLE = (
    Category.FIRE, Category.CLASH, Category.THREAT, Category.INTIMIDATION, Category.CRIME,
    Category.ACCIDENT, Category.HEALTH, Category.NATURAL_DISASTER, Category.PROTEST,
    Category.CROWDING, Category.HOAX, Category.VOTE_BUYING,
)  # fmt: skip
"""Events; a `tidak ada` before other signs tells that something is missing."""


def _denials(*lists: Signs) -> re.Pattern[str]:
    """A pattern for events that a text says did not happen: `bukan bentrok`."""
    phrases = [
        _phrase(phrase)
        for signs in lists
        for category, listed in signs.items()
        if category in DENIABLE
        for phrase in listed.split(",")
    ]
    return re.compile(
        r"\b(?:bukan|batal|nihil|tanpa(?: ada)?|tidak (?:ada|terjadi|jadi))"
        rf"(?: (?:karena|aksi|yang|unsur|kejadian))? (?:{'|'.join(phrases)})\b"
    )


DENIED = _denials(EVENTS, CONSEQUENCES, UNMISTAKABLE)
UNMISTAKABLE_RULE, BOXES_RULE = _rule(UNMISTAKABLE), _rule(BOXES)
OTHER_RULES = [_rule(signs) for signs in (EVENTS, CONSEQUENCES, HINTS)]


def read_category(tokens: Tokens) -> Category:
    """The category of the most telling words, the first of equals; `OTHER` where none tell."""
    spoken = " ".join(SPOKEN.get(word, word) for word in tokens.words)
    spoken = DENIED.sub("-", spoken)
    return (
        _told(UNMISTAKABLE_RULE, spoken)
        or _of_seals(tokens)
        or _told(BOXES_RULE, spoken)
        or next((told for rule in OTHER_RULES if (told := _told(rule, spoken))), Category.OTHER)
    )


def _told(rule: re.Pattern[str], spoken: str) -> Category | None:
    match = rule.search(spoken)
    return Category[match.lastgroup] if match and match.lastgroup else None


def _of_seals(tokens: Tokens) -> Category | None:
    return Category.BROKEN_SEAL if read_seal(tokens) in {Seal.BROKEN, Seal.MISSING} else None
