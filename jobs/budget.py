"""What Telegram lets a bot send: sliding windows, in all and for each chat.

A call counts from the moment it starts until a span after its answer: whenever Telegram counted
it in between, no span of Telegram's holds more than is allowed.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

REACTIONS, PRESSES = 0, 1
"""Lanes of calls that no chat's budget counts; chats have other ids."""


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
    """The windows of all lanes, and the lanes that Telegram wants left alone.

    A lane is a chat's id, or one of those that are no chat: `REACTIONS`, `PRESSES`.
    """

    def __init__(self, per_second: int, per_group_minute: int, reactions_per_second: int) -> None:
        self.messages = Window(per_second, SECOND)
        self._per_minute = per_group_minute
        self._lanes = {REACTIONS: [Window(reactions_per_second, SECOND)], PRESSES: []}
        self._paused: dict[int, datetime] = {}

    def left(self, lane: int, now: datetime) -> int:
        """How many calls a lane still holds, at its pace, before it must wait."""
        return self._windows(lane)[-1].left(now)

    def start(self, lane: int) -> None:
        """A call goes out."""
        for window in self._counting(lane):
            window.start()

    def end(self, lane: int, now: datetime) -> None:
        """It has come to its end."""
        for window in self._counting(lane):
            window.end(now)

    def recall(self, sent: Iterable[tuple[int, datetime]]) -> None:
        """Count what went to chats before a restart, oldest first."""
        for chat_id, moment in sent:
            self.start(chat_id)
            self.end(chat_id, moment)

    def pause(self, lane: int, until: datetime) -> None:
        """Telegram wants no more here until then."""
        self._paused[lane] = max(until, self._paused.get(lane, until))

    def closed(self, now: datetime) -> dict[int, datetime]:
        """The lanes that must wait, and until when."""
        self._paused = {lane: until for lane, until in self._paused.items() if until > now}
        opens = {
            lane: max(window.opens(now) for window in windows)
            for lane, windows in self._lanes.items()
            if windows
        }
        return {lane: until for lane, until in (opens | self._paused).items() if until > now}

    def _counting(self, lane: int) -> list[Window]:
        """The windows that a call counts in; messages count in all chats' together, too."""
        own = self._windows(lane)
        return own if lane in (REACTIONS, PRESSES) else [self.messages, *own]

    def _windows(self, lane: int) -> list[Window]:
        """One a second to any chat; a group's minute besides."""
        if lane not in self._lanes:
            pace = Window(max(1, self._per_minute // 60), SECOND)
            minute = Window(self._per_minute if lane < 0 else 60, MINUTE)
            self._lanes[lane] = [pace, minute]
        return self._lanes[lane]
