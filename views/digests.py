"""Digests: the situation of a region as its commanders read it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.glossary import Phase, Stage
from models.group import Group
from models.situation import Situation
from views.merging import seen
from views.render import render

TEXT, CAPTION = 4096, 1024
"""UTF-16 units that Telegram allows in a message, and below a picture."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many of each list are named; those left out are counted."""

    incidents: int
    exceptions: int
    """Of each kind."""
    places: int
    parts: int
    """Of a province or the country, a line each."""

    @property
    def numbers(self) -> int:
        """Of incidents told by their numbers alone."""
        return self.incidents * 2

    @property
    def villages(self) -> int:
        """Of one kecamatan."""
        return min(self.places, 4)

    @property
    def brief(self) -> bool:
        """Whether a part's line gives its share alone, without its boxes."""
        return self.places < LADDER[0].places


LADDER = (
    Room(8, 8, 8, 40),
    Room(8, 5, 5, 40),
    Room(8, 3, 3, 40),
    Room(6, 3, 2, 40),
    Room(5, 2, 2, 40),
    Room(4, 2, 1, 40),
    Room(3, 1, 1, 30),
    Room(2, 1, 0, 15),
    Room(5, 0, 1, 15),
    Room(3, 0, 1, 15),
    Room(2, 0, 0, 10),
    Room(1, 0, 0, 5),
    Room(0, 0, 0, 0),
)
"""The first that fits; places give way first, incidents and parts last."""

ON_BOARD = Room(3, 3, 3, 15)

LATE = timedelta(minutes=5)
"""A digest made so long after its slot says so."""


def digest(situation: Situation, group: Group, slot: datetime, room: int = TEXT) -> str:
    """The digest of a slot (HTML), in at most `room` units; what it leaves out is counted."""
    text = ""
    for named in LADDER:
        text = _digest(situation, group, slot, named)
        if seen(text) <= room:
            break
    return text


def board(situation: Situation, group: Group) -> tuple[str, str]:
    """The live board (HTML), and of it what changes with the figures, not with the clock."""
    text = _digest(situation, group, situation.at, ON_BOARD, board=True)
    return text, text.partition("\n")[2]


def _digest(
    situation: Situation, group: Group, slot: datetime, room: Room, *, board: bool = False
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
        room=room,
    )


def news(situation: Situation) -> list[tuple[tuple[Phase, Stage], int]]:
    """Boxes that arrived and departed, arrivals first, towards the warehouse first."""
    order = [(phase, stage) for phase in (Phase.ARRIVED, Phase.DEPARTED) for stage in Stage]
    return [(what, situation.news[what]) for what in order if what in situation.news]
