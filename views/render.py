"""Templates to text: escaping, local clock, numbers and station lists as officers write them."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def render(name: str, language: str, **values: object) -> str:
    """The text `name` in a language (id, en) as Telegram's HTML, every value escaped."""
    return _template(f"{language}/{name}.j2").render(values, language=language).strip()


@lru_cache
def _template(name: str) -> Template:
    return environment().get_template(name)


@lru_cache
def environment() -> Environment:
    """The templates; a value that is missing raises."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "texts"),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"clock": clock, "number": number, "stations": stations, "local": local}
    made.globals["place_kind"] = place_kind
    return made


def local(moment: datetime, zone: str) -> datetime:
    """A moment by the wall clock of a zone."""
    return moment.astimezone(ZoneInfo(zone))


def clock(moment: datetime, zone: str) -> str:
    """19.30 WIB."""
    shown = local(moment, zone)
    return f"{shown:%H.%M} {ZONE_NAMES.get(zone) or shown.tzname()}"


def number(count: int, language: str = "id") -> str:
    """5.464 in Indonesian, 5,464 in English."""
    grouped = f"{count:,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def stations(numbers: Sequence[int]) -> str:
    """001–003, 005."""
    runs = groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    return ", ".join(_run([number for _, number in run]) for _, run in runs)


def _run(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"{first:03}" if first == last else f"{first:03}–{last:03}"


def place_kind(code: str) -> str:
    """What a region's code stands for: kabupaten, kecamatan, desa or kelurahan (1xxx)."""
    parts = code.split(".")
    if len(parts) < 4:
        return ("provinsi", "kabupaten", "kecamatan")[len(parts) - 1]
    return "kelurahan" if parts[3].startswith("1") else "desa"
