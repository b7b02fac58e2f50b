"""What must not be kept: results of the vote, and voters' identities."""

import re
from enum import StrEnum

from reading.identities import holds_identity
from reading.results import ORDINARY, RULES, SIGNS, pattern
from reading.tokens import folded


class Forbidden(StrEnum):
    """Why a message is refused."""

    NEUTRALITY = "neutrality"
    PRIVACY = "privacy"


THING = "kotak"
"""Stands for what only sounds alike: a count of it is no result."""
RESULT, SOUNDS_ALIKE = pattern(*RULES), pattern(*ORDINARY)
MAY_TELL = re.compile(SIGNS)
UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
UNIT = "|".join(UNITS)
LARGE = f"(?:(?:{UNIT}) (?:belas|puluh|ratus|ribu)|se(?:puluh|belas|ratus|ribu))"
SPELT = re.compile(rf"\b(?:{LARGE}(?: (?:{LARGE}|{UNIT}))*|{UNIT})\b")


def forbidden(text: str) -> Forbidden | None:
    """Why a text must not be kept; None if it may."""
    plain = folded(text).casefold()
    if holds_identity(plain):
        return Forbidden.PRIVACY
    return Forbidden.NEUTRALITY if MAY_TELL.search(plain) and _tells_result(plain) else None


def _tells_result(plain: str) -> bool:
    """Whether a folded text in small letters tells a result of the vote."""
    spoken = SPELT.sub(_figure, " ".join(plain.split()))
    return RESULT.search(SOUNDS_ALIKE.sub(THING, spoken)) is not None


def _figure(spelt: re.Match[str]) -> str:
    """A number in words as one in figures: its own below ten, else any."""
    return str(UNITS.index(spelt[0])) if spelt[0] in UNITS else "99"
