"""The situation of a region at one moment: what every digest and /status tells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.orm import Session

from models.box import Box
from models.case import Case
from models.digest import Slot
from models.exceptions import Doubtful, doubtful, gaps
from models.glossary import Category, Phase, Service, Severity, Stage
from models.handoff import Handoff
from models.incident import SEVERITIES
from models.ledger import Entry, Head
from models.pace import Pace
from models.progress import Part, Progress, below, progress, silent_villages_by_part, tally
from models.region import KABUPATEN, Region, level
from models.silence import SILENCE, silent_villages
from models.transit import BlindSpot

HOUR = timedelta(hours=1)

FORESEEN = 48
"""Hours; what lies farther ahead is no forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where a region's boxes are, what is new, what is wrong. Names, not codes."""

    code: str
    region: str
    at: datetime
    progress: Progress
    since: datetime | None
    """The digest that the news is counted from; None: the first."""
    news: Mapping[tuple[Phase, Stage], int]
    new_incidents: int
    incidents: Sequence[tuple[Case, str]]
    """Those not resolved with their place's name, worst and oldest first."""
    silent: Sequence[tuple[str, Sequence[str]]]
    """Kecamatan with their silent villages; no villages: all of it is silent."""
    no_signal: Sequence[str]
    """Silent villages that are known to be without network."""
    differing: Sequence[tuple[Handoff, str]]
    """Hand-overs with a count that is not the manifest's, with their place's name."""
    records: Head
    """How far the ledger has come."""
    doubtful: Sequence[tuple[Doubtful, str]] = ()
    """Boxes of which nobody can say where they are, with their village's name."""
    gaps: Sequence[tuple[str, int]] = ()
    """Villages whose boxes passed a stage that nobody reported, and how many."""
    service: Service | None = None
    own: int = 0
    """How many of the boxes in the news that service reported."""
    parts: Sequence[Part] = field(default=())
    """In the order of their codes."""
    pace: Pace | None = None
    """How quickly its incidents are dealt with."""

    @property
    def nihil(self) -> bool:
        """Nothing was reported since the last digest."""
        return not self.news and not self.new_incidents

    @property
    def critical(self) -> bool:
        """Whether something critical is open."""
        return any(incident.severity == Severity.CRITICAL for incident, _ in self.incidents)

    @property
    def wide(self) -> bool:
        """Whether it is wider than a kabupaten: told by its parts, not by villages."""
        return level(self.code) < KABUPATEN

    @property
    def complete(self) -> Sequence[str]:
        """The names of the parts whose boxes are all at the goal, in the alphabet's order."""
        return sorted(part.name for part in self.parts if part.complete)

    @property
    def last_box(self) -> datetime | None:
        """When the last box is at PPK at the last hour's pace.

        None: all are there, or the pace is none, or too slow to tell anything.
        """
        some = self.progress
        left = some.boxes - some.done
        if some.goal != Stage.PPK or not left or left > some.lately * FORESEEN:
            return None
        return self.at + HOUR * (left / some.lately)

    @property
    def worst_first(self) -> Sequence[Part]:
        """The parts: by the worst open incident, silence, and how little is done."""
        return sorted(
            self.parts,
            key=lambda part: (
                -(SEVERITIES.index(part.severity) + 1 if part.severity else 0),
                -part.silent,
                part.share,
                part.code,
            ),
        )

    @classmethod
    def of(
        cls,
        session: Session,
        region: str,
        at: datetime,
        last: Slot | None,
        service: Service | None = None,
    ) -> Self:
        """The situation of a region, with the news since its group's `last` slot.

        `service`: whose view it is, where a group is one service's own.
        """
        told = (last.last_handoff, last.last_incident) if last else (0, 0)
        collecting = Handoff.collecting(session, region)
        goal = Stage.PPK if collecting else Stage.TPS
        some = progress(tally(session, region, at - HOUR), goal)
        incidents = Case.open_in(session, region)
        _mark(some.parts, incidents, below(region))
        wide = collecting and bool(region) and level(region) < KABUPATEN
        by_village = collecting and level(region) >= KABUPATEN
        begun = Handoff.collecting_since(session, region) if by_village else None
        where = Box.whereabouts(session, region) if by_village else []
        deaf = {one.place for one in incidents if one.category == Category.NETWORK_OUTAGE}
        deaf |= BlindSpot.all(session)
        silent, no_signal = silent_villages(where, begun, at, deaf)
        differing = Handoff.differing(session, region, told[0])
        lost, passed = doubtful(session, region), gaps(session, region)
        places = [one.place for one in incidents] + [one.place for one in differing]
        places += [box.village for box in lost] + [village for village, _ in passed]
        quiet = [code for top, codes in silent for code in (top, *codes)]
        names = Region.names(session, [region, *some.parts, *places, *quiet, *no_signal])
        counts = silent_villages_by_part(session, region, at - SILENCE) if wide else {}
        for part in some.parts.values():
            part.name, part.silent = names[part.code], counts.get(part.code, 0)
        return cls(
            code=region,
            region=names[region],
            at=at,
            progress=some,
            since=last.slot if last else None,
            news=Handoff.news(session, region, told[0]),
            new_incidents=sum(incident.number > told[1] for incident in incidents),
            incidents=[(incident, names[incident.place]) for incident in incidents],
            silent=[(names[top], [names[code] for code in codes]) for top, codes in silent],
            no_signal=[names[code] for code in no_signal],
            differing=[(handoff, names[handoff.place]) for handoff in differing],
            records=Entry.head(session),
            parts=list(some.parts.values()),
            doubtful=[(box, names[box.village]) for box in lost],
            gaps=[(names[village], boxes) for village, boxes in passed],
            service=service,
            own=Handoff.news_of(session, region, told[0], service) if service else 0,
            pace=Pace.of(session, region),
        )

    def figures(self) -> dict[str, int]:
        """Boxes by place, in the order of the way home; their sum is the manifest."""
        return dict(_figures(self.progress))


def _figures(some: Progress) -> Iterator[tuple[str, int]]:
    yield "TPS", some.resting[Stage.TPS]
    yield "moving", some.on_the_way
    for stage in (Stage.PPS, Stage.PPK, Stage.KPU):
        yield stage.value, some.resting[stage]
    if some.uncertain:
        yield "uncertain", some.uncertain


def _mark(parts: Mapping[str, Part], incidents: Sequence[Case], width: int) -> None:
    """Note on each part how many incidents are open in it, and the worst; they come worst first."""
    for incident in incidents:
        part = parts.get(incident.place[:width])
        if part:
            part.incidents += 1
            part.severity = part.severity or incident.severity
