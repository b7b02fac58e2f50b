"""Local clock, numbers, station lists: as officers write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from models.timetable import DAY, HOUR

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def local(moment: datetime, zone: str) -> datetime:
    """A moment by the wall clock of a zone."""
    return moment.astimezone(ZoneInfo(zone))


@lru_cache(maxsize=1024)
def clock(moment: datetime, zone: str) -> str:
    """19.30 WIB."""
    shown = local(moment, zone)
    return f"{shown:%H.%M} {ZONE_NAMES.get(zone) or shown.tzname()}"


def day_clock(minute: int) -> str:
    """19.30, from minutes of the day; the next day's start is 24.00."""
    minute = minute if minute <= DAY else minute - DAY
    return f"{minute // HOUR:02}.{minute % HOUR:02}"


def number(count: int, language: str = "id") -> str:
    """5.464 in Indonesian, 5,464 in English."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def percent(share: float) -> str:
    """35%; 100% only where nothing is left, and 0% only where nothing is done."""
    return f"{min(max(round(share * 100), int(share > 0)), 99 if share < 1 else 100)}%"


def stations(numbers: Sequence[int]) -> str:
    """001–003, 005."""
    runs = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    return ", ".join(_run([number for _, number in run]) for _, run in runs)


def serials(numbers: Sequence[str], most: int = 12) -> str:
    """A123 A124, +3."""
    rest = f", +{len(numbers) - most}" if len(numbers) > most else ""
    return " ".join(numbers[:most]) + rest


def boxes(numbers: Sequence[int], labels: Mapping[int, str], most: int = 8) -> str:
    """015 PILBUP+PILGUB, 016 PILGUB, +3."""
    named = sorted(labels.get(number, str(number)) for number in numbers)
    groups = groupby(named, lambda label: label.partition(" ")[0])
    shown = [" ".join([station, "+".join(_elections(some))]).strip() for station, some in groups]
    more = [f"+{len(shown) - most}"] if len(shown) > most else []
    return ", ".join(shown[:most] + more)


def _elections(labels: Iterable[str]) -> list[str]:
    return [election for label in labels if (election := label.partition(" ")[2])]


def _run(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"{first:03}" if first == last else f"{first:03}–{last:03}"


def place_kind(code: str) -> str:
    """What a region's code stands for: kabupaten, kecamatan, desa or kelurahan (1xxx)."""
    parts = code.split(".")
    if len(parts) < 4:
        return ("provinsi", "kabupaten", "kecamatan")[len(parts) - 1]
    return "kelurahan" if parts[3].startswith("1") else "desa"
