"""Hands: people at their phones, who read what the bot says and press its buttons."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import TypeVar

from sandbox.chats import Message, Person
from sandbox.world import World

THUMB = 0.1
"""Real seconds that a thumb needs to find a button."""

LOOK = 0.03
"""Real seconds between two looks at the screen."""

READ = 1.0
"""Real seconds from one look at what became of a reply to the next."""

TRIES = 20

STALE = "tidak berlaku"
"""What the bot says to a thumb that was quicker than its own books: one presses again."""

Seen = TypeVar("Seen")


class Hands:
    """Everybody's, in one world; the bot gets `patience` (real seconds) for each thing."""

    def __init__(self, world: World, patience: float) -> None:
        self.world = world
        self.patience = patience

    async def heard(self, chat_id: int, words: str) -> Message:
        """The bot's latest message there, once it, or a button of it, says so.

        Raises TimeoutError, as all that waits for the bot.
        """

        def look() -> Message | None:
            last = self.world.heard(chat_id)[-1:]
            return next((one for one in last if words in one.text or data_of(one, words)), None)

        return await self.until(look, words)

    async def told(self, chat_id: int, words: str) -> Message:
        """The bot's first message there that says so, once it stands."""
        return await self._first(chat_id, 0, lambda one: words in one.text, words)

    async def answer(self, chat_id: int, message_id: int) -> Message:
        """The bot's message that answers this one, which is a moment old."""
        read, what = len(self.world.heard(chat_id)), f"an answer to {message_id}"
        return await self._first(chat_id, read, lambda one: answers(one, message_id), what)

    async def _first(
        self, chat_id: int, read: int, wanted: Callable[[Message], bool], what: str
    ) -> Message:
        """The first message that is wanted, but for those read; each is looked at once."""

        def look() -> Message | None:
            nonlocal read
            new = self.world.heard(chat_id, read)
            read += len(new)
            return next(filter(wanted, new), None)

        return await self.until(look, what)

    async def line(self, message: Message, *words: str) -> str:
        """The line of a message that says all this, once it does."""

        def look() -> str | None:
            lines = message.text.splitlines()
            return next((one for one in lines if all(word in one for word in words)), None)

        return await self.until(look, f"{' … '.join(words)} in {message.text!r}")

    async def press(self, person: Person, message: Message, label: str) -> None:
        """Press a button as soon as it is there, and again where the bot was not ready yet."""
        what = f"a button {label} below {message.text!r}"
        data = await self.until(lambda: data_of(message, label) or None, what)
        for _ in range(TRIES):
            await asyncio.sleep(THUMB)
            if STALE not in await self._pressed(person, message, data):
                return
        raise TimeoutError(f"the bot does not know its button {label}")

    async def reply(
        self, person: Person, message: Message, text: str, heeded: Callable[[], bool]
    ) -> None:
        """Reply to a message of the bot's, and again where it was not ready yet."""
        for _ in range(TRIES):
            await asyncio.sleep(READ)
            if heeded():
                return
            self.world.says(message.chat.id, person, text, reply_to=message.message_id)

    async def _pressed(self, person: Person, message: Message, data: str) -> str:
        """What the one who presses is told."""
        query = self.world.presses(message.chat.id, person, message.message_id, data)
        answered = self.world.presses_answered
        told = await self.until(lambda: answered.get(query), f"an answer to {data}")
        return told.get("text") or ""

    async def until(self, look: Callable[[], Seen | None], what: str) -> Seen:
        """What is seen, as soon as it is."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            seen = look()
            if seen is not None:
                return seen
            await asyncio.sleep(LOOK)
        raise TimeoutError(f"the bot did not say {what}")


class Watch:
    """Somebody who reads chats as messages come, each once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._read: dict[int, int] = {}

    def news(self, chat_id: int) -> list[Message]:
        """The bot's messages since the last look."""
        read = self._read.get(chat_id, 0)
        new = self.world.heard(chat_id, read)
        self._read[chat_id] = read + len(new)
        return new


class Errands:
    """What somebody does beside looking at the screen."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def soon(self, deed: Coroutine[None, None, None]) -> None:
        """Begin it now."""
        task = asyncio.create_task(deed)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def buttons(message: Message) -> Iterator[tuple[str, str]]:
    """What each button says, and what it sends back."""
    for row in (message.reply_markup or {}).get("inline_keyboard", []):
        for one in row:
            yield one["text"], one.get("callback_data", "")


def data_of(message: Message, label: str) -> str:
    """What the button with these words sends back; empty where there is none."""
    return next((data for text, data in buttons(message) if label in text), "")


def actions(message: Message, action: str) -> Iterator[tuple[int, str]]:
    """The number and the whole data of each button that does this: `1:confirm:1042`."""
    for _, data in buttons(message):
        parts = data.split(":")
        if parts[1:2] == [action]:
            yield int(parts[2]) if len(parts) > 2 else 0, data


def answers(message: Message, message_id: int) -> bool:
    """Whether the bot's message replies to that one, or links to it in the same chat."""
    linked = (message.chat.id_in_links(), message_id)
    return message.reply_to == message_id or linked in message.links()
