"""Who and what stands in a chat, and how Telegram writes it down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

GROUP_ANONYMOUS_BOT = 1087968824
CHANNEL_BOT = 136817688

_LINK = re.compile(r"(?:https?://)?t\.me/c/(\d+)/(?:\d+/)?(\d+)")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `name` is the first name."""

    id: int
    name: str
    is_bot: bool = False
    username: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Telegram's User."""
        user = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        return user if self.username is None else user | {"username": self.username}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo, video, voice, document or place; `content` is empty where a person sends it."""

    kind: Literal["photo", "video", "voice", "document", "location"]
    name: str = "photo.jpg"
    content: bytes = field(default=b"", repr=False)
    place: tuple[float, float] = (-8.4320, 114.3317)
    """Latitude and longitude, of a location."""
    album: str | None = None
    """What it is shown together with."""

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content)

    def as_json(self, key: str) -> dict[str, Any]:
        """The field that a Message carries for it; `key` makes its file id unique."""
        if self.kind == "location":
            latitude, longitude = self.place
            return {"location": {"latitude": latitude, "longitude": longitude}}
        file = {"file_id": f"file-{key}", "file_unique_id": key, "file_size": self.size}
        if self.kind == "photo":
            return {"photo": [file | {"width": 1280, "height": 960}]}
        if self.kind == "video":
            return {"video": file | {"width": 1280, "height": 720, "duration": 12}}
        if self.kind == "voice":
            return {"voice": file | {"duration": 12}}
        return {"document": file | {"file_name": self.name}}


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now; `edits` are its former texts, oldest first.

    `text` is plain, after parsing, and is the caption where there is an attachment.
    """

    chat: "Chat" = field(repr=False)
    message_id: int
    sender: Person
    sent_at: datetime
    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)
    parse_mode: str | None = None
    reply_markup: dict[str, Any] | None = None
    reply_to: int | None = None
    thread: int | None = None
    attachment: Attachment | None = None
    silent: bool = False
    edited_at: datetime | None = None
    edits: list[str] = field(default_factory=list)

    def rewrite(self, text: str, entities: list[dict[str, Any]], at: datetime) -> None:
        """Let it say `text` from `at` on."""
        self.edits.append(self.text)
        self.text, self.entities, self.edited_at = text, entities, at

    def links(self) -> Iterator[tuple[int, int]]:
        """Bare chat id and message id of each t.me/c/… link, written out or behind a text."""
        urls = (entity["url"] for entity in self.entities if "url" in entity)
        for chat, message in _LINK.findall(" ".join([self.text, *urls])):
            yield int(chat), int(message)

    def as_json(self, *, with_reply: bool = True) -> dict[str, Any]:
        """Telegram's Message; what it replies to is told one level deep."""
        body = {
            "message_id": self.message_id,
            "from": self.sender.as_json(),
            "chat": self.chat.as_json(),
            "date": int(self.sent_at.timestamp()),
        }
        body |= self._content() | self._surroundings()
        if with_reply and (original := self.chat.messages.get(self.reply_to or 0)):
            body["reply_to_message"] = original.as_json(with_reply=False)
        return body

    def _content(self) -> dict[str, Any]:
        """What it says: text, or attachment and caption."""
        words, entities = (
            ("caption", "caption_entities") if self.attachment else ("text", "entities")
        )
        body = (
            self.attachment.as_json(f"{self.chat.id}-{self.message_id}") if self.attachment else {}
        )
        if self.text:
            body[words] = self.text
        if self.entities:
            body[entities] = self.entities
        return body

    def _surroundings(self) -> dict[str, Any]:
        """Buttons, topic, album, edit date, and the group behind which an admin hides."""
        body: dict[str, Any] = {}
        if self.reply_markup and "inline_keyboard" in self.reply_markup:
            body["reply_markup"] = self.reply_markup
        if self.thread is not None:
            body |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.attachment and self.attachment.album:
            body["media_group_id"] = self.attachment.album
        if self.edited_at is not None:
            body["edit_date"] = int(self.edited_at.timestamp())
        if self.sender.id == GROUP_ANONYMOUS_BOT:
            body["sender_chat"] = self.chat.as_json()
        if self.sender.id == CHANNEL_BOT:
            body["sender_chat"] = {"id": -(10**12) - 1, "type": "channel", "title": "Kanal"}
        return body


@dataclass(slots=True, eq=False)
class Chat:
    """A chat, the messages in it and the bot's standing there.

    `status` is the bot's, in Telegram's words: member, administrator, restricted,
    kicked or left.
    """

    id: int
    title: str
    kind: str = "supergroup"
    status: str = "member"
    owner: Person | None = None
    muted: bool = False
    reactions_restricted: bool = False
    files_restricted: bool = False
    migrated_to: int | None = None
    pinned: int | None = None
    topics_gone: set[int] = field(default_factory=set)
    last_id: int = 0
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    heard: list[Message] = field(default_factory=list, repr=False)
    _answered: set[int] = field(default_factory=set, repr=False)

    @property
    def is_private(self) -> bool:
        """True where the bot talks with one person."""
        return self.kind == "private"

    @property
    def bot_is_in(self) -> bool:
        """True where the bot hears what is said."""
        return self.status in {"member", "administrator", "restricted"}

    def next_id(self) -> int:
        """The id of the next message, people's and the bot's in one row."""
        self.last_id += 1
        return self.last_id

    def keep(self, message: Message, *, from_bot: bool) -> None:
        """Let the message stand here."""
        self.messages[message.message_id] = message
        if from_bot:
            self.heard.append(message)
            self.note_answers(message)

    def drop(self, message: Message) -> None:
        """Delete the message; what it answered stays answered."""
        del self.messages[message.message_id]
        self.heard = [one for one in self.heard if one is not message]

    def note_answers(self, message: Message) -> None:
        """Remember which messages the bot's message replies or links to."""
        if message.reply_to is not None:
            self._answered.add(message.reply_to)
        bare = self.id_in_links()
        self._answered.update(linked for chat, linked in message.links() if chat == bare)

    def was_answered(self, message_id: int) -> bool:
        """True where a message of the bot here replied or linked to it."""
        return message_id in self._answered

    def id_in_links(self) -> int:
        """The id as t.me/c/… links write it: a supergroup's without its -100."""
        return -self.id - 10**12

    def as_json(self) -> dict[str, Any]:
        """Telegram's Chat."""
        name = "first_name" if self.is_private else "title"
        return {"id": self.id, "type": self.kind, name: self.title}


def utc(at: datetime | None, now: datetime) -> datetime:
    """`at` in UTC, or `now` where it is not given. Raises ValueError where `at` is naive."""
    if at is None:
        return now
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return at.astimezone(UTC)
