"""Findings: what differs, as it is picked, and as commanders are told and settle it."""

from collections.abc import Sequence

from models.box import Member
from models.finding import Finding, Kind
from models.group import Group
from models.outbox import Markup
from models.settling import PICKED
from models.standing import Standing
from models.telling import Texts
from views.buttons import button, keyboard
from views.cards import ends, handoff_buttons, handoff_card
from views.incidents import cards
from views.render import render, word

A_PAGE = 45
"""Boxes on one keyboard: Telegram allows 100 buttons."""


def overdue_card(finding: Finding, standing: Standing, group: Group) -> str:
    """What a field group is asked about boxes that have not come."""
    return render(
        "overdue",
        group.language,
        finding=finding,
        s=standing,
        handoff=standing.handoff,
        place=standing.place,
        ends=ends(standing.handoff),
        zone=group.zone,
    )


def kinds(draft: Finding, language: str) -> Markup:
    """What may differ."""
    choices = [
        button(word("actions", kind, language), "what", draft.id, kind)
        for kind in (*PICKED, Kind.COUNT)
    ]
    cancel = button(word("actions", "cancel", language), "drop", draft.id)
    return keyboard(choices[:2], choices[2:4], choices[4:], [cancel])


def counts(draft: Finding, lot: int, language: str) -> Markup:
    """How many boxes there may be instead."""
    near = [lot - 3, lot - 2, lot - 1, lot + 1, lot + 2]
    row = [button(str(count), "count", draft.id, count) for count in near if count >= 0]
    return keyboard(row, [button(word("actions", "cancel", language), "drop", draft.id)])


def picks(draft: Finding, lot: Sequence[Member], page: int, language: str) -> Markup:
    """The boxes of a lot, those picked marked, a page at a time."""
    shown = lot[page * A_PAGE : (page + 1) * A_PAGE]
    marks = {box.id: "✔ " if box.id in draft.boxes else "" for box in shown}
    boxes = [button(marks[box.id] + box.label, "pick", draft.id, box.id, page) for box in shown]
    rows = [boxes[start : start + 3] for start in range(0, len(boxes), 3)]
    turn = [
        button(arrow, "page", draft.id, there)
        for arrow, there in (("◀", page - 1), ("▶", page + 1))
        if 0 <= there * A_PAGE < len(lot)
    ]
    send = word("actions", "send", language)
    last = [button(word("actions", "cancel", language), "drop", draft.id)]
    if draft.boxes:
        last.insert(0, button(f"{send} ({len(draft.boxes)})", "send", draft.id))
    return keyboard(*rows, turn, last)


TEXTS = Texts(handoff_card, handoff_buttons, cards)
"""How all this is put into words."""
