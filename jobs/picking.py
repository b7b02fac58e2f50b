"""What goes next: the best of each chat, answers in a crowd as one, reactions, presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobs.budget import PRESSES, REACTIONS, Budget
from models.database import Session
from models.group import Group
from models.outbox import MESSAGE, PRESS, REACTION, Owed
from views.merging import fitting, line, merged

REACTIONS_AT_ONCE = 32

CROWD = 5
"""More answers than these at a time are read better, and sooner, in one message."""

EDIT = "editMessageText"

HTML = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}

LANES = {REACTION: REACTIONS, PRESS: PRESSES}


@dataclass(frozen=True, slots=True)
class Parcel:
    """One call: the row it is for, and the answers that are folded into it."""

    owed: Owed
    folded: Sequence[Owed] = ()
    shown: dict[str, Any] | None = None
    """Text and buttons where these are not the row's own."""

    @property
    def lane(self) -> int:
        """Whose budget the call counts in; what Telegram's word to wait is for."""
        return LANES.get(self.owed.method, self.owed.chat_id)

    @property
    def method(self) -> str:
        """The method of the Bot API: a message that stands in the chat is edited."""
        return EDIT if self.owed.method == MESSAGE and self.owed.message_id else self.owed.method

    @property
    def parameters(self) -> dict[str, Any]:
        """The method's parameters."""
        owed = self.owed
        asked = owed.payload | (self.shown or {})
        if owed.method != PRESS:
            asked |= {"chat_id": owed.chat_id}
        if owed.method == MESSAGE:
            asked |= HTML
        return asked | ({"message_id": owed.message_id} if self.method == EDIT else {})


def pick(
    session: Session, going: Sequence[Parcel], budget: Budget, now: datetime, language: str
) -> list[Parcel]:
    """What may go now, beside what is `going`, as far as budgets reach."""
    closed = budget.closed(now)
    skip = {parcel.lane for parcel in going} | closed.keys()
    heads = Owed.heads(session, skip, budget.messages.left(now))
    parcels = [_parcel(session, owed, answers, budget, now, language) for owed, answers in heads]
    busy = [parcel.owed.id for parcel in going]
    if REACTIONS not in closed:
        crowds = {parcel.owed.chat_id for parcel in (*going, *parcels) if parcel.folded}
        free = REACTIONS_AT_ONCE - sum(parcel.lane == REACTIONS for parcel in going)
        free = min(free, budget.left(REACTIONS, now))
        parcels += map(Parcel, Owed.reactions(session, busy, crowds, free))
    if PRESSES not in closed:
        parcels += map(Parcel, Owed.press_answers(session, busy))
    return parcels


def _parcel(
    session: Session, owed: Owed, answers: int, budget: Budget, now: datetime, language: str
) -> Parcel:
    """One message; a crowd of answers, or more than the minute holds, in one."""
    if owed.message_id:
        return _merged(session, [owed, *Owed.folded(session, owed)], language)
    if owed.mergeable and answers > min(CROWD, budget.left(owed.chat_id, now)):
        return _merged(session, Owed.answers_waiting(session, owed.chat_id), language)
    return Parcel(owed)


def _merged(session: Session, rows: Sequence[Owed], language: str) -> Parcel:
    """As many of these as fit in one message, under the first one's name."""
    if len(rows) == 1:
        return Parcel(rows[0])
    lines = [line(row.payload["text"], row.chat_id, row.replies_to) for row in rows]
    fit = fitting(lines, edited=rows[0].message_id is not None)
    if fit == 1:
        return Parcel(rows[0])
    group = session.get(Group, rows[0].chat_id)
    text = merged(lines[:fit], group.language if group else language)
    return Parcel(rows[0], rows[1:fit], {"text": text, "reply_markup": {"inline_keyboard": []}})
