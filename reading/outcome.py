"""What a commander decides, in a reply: `belum berpindah, masih di TPS`, `dihitung ulang, 22`."""

import re

from models.custody import Outcome

HELD_UP = re.compile(
    r"\b(tertahan|terhambat|terhalang|tertunda|macet|mogok|held up|stuck)\b", re.IGNORECASE
)

NOT_MOVED = ("belum", "blm", "kembali", "masih di", "not moved", "still")


def outcome_in(text: str) -> Outcome:
    """That the boxes have not moved, where the reply begins so; else that the report is right."""
    began = text.casefold().strip()
    return Outcome.NOT_MOVED if began.startswith(NOT_MOVED) else Outcome.AS_REPORTED


def held_up(text: str) -> bool:
    """Whether a reply says that boxes are held up on their way."""
    return HELD_UP.search(text) is not None
