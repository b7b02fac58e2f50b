"""Updates as python-telegram-bot parses them, in half of the time."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

import orjson
import telegram
from telegram import Bot, Chat, MessageEntity, TelegramObject, User

Raw = Mapping[str, Any]
"""As Telegram's JSON has it."""

UPDATE = {"update_id", "message"}

Part = TypeVar("Part", bound=TelegramObject)

NEEDED = {"message_id", "date", "chat", "from", "text"}

PLAIN = NEEDED | {"entities"}


class Message(telegram.Message):
    """A message whose hundred attributes are set without asking whether they may be."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


class Update(telegram.Update):
    """An update, likewise."""

    __slots__ = ()
    __setattr__ = object.__setattr__  # type: ignore[assignment]


def parse(raw: Raw, bot: Bot) -> telegram.Update:
    """An update; most hold a message and nothing else."""
    if raw.keys() == UPDATE:
        return Update(raw["update_id"], message=parse_message(raw["message"], bot))
    return telegram.Update.de_json(dict(raw), bot)


def parse_message(raw: Raw, bot: Bot) -> telegram.Message:
    """A message; most hold a text and nothing else of all that a message may hold."""
    if not NEEDED <= raw.keys() <= PLAIN:
        return Message.de_json(dict(raw), bot)
    message = Message(
        raw["message_id"],
        datetime.fromtimestamp(raw["date"], UTC),
        _part(Chat, orjson.dumps(raw["chat"])),
        from_user=_part(User, orjson.dumps(raw["from"])),
        text=raw["text"],
        entities=[_part(MessageEntity, orjson.dumps(one)) for one in raw.get("entities", ())],
    )
    message.set_bot(bot)
    return message


@lru_cache(maxsize=4096)
def _part(kind: type[Part], json: bytes) -> Part:
    """What messages have in common: the same people write in the same groups all night."""
    return kind.de_json(orjson.loads(json), None)
