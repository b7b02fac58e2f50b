"""The one clock: real time, or a drill's, which starts when it likes and runs faster."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """At the real moment `anchor` (Unix seconds) it is `start`; from then on time runs `speed`×."""

    start: datetime
    anchor: float
    speed: float = 1.0

    @classmethod
    def real(cls) -> "Clock":
        """The time that everybody's watch shows."""
        return cls(datetime.fromtimestamp(0, UTC), 0.0)

    @classmethod
    def parse(cls, text: str) -> "Clock":
        """A clock from `START,ANCHOR,SPEED`, as `str` writes it. Raises ValueError."""
        start, anchor, speed = text.split(",")
        return cls(datetime.fromisoformat(start), float(anchor), float(speed))

    def __str__(self) -> str:
        return f"{self.start.isoformat()},{self.anchor!r},{self.speed!r}"

    def now(self) -> datetime:
        """This moment, in UTC."""
        passed = (time.time() - self.anchor) * self.speed
        return (self.start + timedelta(seconds=passed)).astimezone(UTC)

    async def sleep(self, seconds: float) -> None:
        """Wait so many seconds of this clock."""
        await asyncio.sleep(seconds / self.speed)
