"""What goes wrong on the way to Telegram, on demand."""

from collections import defaultdict, deque
from typing import Literal

Fault = Literal["502", "timeout", "close_before", "close_after", "429"]


class Faults:
    """The faults that the next calls of a method meet.

    Not performed: `502`, `429` (retry after one second), `close_before`. Performed, but the
    caller never learns it: `close_after` and `timeout`.
    """

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of `method` (any case) meet the fault, after those planned before."""
        self._planned[method.lower()].extend([fault] * times)

    def next(self, method: str) -> Fault | None:
        """The fault that this call meets, and uses up."""
        planned = self._planned.get(method.lower())
        return planned.popleft() if planned else None
