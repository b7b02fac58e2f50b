"""Telegram's markup: bot commands in what people write, HTML in what the bot writes."""

import html
import re
from typing import Any

from sandbox.errors import ApiError, bad_request

Entity = dict[str, Any]

_COMMAND = re.compile(
    r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?![a-zA-Z0-9_])(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])"
)
_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[^\s>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>"
    r"|&(?:\#\d+|\#[xX][0-9a-fA-F]+|(?:lt|gt|amp|quot)(?![a-zA-Z]));?"
    r"|(?P<open><)"
)
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}


def width(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands(text: str) -> list[Entity]:
    """The bot commands in it, wherever they stand."""
    if "/" not in text:
        return []
    return [
        {"type": "bot_command", "offset": width(text[: found.start()]), "length": width(found[0])}
        for found in _COMMAND.finditer(text)
    ]


def formatted(text: str, parse_mode: str | None) -> tuple[str, list[Entity]]:
    """Plain text and entities of a text in HTML or without markup. Raises ApiError."""
    if not parse_mode:
        return text.strip(), []
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return _HtmlText(text).parse()


class _HtmlText:
    """One pass over a text in Telegram's HTML."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._plain: list[str] = []
        self._at = 0
        self._open: list[tuple[str, Entity]] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        """Plain text and entities, without the white space around. Raises ApiError."""
        done = 0
        for token in _TOKEN.finditer(self._source):
            self._say(self._source[done : token.start()])
            self._take(token)
            done = token.end()
        self._say(self._source[done:])
        if self._open:
            tag = self._open[-1][0]
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return self._trimmed()

    def _say(self, text: str) -> None:
        self._plain.append(text)
        self._at += width(text)

    def _take(self, token: re.Match[str]) -> None:
        """One tag or character reference."""
        if token["open"]:
            raise self._fault(token, "Unclosed start tag")
        if token["tag"] is None:
            self._say(html.unescape(token[0]))
        elif token["end"]:
            self._close(token)
        else:
            self._start(token)

    def _start(self, token: re.Match[str]) -> None:
        tag = token["tag"].lower()
        if tag not in _TYPES:
            raise self._fault(token, f'Unsupported start tag "{tag}"')
        attributes = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(token["attributes"])
        }
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._fault(token, 'Tag "span" must have class "tg-spoiler"')
        entity: Entity = {"type": _TYPES[tag], "offset": self._at}
        if tag == "a":
            entity["url"] = attributes.get("href", "")
        self._open.append((tag, entity))

    def _close(self, token: re.Match[str]) -> None:
        if not self._open:
            raise self._fault(token, "Unexpected end tag")
        found = token["tag"].lower()
        tag, entity = self._open.pop()
        if found not in {"", tag}:
            tail = f', expected "</{tag}>", found "</{found}>"'
            raise self._fault(token, "Unmatched end tag", tail)
        entity["length"] = self._at - entity["offset"]
        if entity["length"] and entity.get("url", "-"):
            self._entities.append(entity)

    def _trimmed(self) -> tuple[str, list[Entity]]:
        whole = "".join(self._plain)
        shift, end = width(whole) - width(whole.lstrip()), width(whole.strip())
        kept = []
        for entity in self._entities:
            start = max(0, entity["offset"] - shift)
            stop = min(end, entity["offset"] + entity["length"] - shift)
            if stop > start:
                kept.append(entity | {"offset": start, "length": stop - start})
        return whole.strip(), sorted(kept, key=lambda entity: int(entity["offset"]))

    def _fault(self, token: re.Match[str], what: str, tail: str = "") -> ApiError:
        offset = len(self._source[: token.start()].encode())
        return _unparsable(f"{what} at byte offset {offset}{tail}")


def _unparsable(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")
