"""How many boxes: 2 kotak, 2 (dua) ktk, kotak 2, gub 1 bup 1, 1.936 kotak."""

from typing import NamedTuple

from reading.common import COMMON
from reading.elections import Kinds
from reading.numbers import SPELT, number
from reading.seals import SEALS
from reading.tokens import Tokens
from reading.words import BOXES, COUNTED, EACH, FROM, PIECES, STAGES, STATION, TO, TOTAL, words

OF_BOXES = frozenset({"suara", "pemilihan", "kosong", "logistik"})
LACKING = words("kurang selisih seharusnya harusnya semestinya mestinya")
"""Before a count, these tell that it is not of boxes that are there."""
MOST = 99_999
NAME = 3
"""Words of a village's name that may stand between a station and its count."""

RECEIVED = words("terima diterima menerima trima received serahkan menyerahkan kirim mengirim bawa")
"""Before a number that nothing else follows, these tell of boxes: `terima 8 dari TPS 1-4`."""
ENDING = frozenset({"", ",", ";", ".", "\n"})
ALONE, SAID = ENDING | FROM | TO, ENDING | SEALS
COUNTING = RECEIVED | BOXES | TOTAL | SPELT
"""Words, beside figures and elections, with which a count may begin."""
OF_TOTAL, OF_EACH = BOXES | OF_BOXES, STATION | EACH | {"-", "2", ":"}
BEFORE_TOTAL, AFTER_TOTAL = TOTAL | {":", "=", "ada"}, OF_TOTAL | {":", "="}
OTHERS = (COUNTED - PIECES - {"suara"}) | STATION


class Count(NamedTuple):
    """A number of boxes, and of which part of the lot."""

    boxes: int
    election: bool = False
    total: bool = False
    station: bool = False


def read_boxes(tokens: Tokens, kinds: Kinds, stations: int = 0, whole: int = 0) -> int | None:
    """How many boxes a text says, None if it does not; `whole` are those of so many stations.

    Boxes said of each station or election are multiplied by as many as the text names.
    """
    counts: list[Count] = []
    elections = kinds.positions - kinds.uncounted
    stop = 0
    for index, word in enumerate(tokens.words):
        if index < stop or not (word in COUNTING or word[0].isdecimal() or index in elections):
            continue
        count, stop = _count(tokens, index, elections)
        if count and count.boxes <= MOST and tokens.at(index - 1) not in LACKING:
            lots = _lots(tokens, index, kinds, stations)
            if lots:
                counts.append(count if lots == 1 else count._replace(boxes=count.boxes * lots))
            tokens.take(index, stop)
    return _sum(counts) if counts else _after_stage(tokens, whole)


def _after_stage(tokens: Tokens, whole: int) -> int | None:
    """The boxes of a whole lot, by a number that can be nothing else: `-> PPS 2, segel utuh`."""
    told = (index for index in tokens.find(STAGES) if tokens.free(index + 1) == str(whole))
    return whole if whole and any(tokens.at(index + 2) in SAID for index in told) else None


def _lots(tokens: Tokens, index: int, kinds: Kinds, stations: int) -> int:
    """How many lots a count stands for: `masing-masing 2 kotak` as many as there are stations."""
    each = _of_each(tokens, index)
    if each is None:
        return 1
    return len(kinds.codes or ()) if each - 1 in kinds.positions else stations


def _of_each(tokens: Tokens, index: int) -> int | None:
    """Where the words before a count begin that tell it is of each: `masing-masing 2`, `@2`."""
    start = index
    while tokens.at(start - 1) in OF_EACH:
        start -= 1
    return start if not EACH.isdisjoint(tokens.words[start:index]) else None


def _sum(counts: list[Count]) -> int | None:
    """The total that was said, else the sum of the parts."""
    totals = [count.boxes for count in counts if count.total]
    whole = [count.boxes for count in counts if not count.election]
    if totals:
        return totals[0]
    if len(whole) > 1 and all(count.station for count in counts if not count.election):
        return sum(whole)
    return max(whole) if whole else sum(count.boxes for count in counts) if counts else None


def _count(tokens: Tokens, index: int, elections: frozenset[int]) -> tuple[Count | None, int]:
    """The count that starts at a token, and the position after it."""
    word = tokens.free(index)
    if word in RECEIVED:
        return _after_received(tokens, index)
    if word in BOXES:
        return _after_boxes(tokens, index, elections)
    if word in TOTAL:
        return _after_total(tokens, index)
    if index in elections:
        return _after_election(tokens, index, elections)
    boxes, stop = _number(tokens, index)
    if boxes is None:
        return None, index + 1
    return _before_boxes(tokens, boxes, index, stop, elections)


def _before_boxes(
    tokens: Tokens, boxes: int, start: int, stop: int, elections: frozenset[int]
) -> tuple[Count | None, int]:
    """`2 kotak`, `1 kotak gub`, `1 bup`, `masing-masing 2`."""
    if tokens.at(stop) == "dari" and tokens.at(stop + 2) in BOXES:
        stop += 2
    each = tokens.at(stop) in ENDING and _of_each(tokens, start) is not None
    if tokens.at(stop) in BOXES:
        stop = tokens.skip(stop + 1, OF_BOXES)
    elif not (each or stop in elections):
        return None, stop
    part = stop in elections
    while stop in elections:
        stop += 1
    return Count(boxes, part, station=_of_station(tokens, start)), stop


def _after_boxes(tokens: Tokens, index: int, elections: frozenset[int]) -> tuple[Count | None, int]:
    """`kotak 2`, `kotak suara sebanyak 2 buah`, `kotak gub: 1`."""
    stop = tokens.skip(index + 1, OF_BOXES)
    part = stop in elections
    while stop in elections:
        stop += 1
    stop = tokens.skip(stop, BEFORE_TOTAL)
    stop += tokens.at(stop) == "(" and tokens.at(stop + 2) == ")"
    boxes, after = _number(tokens, stop)
    if boxes is None or (stop == index + 1 and tokens.glued(stop)) or _others(tokens, after):
        return None, index + 1
    return Count(boxes, part, station=_of_station(tokens, index)), after


def _after_received(tokens: Tokens, index: int) -> tuple[Count | None, int]:
    """`terima 50, segel rusak 3`: a number that nothing else follows."""
    boxes, after = _number(tokens, index + 1)
    of_many = tokens.at(after + 1)[:1].isdecimal() and tokens.at(after) in FROM
    if boxes is None or tokens.at(after) not in ALONE or of_many:
        return None, index + 1
    return Count(boxes), after


def _after_total(tokens: Tokens, index: int) -> tuple[Count | None, int]:
    """`total 22`, `jumlah kotak: 24`, `sebanyak 14`."""
    stop = tokens.skip(index + 1, AFTER_TOTAL)
    boxes, after = _number(tokens, stop)
    if boxes is None or _others(tokens, after):
        return None, index + 1
    total = tokens.at(index).startswith(("total", "jumlah", "jml"))
    after = tokens.skip(after, OF_TOTAL)
    return Count(boxes, total=total), after


def _after_election(
    tokens: Tokens, index: int, elections: frozenset[int]
) -> tuple[Count | None, int]:
    """`gub 11`, `bup: 1 kotak`; not the year of `Pilgub 2024`."""
    stop = index + 1
    while stop in elections:
        stop += 1
    stop = tokens.skip(stop, {":", "=", "sebanyak"})
    boxes, after = _number(tokens, stop)
    if boxes is None or boxes > 999 or _others(tokens, after):
        return None, index + 1
    return Count(boxes, election=True), tokens.skip(after, OF_TOTAL)


def _number(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """A count, over its repetition in words and its unit: `2 (dua) buah`."""
    value, stop = number(tokens, index)
    if value is None:
        return None, index + 1
    times, after = number(tokens, stop + 1) if tokens.at(stop) == "x" else (None, stop)
    if times is not None:
        value, stop = value * times, after
    if tokens.at(stop) == "(":
        spelt, close = number(tokens, stop + 1)
        stop = close + 1 if spelt is not None and tokens.at(close) == ")" else stop
    return value, tokens.skip(stop, PIECES)


def _others(tokens: Tokens, index: int) -> bool:
    """Whether the number counts something else than boxes."""
    return tokens.free(index) in OTHERS


def _of_station(tokens: Tokens, index: int) -> bool:
    """Whether the count follows one station: `TPS 1: 2 kotak`, `TPS 1 Kumendung 2 kotak`."""
    before = index - 2 if tokens.at(index - 1) in {":", "=", ",", "("} else index - 1
    first = before - NAME
    while before > first and tokens.at(before).isalpha() and tokens.at(before) not in COMMON:
        before -= 1
    return before in tokens.taken and tokens.at(before - 1) in STATION
