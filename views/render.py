"""Templates to text, every value escaped."""

from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from views.formats import (
    boxes,
    clock,
    day_clock,
    local,
    number,
    percent,
    place_kind,
    serials,
    stations,
)
from views.wording import Wording


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
def wording(language: str) -> Wording:
    """What many texts of a language have in common."""
    return Wording(environment(language).globals, language)


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
    made.globals |= Wording(made.globals, language).shared
    for shared in ("_words.j2", "_digests.j2"):
        made.globals |= vars(made.get_template(shared).module)
    return made
