"""The situation of a region at one moment: what every digest and /status tells."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from sqlalchemy.orm import Session

from models.case import Case
from models.digest import Slot
from models.exceptions import (
    DISPUTED,
    Doubtful,
    Gap,
    Unsettled,
    doubtful,
    gaps,
    unsettled,
)
from models.excerpt import Excerpt
from models.finding import BY_THEMSELVES, Kind
from models.glossary import Phase, Service, Severity, Stage
from models.handoff import Handoff
from models.holding import Holding, distinct, held_by_part, holding_in
from models.incident import SEVERITIES
from models.ledger import Entry, Head
from models.officer import Officer
from models.openings import caring, found, mark, opened, worst
from models.outlook import Outlook
from models.pace import Pace
from models.progress import Part, Progress, progress, silent_villages_by_part, tally
from models.region import KABUPATEN, Region, level
from models.silence import SILENCE, Silent, silent_in

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
    incidents: Excerpt[tuple[Case, str]]
    """Those not resolved with their place's name, worst and oldest first."""
    records: Head
    """How far the ledger has come."""
    people: Mapping[int, Officer] = field(default_factory=dict)
    """Who handles incidents, by id."""
    kinds: Mapping[int, Kind] = field(default_factory=dict)
    """What custody found, by the number of the incident that it opened."""
    silent: Sequence[tuple[str, Sequence[str]]] = ()
    """Kecamatan with their silent villages; no villages: all of it is silent."""
    no_signal: Sequence[str] = ()
    """Silent villages that are known to be without network."""
    overdue: Excerpt[Unsettled] = field(default_factory=Excerpt)
    """Boxes that should have come by now, or were left behind."""
    disputed: Excerpt[Unsettled] = field(default_factory=Excerpt)
    """Hand-overs whose count or seals' numbers differ, until a commander settles it."""
    doubtful: Excerpt[Doubtful] = field(default_factory=Excerpt)
    """Boxes of which nobody can say where they are."""
    held: Sequence[tuple[str, Holding]] = ()
    """What holds boxes that are not uncertain, with its place's name, oldest first.

    Of a wide region nothing: its parts count them.
    """
    gaps: Excerpt[Gap] = field(default_factory=Excerpt)
    """Villages whose boxes passed a stage that nobody reported."""
    outlook: Outlook | None = None
    """How the service sees it whose own the group is."""
    parts: Sequence[Part] = field(default=())
    """In the order of their codes."""
    pace: Pace | None = None
    """How quickly its incidents are dealt with."""

    @property
    def held_boxes(self) -> int:
        """How many these are; of a wide region all that its parts have."""
        return distinct(one for _, one in self.held) or sum(part.held for part in self.parts)

    @property
    def nihil(self) -> bool:
        """Nothing was reported since the last digest."""
        return not self.news and not self.new_incidents

    @property
    def critical(self) -> bool:
        """Whether something critical is open."""
        return self.gravest == Severity.CRITICAL

    @property
    def gravest(self) -> Severity | None:
        """How urgent the worst open incident is; None: none is open."""
        return next((incident.severity for incident, _ in self.incidents), None)

    @property
    def wide(self) -> bool:
        """Whether it is told by its parts, not by villages."""
        return _wide(self.code)

    @property
    def apart(self) -> Collection[int | None]:
        """Numbers of incidents that are told by their boxes, overdue or disputed."""
        return {one.incident for one in (*self.overdue, *self.disputed)}

    @property
    def others(self) -> Excerpt[tuple[Case, str]]:
        """The open incidents but those."""
        first = [one for one in self.incidents if one[0].number not in self.apart]
        count = len(self.incidents) - len(self.overdue) - len(self.disputed)
        return Excerpt(first, max(count, len(first)))

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
        handoffs, incidents = (last.last_handoff, last.last_incident) if last else (0, 0)
        collecting = Handoff.collecting(session, region)
        some = _progress(session, region, at, collecting=collecting)
        open_ = opened(session, region, incidents)
        mark(some.parts, open_)
        named = worst(session, region, sum(one.incidents for one in open_))
        silent, no_signal = _silence(session, region, at, collecting=collecting)
        return cls(
            code=region,
            region=Region.names(session, [region])[region],
            at=at,
            progress=some,
            since=last.slot if last else None,
            news=Handoff.news(session, region, handoffs),
            new_incidents=sum(one.new for one in open_),
            incidents=named,
            people=caring(session, named),
            kinds=found(session, named),
            silent=silent,
            no_signal=no_signal,
            overdue=unsettled(session, region, BY_THEMSELVES),
            disputed=unsettled(session, region, DISPUTED),
            doubtful=doubtful(session, region),
            held=_held(session, region),
            gaps=gaps(session, region),
            records=Entry.head(session),
            parts=list(some.parts.values()),
            outlook=Outlook.of(session, region, service, last) if service else None,
            pace=Pace.of(session, region),
        )

    def figures(self) -> dict[str, int]:
        """Boxes by place, in the order of the way home; their sum is the manifest."""
        return dict(self.progress.figures())


def _wide(region: str) -> bool:
    """Whether it is wider than a kabupaten: told by its parts, not by villages."""
    return level(region) < KABUPATEN


def _silence(session: Session, region: str, at: datetime, *, collecting: bool) -> Silent:
    """Who has not been heard of since boxes are collected, where villages are named."""
    return silent_in(session, region, at) if collecting and not _wide(region) else ((), ())


def _held(session: Session, region: str) -> Sequence[tuple[str, Holding]]:
    """What holds boxes, where villages are named; those in doubt are told by themselves."""
    held = [] if _wide(region) else holding_in(session, region)
    certain = [(place, one) for place, one in held if not one.finding.doubts]
    names = Region.told(session, region, [place for place, _ in certain])
    return [(names[place], one) for place, one in certain]


def _progress(session: Session, region: str, at: datetime, *, collecting: bool) -> Progress:
    """How far a region has come: home to the PPK, or before that out to the stations."""
    some = progress(tally(session, region, at - HOUR), Stage.PPK if collecting else Stage.TPS)
    names = Region.names(session, list(some.parts))
    begun = Handoff.collecting_since(session, region) if region and _wide(region) else None
    long = begun is not None and begun < at - SILENCE
    silent = silent_villages_by_part(session, region, at - SILENCE) if long else {}
    held = held_by_part(session, region) if _wide(region) else {}
    for part in some.parts.values():
        part.held = held.get(part.code, 0)
        part.name, part.silent = names[part.code], silent.get(part.code, 0)
    return some
