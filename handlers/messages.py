"""A message as a source of reports, and the commands that it may hold."""

from telegram import Message, Update
from telegram.ext.filters import MessageFilter

from models.source import Source
from reading.behalf import read_behalf, without_behalf
from reading.message import command_in

TOLD_BY_NOBODY = 0


def source_of(update: Update) -> Source:
    """Who wrote what, where and when; for an edit, the text as it is now."""
    message = update.effective_message
    assert message, "the filters let messages only"
    sender = message.from_user or message.sender_chat
    text = text_of(message)
    behalf = read_behalf(text)
    return Source(
        chat_id=message.chat_id,
        message_id=message.message_id,
        officer_id=sender.id if sender else TOLD_BY_NOBODY,
        author=name_of(message),
        text=text,
        reported_at=message.date,
        edited=update.edited_message is not None,
        behalf=behalf.name if behalf else None,
        channel=behalf.channel if behalf else None,
    )


def text_of(message: Message) -> str:
    """What was written, be it a message or a caption."""
    return message.text or message.caption or ""


def name_of(message: Message) -> str:
    """The author's name in Telegram, in at most 40 characters that can be seen."""
    if message.sender_chat:  # an anonymous admin, or a channel
        name = message.author_signature or message.sender_chat.effective_name or ""
    else:
        name = message.from_user.full_name if message.from_user else ""
    if not name.isprintable():
        name = "".join(letter for letter in name if letter.isprintable())
    return name[:40].strip() or "?"


def told(text: str) -> str:
    """What stands behind the command, but for whom it is written."""
    command = command_in(text)
    return without_behalf(command["rest"] if command else text).strip()


class Command(MessageFilter):
    """Messages and captions that begin with a command, addressed to this bot or to nobody."""

    def __init__(self, *names: str) -> None:
        super().__init__(name=f"Command{names}")
        self.names = frozenset(names)

    def filter(self, message: Message) -> bool:
        """Whether the message begins with one of the commands."""
        command = command_in(text_of(message))
        if command is None or command["name"].casefold() not in self.names:
            return False
        bot = command["bot"]
        return bot is None or bot.casefold() == message.get_bot().username.casefold()
