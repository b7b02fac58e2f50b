"""Journeys: where boxes have been, in whose hands, as far as anybody told."""

from collections.abc import Mapping, Sequence

from models.box import Box, Completeness
from models.glossary import Stage
from models.group import Group
from models.handoff import Effect
from models.standing import Standing
from views.cards import ends
from views.render import render

MOST = 20
"""Steps in one message; the latest are told."""

LATE = 300
"""Seconds after which it is said when a report came, beside when it happened."""


def journey_card(
    place: str, station: int | None, boxes: Sequence[Box], steps: Sequence[Standing], group: Group
) -> str:
    """The journey of a station's boxes, or of a PPK's own (HTML)."""
    told = [one for one in steps if one.handoff.effect != Effect.REPEATS]
    return render(
        "journey",
        group.language,
        place=place,
        station=station,
        boxes=boxes,
        together=len({(box.stage, box.heading, box.doubt, box.handoff_id) for box in boxes}) == 1,
        steps=told[-MOST:],
        left_out=max(0, len(told) - MOST),
        repeats=len(steps) - len(told),
        zone=group.zone,
        ends=ends,
        late=LATE,
    )


def completeness_card(
    code: str,
    rows: Sequence[Completeness],
    names: Mapping[str, str],
    lacking: Sequence[int],
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
        labels=labels,
        late=late if not lacking else [],
        most=MOST,
    )
