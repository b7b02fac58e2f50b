"""Presses on buttons: each is checked, each is answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self

from telegram import Update

from handlers.context import Context
from models.outbox import Owed
from models.refusals import StaleButton
from views.buttons import pressed


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
