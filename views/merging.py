"""Several answers in one message, when a group's budget does not hold them one by one."""

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from models.outbox import Markup
from views.buttons import button, keyboard, pressed
from views.links import link
from views.render import render, word

ROOM = 3900
"""UTF-16 units for the lines of one message: Telegram's 4,096 less the heading."""

GROWTH = 400
"""Units kept free for what lines say later, when their reports are confirmed."""

PICKING = {"drop", "unpick"}
"""What the last button of a keyboard does on which somebody says what differs, and in which."""

TAG = re.compile(r"<[^>]*>")


def line(text: str, chat_id: int, message_id: int | None) -> str:
    """The first line of an answer (HTML), its bold part linked to the message it answers."""
    first = text.partition("\n")[0]
    address = link(chat_id, message_id) if message_id else None
    if address is None:
        return first
    return first.replace("<b>", f'<a href="{address}">', 1).replace("</b>", "</a>", 1)


def merged_buttons(markups: Sequence[Markup | None], language: str) -> Markup:
    """One button to confirm all lines that wait for it, one to say which of them differs.

    Below them the keyboard on which that is being said, if it is.
    """
    acts = [actions(markup) if markup else set() for markup in markups]
    confirm = button(word("actions", "confirm_all", language), "confirm_all")
    differs = button(word("actions", "dispute", language), "which", 0)
    picking = (one for one, does in zip(markups, acts, strict=True) if does & PICKING and one)
    below = next(picking, {"inline_keyboard": []})["inline_keyboard"]
    offered = set().union(*acts)
    first = [confirm] * ("confirm" in offered) + [differs] * ("differs" in offered)
    return keyboard(first, *below)


def actions(markup: Markup) -> set[str]:
    """What the buttons of a keyboard do."""
    below = [
        pressed(one.get("callback_data", "")) for row in markup["inline_keyboard"] for one in row
    ]
    return {found[0] for found in below if found}


def fitting(lines: Sequence[str], *, edited: bool = False) -> int:
    """How many of these lines (HTML), from the first, fit one message, new or edited."""
    room = ROOM if edited else ROOM - GROWTH
    lengths = accumulate(seen(line) + 1 for line in lines)
    return max(1, sum(1 for _ in takewhile(lambda length: length <= room, lengths)))


def seen(line: str) -> int:
    """What Telegram counts of a line: UTF-16 units without its tags."""
    return len(TAG.sub("", line).encode("utf-16-le")) // 2


def merged(lines: Sequence[str], language: str, *, urgent: bool = False) -> str:
    """The lines (HTML) in one message: answers, or alerts."""
    return render("merged", language, lines=lines, urgent=urgent)


def first_buttons(markups: Sequence[Markup | None]) -> Markup:
    """The first button of each alert, with its number, three in a row."""
    firsts = [markup["inline_keyboard"][0][0] for markup in markups if markup]
    short = [{**one, "text": _numbered(one)} for one in firsts]
    return keyboard(*(short[at : at + 3] for at in range(0, len(short), 3)))


def _numbered(one: dict[str, str]) -> str:
    """👁 #14."""
    found = pressed(one["callback_data"])
    return f"{one['text'].split()[0]} #{found[1][0] if found else ''}"
