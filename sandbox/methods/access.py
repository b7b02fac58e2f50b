"""What methods ask first: is there such a chat or message, and are the buttons sound."""

from typing import Any

from sandbox.chats import Chat, Message
from sandbox.errors import ApiError, bad_request, forbidden
from sandbox.parameters import Parameters
from sandbox.world import World

DATA_BYTES = 64


def chat_of(world: World, parameters: Parameters) -> Chat:
    """The chat that `chat_id` names and that is open to the bot. Raises ApiError."""
    if not parameters.text("chat_id"):
        raise bad_request("chat_id is empty")
    chat_id = parameters.integer("chat_id")
    chat = world.chats.get(chat_id)
    if chat is None and chat_id in world.people:
        raise forbidden("bot can't initiate conversation with a user")
    if chat is None:
        raise bad_request("chat not found")
    if refusal := _refusal(chat):
        raise refusal
    return chat


def writable_chat(world: World, parameters: Parameters, what: str) -> Chat:
    """The same, where the bot may also send `what`. Raises ApiError."""
    chat = chat_of(world, parameters)
    if chat.muted:
        raise bad_request(f"not enough rights to send {what} to the chat")
    return chat


def own_message(chat: Chat, parameters: Parameters, world: World) -> Message:
    """The bot's message that `message_id` names. Raises ApiError."""
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not world.bot:
        raise bad_request("message can't be edited")
    return message


def buttons(parameters: Parameters) -> dict[str, Any] | None:
    """The reply markup, its inline buttons checked. Raises ApiError."""
    markup = parameters.object("reply_markup")
    for row in markup.get("inline_keyboard", []):
        for button in row:
            _check_button(button)
    return markup or None


def _check_button(button: dict[str, Any]) -> None:
    if not button.get("text"):
        raise bad_request("can't parse inline keyboard button: Text buttons must be non-empty")
    data = button.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.keys() == {"text"}:
        raise bad_request("Text buttons are unallowed in the inline keyboard")


def _refusal(chat: Chat) -> ApiError | None:
    """Why the chat is closed to the bot, if it is."""
    if chat.migrated_to is not None:
        why = "group chat was upgraded to a supergroup chat"
        return bad_request(why, migrate_to_chat_id=chat.migrated_to)
    if chat.status == "kicked" and chat.is_private:
        return forbidden("bot was blocked by the user")
    if chat.status == "kicked":
        return forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.status == "left":
        return forbidden(f"bot is not a member of the {chat.kind} chat")
    return None
