"""Journeys: where boxes have been, in whose hands, as far as anybody told."""

from collections.abc import Mapping, Sequence

from models.box import Box, Completeness
from models.glossary import Stage
from models.group import Group
from models.handoff import Effect
from models.holding import Holding
from models.standing import Standing
from views.render import render

MOST = 20
"""Steps in one message; the latest are told."""

LATE = 300
"""Seconds after which it is said when a report came, beside when it happened."""


def journey_card(
    place: str,
    station: int | None,
    boxes: Sequence[Box],
    steps: Sequence[Standing],
    held: Sequence[Holding],
    group: Group,
) -> str:
    """The journey of a station's boxes, or of a PPK's own (HTML)."""
    told = [one for one in steps if _adds(one, steps)]
    return render(
        "journey",
        group.language,
        place=place,
        station=station,
        boxes=boxes,
        together=len({(box.stage, box.heading, box.doubt, box.handoff_id) for box in boxes}) == 1,
        held=held,
        labels={box.id: box.label for box in boxes},
        steps=told[-MOST:],
        left_out=max(0, len(told) - MOST),
        repeats=len(steps) - len(told),
        zone=group.zone,
        late=LATE,
    )


def _adds(step: Standing, steps: Sequence[Standing]) -> bool:
    """Whether a step is no mere repeat: a swapped truck is told again, with another time."""
    handoff = step.handoff
    first = [one.handoff.occurred_at for one in steps if one.handoff.id == handoff.echoes]
    apart = [abs((handoff.occurred_at - at).total_seconds()) for at in first]
    return handoff.effect != Effect.REPEATS or (handoff.claimed and any(a > LATE for a in apart))


def completeness_card(
    code: str,
    rows: Sequence[Completeness],
    names: Mapping[str, str],
    lacking: Sequence[int],
    held: Sequence[tuple[str, Holding]],
    labels: Mapping[int, str],
    group: Group,
) -> str:
    """How complete a region is at each stage, and what is missing there (HTML)."""
    stages = [Stage.PPS, Stage.PPK, Stage.KPU]
    expected = sum(row.expected for row in rows)
    late = [row for row in rows if row.reported[Stage.PPK] + row.reported[Stage.KPU] < row.expected]
    return render(
        "completeness",
        group.language,
        code=code,
        names=names,
        expected=expected,
        stages=[
            (stage, sum(row.reported[stage] for row in rows), sum(row.joint[stage] for row in rows))
            for stage in stages
        ],
        lacking=lacking,
        held=held,
        labels=labels,
        late=late if not lacking else [],
        most=MOST,
    )
