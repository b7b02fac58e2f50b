"""What Telegram lets a bot send: sliding windows, in all and for each chat.

A call counts from the moment it starts until a span after its answer: whenever Telegram counted
it in between, no span of Telegram's holds more than is allowed.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)

AT_ONCE = 5
"""Messages that a chat which gets alerts may get one second after the other."""

RESERVE = 1
"""Of those, how many wait for an alert."""

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


@dataclass(slots=True)
class Bucket:
    """So many calls at once, then one each `span`: there is always one to come soon."""

    most: int
    span: timedelta
    used: float = 0.0
    at: datetime | None = None

    def left(self, now: datetime) -> int:
        """How many may go now."""
        self._refill(now)
        return int(self.most - self.used + 1e-9)

    def start(self) -> None:
        """A call goes out."""
        self.used += 1

    def end(self, now: datetime) -> None:
        """What a call took comes back with time alone."""

    def opens(self, now: datetime) -> datetime:
        """When the next may go."""
        self._refill(now)
        return now + max(0.0, self.used - self.most + 1) * self.span

    def _refill(self, now: datetime) -> None:
        passed = (now - self.at) / self.span if self.at else 0.0
        self.used = max(0.0, self.used - max(0.0, passed))
        self.at = now


class Budget:
    """The windows of all lanes, and the lanes that Telegram wants left alone.

    A lane is a chat's id, or one of those that are no chat: `REACTIONS`, `PRESSES`.
    """

    def __init__(self, per_second: int, per_group_minute: int, reactions_per_second: int) -> None:
        self.messages = Window(per_second, SECOND)
        self._per_minute = per_group_minute
        self._lanes: dict[int, list[Window | Bucket]] = {
            REACTIONS: [Window(reactions_per_second, SECOND)],
            PRESSES: [],
        }
        self._kept_open: dict[int, Bucket] = {}
        self._paused: dict[int, datetime] = {}

    def left(self, lane: int, now: datetime) -> int:
        """How many calls a lane still holds, at its pace, before it must wait."""
        *_, minute = self._windows(lane)
        kept = [self._kept_open[lane]] if lane in self._kept_open else []
        return min(window.left(now) for window in (minute, *kept))

    def expect_alerts(self, lane: int) -> None:
        """See to it that a chat's minute is never used up: one more message goes in seconds."""
        if lane not in self._kept_open and lane < 0:
            at_once = min(AT_ONCE, self._per_minute - 1)
            span = MINUTE / (self._per_minute - at_once)
            bucket = Bucket(at_once, span)
            self._kept_open[lane] = bucket
            self._windows(lane).insert(0, bucket)

    def reserved(self, lane: int, now: datetime) -> bool:
        """Whether what a chat's minute still holds is for alerts alone."""
        return lane in self._kept_open and self._kept_open[lane].left(now) <= RESERVE

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

    def _counting(self, lane: int) -> list[Window | Bucket]:
        """The windows that a call counts in; messages count in all chats' together, too."""
        own = self._windows(lane)
        return own if lane in (REACTIONS, PRESSES) else [self.messages, *own]

    def _windows(self, lane: int) -> list[Window | Bucket]:
        """One a second to any chat; a group's minute besides."""
        if lane not in self._lanes:
            pace = Window(max(1, self._per_minute // 60), SECOND)
            minute = Window(self._per_minute if lane < 0 else 60, MINUTE)
            self._lanes[lane] = [pace, minute]
        return self._lanes[lane]
