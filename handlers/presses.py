"""Presses on buttons: each is checked, each is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from telegram import Update

from handlers.context import Context
from models.glossary import Duty
from models.officer import Officer
from models.outbox import Markup, Owed
from models.refusals import Anonymous, NotEnrolled, NotYourDuty, StaleButton
from models.source import NOBODY
from views.buttons import pressed

MOST = 2**62
"""No id of Telegram's or ours is higher."""


def whole(text: str) -> int:
    """A whole number that a table's column holds. Raises ValueError."""
    number = int(text)
    if abs(number) > MOST:
        raise ValueError(text)
    return number


@dataclass(slots=True)
class Press:
    """Somebody's press on a button below one of our messages."""

    query_id: str
    chat_id: int
    message_id: int
    officer_id: int
    author: str
    action: str
    about: list[str]
    answered: bool = False

    @classmethod
    def of(cls, update: Update) -> Self:
        """What an update tells of a press. Raises StaleButton."""
        query = update.callback_query
        assert query, "the filter lets presses only"
        data = pressed(query.data or "")
        if query.message is None or data is None:
            raise StaleButton
        chat_id, message_id = query.message.chat.id, query.message.message_id
        name = query.from_user.full_name
        return cls(query.id, chat_id, message_id, query.from_user.id, name, *data)

    def answer(self, context: Context, text: str = "", *, alert: bool = False) -> None:
        """Owe the one who pressed a line that passes, or an alert; the first answer counts."""
        if not self.answered:
            context.batch.add(Owed.press_answer(self.query_id, self.chat_id, text, alert=alert))
        self.answered = True

    def officer(self, context: Context) -> Officer:
        """The enrolled officer who pressed. Raises Anonymous, NotEnrolled."""
        if self.officer_id in NOBODY:
            raise Anonymous
        officer = context.batch.officer(self.officer_id)
        if officer is None:
            raise NotEnrolled
        return officer

    def officer_with(self, duty: Duty, place: str, context: Context) -> Officer:
        """The same, where they have at least this duty over a place. Raises NotYourDuty, too."""
        officer = self.officer(context)
        if not officer.may(duty, place):
            raise NotYourDuty
        return officer

    def read(self, *kinds: Callable[[str], Any]) -> list[Any]:
        """What the button is about, each read as its kind. Raises StaleButton."""
        try:
            return [kind(one) for kind, one in zip(kinds, self.about, strict=True)]
        except ValueError:
            raise StaleButton from None

    def message_key(self, context: Context) -> str:
        """The key of our message that bears the button. Raises StaleButton."""
        key = Owed.key_at(context.session, self.chat_id, self.message_id)
        if key is None:
            raise StaleButton
        return key

    def rewrite(self, context: Context, text: str, markup: Markup | None = None) -> None:
        """Let the message that bears the button say this. Raises StaleButton."""
        Owed.rewrite(context.session, self.message_key(context), text, markup)

    @property
    def number(self) -> int:
        """What the button is about, where it is one number. Raises StaleButton."""
        if len(self.about) != 1 or not self.about[0].isdecimal():
            raise StaleButton
        return int(self.about[0])


Action = Callable[[Press, Context], None]
"""What a press does. Raises Refusal, which the one who pressed sees as an alert."""


class Presses:
    """Gives each press to its action."""

    def __init__(self, actions: Mapping[str, Action]) -> None:
        self.actions = actions

    async def __call__(self, update: Update, context: Context) -> None:
        """Act on a press, and answer it."""
        press = Press.of(update)
        action = self.actions.get(press.action)
        if action is None:
            raise StaleButton
        action(press, context)
        press.answer(context)
