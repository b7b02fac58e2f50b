"""How quickly incidents are seen, taken and resolved: medians, by severity and by part."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import inside
from models.case import SEVERITIES, Case
from models.glossary import Severity
from models.incident import Incident
from models.progress import below
from models.region import Region

Waits = Sequence[float | None]
"""Minutes until it was acknowledged, handled, resolved."""

FEW = 3
"""Fewer incidents tell nothing of a part."""


@dataclass(frozen=True, slots=True)
class Pace:
    """The waits of a region's incidents, from their first word on."""

    waits: Mapping[Severity, Waits]
    """Medians, worst severity first; of those that came so far."""
    slowest: tuple[str, float] | None
    """The name of the part where most time passes until one is acknowledged, and the minutes."""

    @classmethod
    def of(cls, session: Session, region: str) -> Self:
        """How quickly the incidents of a region were dealt with, but for doubles and withdrawn."""
        done = (Case.acknowledged_at, Case.handled_at, Case.resolved_at)
        query = (
            select(Case.severity, Case.place, Case.opened_at, *done)
            .join(Incident, Incident.id == Case.report_id)
            .where(inside(Case.place, region), Case.same_as.is_(None))
            .where(Incident.withdrawn_at.is_(None))
        )
        severities: dict[Severity, list[Waits]] = defaultdict(list)
        parts: dict[str, list[float]] = defaultdict(list)
        for severity, place, opened, *times in session.execute(query):
            waits = [_wait(opened, at) for at in times]
            severities[severity].append(waits)
            if waits[0] is not None and len(place) >= below(region):
                parts[place[: below(region)]].append(waits[0])
        worst_first = sorted(severities, key=lambda one: -SEVERITIES.index(one))
        medians = {one: [*map(_median, zip(*severities[one], strict=True))] for one in worst_first}
        told = {one: waits for one, waits in medians.items() if set(waits) != {None}}
        return cls(told, _slowest(session, parts))


def _slowest(session: Session, parts: Mapping[str, Sequence[float]]) -> tuple[str, float] | None:
    """Of several parts with enough incidents the one with the longest median."""
    medians = {code: median(waits) for code, waits in parts.items() if len(waits) >= FEW}
    if len(medians) < 2:
        return None
    code = max(medians, key=lambda one: (medians[one], one))
    return Region.names(session, [code])[code], medians[code]


def _median(waits: Iterable[float | None]) -> float | None:
    return median(some) if (some := [one for one in waits if one is not None]) else None


def _wait(opened: datetime, done: datetime | None) -> float | None:
    return None if done is None else max((done - opened).total_seconds() / 60, 0.0)
