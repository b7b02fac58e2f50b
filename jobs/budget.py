"""What Telegram lets a bot send: sliding windows, in all and for each chat."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(slots=True)
class Window:
    """At most `most` in any span of `span`."""

    most: int
    span: timedelta
    spent: deque[datetime] = field(default_factory=deque)

    def left(self, now: datetime) -> int:
        """How many may go now."""
        while self.spent and self.spent[0] <= now - self.span:
            self.spent.popleft()
        return self.most - len(self.spent)

    def spend(self, now: datetime) -> None:
        """One goes."""
        self.spent.append(now)

    def opens(self, now: datetime) -> datetime:
        """When the next may go."""
        return now if self.left(now) > 0 else self.spent[0] + self.span


class Budget:
    """The windows of all chats, and those that Telegram has told us to leave alone."""

    def __init__(self, per_second: int, per_group_minute: int, reactions_per_second: int) -> None:
        self.messages = Window(per_second, SECOND)
        self.reactions = Window(reactions_per_second, SECOND)
        self._per_minute = per_group_minute
        self._chats: dict[int, list[Window]] = {}
        self._paused: dict[int, datetime] = {}

    def left(self, chat_id: int, now: datetime) -> int:
        """How many messages a chat may still get, at one a second, before it must wait."""
        return min(window.left(now) for window in self._windows(chat_id) if window.span > SECOND)

    def spend(self, chat_id: int, now: datetime) -> None:
        """A message or an edit goes to a chat."""
        self.messages.spend(now)
        for window in self._windows(chat_id):
            window.spend(now)

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
