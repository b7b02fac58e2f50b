"""A place that somebody asks for: Muncar; kec. Songgon; desa Songgon."""

from collections.abc import Sequence

from reading.places import KECAMATAN, VILLAGE, Gazetteer, Place
from reading.tokens import Tokens
from reading.words import KECAMATAN as KECAMATAN_WORDS
from reading.words import VILLAGE as VILLAGE_WORDS


def read_place(text: str, gazetteer: Gazetteer) -> Sequence[Place]:
    """The places of the group's region that a text may mean; a kecamatan before its village."""
    words = [word for word in Tokens(text).words if word not in {".", ","}]
    level = None
    if words and words[0] in KECAMATAN_WORDS | VILLAGE_WORDS:
        level = KECAMATAN if words[0] in KECAMATAN_WORDS else VILLAGE
        words = words[1:]
    if not words:
        return []
    named = gazetteer.exact(words) or gazetteer.stem(words) or gazetteer.alike(words, level)
    near = [place for place in named if gazetteer.near(place) and level in (None, place.level)]
    return [place for place in near if place.level == KECAMATAN] or near
