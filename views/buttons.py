"""Buttons below messages: what they say, and the short data that comes back when one is pressed."""

from models.outbox import Markup

VERSION = "1"
"""Of the data's form: buttons from before an upgrade are told from those after it."""

LONGEST = 64
"""Bytes that Telegram allows."""


def button(label: str, action: str, *about: object) -> dict[str, str]:
    """A button whose press comes back as `action` and what it is about. Raises ValueError."""
    pressed = ":".join(map(str, (VERSION, action, *about)))
    if len(pressed.encode()) > LONGEST:
        raise ValueError(f"{pressed} is too long")
    return {"text": label, "callback_data": pressed}


def keyboard(*rows: list[dict[str, str]]) -> Markup:
    """Rows of buttons."""
    return {"inline_keyboard": [row for row in rows if row]}


def pressed(data: str) -> tuple[str, list[str]] | None:
    """The action and what it is about; None where the data is not of this version."""
    version, _, rest = data.partition(":")
    action, *about = rest.split(":")
    return (action, about) if version == VERSION else None
