"""Names looked up in the gazetteer, by what the word before them calls for."""

from collections.abc import Callable, Sequence
from enum import Enum

from reading.common import ALIKE, COMMON
from reading.places import KECAMATAN as KECAMATAN_LEVEL
from reading.places import VILLAGE as VILLAGE_LEVEL
from reading.places import Gazetteer, Place


class Due(Enum):
    """What kind of place is due by the word before a name."""

    VILLAGE = VILLAGE_LEVEL
    KECAMATAN = KECAMATAN_LEVEL
    EITHER = None
    NONE = 0
    NOWHERE = -1


A_VILLAGE, A_KECAMATAN, EITHER, NOTHING, NOWHERE = Due


def look_up(run: list[str], due: Due, gazetteer: Gazetteer) -> tuple[list[Place], int]:
    """The places that the first words of a run name, and how many words that takes."""
    for search in _searches(due):
        for length in range(len(run), 0, -1):
            places = search(run[:length], due, gazetteer)
            if places:
                return places, length
    return [], 0


def _exact(words: list[str], due: Due, gazetteer: Gazetteer) -> list[Place]:
    """The places of that name; where a village is due, none that is no village's."""
    places = gazetteer.exact(words) if _nameable(words, due) else []
    if due is A_VILLAGE and VILLAGE_LEVEL not in [place.level for place in places]:
        return []
    return places


def misspelt(words: list[str], due: Due, gazetteer: Gazetteer) -> list[Place]:
    """A stem of several names, or a misspelt name, where a place is due."""
    if any(word in COMMON for word in words):
        return []
    return gazetteer.stem(words) or gazetteer.alike(words, due.value)


def _other(words: list[str], due: Due, gazetteer: Gazetteer) -> list[Place]:
    """The villages that the name of a kecamatan is a stem of, or else the kecamatan."""
    places = gazetteer.exact(words) if _nameable(words, due) else []
    return gazetteer.stem(words) or places if places else []


SEARCHES = (_exact, misspelt, _other)
"""How names are looked up, the surest way first."""


def _searches(due: Due) -> Sequence[Callable[[list[str], Due, Gazetteer], list[Place]]]:
    """The ways to look up what is due; where nothing is, a name must be spelt as it should be."""
    if due is NOTHING:
        return SEARCHES[:1]
    return SEARCHES if due is A_VILLAGE else SEARCHES[:2]


def _nameable(words: list[str], due: Due) -> bool:
    """Whether words that also mean something else are meant as a name."""
    if due is not NOTHING:
        return True
    return len(words) > 1 or (words[0] not in ALIKE and words[0] not in COMMON)
