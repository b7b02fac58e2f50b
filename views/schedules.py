"""A group's schedule as its commanders read and change it."""

from collections.abc import Sequence
from datetime import datetime

from models.group import Group
from models.outbox import Markup
from models.timetable import DAY, HOUR, Every, Rule
from views.buttons import button, keyboard
from views.render import render

ACTION = "jadwal"

PACES = (15, 30, 60, 120)
"""Minutes between digests that there is a button for."""

QUIET = (22 * HOUR, 5 * HOUR)
"""The quiet hours that there is a button for."""


def schedule_card(
    group: Group, rules: Sequence[Rule], slots: Sequence[datetime], now: datetime
) -> str:
    """The rules, the next slots and the quiet hours of a group (HTML)."""
    return render(
        "schedule", group.language, group=group, rules=rules, slots=slots, now=now, day=DAY
    )


def schedule_buttons(group: Group, rules: Sequence[Rule], number: int) -> Markup:
    """The usual paces and quiet hours; `number` is the card's own."""

    def label(what: str, **values: object) -> str:
        return render(f"buttons/{what}", group.language, plain=True, **values)

    paces = [
        button(
            label("pace", minutes=minutes, on=rules == [Every(minutes)]), ACTION, minutes, number
        )
        for minutes in PACES
    ]
    if group.quiet:
        return keyboard(paces, [button(label("loud"), ACTION, "loud", number)])
    return keyboard(paces, [button(label("quiet", hours=QUIET), ACTION, "quiet", number)])
