"""What Telegram lets a bot send: sliding windows, in all and for each chat.

A call counts from the moment it starts until a span after its answer: whenever Telegram counted
it in between, no span of Telegram's holds more than is allowed.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(slots=True)
class Window:
    """At most `most` in any span of `span`."""

    most: int
    span: timedelta
    under_way: int = 0
    spent: deque[datetime] = field(default_factory=deque)

    def left(self, now: datetime) -> int:
        """How many may go now."""
        while self.spent and self.spent[0] <= now - self.span:
            self.spent.popleft()
        return self.most - len(self.spent) - self.under_way

    def start(self) -> None:
        """A call goes out."""
        self.under_way += 1

    def end(self, now: datetime) -> None:
        """A call has come to its end, well or not."""
        self.under_way -= 1
        self.spent.append(now)

    def opens(self, now: datetime) -> datetime:
        """When the next may go, if those under way end by then."""
        if self.left(now) > 0:
            return now
        return self.spent[0] + self.span if self.spent else now + self.span


class Budget:
    """The windows of all chats and of reactions; chats that Telegram wants left alone."""

    def __init__(self, per_second: int, per_group_minute: int, reactions_per_second: int) -> None:
        self.messages = Window(per_second, SECOND)
        self.reactions = Window(reactions_per_second, SECOND)
        self._per_minute = per_group_minute
        self._chats: dict[int, list[Window]] = {}
        self._paused: dict[int, datetime] = {}

    def left(self, chat_id: int, now: datetime) -> int:
        """How many messages a chat may still get, at one a second, before it must wait."""
        return min(window.left(now) for window in self._windows(chat_id) if window.span > SECOND)

    def start(self, chat_id: int) -> None:
        """A message or an edit goes out to a chat."""
        for window in (self.messages, *self._windows(chat_id)):
            window.start()

    def end(self, chat_id: int, now: datetime) -> None:
        """It has come to its end."""
        for window in (self.messages, *self._windows(chat_id)):
            window.end(now)

    def recall(self, sent: Iterable[tuple[int, datetime]]) -> None:
        """Count what went to chats before a restart, oldest first."""
        for chat_id, moment in sent:
            self.start(chat_id)
            self.end(chat_id, moment)

    def pause(self, chat_id: int, until: datetime) -> None:
        """Telegram wants no more for this chat until then."""
        self._paused[chat_id] = max(until, self._paused.get(chat_id, until))

    def closed(self, now: datetime) -> dict[int, datetime]:
        """The chats that must wait, and until when."""
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        opens = {
            chat: max(window.opens(now) for window in windows)
            for chat, windows in self._chats.items()
        }
        return {chat: until for chat, until in (opens | self._paused).items() if until > now}

    def _windows(self, chat_id: int) -> list[Window]:
        """One a second to any chat; a group's minute besides."""
        if chat_id not in self._chats:
            pace = Window(max(1, self._per_minute // 60), SECOND)
            minute = Window(self._per_minute if chat_id < 0 else 60, MINUTE)
            self._chats[chat_id] = [pace, minute]
        return self._chats[chat_id]
