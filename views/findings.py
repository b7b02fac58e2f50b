"""Findings: what differs, as it is picked, and as commanders are told and settle it."""

from collections.abc import Sequence

from models.box import Member
from models.disputing import PICKED
from models.finding import Finding, Kind
from models.group import Group
from models.handoff import Handoff
from models.outbox import Markup
from models.standing import Standing
from models.telling import Texts
from views.buttons import button, keyboard
from views.cards import handoff_buttons
from views.handoff_card import handoff_card
from views.incidents import cards
from views.render import render, word

A_PAGE = 45
"""Boxes or reports on one keyboard: Telegram allows 100 buttons."""

Button = dict[str, str]


def overdue_card(finding: Finding, standing: Standing, group: Group) -> str:
    """What a field group is asked about boxes that have not come."""
    return render(
        "overdue",
        group.language,
        finding=finding,
        s=standing,
        handoff=standing.handoff,
        place=standing.place,
        zone=group.zone,
    )


def which(reports: Sequence[Handoff], page: int, language: str) -> Markup:
    """The reports in one message that may differ, a page at a time."""
    choices = [button(f"#{one.number}", "differs", one.id) for one in reports]
    cancel = button(word("actions", "cancel", language), "unpick")
    return keyboard(*_page(choices, page, "which"), [cancel])


def kinds(draft: Finding, handoff: Handoff, language: str) -> Markup:
    """What may differ."""
    choices = [
        button(word("actions", kind, language), "what", draft.id, kind)
        for kind in (*PICKED, Kind.COUNT)
    ]
    return keyboard(choices[:2], choices[2:4], choices[4:], [_drop(draft, handoff, language)])


def counts(draft: Finding, handoff: Handoff, language: str) -> Markup:
    """How many boxes there may be instead."""
    near = [handoff.lot + more for more in (-3, -2, -1, 1, 2)]
    row = [button(str(count), "count", draft.id, count) for count in near if count >= 0]
    return keyboard(row, [_drop(draft, handoff, language)])


def picks(
    draft: Finding, handoff: Handoff, lot: Sequence[Member], page: int, language: str
) -> Markup:
    """The boxes of a lot, those picked marked, a page at a time."""
    marks = {box.id: "✔ " if box.id in draft.boxes else "" for box in lot}
    boxes = [button(marks[box.id] + box.label, "pick", draft.id, box.id, page) for box in lot]
    send = f"{word('actions', 'send', language)} ({len(draft.boxes)})"
    last = [button(send, "send", draft.id)] * bool(draft.boxes)
    last.append(_drop(draft, handoff, language))
    return keyboard(*_page(boxes, page, "page", draft.id), last)


def _drop(draft: Finding, handoff: Handoff, language: str) -> Button:
    """Cancels, and tells which report it is about: below a merged message that is not plain."""
    return button(f"{word('actions', 'cancel', language)} #{handoff.number}", "drop", draft.id)


def _page(choices: list[Button], page: int, turn: str, *about: object) -> list[list[Button]]:
    """A page of choices, three in a row, and what turns it: an action, its matter, the page."""
    shown = choices[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [shown[start : start + 3] for start in range(0, len(shown), 3)]
    arrows = [
        button(arrow, turn, *about, there)
        for arrow, there in (("◀", page - 1), ("▶", page + 1))
        if 0 <= there * A_PAGE < len(choices)
    ]
    return [*rows, arrows]


TEXTS = Texts(handoff_card, handoff_buttons, cards)
"""How all this is put into words."""
