"""How far the boxes have come."""

from models.glossary import Phase
from reading.tokens import Tokens
from reading.words import (
    ALREADY,
    ARRIVED,
    AT,
    DEPARTED,
    EXPECTED,
    NOT_YET,
    ONWARD,
    REACHING,
    STAGES,
    TO,
    WALKING,
    WALKING_AFTER,
    WALKING_BEFORE,
    words,
)

HARDLY_ON = NOT_YET | {"lebih"}
LEFT = DEPARTED | ONWARD
DENIED = words("tidak tdk gak ga nggak ndak tak menolak nolak batal")
YET_TO_COME, PLACED = NOT_YET | EXPECTED, AT | TO | STAGES.keys()
WAITING = words("belum blm akan bakal")
"""Before an arrival, these tell that the boxes are on their way to it."""


def read_phase(tokens: Tokens) -> Phase:
    """Arrived, unless the text speaks of departing, or of an arrival to come, and of none."""
    arrivals = tokens.find(ARRIVED)
    if any(arrives(tokens, index) for index in arrivals):
        return Phase.ARRIVED
    awaited = any(tokens.at(index - 1) in WAITING for index in arrivals)
    departed = awaited or any(departs(tokens, index) for index in tokens.find(LEFT))
    return Phase.DEPARTED if departed else Phase.ARRIVED


def phase_before(tokens: Tokens, index: int) -> Phase | None:
    """The phase that the nearest words before a token tell; None where there are none."""
    for at in range(index - 1, -1, -1):
        if tokens.at(at) in ARRIVED and arrives(tokens, at):
            return Phase.ARRIVED
        if tokens.at(at) in DEPARTED and departs(tokens, at):
            return Phase.DEPARTED
    return None


def departs(tokens: Tokens, index: int) -> bool:
    """Whether a word of departures tells of one: `jalan ke PPS`, not `jalan raya`."""
    word, following = tokens.at(index), tokens.at(index + 1)
    if word in ONWARD and tokens.at(index - 1) not in HARDLY_ON:
        return following in TO or following in STAGES
    if word not in WALKING:
        return word not in ONWARD
    before = index - 2 if tokens.at(index - 1) in PLACED else index - 1
    return following in WALKING_AFTER or tokens.at(before) in WALKING_BEFORE


def arrives(tokens: Tokens, index: int) -> bool:
    """Whether a word of arrivals tells of one: `sampai PPS`, not `sampai 4`, nor `akan tiba`."""
    word, following = tokens.at(index), tokens.at(index + 1)
    before = {tokens.at(index - 1), tokens.at(index - 2)}
    if following == "kasih" or before & YET_TO_COME or tokens.at(index - 1) in DENIED:
        return False
    if word in REACHING:
        return following in PLACED or bool(before & ALREADY)
    return True
