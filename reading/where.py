"""From the places that a text names, and the group's region, to the one place it is about."""

from collections.abc import Sequence
from typing import NamedTuple

from reading.lookups import Due
from reading.mentions import Mention
from reading.places import KECAMATAN, VILLAGE, Gazetteer, Place

CALLS = (Due.NOWHERE, Due.NONE, Due.EITHER, Due.KECAMATAN, Due.VILLAGE)
"""What the word before a name calls for, from nothing to a village."""


class Where(NamedTuple):
    """The place of a report; where several are possible, none but the candidates."""

    kecamatan: str | None = None
    desa: str | None = None
    candidates: tuple[Place, ...] = ()
    unread: str | None = None
    named: bool = False
    """Whether the text itself names the village."""


def where(mentions: Sequence[Mention], gazetteer: Gazetteer, village_due: bool) -> Where:
    """The place that the mentions are about.

    `village_due` says that the report needs a village: a name that is both is one then.
    """
    known = [mention for mention in mentions if mention.places]
    tops = [one for one in known if _is_kecamatan(one, known, village_due)]
    above = {place: None for one in tops for place in gazetteer.of_level(one.places, KECAMATAN)}
    meant = _most_meant([one for one in known if one not in tops], gazetteer)
    villages = [_villages(one, gazetteer, list(above)) for one in meant]
    distinct = [found for at, found in enumerate(villages) if found and found not in villages[:at]]
    if len(distinct) == 1 and len(distinct[0]) == 1:
        desa = distinct[0][0].code
        return Where(_above(desa), desa, named=True)
    if distinct:
        return Where(candidates=tuple({place: None for found in distinct for place in found}))
    if len(above) > 1:
        return Where(candidates=tuple(above))
    unread = next((mention.typed for mention in mentions if not mention.places), None)
    return _by_scope(list(above), gazetteer, unread)


def _most_meant(mentions: Sequence[Mention], gazetteer: Gazetteer) -> Sequence[Mention]:
    """The mentions that name a village outright, in the group's region; all where none does both.

    The others may be people: `TPS 3 Kumendung, Babinsa Tampo`.
    """
    if len(mentions) < 2:
        return mentions
    calls = [CALLS.index(mention.due) for mention in mentions]
    nears = [any(map(gazetteer.near, mention.places)) for mention in mentions]
    best = [
        mention
        for mention, call, near in zip(mentions, calls, nears, strict=True)
        if call == max(calls) and near == max(nears)
    ]
    return best or mentions


def _by_scope(kecamatan: list[Place], gazetteer: Gazetteer, unread: str | None) -> Where:
    """What the group's region supplies: its village unless another place is named."""
    scope = gazetteer.place(gazetteer.scope)
    home = {VILLAGE: _above(scope.code), KECAMATAN: scope.code}.get(scope.level)
    named = kecamatan[0].code if kecamatan else home
    own = scope.level == VILLAGE and named == home and not unread
    return Where(named, scope.code if own else None, unread=unread)


def _is_kecamatan(mention: Mention, mentions: Sequence[Mention], village_due: bool) -> bool:
    """Whether a mention names a kecamatan, as such or by a name that is no village's."""
    levels = [place.level for place in mention.places]
    if KECAMATAN not in levels:
        return False
    if VILLAGE not in levels:
        return True
    if mention.due is Due.VILLAGE:
        return False
    if mention.due is Due.KECAMATAN:
        return True
    others = [other for other in mentions if other is not mention and other.places]
    return _qualifies(mention, others) or not (village_due or others)


def _qualifies(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a name that is both a village's and a kecamatan's tells where another lies."""
    codes = {place.code for place in mention.places if place.level == KECAMATAN}
    return any(
        _above(place.code) in codes
        for other in others
        for place in other.places
        if place.level == VILLAGE
    )


def _villages(mention: Mention, gazetteer: Gazetteer, kecamatan: Sequence[Place]) -> list[Place]:
    """The villages that a mention may stand for: in a named kecamatan, in the scope, anywhere."""
    codes = [place.code for place in kecamatan]
    found = [place for place in mention.places if codes and _above(place.code) in codes]
    return found or gazetteer.of_level(mention.places, VILLAGE)


def _above(village: str) -> str:
    return village.rpartition(".")[0]
