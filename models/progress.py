"""How far the parts of a region have come: summed and grouped in the database."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.base import inside
from models.box import Box
from models.glossary import Severity, Stage
from models.region import VILLAGE, level

WIDTHS = (2, 5, 8, 13, 13)
"""Characters of a code one level below: province, kabupaten, kecamatan, village."""


@dataclass(frozen=True, slots=True)
class Tally:
    """So many boxes of one part of a region, alike: at `stage`, or on the way to `heading`."""

    part: str
    stage: Stage
    heading: Stage | None
    doubt: bool
    """Whether nobody can say where they are."""
    boxes: int
    lately: int
    """How many of them came there after the moment that was asked for."""
    reported: int
    """How many of them anybody has reported since they lie in the warehouse."""
    joint: int
    """How many of them two services vouch for."""


def tally(session: Session, region: str, lately: datetime) -> Sequence[Tally]:
    """Where a region's boxes are, by part (one level below) and place, in the codes' order."""
    part, doubt = func.substr(Box.village, 1, below(region)), Box.doubt.is_not(None)
    query = (
        select(part, Box.stage, Box.heading, doubt, func.count())
        .add_columns(func.count().filter(Box.since > lately), func.count(Box.since))
        .add_columns(func.count().filter(Box.joint != 0))
        .where(inside(Box.village, region))
        .group_by(part, Box.stage, Box.heading, doubt)
        .order_by(part)
    )
    return [Tally(*row) for row in session.execute(query)]


def silent_villages_by_part(session: Session, region: str, before: datetime) -> dict[str, int]:
    """How many villages of each part have boxes under way, but nothing new since `before`."""
    under_way = Box.stage.in_((Stage.TPS, Stage.PPS)) | Box.heading.is_not(None)
    under_way |= Box.doubt.is_not(None) | Box.since.is_(None)
    village = (
        select(Box.village, func.max(Box.since).label("heard"))
        .where(inside(Box.village, region), Box.station.is_not(None))
        .group_by(Box.village)
        .having(func.count().filter(under_way) > 0)
        .subquery()
    )
    part = func.substr(village.c.village, 1, below(region))
    silent = village.c.heard.is_(None) | (village.c.heard < before)
    query = select(part, func.count()).where(silent).group_by(part)
    return {code: count for code, count in session.execute(query)}


def below(region: str) -> int:
    """How many characters the codes of a region's parts have; a village is its own part."""
    return WIDTHS[min(level(region) + 1, VILLAGE)] if region else WIDTHS[0]


@dataclass(slots=True)
class Part:
    """A part of a region: how many of its boxes are where they should be in the end."""

    code: str
    name: str = ""
    boxes: int = 0
    done: int = 0
    incidents: int = 0
    severity: Severity | None = None
    """The worst that is open."""
    held: int = 0
    """Boxes that are held, where they are counted."""
    silent: int = 0
    """Villages that have been silent for long, where they are counted."""

    @property
    def complete(self) -> bool:
        """Whether all its boxes are there."""
        return 0 < self.boxes == self.done

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.done / self.boxes if self.boxes else 0.0


@dataclass(slots=True)
class Progress:
    """A region's boxes: where they rest, and how far its parts have come."""

    goal: Stage
    """PPK once boxes are collected from stations; before that, TPS."""
    resting: Mapping[Stage, int]
    on_the_way: int
    lately: int
    """Boxes that reached the goal in the last hour."""
    parts: dict[str, Part] = field(default_factory=dict)
    uncertain: int = 0
    """Boxes of which nobody can say where they are."""
    vouched: float | None = None
    """The share of those reported that two services vouch for; None: none is reported."""

    @property
    def boxes(self) -> int:
        """All of them."""
        return sum(self.resting.values()) + self.on_the_way + self.uncertain

    @property
    def done(self) -> int:
        """Those at the goal or beyond."""
        return sum(part.done for part in self.parts.values())

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.done / self.boxes if self.boxes else 0.0

    def figures(self) -> Iterator[tuple[str, int]]:
        """Boxes by place, in the order of the way home; their sum is the manifest."""
        yield "TPS", self.resting[Stage.TPS]
        yield "moving", self.on_the_way
        for stage in (Stage.PPS, Stage.PPK, Stage.KPU):
            yield stage.value, self.resting[stage]
        if self.uncertain:
            yield "uncertain", self.uncertain


def progress(rows: Sequence[Tally], goal: Stage) -> Progress:
    """What the rows come to. Boxes that nobody has reported are not back at the warehouse yet."""
    resting = Counter(dict.fromkeys(Stage, 0))
    parts: dict[str, Part] = {}
    moving = lately = uncertain = reported = joint = 0
    for row in rows:
        part = parts.setdefault(row.part, Part(row.part))
        part.boxes += row.boxes
        reported, joint = reported + row.reported, joint + row.joint
        if row.doubt or row.heading:
            uncertain += row.boxes if row.doubt else 0
            moving += 0 if row.doubt else row.boxes
            continue
        resting[row.stage] += row.boxes
        if row.stage == goal:
            part.done += row.boxes
            lately += row.lately
        elif row.stage == Stage.KPU and goal == Stage.PPK:
            part.done += row.reported
    vouched = joint / reported if reported else None
    return Progress(goal, resting, moving, lately, parts, uncertain, vouched)
