"""How much a bot may say: Telegram's flood limits as sliding windows."""

import math
from collections import Counter, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime

from sandbox.chats import Chat
from sandbox.errors import too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages and edits that pass; seconds and minutes are those of the world's clock.

    A private chat takes one message a second, `per_chat_burst` of them in one go. Each call
    into a closed window keeps it closed for `penalty` seconds more.
    """

    per_second: int = 30
    per_group_minute: int = 20
    per_chat_burst: int = 20
    reactions_per_second: int = 30
    penalty: float = 1.0


@dataclass(slots=True)
class Window:
    """At most `allowed` calls within `seconds`; times are Unix seconds."""

    allowed: int
    seconds: float
    penalty: float
    spent: deque[float] = field(default_factory=deque)
    closed_until: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next call may pass, 0 for at once; asking too early adds to them."""
        while self.spent and self.spent[0] <= now - self.seconds:
            self.spent.popleft()
        if now < self.closed_until:
            self.closed_until += self.penalty
        elif len(self.spent) >= self.allowed:
            self.closed_until = self.spent[0] + self.seconds
        return max(0.0, self.closed_until - now)


class Flood:
    """The windows of one bot, and how often each kind turned a call away."""

    def __init__(self, limits: Limits | None) -> None:
        self._limits = limits
        self._windows: dict[Hashable, Window] = {}
        self.refused: Counter[str] = Counter()

    def message(self, chat: Chat, now: datetime) -> None:
        """Count a message or an edit. Raises ApiError (429)."""
        if limits := self._limits:
            burst, group = limits.per_chat_burst, limits.per_group_minute
            one = (burst, burst) if chat.is_private else (group, 60)
            windows = {
                "chat": self._window(chat.id, *one, limits.penalty),
                "all": self._window("all", limits.per_second, 1, limits.penalty),
            }
            self._spend(windows, now.timestamp())

    def reaction(self, now: datetime) -> None:
        """Count a reaction. Raises ApiError (429)."""
        if limits := self._limits:
            window = self._window("reaction", limits.reactions_per_second, 1, limits.penalty)
            self._spend({"reaction": window}, now.timestamp())

    def _window(self, key: Hashable, allowed: int, seconds: float, penalty: float) -> Window:
        if key not in self._windows:
            self._windows[key] = Window(allowed, seconds, penalty)
        return self._windows[key]

    def _spend(self, windows: dict[str, Window], now: float) -> None:
        """Take one from each window, or from none. Raises ApiError (429)."""
        for kind, window in windows.items():
            if wait := window.wait(now):
                self.refused[kind] += 1
                raise too_many(math.ceil(wait))
        for window in windows.values():
            window.spent.append(now)
