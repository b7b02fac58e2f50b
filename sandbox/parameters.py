"""What a caller sent, however it was sent: query, form, multipart or JSON."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson

from sandbox.errors import bad_request

_BOUNDARY = re.compile(r'boundary="?([^";,]+)"?', re.IGNORECASE)
_NAME = re.compile(r'\bname="([^"]*)"')
_FILE = re.compile(r'\bfilename="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one call, by name."""

    given: Mapping[str, Any]

    @classmethod
    def read(cls, query: bytes, content_type: str, body: bytes) -> "Parameters":
        """What query string and body hold. Raises ApiError."""
        given: dict[str, Any] = dict(parse_qsl(query.decode(), keep_blank_values=True))
        if not body:
            return cls(given)
        kind = content_type.partition(";")[0].strip().lower()
        if kind == "application/json":
            given |= _json_object(body)
        elif kind == "multipart/form-data":
            given |= _parts(content_type, body)
        else:
            given |= parse_qsl(body.decode(), keep_blank_values=True)
        return cls(given)

    def text(self, name: str) -> str:
        """The value as text, empty where it is missing."""
        value = self.given.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a number; `default` where it is missing or none."""
        try:
            return int(self.given.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """True where it was said to be true."""
        return self.text(name).lower() in {"true", "1", "yes"}

    def object(self, name: str) -> dict[str, Any]:
        """An object; empty where it is missing. Raises ApiError."""
        value = self._nested(name)
        if not isinstance(value, dict | None):
            raise bad_request(f"object expected as {name}")
        return value or {}

    def array(self, name: str) -> list[Any] | None:
        """A list; None where it is missing. Raises ApiError."""
        value = self._nested(name)
        if not isinstance(value, list | None):
            raise bad_request(f"array expected as {name}")
        return value

    def _nested(self, name: str) -> Any:
        """What JSON holds; in forms it is a text. Raises ApiError."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value) if value else None
        except orjson.JSONDecodeError as error:
            raise bad_request(f"can't parse {name} JSON object") from error


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return given


def _parts(content_type: str, body: bytes) -> dict[str, Any]:
    """The parts of a multipart body by name; those with a file name as Upload."""
    boundary = _BOUNDARY.search(content_type)
    if boundary is None:
        raise bad_request("multipart without boundary")
    parts: dict[str, Any] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode())[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        header = head.decode(errors="replace")
        if name := _NAME.search(header):
            file = _FILE.search(header)
            parts[name[1]] = Upload(file[1], content) if file else content.decode()
    return parts
