"""Under a digest: buttons to its parts, its incidents, and what is missing."""

from collections.abc import Sequence

from models.group import Group
from models.outbox import Markup
from models.situation import Situation
from views.buttons import button, keyboard
from views.digests import CAPTION
from views.merging import seen
from views.render import render

ACTION = "lihat"

VIEWS = ("parts", "incidents", "gaps", "silent")

BACK = "back"

LADDER = (100, 60, 40, 30, 20, 15, 10, 7, 5, 3, 2, 1)
"""How many lines of each kind are shown: as many as fit; those left out are counted."""


def drill_buttons(group: Group, about: Sequence[object], shown: str = BACK) -> Markup:
    """The views but the one that is shown, two a row; `about` tells which message it is."""
    rest = [view for view in VIEWS if view != shown]
    made = [_button(group, view, about) for view in rest]
    rows = [made[index : index + 2] for index in range(0, len(made), 2)]
    return keyboard(*rows) if shown == BACK else keyboard(*rows, [_button(group, BACK, about)])


def _button(group: Group, view: str, about: Sequence[object]) -> dict[str, str]:
    label = render(f"buttons/{view}", group.language, plain=True)
    return button(label, ACTION, view, *about)


def drilled(situation: Situation, group: Group, view: str, room: int = CAPTION) -> str:
    """A view of the situation (HTML), in at most `room` units; what it leaves out is counted."""
    text = ""
    for most in LADDER:
        text = render(
            f"drilled/{view}",
            group.language,
            situation=situation,
            zone=group.zone,
            most=most,
        )
        if seen(text) <= room:
            break
    return text
