"""The situation of a region at one moment: what every digest and /status tells."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Self

from sqlalchemy.orm import Session

from models.box import Box, Whereabouts
from models.digest import Slot
from models.glossary import Phase, Stage
from models.handoff import Handoff
from models.incident import Incident
from models.ledger import Entry, Head
from models.region import KECAMATAN, Region

SILENCE = timedelta(minutes=60)
"""A village whose boxes are under way is silent when it has not reported for so long."""

DONE = (Stage.PPK, Stage.KPU)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a region's boxes are, what is new, what is wrong. Names, not codes."""

    region: str
    at: datetime
    boxes: Mapping[Stage, int]
    """Boxes resting at each stage, zero included."""
    on_the_way: int
    uncertain: int
    """Boxes of which nobody can say where they are."""
    manifest: int
    since: datetime | None
    """The digest that the news is counted from; None: the first."""
    news: Mapping[tuple[Phase, Stage], int]
    new_incidents: int
    incidents: Sequence[tuple[Incident, str]]
    """Open ones with their place's name, worst and oldest first."""
    complete: Sequence[str]
    """Kecamatan whose boxes are all at PPK or KPU."""
    kecamatan: int
    silent: Sequence[tuple[str, Sequence[str]]]
    """Kecamatan with their silent villages; no villages: all of it is silent."""
    differing: Sequence[tuple[Handoff, str]]
    """Hand-overs with a count that is not the manifest's, with their place's name."""
    records: Head
    """How far the ledger has come."""

    @property
    def nihil(self) -> bool:
        """Nothing was reported since the last digest."""
        return not self.news and not self.new_incidents

    @classmethod
    def of(cls, session: Session, region: str, at: datetime, last: Slot | None) -> Self:
        """The situation of a region, with the news since its group's `last` slot."""
        told = (last.last_handoff, last.last_incident) if last else (0, 0)
        where = Box.whereabouts(session, region)
        collecting = Handoff.collecting(session, region)
        incidents = Incident.open_in(session, region)
        differing = Handoff.differing(session, region, told[0])
        complete = sorted(_complete(where, collecting))
        silent = _silent(where, collecting, at)
        names = Region.names(
            session,
            [
                region,
                *complete,
                *(row.place for row in incidents),
                *(row.place for row in differing),
            ]
            + [code for kecamatan, villages in silent for code in (kecamatan, *villages)],
        )
        return cls(
            region=names[region],
            at=at,
            boxes=_resting(where),
            on_the_way=sum(some.boxes for some in where if some.heading and not some.doubt),
            uncertain=sum(some.boxes for some in where if some.doubt),
            manifest=sum(some.boxes for some in where),
            since=last.slot if last else None,
            news=Handoff.news(session, region, told[0]),
            new_incidents=sum(incident.id > told[1] for incident in incidents),
            incidents=[(incident, names[incident.place]) for incident in incidents],
            complete=[names[code] for code in complete],
            kecamatan=len({kecamatan_of(some.village) for some in where}),
            silent=[(names[top], [names[code] for code in codes]) for top, codes in silent],
            differing=[(handoff, names[handoff.place]) for handoff in differing],
            records=Entry.head(session),
        )


def kecamatan_of(village: str) -> str:
    """The kecamatan that a village lies in."""
    return ".".join(village.split(".")[: KECAMATAN + 1])


def _resting(where: Sequence[Whereabouts]) -> dict[Stage, int]:
    resting = Counter(dict.fromkeys(Stage, 0))
    for some in where:
        if not (some.heading or some.doubt):
            resting[some.stage] += some.boxes
    return resting


def _complete(where: Sequence[Whereabouts], collecting: Mapping[str, datetime]) -> set[str]:
    """Kecamatan that have collected from their stations, and have every box at PPK or beyond."""
    begun = {kecamatan_of(village) for village in collecting}
    under_way = {kecamatan_of(some.village) for some in where if not _done(some)}
    return begun - under_way


def _silent(
    where: Sequence[Whereabouts], collecting: Mapping[str, datetime], at: datetime
) -> list[tuple[str, Sequence[str]]]:
    """Kecamatan and their silent villages; none named where all that are under way are silent."""
    if not collecting:
        return []
    heard = _last_heard(where, min(collecting.values()))
    return list(_by_kecamatan(heard, {code for code in heard if at - heard[code] > SILENCE}))


def _last_heard(where: Sequence[Whereabouts], begun: datetime) -> dict[str, datetime]:
    """When each village whose boxes are not all done was last heard of; not before `begun`."""
    heard: dict[str, datetime] = {}
    under_way = {some.village for some in where if not _done(some)}
    for some in where:
        if some.village in under_way:
            heard[some.village] = max(heard.get(some.village, begun), some.since or begun)
    return heard


def _by_kecamatan(
    under_way: Mapping[str, datetime], silent: set[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    for kecamatan, villages in groupby(sorted(under_way), kecamatan_of):
        everyone = list(villages)
        quiet = [village for village in everyone if village in silent]
        if quiet:
            yield kecamatan, [] if quiet == everyone else quiet


def _done(some: Whereabouts) -> bool:
    return some.stage in DONE and not (some.heading or some.doubt)
