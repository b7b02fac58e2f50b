"""Buttons under digests and /status: other views of the same, in the same message."""

from datetime import UTC, datetime

from handlers.context import Context
from handlers.presses import Press
from handlers.status import status_of
from models.digest import Slot, digest_key
from models.group import Group
from models.outbox import Owed
from models.refusals import StaleButton
from models.situation import Situation
from views.digests import TEXT
from views.drilling import BACK, VIEWS, drill_buttons, drilled

LONGEST_NUMBER = 18


def drill(press: Press, context: Context) -> None:
    """Show another view in the message below which the button stands."""
    match press.about:
        case [view, message] if view in (*VIEWS, BACK) and _numbered(message, "d"):
            _digest(press, context, view, message)
        case [view, message, region] if view in (*VIEWS, BACK) and _numbered(message, "s"):
            _status(press, context, view, message, region)
        case _:
            raise StaleButton


def _numbered(message: str, kind: str) -> bool:
    number = message[1:]
    return message[:1] == kind and number.isdecimal() and len(number) <= LONGEST_NUMBER


def _digest(press: Press, context: Context, view: str, message: str) -> None:
    """A view of the region now, or back to what the digest of the slot told."""
    group = context.batch.group(press.chat_id)
    moment = int(message[1:]) * 60
    if moment > context.batch.now.timestamp():
        raise StaleButton
    slot = Slot.at(context.session, press.chat_id, datetime.fromtimestamp(moment, UTC))
    key = digest_key(press.chat_id, slot.slot) if slot else ""
    if slot is None or slot.told is None:
        raise StaleButton
    text = slot.told if view == BACK else drilled(_whole(context, group.region), group, view)
    _rewrite(press, context, key, text, group, (message,), view)


def _status(press: Press, context: Context, view: str, message: str, region: str) -> None:
    """A view of the place that was asked for, or its status anew."""
    group = context.batch.group(press.chat_id)
    if not f"{region}.".startswith(f"{group.region}."):
        raise StaleButton
    if view == BACK:
        text = status_of(context, group, region)
    else:
        text = drilled(_whole(context, region), group, view, TEXT)
    _rewrite(press, context, f"status {message[1:]}", text, group, (message, region), view)


def _whole(context: Context, region: str) -> Situation:
    """The situation of a region now, with all that differs since the beginning."""
    return Situation.of(context.session, region, context.batch.now, None)


def _rewrite(
    press: Press,
    context: Context,
    key: str,
    text: str,
    group: Group,
    about: tuple[str, ...],
    view: str,
) -> None:
    """Let the message say that, if it stands in this chat. Raises StaleButton."""
    if not Owed.stands_in(context.session, key, press.chat_id):
        raise StaleButton
    Owed.rewrite(context.session, key, text, drill_buttons(group, about, view))
