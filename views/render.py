"""Templates to text: escaping, local clock, numbers and station lists as officers write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from models.timetable import DAY, HOUR

ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def render(name: str, language: str, *, plain: bool = False, **values: object) -> str:
    """The text `name` in a language (id, en) as Telegram's HTML, every value escaped; or plain."""
    text = _template(name, language).render(values).strip()
    return unescape(text) if plain else text


@lru_cache
def _template(name: str, language: str) -> Template:
    made = environment(language).get_template(f"{name}.j2")
    made.globals = dict(made.globals)  # copied at each render, which a ChainMap is slow at
    return made


def read_texts(language: str) -> None:
    """Read a language's texts now, so that nobody waits for it later."""
    made = environment(language)
    for name in made.list_templates():
        made.get_template(name)


def word(kind: str, name: str, language: str) -> str:
    """One of a language's shared words, such as `places`, `labels`."""
    words: Any = environment(language).globals[kind]
    return str(words[name])


@lru_cache
def environment(language: str) -> Environment:
    """A language's templates; the words of `_words.j2`, `_digests.j2` are known to all of them."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "texts" / language),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"clock": clock, "stations": stations, "local": local, "boxes": boxes}
    made.filters["serials"] = serials
    made.filters["number"] = partial(number, language=language)
    made.globals |= {"place_kind": place_kind, "percent": percent, "day_clock": day_clock}
    for shared in ("_words.j2", "_digests.j2"):
        made.globals |= vars(made.get_template(shared).module)
    return made


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
