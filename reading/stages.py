"""Where boxes came from and went to: TPS, PPS, PPK, KPU, by the words around them."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from models.glossary import Stage
from reading.common import COMMON
from reading.naming import AREAS, Named, named_stages, of_area
from reading.phases import DENIED
from reading.tokens import Tokens
from reading.words import (
    ALREADY,
    ARRIVING,
    AT,
    BOXES,
    COMING,
    FETCHING,
    FROM,
    HANDING,
    LEAVING,
    ONWARD,
    RECEIVING,
    TO,
    UP_TO,
)

OF_BOXES = BOXES | {"suara"}
"""Right before a stage these tell whose boxes came: `sudah masuk kotak TPS 4`."""
NOT_GOT, NO_GOT = FROM | {"kasih"}, DENIED | {"serah"}
THEN = ONWARD | {"kemudian", "lalu"}
LINKS, BESIDE = TO | THEN | {"-"}, AREAS | {",", "."}
"""Between two stages, these tell that boxes went on from one to the other."""
ORDER = list(Stage)
GOT, COME = RECEIVING | FETCHING, ARRIVING | RECEIVING
REACHED = TO | COME | COMING
GIVING = frozenset({"serahkan", "menyerahkan", "srahkan", "mengirim", "kirim", "diserahkan"})


class End(Enum):
    """Which end of the movement a stage is by the words before and after it."""

    ORIGIN = "origin"
    DESTINATION = "destination"
    EITHER = "either"
    THERE = "there"


ORIGIN, DESTINATION, EITHER, THERE = End


def read_ends(tokens: Tokens) -> tuple[Stage | None, Stage | None]:
    """Origin and destination as far as the text says."""
    named = list(named_stages(tokens))
    ends = [(one.stage, _end(tokens, named, at)) for at, one in enumerate(named)]
    origin = _first(ends, ORIGIN) or _first(ends, EITHER)
    destination = _first(ends, DESTINATION, origin)
    if destination is None and origin is not None:
        destination = _first(ends, THERE, origin)
    if origin is None:
        origin = _first(ends, THERE, destination)
    if destination is None:
        destination = _first(ends, DESTINATION)
    if destination is origin:
        origin = _first(ends, EITHER, destination) or origin
    if origin is None and destination is not _area_left(tokens):
        origin = _area_left(tokens)
    if destination is None and _first(ends, ORIGIN):
        destination = _first(ends, EITHER, origin)
    if destination is None and origin is not None:
        left_for = (one.stage for one in named if tokens.at(one.start - 1) in LEAVING)
        destination = next((stage for stage in left_for if stage != origin), None)
    destination = destination if destination is not origin else None
    return origin, _onward(tokens, named, ends, origin, destination)


def _onward(
    tokens: Tokens,
    named: Sequence[Named],
    ends: Sequence[tuple[Stage, End]],
    origin: Stage | None,
    destination: Stage | None,
) -> Stage | None:
    """The last of the stages that boxes went to one after another: `TPS 4 -> PPS -> PPK`."""
    if origin and len(named) < 3:
        return destination
    for (this, following), (stage, end) in zip(pairwise(named), ends[1:], strict=True):
        on = end is DESTINATION or tokens.at(following.start - 1) in THEN
        linked = on and this.stage is destination and _linked(tokens, this, following)
        if linked and _one_way(origin, this.stage, stage):
            destination = stage
    return destination


def _linked(tokens: Tokens, this: Named, following: Named) -> bool:
    """Whether two stages stand beside each other but for names, and boxes did not end at one."""
    before = this.start - 2 if tokens.at(this.start - 1) in AT else this.start - 1
    between = tokens.words[this.stop : following.start]
    return (
        tokens.at(before) not in ARRIVING
        and not LINKS.isdisjoint(between)
        and all(word in LINKS or word in BESIDE or word not in COMMON for word in between)
    )


def _one_way(origin: Stage | None, *stages: Stage) -> bool:
    """Whether stages lie in one direction, up or down."""
    depths = [ORDER.index(stage) for stage in (origin, *stages) if stage]
    return depths in (sorted(set(depths)), sorted(set(depths), reverse=True))


def _first(
    ends: Sequence[tuple[Stage, End]], wanted: End, but: Stage | None = None
) -> Stage | None:
    """The first stage at such an end, but not that one."""
    for stage, end in ends:
        if end is wanted and stage is not but:
            return stage
    return None


def _area_left(tokens: Tokens) -> Stage | None:
    """The stage of the area that boxes come from: `dari desa Tapanrejo`."""
    areas = (of_area(tokens.at(index + 1)) for index in tokens.find(FROM))
    return next((area for area in areas if area), None)


def _end(tokens: Tokens, named: Sequence[Named], at: int) -> End:
    """By the last word before it that decides; else by who receives after it."""
    this = named[at]
    start = named[at - 1].stop if at else 0
    stays = tokens.at(this.start - 1) in AT
    counted = tokens.at(this.start - 1).isdecimal()
    for index in range(this.start - 1, start - 1, -1):
        word = tokens.at(index)
        if word in FROM or (word in COMING and tokens.at(index - 1) not in ALREADY):
            return THERE if stays else EITHER if counted else ORIGIN
        if _towards(tokens, index, this, named[at - 1] if at else None):
            return DESTINATION
        if word in GIVING and tokens.at(index + 1) == "oleh":
            return ORIGIN
        if word in HANDING and index + 1 == this.start and tokens.at(this.stop) in TO:
            return ORIGIN
    stop = named[at + 1].start if at + 1 < len(named) else len(tokens)
    if _receives(tokens.words[this.stop : stop]):
        return DESTINATION
    return THERE if stays else EITHER


def _towards(tokens: Tokens, index: int, this: Named, before: Named | None) -> bool:
    """Whether a word before a stage says that boxes go or came there."""
    word = tokens.at(index)
    if word == "-":
        return index == this.start - 1 and before is not None and before.stage != this.stage
    if word in UP_TO and tokens.at(index + 1)[:1].isdecimal():
        return False
    if word in RECEIVING and (tokens.at(index - 1) == "serah" or tokens.at(index + 1) in NOT_GOT):
        return False
    if word in COME and tokens.at(this.start - 1) in OF_BOXES:
        return False
    return word in REACHED


def _receives(after: Sequence[str]) -> bool:
    """Whether the one just named receives: `PPK Muncar sudah terima 22 kotak dari`."""
    previous = ""
    for word, following in pairwise([*after, ""]):
        if word in TO or word in GIVING:
            return False
        if word in GOT and previous not in NO_GOT:
            return following != "kasih"
        previous = word
    return False
