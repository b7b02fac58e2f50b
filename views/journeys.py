"""Journeys: where boxes have been, in whose hands, as far as anybody told."""

from collections.abc import Sequence

from models.box import Box
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
