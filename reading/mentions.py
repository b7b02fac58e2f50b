"""Where a text names places, and what stands before each name."""

from typing import NamedTuple

from reading.common import ALIKE, COMMON, CORE
from reading.lookups import A_KECAMATAN, A_VILLAGE, EITHER, NOTHING, NOWHERE, Due, look_up, misspelt
from reading.places import VILLAGE as VILLAGE_LEVEL
from reading.places import Gazetteer, Place
from reading.tokens import Tokens
from reading.words import (
    ARRIVING,
    AT,
    FROM,
    KABUPATEN,
    KECAMATAN,
    POSTED,
    RECEIVING,
    SPOT,
    STAGES,
    STATION,
    STREET,
    TO,
    VILLAGE,
    WAY,
    words,
)

AREAS = VILLAGE | KECAMATAN
JOINING = words("dan dn n & + serta")
LONGEST = 4
"""Words of the longest name."""


class Mention(NamedTuple):
    """A name in a text: what it may stand for, and what the word before it calls for."""

    places: tuple[Place, ...]
    due: Due
    typed: str
    span: range
    """The positions of its words."""


def mentions(tokens: Tokens, gazetteer: Gazetteer) -> list[Mention]:
    """The places that a text names, in order; their tokens are taken."""
    found: list[Mention] = []
    for index, word in enumerate(tokens.words):
        if word in CORE or index in tokens.taken or not word.isalpha():
            continue
        run = _run(tokens, index)
        mention = _mention(tokens, index, run, gazetteer) or _above(found, index, run, gazetteer)
        if mention:
            if found and _joined(tokens, found[-1], mention):
                mention = mention._replace(due=found[-1].due)
            tokens.take(index, mention.span.stop)
            found.append(mention)
    return found or _heading(tokens, gazetteer)


def _heading(tokens: Tokens, gazetteer: Gazetteer) -> list[Mention]:
    """Villages misspelt before their stations, in a text without other names: `Kdngrejo TPS 4`."""
    if gazetteer.place(gazetteer.scope).level == VILLAGE_LEVEL:
        return []
    found = []
    for station in tokens.find(STATION):
        stop = station - (tokens.at(station - 1) == "\n")
        for start in range(max(0, stop - LONGEST), stop):
            run = _run(tokens, start)[: stop - start]
            places = misspelt(run, A_VILLAGE, gazetteer) if len(run) == stop - start else []
            if places:
                tokens.take(start, stop)
                found.append(_named(tokens, range(start, stop), places, A_VILLAGE))
                break
    return found


def _joined(tokens: Tokens, first: Mention, second: Mention) -> bool:
    """Whether two names share what stands before the first: `dari Kesilir dan Buluagung`."""
    beside = first.span.stop == second.span.start - 1
    return beside and second.due is NOTHING and tokens.at(first.span.stop) in JOINING


def _mention(tokens: Tokens, index: int, run: list[str], gazetteer: Gazetteer) -> Mention | None:
    due = _due(tokens, index)
    if due is NOTHING and _heads_stations(tokens, index):
        due = A_VILLAGE
    if due is NOWHERE:
        return None
    places, length = look_up(run, due, gazetteer)
    if places:
        return _named(tokens, range(index, index + length), places, due)
    if due in (A_VILLAGE, A_KECAMATAN) and _outright(tokens, index, gazetteer):
        return _named(tokens, range(index, index + 1), [], due)
    return None


def _outright(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a word must be a name though no place has it; in a village's group only its title."""
    if tokens.at(index) in COMMON:
        return False
    own = gazetteer.place(gazetteer.scope).level == VILLAGE_LEVEL
    return not own or tokens.at(_before(tokens, index)) in AREAS


def _heads_stations(tokens: Tokens, index: int) -> bool:
    """Whether a word that is also a village's name begins the line so: `Giri TPS 3`."""
    if tokens.at(index) not in ALIKE:
        return False
    after = index + 2 if tokens.at(index + 1) in {",", ":"} else index + 1
    return tokens.at(index - 1) in {"", "\n"} and tokens.at(after) in STATION


def _named(tokens: Tokens, span: range, places: list[Place], due: Due) -> Mention:
    """A mention; a village's name is one outright also before its stations: `Gendoh TPS 3`."""
    if tokens.at(span.stop) in STATION and all(one.level == VILLAGE_LEVEL for one in places):
        due = A_VILLAGE
    return Mention(tuple(places), due, tokens.text(span.start, span.stop), span)


def _above(
    found: list[Mention], index: int, run: list[str], gazetteer: Gazetteer
) -> Mention | None:
    """The kecamatan of the village just named, by a name that is also a word: `Segobang Licin`."""
    if not (found and run[0] in ALIKE and index - found[-1].span.stop in (0, 1)):
        return None
    villages = [place.code for place in found[-1].places]
    places = [
        place
        for place in gazetteer.exact(run[:1])
        if any(code.startswith(f"{place.code}.") for code in villages)
    ]
    span = range(index, index + 1)
    return Mention(tuple(places), A_KECAMATAN, run[0], span) if places else None


def _run(tokens: Tokens, index: int) -> list[str]:
    """The words from here on that one name may hold."""
    typed, stop = tokens.words, index
    last = min(index + LONGEST, len(typed))
    while stop < last and stop not in tokens.taken and typed[stop].isalpha():
        stop += 1
    return typed[index:stop]


def _due(tokens: Tokens, index: int) -> Due:
    before = _before(tokens, index)
    word = tokens.at(before)
    if word in AREAS and _on_the_way(tokens, before - 1):
        return NOWHERE
    if word in DUE:
        return DUE[word]
    if word[:1].isdecimal() and before in tokens.taken and _after_station(tokens, before):
        return A_VILLAGE
    if word in STAGES:
        return A_KECAMATAN if word == "ppk" else A_VILLAGE
    return NOTHING


def _before(tokens: Tokens, index: int) -> int:
    """The word before a name, over signs."""
    before = index - 1
    while tokens.at(before) in {".", ":", "(", ")", '"', "'"}:
        before -= 1
    return before


def _on_the_way(tokens: Tokens, index: int) -> bool:
    """Whether boxes only come through what is named after a token: `lewat jalan desa`."""
    return tokens.at(index - 1 if tokens.at(index) in STREET else index) in WAY


def _after_station(tokens: Tokens, index: int) -> bool:
    """Whether a number ends a list of stations."""
    while index in tokens.taken or tokens.at(index) in {",", "dan", "&", "-", "s/d", ".", "sd"}:
        if tokens.at(index) in STATION or tokens.at(index - 1) in STATION:
            return True
        index -= 1
    return False


DUE = (
    dict.fromkeys(TO | FROM | AT | ARRIVING | RECEIVING | SPOT, EITHER)
    | dict.fromkeys(POSTED | WAY | STREET | KABUPATEN, NOWHERE)
    | dict.fromkeys(KECAMATAN, A_KECAMATAN)
    | dict.fromkeys(VILLAGE, A_VILLAGE)
)
"""What a word calls for; of a word with two meanings, the one that stands last here."""
