"""Who has not been heard of: villages whose boxes are under way, and those without network."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime, timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from models.box import Box, Whereabouts
from models.glossary import Stage
from models.handoff import Handoff
from models.openings import without_network
from models.region import KABUPATEN, VILLAGE, Region, kecamatan_of, level

SILENCE = timedelta(minutes=60)
"""A village whose boxes are under way is silent when it has not reported for so long."""

DONE = (Stage.PPK, Stage.KPU)

Silent = tuple[Sequence[tuple[str, Sequence[str]]], Sequence[str]]
"""Kecamatan with their silent villages, and the silent villages that are without network."""


def silent_in(session: Session, region: str, at: datetime) -> Silent:
    """Who has not been heard of in a region, by name."""
    begun = Handoff.collecting_since(session, region)
    where, deaf = Box.whereabouts(session, region), without_network(session, region)
    silent, no_signal = silent_villages(where, begun, at, deaf, level(region) <= KABUPATEN)
    codes = [code for top, villages in silent for code in (top, *villages)]
    names = Region.names(session, codes)
    by_name = [(names[top], [names[code] for code in villages]) for top, villages in silent]
    return by_name, list(Region.told(session, region, no_signal).values())


def silent_villages(
    where: Sequence[Whereabouts], begun: datetime | None, at: datetime, deaf: Set[str], brief: bool
) -> tuple[list[tuple[str, Sequence[str]]], list[str]]:
    """The same by their codes.

    `begun`: when collecting began. `deaf`: codes of villages and kecamatan that are known to be
    without network. `brief`: whether no villages are named where all that are under way are silent.
    """
    if begun is None:
        return [], []
    heard = _last_heard(where, begun)
    quiet = {village for village in heard if at - heard[village] > SILENCE}
    deafened = {village for village in quiet if {village, kecamatan_of(village)} & deaf}
    return list(_by_kecamatan(heard, quiet - deafened, brief)), sorted(deafened)


def _last_heard(where: Sequence[Whereabouts], begun: datetime) -> dict[str, datetime]:
    """When each village whose boxes are not all done was last heard of; not before `begun`."""
    heard: dict[str, datetime] = {}
    villages = [some for some in where if level(some.village) == VILLAGE]
    under_way = {some.village for some in villages if not _done(some)}
    for some in where:
        if some.village in under_way:
            heard[some.village] = max(heard.get(some.village, begun), some.since or begun)
    return heard


def _by_kecamatan(
    under_way: Mapping[str, datetime], silent: Set[str], brief: bool
) -> Iterator[tuple[str, Sequence[str]]]:
    for kecamatan, villages in groupby(sorted(under_way), kecamatan_of):
        everyone = list(villages)
        quiet = [village for village in everyone if village in silent]
        if quiet:
            yield kecamatan, [] if brief and quiet == everyone else quiet


def _done(some: Whereabouts) -> bool:
    """Whether boxes need no word any more; those that nobody ever reported do."""
    return bool(some.since) and some.stage in DONE and not (some.heading or some.doubt)
