"""Templates to text: escaping, local clock, numbers and station lists as officers write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import Any
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
    return _template(name, language).render(values).strip()


@lru_cache
def _template(name: str, language: str) -> Template:
    made = environment(language).get_template(f"{name}.j2")
    made.globals = dict(made.globals)  # copied at each render, which a ChainMap is slow at
    return made


def word(kind: str, name: str, language: str) -> str:
    """One of a language's shared words, such as `places`, `labels`."""
    words: Any = environment(language).globals[kind]
    return str(words[name])


@lru_cache
def environment(language: str) -> Environment:
    """A language's templates, its words (`_words.j2`) known to all; a missing value raises."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "texts" / language),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"clock": clock, "stations": stations, "local": local, "boxes": boxes}
    made.filters["number"] = partial(number, language=language)
    made.globals["place_kind"] = place_kind
    made.globals |= vars(made.get_template("_words.j2").module)
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
