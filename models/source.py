"""Where a report comes from: the message, its author and its two times."""

from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

CLOCKS_DIFFER = timedelta(minutes=15)
"""A claimed time may lie this far ahead of the message: watches differ, people round up."""

NOBODY = frozenset({1087968824, 136817688, 777000})
"""Accounts behind which Telegram hides anonymous admins, channels and linked channels."""


class Source(NamedTuple):
    """A message that reports something."""

    chat_id: int
    message_id: int
    officer_id: int
    author: str
    text: str
    reported_at: datetime
    edited: bool
    behalf: str | None = None
    """Who told it, where the author writes for somebody else."""
    channel: str | None = None
    """By what means they told it."""

    @property
    def masked(self) -> bool:
        """Whether an anonymous admin or a channel wrote it: nobody can tell who that is."""
        return self.officer_id in NOBODY or self.officer_id <= 0

    def columns(self) -> dict[str, Any]:
        """What a report keeps of it."""
        return {
            "chat_id": self.chat_id,
            "message_id": self.message_id,
            "officer_id": self.officer_id,
            "text": self.text,
            "reported_at": self.reported_at,
            "behalf": self.behalf,
            "channel": self.channel,
        }

    def occurred_at(self, claimed: time | None, zone: str) -> datetime:
        """When it happened: the claimed time of day nearest before the message, else its date."""
        if claimed is None:
            return self.reported_at
        latest = self.reported_at.astimezone(ZoneInfo(zone)) + CLOCKS_DIFFER
        moment = latest.replace(hour=claimed.hour, minute=claimed.minute, second=0, microsecond=0)
        return moment if moment <= latest else moment - timedelta(days=1)
