"""sendMessage, sendPhoto, sendDocument."""

from typing import Any, Literal

from sandbox.chats import Attachment, Chat, Message
from sandbox.entities import Entity, formatted
from sandbox.errors import bad_request
from sandbox.methods.access import buttons, writable_chat
from sandbox.parameters import Parameters, Upload
from sandbox.world import World

TEXT_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024


def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    """The message as sent. Raises ApiError."""
    text, entities = written(parameters)
    chat = writable_chat(world, parameters, "text messages")
    return _send(world, chat, parameters, text, entities)


def send_photo(world: World, parameters: Parameters) -> dict[str, Any]:
    """The message as sent, with its picture. Raises ApiError."""
    return _send_file(world, parameters, "photo")


def send_document(world: World, parameters: Parameters) -> dict[str, Any]:
    """The message as sent, with its file. Raises ApiError."""
    return _send_file(world, parameters, "document")


def written(parameters: Parameters) -> tuple[str, list[Entity]]:
    """Plain text and entities of `text`. Raises ApiError."""
    text, entities = _parsed(parameters, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_CHARACTERS:
        raise bad_request("message is too long")
    return text, entities


def captioned(parameters: Parameters) -> tuple[str, list[Entity]]:
    """Plain text and entities of `caption`, which may be empty. Raises ApiError."""
    text, entities = _parsed(parameters, "caption", "caption_entities")
    if len(text) > CAPTION_CHARACTERS:
        raise bad_request("message caption is too long")
    return text, entities


def _parsed(parameters: Parameters, words: str, marks: str) -> tuple[str, list[Entity]]:
    """Entities are those given, else those of the markup."""
    if given := parameters.array(marks):
        return parameters.text(words), given
    return formatted(parameters.text(words), parameters.text("parse_mode"))


def _send_file(
    world: World, parameters: Parameters, kind: Literal["photo", "document"]
) -> dict[str, Any]:
    file = parameters.given.get(kind)
    if not file:
        raise bad_request(f"there is no {kind} in the request")
    name, content = (file.name, file.content) if isinstance(file, Upload) else (str(file), b"")
    text, entities = captioned(parameters)
    chat = writable_chat(world, parameters, f"{kind}s")
    if chat.files_restricted:
        raise bad_request(f"not enough rights to send {kind}s to the chat")
    return _send(world, chat, parameters, text, entities, Attachment(kind, name, content))


def _send(
    world: World,
    chat: Chat,
    parameters: Parameters,
    text: str,
    entities: list[Entity],
    attachment: Attachment | None = None,
) -> dict[str, Any]:
    """Let it stand in the chat, if replies, buttons and flood limits allow. Raises ApiError."""
    markup, reply_to = buttons(parameters), _reply_to(chat, parameters)
    thread = parameters.integer("message_thread_id") or None
    if thread in chat.topics_gone:
        raise bad_request("message thread not found")
    now = world.clock.now()
    world.flood.message(chat, now)
    message = Message(
        chat=chat,
        message_id=chat.next_id(),
        sender=world.bot,
        sent_at=now,
        text=text,
        entities=entities,
        parse_mode=parameters.text("parse_mode") or None,
        reply_markup=markup,
        reply_to=reply_to,
        thread=thread,
        attachment=attachment,
        silent=parameters.flag("disable_notification"),
    )
    chat.keep(message, from_bot=True)
    return message.as_json()


def _reply_to(chat: Chat, parameters: Parameters) -> int | None:
    """The id of the message that this one answers. Raises ApiError where it does not exist."""
    reply = parameters.object("reply_parameters")
    target = int(reply.get("message_id") or parameters.integer("reply_to_message_id"))
    if not target or target in chat.messages:
        return target or None
    lenient = reply.get("allow_sending_without_reply", False)
    if lenient or parameters.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
