"""Digests: the situation of a region as its commanders read it."""

from datetime import datetime, timedelta

from models.glossary import Phase, Stage
from models.group import Group
from models.situation import Situation
from views.cards import ends
from views.merging import seen
from views.render import render

TEXT, CAPTION = 4096, 1024
"""UTF-16 units that Telegram allows in a message, and below a picture."""

LADDER = (8, 5, 3, 2, 1, 0)
"""How many of each list are named: as many as fit; those left out are counted."""

ON_BOARD = 3

LATE = timedelta(minutes=5)
"""A digest made so long after its slot says so."""


def digest(situation: Situation, group: Group, slot: datetime, room: int = TEXT) -> str:
    """The digest of a slot (HTML), in at most `room` units; what it leaves out is counted."""
    text = ""
    for most in LADDER:
        text = _digest(situation, group, slot, most)
        if seen(text) <= room:
            break
    return text


def board(situation: Situation, group: Group) -> tuple[str, str]:
    """The live board (HTML), and of it what changes with the figures, not with the clock."""
    text = _digest(situation, group, situation.at, ON_BOARD, board=True)
    return text, text.partition("\n")[2]


def _digest(
    situation: Situation, group: Group, slot: datetime, most: int, *, board: bool = False
) -> str:
    return render(
        "digest",
        group.language,
        situation=situation,
        figures=situation.figures(),
        board=board,
        shown_at=slot,
        late=situation.at - slot > LATE,
        news=news(situation),
        zone=group.zone,
        most=most,
        ends=ends,
    )


def news(situation: Situation) -> list[tuple[tuple[Phase, Stage], int]]:
    """Boxes that arrived and departed, arrivals first, towards the warehouse first."""
    order = [(phase, stage) for phase in (Phase.ARRIVED, Phase.DEPARTED) for stage in Stage]
    return [(what, situation.news[what]) for what in order if what in situation.news]
