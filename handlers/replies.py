"""Replies to the bot's own messages: what each means depends on what it answers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from telegram import Message, Update
from telegram.ext.filters import MessageFilter

from handlers.context import Context
from models.outbox import Owed
from reading.message import command_in

Answer = Callable[[Update, Context, list[str]], bool]
"""Take a reply to messages owed under these keys; whether it was one for us."""


def in_turn(*several: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answers by the keys they are for; where two are for the same, the first that takes it."""
    found: dict[str, Answer] = {}
    for answers in several:
        for name, answer in answers.items():
            found[name] = partial(_first, [found[name], answer]) if name in found else answer
    return found


def _first(answers: Sequence[Answer], update: Update, context: Context, keys: list[str]) -> bool:
    return any(answer(update, context, keys) for answer in answers)


class ToBot(MessageFilter):
    """Replies to a message of this bot that are no command."""

    def filter(self, message: Message) -> bool:
        """Whether the message is one."""
        answered = message.reply_to_message
        sender = answered.from_user if answered else None
        words = message.text or message.caption or ""
        return sender is not None and sender.id == message.get_bot().id and not command_in(words)


class Replies:
    """Gives each reply to whom it is for: the first word of the key of what it answers."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers

    async def __call__(self, update: Update, context: Context) -> None:
        """Take a reply; one to a message that awaits none is left alone."""
        message = update.effective_message
        assert message, "the filter lets messages only"
        assert message.reply_to_message, "the filter lets replies only"
        if not context.batch.knows(message.chat_id):
            return
        answered = message.reply_to_message.message_id
        keys = Owed.keys_at(context.session, message.chat_id, answered)
        for name, answer in self.answers.items():
            found = [key for key in keys if key.startswith(f"{name} ")]
            if found and answer(update, context, found):
                return
