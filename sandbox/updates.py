"""The updates that wait for the bot, until it confirms them."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import orjson

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Update:
    """One update as JSON; those of one `lane` reach a webhook one after the other."""

    id: int
    body: bytes
    lane: str


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are posted to, and how many at once."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Updates:
    """The queue, ids increasing by one. Not locked: the world's lock guards it."""

    def __init__(self) -> None:
        self.webhook: Webhook | None = None
        self.failure: str | None = None
        self.allowed: frozenset[str] | None = None
        self.last_id = 100_000
        self._waiting: deque[Update] = deque()
        self._confirmed: set[int] = set()
        self._listeners: set[Callable[[], None]] = set()
        self._poller: object | None = None

    def __len__(self) -> int:
        return len(self._waiting) - len(self._confirmed)

    def put(self, body: dict[str, Any], lane: str = "") -> int:
        """Queue it under the next update id. An empty lane is one of its own."""
        self.last_id += 1
        numbered = {"update_id": self.last_id} | body | {"update_id": self.last_id}
        update = Update(self.last_id, orjson.dumps(numbered), lane or str(self.last_id))
        self._waiting.append(update)
        self.wake()
        return update.id

    def wants(self, kind: str) -> bool:
        """True where the bot asked for this kind of update (`message`, `callback_query` …)."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def after(self, update_id: int, limit: int | None = None) -> Sequence[Update]:
        """Those waiting with a higher id, oldest first, at most `limit`."""
        if not self._waiting:
            return []
        start = max(0, update_id + 1 - self._waiting[0].id)
        stop = None if limit is None else start + limit
        return list(islice(self._waiting, start, stop))

    def confirm_before(self, offset: int) -> None:
        """Forget those below `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            offset = self.last_id + 1 + offset
        while self._waiting and self._waiting[0].id < offset:
            self._confirmed.discard(self._waiting.popleft().id)

    def confirm(self, update_id: int) -> None:
        """Forget this one; it may have been forgotten before."""
        if self._waiting and update_id >= self._waiting[0].id:
            self._confirmed.add(update_id)
        while self._waiting and self._waiting[0].id in self._confirmed:
            self._confirmed.discard(self._waiting.popleft().id)

    def take_over(self) -> object:
        """Become the poller; whoever polled until now finds out by `is_poller`."""
        self._poller = object()
        self.wake()
        return self._poller

    def is_poller(self, poller: object) -> bool:
        """True until another one took over, or a webhook was set."""
        return self._poller is poller and self.webhook is None

    def turn_to(self, webhook: Webhook | None) -> None:
        """Post updates there from now on; None: wait for polls. The same again changes nothing."""
        if webhook != self.webhook:
            self.webhook, self.failure = webhook, None
            self.wake()

    @contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """An event of the running loop, set whenever there may be something new."""
        loop, event = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:
            with suppress(RuntimeError):  # the loop was closed a moment ago
                if not event.is_set():
                    loop.call_soon_threadsafe(event.set)

        self._listeners.add(wake)
        try:
            yield event
        finally:
            self._listeners.discard(wake)

    def wake(self) -> None:
        """Let everybody who listens look again."""
        for wake in tuple(self._listeners):
            wake()
