"""editMessageText, editMessageCaption, editMessageReplyMarkup, deleteMessage."""

from typing import Any

from sandbox.chats import Chat, Message
from sandbox.entities import Entity
from sandbox.errors import bad_request
from sandbox.methods.access import buttons, chat_of, own_message
from sandbox.methods.sending import captioned, written
from sandbox.parameters import Parameters
from sandbox.world import World

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def edit_message_text(world: World, parameters: Parameters) -> dict[str, Any]:
    """The message as it stands now; buttons not given again are gone. Raises ApiError."""
    text, entities = written(parameters)
    chat = chat_of(world, parameters)
    message = own_message(chat, parameters, world)
    if message.attachment:
        raise bad_request("there is no text in the message to edit")
    return _rewrite(world, message, parameters, text, entities)


def edit_message_caption(world: World, parameters: Parameters) -> dict[str, Any]:
    """The same for the words below a picture or file. Raises ApiError."""
    text, entities = captioned(parameters)
    chat = chat_of(world, parameters)
    message = own_message(chat, parameters, world)
    if not message.attachment:
        raise bad_request("there is no caption in the message to edit")
    return _rewrite(world, message, parameters, text, entities)


def edit_message_reply_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    """The message with its new buttons, or none. Raises ApiError."""
    message = own_message(chat_of(world, parameters), parameters, world)
    return _rewrite(world, message, parameters, message.text, message.entities)


def delete_message(world: World, parameters: Parameters) -> bool:
    """True when it is gone; people's messages go only where the bot is an administrator."""
    chat = chat_of(world, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if message.sender is not world.bot and chat.status != "administrator":
        raise bad_request("message can't be deleted")
    chat.drop(message)
    return True


def _rewrite(
    world: World, message: Message, parameters: Parameters, text: str, entities: list[Entity]
) -> dict[str, Any]:
    """Change words and buttons, if anything differs. Raises ApiError."""
    markup, now = buttons(parameters), world.clock.now()
    chat: Chat = message.chat
    world.flood.message(chat, now)
    before = (message.text, message.entities, message.reply_markup or {})
    if before == (text, entities, markup or {}):
        raise bad_request(UNCHANGED)
    message.rewrite(text, entities, now)
    message.reply_markup = markup
    chat.note_answers(message)
    return message.as_json()
