"""When digests are due: rules by a group's local clock, and the moments that they name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from typing import Protocol, Self
from zoneinfo import ZoneInfo

HOUR, DAY = 60, 24 * 60

EVERY_DAY = "1234567"

HORIZON = 366
"""Days that are looked at for a moment, backwards or forwards."""

FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
"""Least and most of a cron line's minute, hour, day, month and weekday."""


class Rule(Protocol):
    """Names moments of each day."""

    def of(self, day: date) -> Iterable[int]:
        """The minutes from the day's midnight; those after 1,439 are the next day's."""
        ...


@dataclass(frozen=True, slots=True)
class Every:
    """Every so many minutes, from `first` up to and including `last`, on ISO weekdays `days`."""

    minutes: int = HOUR
    first: int = 0
    last: int = DAY - 1
    days: str = EVERY_DAY

    def of(self, day: date) -> Iterable[int]:
        """The minutes from the day's midnight."""
        if str(day.isoweekday()) not in self.days:
            return ()
        return range(self.first, self.last + 1, self.minutes)


@dataclass(frozen=True, slots=True)
class Cron:
    """A cron line: minute, hour, day, month, weekday (0 and 7: Sunday)."""

    line: str
    parts: tuple[frozenset[int], ...]

    @classmethod
    def parse(cls, line: str) -> Self:
        """What a line says. Raises ValueError."""
        fields = line.split()
        if len(fields) != len(FIELDS):
            raise ValueError(f"not five fields: {line}")
        parts = [_field(text, *ends) for text, ends in zip(fields, FIELDS, strict=True)]
        parts[4] = frozenset(number % 7 for number in parts[4])
        return cls(" ".join(fields), tuple(parts))

    def of(self, day: date) -> Iterable[int]:
        """The minutes from the day's midnight."""
        minutes, hours, days, months, weekdays = self.parts
        hits = (day.day in days, day.isoweekday() % 7 in weekdays)
        _, _, of_month, _, of_week = self.line.split()
        either = "*" not in (of_month[0], of_week[0])
        if day.month not in months or not (any(hits) if either else all(hits)):
            return ()
        return [hour * HOUR + minute for hour, minute in product(hours, minutes)]


def _field(text: str, least: int, most: int) -> frozenset[int]:
    """The numbers that a cron field names: `*/15`, `1-5`, `0,30`. Raises ValueError."""
    found: set[int] = set()
    for part in text.split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        start, stop = (least, most) if span == "*" else (int(first), int(last or first))
        if not least <= start <= stop <= most or (step and int(step) < 1):
            raise ValueError(f"beyond the field: {text}")
        stop = most if step and span == first != "*" else stop
        found |= set(range(start, stop + 1, int(step or 1)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Timetable:
    """All rules of a group, by the clock of its zone."""

    rules: Sequence[Rule]
    zone: str

    def last_slot(self, now: datetime) -> datetime | None:
        """The latest moment, up to and including `now`; None where the rules named none yet."""
        local = now.astimezone(ZoneInfo(self.zone))
        until = local.hour * HOUR + local.minute
        for back in range(HORIZON):
            day = local.date() - timedelta(days=back)
            if passed := [minute for minute in self._of(day) if back or minute <= until]:
                return self._at(day, max(passed))
        return None

    def next_slots(self, now: datetime, count: int) -> list[datetime]:
        """The next moments after `now`, at most `count`."""
        today = now.astimezone(ZoneInfo(self.zone)).date()
        found: list[datetime] = []
        for ahead in range(HORIZON):
            day = today + timedelta(days=ahead)
            moments = (self._at(day, minute) for minute in sorted(self._of(day)))
            found += [moment for moment in moments if moment > now]
            if len(found) >= count:
                break
        return found[:count]

    def _of(self, day: date) -> set[int]:
        """The minutes of a day that any rule names, be it a rule of the day before."""
        before = day - timedelta(days=1)
        own = {minute for rule in self.rules for minute in rule.of(day) if minute < DAY}
        return own | {m - DAY for rule in self.rules for m in rule.of(before) if m >= DAY}

    def _at(self, day: date, minute: int) -> datetime:
        return datetime(
            day.year, day.month, day.day, *divmod(minute, HOUR), tzinfo=ZoneInfo(self.zone)
        )


def in_quiet(moment: datetime, quiet: tuple[int, int] | None, zone: str) -> bool:
    """Whether a moment lies in quiet hours: minutes of the day, the end excluded."""
    if quiet is None:
        return False
    local = moment.astimezone(ZoneInfo(zone))
    minute, (start, end) = local.hour * HOUR + local.minute, quiet
    return start <= minute < end if start <= end else minute >= start or minute < end
