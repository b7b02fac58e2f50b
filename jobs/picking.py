"""What goes next: the best of each chat, answers in a crowd as one, reactions, presses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jobs.budget import PRESSES, REACTIONS, Budget
from models import sending
from models.database import Session
from models.group import Group
from models.outbox import DOCUMENT, MESSAGE, PHOTO, PRESS, Owed, replies_to
from models.sending import Head, Line
from views.merging import first_buttons, fitting, line, merged, merged_buttons

REACTIONS_AT_ONCE = 32

CROWD = 5
"""More answers than these at a time are read better, and sooner, in one message."""

REACT, CAPTION = "setMessageReaction", "editMessageCaption"

RECEIPT = [{"type": "emoji", "emoji": "🫡"}]

EDITS = {MESSAGE: "editMessageText", PHOTO: CAPTION, DOCUMENT: CAPTION}
"""How a message that stands in the chat is changed."""

HTML = {"parse_mode": "HTML"}

FORMS: dict[str, dict[str, Any]] = {
    MESSAGE: HTML | {"link_preview_options": {"is_disabled": True}},
    PHOTO: HTML,
    DOCUMENT: HTML,
}
"""How the words of each are to be taken."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One call: the row it is for, and the answers that are folded into it."""

    owed: Owed
    folded: Sequence[Line] = ()
    shown: dict[str, Any] | None = None
    """Text and buttons where these are not the row's own."""
    receipt: bool = False
    """Whether it is the row's receipt that goes, not the row."""

    @property
    def key(self) -> tuple[int, bool]:
        """One call at a time has it."""
        return self.owed.id, self.receipt

    @property
    def lane(self) -> int:
        """Whose budget the call counts in; what Telegram's word to wait is for."""
        if self.receipt:
            return REACTIONS
        return PRESSES if self.owed.method == PRESS else self.owed.chat_id

    @property
    def edits(self) -> bool:
        """Whether it changes a message that stands in the chat."""
        return self.owed.message_id is not None and self.owed.method in EDITS

    @property
    def method(self) -> str:
        """The method of the Bot API: a message that stands in the chat is edited."""
        if self.receipt:
            return REACT
        return EDITS[self.owed.method] if self.edits else self.owed.method

    @property
    def attachment(self) -> dict[str, Any] | None:
        """What the file is made of that goes with the call, if any."""
        return None if self.edits or self.receipt else self.owed.attachment

    @property
    def parameters(self) -> dict[str, Any]:
        """The method's parameters, but for a file."""
        owed = self.owed
        chat: dict[str, Any] = {"chat_id": owed.chat_id}
        if self.receipt:
            return chat | {"message_id": owed.replies_to, "reaction": RECEIPT}
        if owed.method == PRESS:
            return owed.payload
        asked = chat | FORMS.get(owed.method, {}) | owed.payload | (self.shown or {})
        return asked | ({"message_id": owed.message_id} if self.edits else {})


def pick(
    session: Session, going: Sequence[Parcel], budget: Budget, now: datetime, language: str
) -> list[Parcel]:
    """What may go now, beside what is `going`, as far as budgets reach."""
    closed = budget.closed(now)
    skip = {parcel.lane for parcel in going} | closed.keys()
    heads = sending.heads(session, skip, budget.messages.left(now))
    parcels = [
        _parcel(session, head, budget, now, language)
        for head in heads
        if head.owed.urgent or not budget.reserved(head.owed.chat_id, now)
    ]
    if REACTIONS not in closed:
        crowds = {parcel.owed.chat_id for parcel in (*going, *parcels) if parcel.folded}
        busy = [parcel.owed.id for parcel in going if parcel.receipt]
        free = min(REACTIONS_AT_ONCE - len(busy), budget.left(REACTIONS, now))
        receipts = sending.receipts(session, busy, crowds, free)
        parcels += [Parcel(owed, receipt=True) for owed in receipts]
    if PRESSES not in closed:
        busy = [parcel.owed.id for parcel in going if parcel.lane == PRESSES]
        parcels += map(Parcel, sending.press_answers(session, busy))
    return parcels


def _parcel(session: Session, head: Head, budget: Budget, now: datetime, language: str) -> Parcel:
    """One message; a crowd of answers or alerts, or more than the minute holds, in one."""
    owed, group = head.owed, head.group
    spoken = group.language if group else language
    if owed.urgent:
        budget.expect_alerts(owed.chat_id)
    if owed.message_id:
        return _merged(owed, sending.folded(session, owed), spoken)
    if owed.mergeable and head.alike > min(CROWD, budget.left(owed.chat_id, now)):
        return _merged(owed, sending.crowd(session, owed), spoken)
    return Parcel(owed, shown=_topic(owed, group))


def _topic(owed: Owed, group: Group | None) -> dict[str, Any]:
    """Where a message goes that answers none: answers go where the question stands."""
    if owed.answers or group is None or group.topic is None:
        return {}
    return {"message_thread_id": group.topic}


def _merged(host: Owed, others: Sequence[Line], language: str) -> Parcel:
    """As many of these as fit in one message, under the first one's name."""
    if not others:
        return Parcel(host)
    payloads = [host.payload, *(other.payload for other in others)]
    lines = [line(one["text"], host.chat_id, replies_to(one)) for one in payloads]
    fit = fitting(lines, edited=host.message_id is not None)
    if fit == 1:
        return Parcel(host)
    keys = [host.key, *(other.key for other in others)]
    urgent = not any(key.startswith("card ") for key in keys)
    text = merged(lines[:fit], language, urgent=urgent)
    markups = [one.get("reply_markup") for one in payloads[:fit]]
    markup = first_buttons(markups) if urgent else merged_buttons(markups, language)
    return Parcel(host, others[: fit - 1], {"text": text, "reply_markup": markup})
