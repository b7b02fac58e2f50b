"""What a commander decides, in a reply: `belum berpindah, di TPS`, `sesuai, dihitung ulang`."""

import re

from models.custody import Outcome

HELD_UP = re.compile(
    r"\b(tertahan|terhambat|terhalang|tertunda|macet|mogok|held up|stuck)\b", re.IGNORECASE
)

DECISIONS = {
    Outcome.NOT_MOVED: re.compile(
        r"\W*(putusan\W+)?((belum|blm|tidak|tdk)\W+(ber)?pindah|not moved)\b", re.IGNORECASE
    ),
    Outcome.AS_REPORTED: re.compile(
        r"\W*(putusan\W+)?(sesuai|di\s?hitung ulang|as reported|recounted)\b", re.IGNORECASE
    ),
}
"""How a decision begins; all other words are news."""

BARE = re.compile(
    r"\W*(putusan\W+)?(sesuai(\W+laporan)?|as reported|"
    r"(belum|blm|tidak|tdk)\W+(ber)?pindah|not moved(\W+yet)?)\W*",
    re.IGNORECASE,
)
"""A decision, and nothing else."""


def outcome_in(text: str) -> Outcome | None:
    """What a reply decides, where it begins as a decision does."""
    return next((one for one, begins in DECISIONS.items() if begins.match(text)), None)


def says_why(text: str) -> bool:
    """Whether a decision says more than what is decided."""
    return BARE.fullmatch(text) is None


def held_up(text: str) -> bool:
    """Whether a reply says that boxes are held up on their way."""
    return HELD_UP.search(text) is not None
