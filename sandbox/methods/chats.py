"""getChat and its kin, sendChatAction, leaveChat, pinChatMessage, the bot's commands."""

from typing import Any

import orjson

from sandbox.errors import bad_request
from sandbox.methods.access import chat_of, writable_chat
from sandbox.parameters import Parameters
from sandbox.world import World

GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(world: World, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG001
    """The bot."""
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.hears_all,
        "supports_inline_queries": False,
    }


def get_chat(world: World, parameters: Parameters) -> dict[str, Any]:
    """Telegram's ChatFullInfo, without the decoration. Raises ApiError."""
    return chat_of(world, parameters).as_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }


def get_chat_member(world: World, parameters: Parameters) -> dict[str, Any]:
    """Telegram's ChatMember of the bot, or of somebody seen anywhere. Raises ApiError."""
    chat = chat_of(world, parameters)
    person = world.people.get(parameters.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    if person is world.bot:
        return world.membership(chat.status)
    if person == chat.owner:
        return {"user": person.as_json(), "status": "creator", "is_anonymous": False}
    return {"user": person.as_json(), "status": "member"}


def get_chat_administrators(world: World, parameters: Parameters) -> list[dict[str, Any]]:
    """Whoever took the bot in, as the owner. Raises ApiError."""
    owner = chat_of(world, parameters).owner
    if owner is None:
        return []
    return [{"user": owner.as_json(), "status": "creator", "is_anonymous": False}]


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """True; nobody sees it. Raises ApiError."""
    writable_chat(world, parameters, "text messages")
    return True


def leave_chat(world: World, parameters: Parameters) -> bool:
    """True; the bot is out. Raises ApiError."""
    world.goes(chat_of(world, parameters))
    return True


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """True; the message is the pinned one. Raises ApiError."""
    chat = chat_of(world, parameters)
    message_id = parameters.integer("message_id")
    if message_id not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned = message_id
    return True


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """True; the menu of this scope and language. Raises ApiError."""
    scope = parameters.object("scope")
    if "chat_id" in scope and scope["chat_id"] not in world.chats:
        raise bad_request("chat not found")
    world.commands[_menu(parameters)] = parameters.array("commands") or []
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[dict[str, str]]:
    """The menu of this scope and language. Raises ApiError."""
    return world.commands.get(_menu(parameters), [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """True; no menu for this scope and language any more. Raises ApiError."""
    world.commands.pop(_menu(parameters), None)
    return True


def _menu(parameters: Parameters) -> str:
    """A name for scope and language."""
    scope = parameters.object("scope") or {"type": "default"}
    return orjson.dumps(
        [scope, parameters.text("language_code")], option=orjson.OPT_SORT_KEYS
    ).decode()
