"""The menus of commands that Telegram shows: which chat is offered what, in which language."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from views.render import environment

LANGUAGES = ("id", "en")

GROUPS = ("handoff", "incident", "kotak", "insiden", "status", "batal", "bantuan")
PRIVATE = ("start", "saya", "undang", "anggota", "bantuan")
OPERATORS = ("start", "grup", "undang", "anggota", "saya", "bantuan")


def menus(operators: Collection[int], language: str) -> Iterator[dict[str, Any]]:
    """The parameters of each setMyCommands; who speaks neither language gets `language`."""
    offered: list[tuple[dict[str, Any], Sequence[str]]] = [
        ({"type": "all_group_chats"}, GROUPS),
        ({"type": "all_private_chats"}, PRIVATE),
        *(({"type": "chat", "chat_id": operator}, OPERATORS) for operator in operators),
    ]
    for scope, names in offered:
        yield {"scope": scope, "commands": menu(names, language)}
        for code in LANGUAGES:
            yield {"scope": scope, "commands": menu(names, code), "language_code": code}


def menu(names: Sequence[str], language: str) -> list[dict[str, str]]:
    """Commands with what each does."""
    words: Any = environment(language).globals["menu"]
    return [{"command": name, "description": str(words[name])} for name in names]
