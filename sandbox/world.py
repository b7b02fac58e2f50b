"""Telegram's memory: chats, what people did there, and what the bot answered."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from clock import Clock
from sandbox.chats import Attachment, Chat, Message, Person, utc
from sandbox.entities import commands
from sandbox.faults import Fault, Faults
from sandbox.limits import Flood, Limits
from sandbox.updates import Updates

__all__ = ["Chat", "Message", "Person", "World"]

BOT_ID = 7_000_000_001
FIRST_MIGRATED = -1_009_000_000_000
BREATH = 0.005

RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)


class World:
    """One bot's Telegram. Every method may be called from any thread."""

    def __init__(
        self, clock: Clock, limits: Limits | None = None, username: str = "posko_bot"
    ) -> None:
        self.clock = clock
        self.token: str | None = None
        self.bot = Person(BOT_ID, "Posko", is_bot=True, username=username)
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Person] = {self.bot.id: self.bot}
        self.updates = Updates()
        self.flood = Flood(limits)
        self.faults = Faults()
        self.calls: Counter[str] = Counter()
        self.reactions: dict[tuple[int, int], str] = {}
        self.presses_answered: dict[str, dict[str, Any]] = {}
        self.presses_waiting: set[str] = set()
        self.hears_all = True
        """False in privacy mode: what is no command does not reach the bot. Only told, not done."""
        self.commands: dict[str, list[dict[str, str]]] = {}
        self._presses = 0
        self._changed = threading.Condition()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """The lock; whoever waits looks again afterwards."""
        with self._changed:
            try:
                yield
            finally:
                self._changed.notify_all()

    def wait_for(self, predicate: Callable[[], bool], seconds: float) -> bool:
        """Wait until it holds, at most so many real seconds; whether it does.

        It is asked under the lock, after a change, and not more often than the bot can bear.
        """
        deadline = time.monotonic() + seconds
        while True:
            with self._changed:
                if predicate():
                    return True
                left = deadline - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    return predicate()
            time.sleep(BREATH)

    # What people do

    def group(self, chat_id: int, title: str, kind: str = "supergroup") -> None:
        """A group that the bot is a member of; one that is there already stays as it is."""
        with self.changing():
            self.chats.setdefault(chat_id, Chat(chat_id, title, kind))

    def says(
        self,
        chat_id: int,
        person: Person,
        text: str,
        *,
        at: datetime | None = None,
        caption: bool | Attachment = False,
        reply_to: int | None = None,
        thread: int | None = None,
    ) -> int:
        """Somebody writes, or sends a photo or another attachment with `text` as caption.

        The message id.
        `at` (aware) is when Telegram received it, by default now. Raises KeyError where there
        is no such chat.
        """
        with self.changing():
            chat = self.chats[chat_id]
            message = Message(
                chat=chat,
                message_id=chat.next_id(),
                sender=person,
                sent_at=utc(at, self.clock.now()),
                text=text,
                entities=commands(text),
                reply_to=reply_to,
                thread=thread,
                attachment=Attachment("photo") if caption is True else caption or None,
            )
            self.people[person.id] = person
            chat.keep(message, from_bot=False)
            self._tell(chat, "message", message.as_json())
            return message.message_id

    def opens(self, person: Person) -> None:
        """Somebody opens a chat with the bot alone; it has the person's id."""
        with self.changing():
            self.people[person.id] = person
            self.chats.setdefault(person.id, Chat(person.id, person.name, "private"))

    def whispers(self, person: Person, text: str) -> int:
        """Somebody writes to the bot alone, in the chat that has the person's id."""
        with self.changing():
            self.opens(person)
            return self.says(person.id, person, text)

    def edits(self, chat_id: int, message_id: int, text: str, at: datetime | None = None) -> None:
        """The author changes a message; Telegram also reports edits that change nothing.

        Raises KeyError where there is no such message.
        """
        with self.changing():
            chat = self.chats[chat_id]
            message = chat.messages[message_id]
            message.rewrite(text, commands(text), utc(at, self.clock.now()))
            self._tell(chat, "edited_message", message.as_json())

    def presses(self, chat_id: int, person: Person, message_id: int, data: str) -> str:
        """Somebody presses a button; the query's id, under which the answer will stand.

        Whether the message has such a button is not asked: old ones live on in open apps.
        Raises KeyError where there is no such message.
        """
        with self.changing():
            chat = self.chats[chat_id]
            self._presses += 1
            self.people[person.id] = person
            query_id = str(self._presses)
            query = {
                "id": query_id,
                "from": person.as_json(),
                "message": chat.messages[message_id].as_json(),
                "chat_instance": str(chat_id),
                "data": data,
            }
            self.presses_waiting.add(query_id)
            self._tell(chat, "callback_query", query, lane=f"press {person.id}")
            return query_id

    def adds_bot(self, chat_id: int, title: str, person: Person) -> None:
        """Somebody takes the bot into a supergroup, new or known."""
        with self.changing():
            chat = self.chats.setdefault(chat_id, Chat(chat_id, title, owner=person))
            chat.title = title
            self._moves_bot(chat, person, "member")

    def removes_bot(self, chat_id: int, person: Person) -> None:
        """Somebody throws the bot out."""
        with self.changing():
            self._moves_bot(self.chats[chat_id], person, "kicked")

    def restricts_bot(self, chat_id: int, person: Person, *, may_write: bool) -> None:
        """Somebody takes the bot's right to write away, or gives it back."""
        with self.changing():
            chat = self.chats[chat_id]
            chat.muted = not may_write
            self._moves_bot(chat, person, "member" if may_write else "restricted")

    def renames(self, chat_id: int, title: str) -> None:
        """The group gets another title."""
        with self.changing():
            self.chats[chat_id].title = title
            self._serves(self.chats[chat_id], new_chat_title=title)

    def migrates(self, chat_id: int) -> int:
        """The group becomes a supergroup; its new chat id."""
        with self.changing():
            old = self.chats[chat_id]
            new = Chat(FIRST_MIGRATED - len(self.chats), old.title, owner=old.owner)
            self.chats[new.id], old.migrated_to = new, new.id
            self._serves(old, migrate_to_chat_id=new.id)
            self._serves(new, migrate_from_chat_id=old.id)
            return new.id

    def raw(self, update: dict[str, Any]) -> int:
        """Queue any update, a broken one too; the update_id that it was given."""
        with self.changing():
            return self.updates.put(update)

    # What the bot did

    def heard(self, chat_id: int, skip: int = 0) -> list[Message]:
        """The bot's messages in the chat, oldest first, as they stand now; without the first."""
        with self._changed:
            return self.chats[chat_id].heard[skip:]

    def answered(self, chat_id: int, message_id: int) -> bool:
        """True where the bot reacted to it, replied to it or linked to it in the same chat."""
        with self._changed:
            if (chat_id, message_id) in self.reactions:
                return True
            return self.chats[chat_id].was_answered(message_id)

    @property
    def refused(self) -> Counter[str]:
        """How many calls met a flood limit, by kind: chat, all, reaction."""
        return self.flood.refused

    def unconfirmed(self) -> int:
        """Updates that the bot has not yet confirmed."""
        with self._changed:
            return len(self.updates)

    # What goes wrong

    def restrict_reactions(self, chat_id: int) -> None:
        """No reactions in this chat any more."""
        self.chats[chat_id].reactions_restricted = True

    def restrict_files(self, chat_id: int) -> None:
        """No photos and documents in this chat any more."""
        self.chats[chat_id].files_restricted = True

    def mute(self, chat_id: int) -> None:
        """The bot may read here, but not write."""
        self.chats[chat_id].muted = True

    def fail_next(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail; which fault does what: see `Faults`."""
        with self._changed:
            self.faults.plan(method, fault, times)

    # What the API asks

    def called(self, method: str) -> Fault | None:
        """Count the call; the fault that it meets."""
        with self.changing():
            self.calls[method] += 1
            return self.faults.next(method)

    def membership(self, status: str) -> dict[str, Any]:
        """Telegram's ChatMember of the bot."""
        more: dict[str, Any] = {}
        if status in {"kicked", "restricted"}:
            more["until_date"] = 0
        if status == "restricted":
            more |= {"is_member": True} | dict.fromkeys(RIGHTS, False)
        if status == "administrator":
            more |= dict.fromkeys(ADMIN_RIGHTS, False)
        return {"user": self.bot.as_json(), "status": status} | more

    def _tell(self, chat: Chat, kind: str, body: dict[str, Any], lane: str = "") -> None:
        """Queue an update of the chat, if the bot is there and wants this kind."""
        if chat.bot_is_in and self.updates.wants(kind):
            self.updates.put({kind: body}, lane or str(chat.id))

    def _serves(self, chat: Chat, **field: int | str) -> None:
        """A service message: it says nothing but that one field."""
        message = Message(chat, chat.next_id(), self.bot, self.clock.now(), "")
        chat.keep(message, from_bot=False)
        self._tell(chat, "message", message.as_json() | field)

    def goes(self, chat: Chat) -> None:
        """The bot leaves a group of its own accord."""
        self._moves_bot(chat, self.bot, "left")

    def _moves_bot(self, chat: Chat, person: Person, status: str) -> None:
        """Change the bot's standing, and tell it even when it is out now."""
        change = {
            "chat": chat.as_json(),
            "from": person.as_json(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": self.membership(chat.status),
            "new_chat_member": self.membership(status),
        }
        chat.status = status
        if self.updates.wants("my_chat_member"):
            self.updates.put({"my_chat_member": change}, f"member {chat.id}")
