"""How far the boxes have come."""

from models.glossary import Phase
from reading.tokens import Tokens
from reading.words import (
    ARRIVED,
    AT,
    DEPARTED,
    EXPECTED,
    NOT_YET,
    REACHING,
    STAGES,
    TO,
    WALKING,
    WALKING_AFTER,
    WALKING_BEFORE,
    words,
)

ALREADY = words("sdh sudah telah tlh")


def read_phase(tokens: Tokens) -> Phase:
    """Arrived, unless the text speaks of departing and not of arriving."""
    departed = any(_departs(tokens, index) for index in tokens.find(DEPARTED))
    arrived = any(_arrives(tokens, index) for index in tokens.find(ARRIVED))
    return Phase.DEPARTED if departed and not arrived else Phase.ARRIVED


def _departs(tokens: Tokens, index: int) -> bool:
    if tokens.at(index) not in WALKING:
        return True
    return tokens.at(index + 1) in WALKING_AFTER or tokens.at(index - 1) in WALKING_BEFORE


def _arrives(tokens: Tokens, index: int) -> bool:
    word, following = tokens.at(index), tokens.at(index + 1)
    before = {tokens.at(index - 1), tokens.at(index - 2)}
    if following == "kasih" or before & (NOT_YET | EXPECTED):
        return False
    if word in REACHING:
        return following in AT | TO or following in STAGES or bool(before & ALREADY)
    return True
