"""A group's settings, as an operator sees them there."""

from collections.abc import Mapping

from models.group import Group
from models.outbox import Markup
from views.buttons import button, keyboard
from views.regions import Button, titled
from views.render import render, word

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
LANGUAGES = {"id": "Indonesia", "en": "English"}

NAMED = ("Neutrality", "Privacy")
"""Refusals that are counted by name; the others are of messages that were incomplete."""


def settings(
    group: Group, place: str, declined: Mapping[str, int], topic: int | None
) -> tuple[str, Markup]:
    """The settings as they are, and the buttons to change them; `topic`: where they were asked."""
    language, here = group.language, topic or 0

    def choice(words: str, field: str, value: str, *, chosen: bool) -> Button:
        return button(f"• {words}" if chosen else words, "ga", field, value, here)

    zones = [choice(name, "zone", name, chosen=zone == group.zone) for name, zone in ZONES.items()]
    tongues = [
        choice(name, "language", code, chosen=code == language) for code, name in LANGUAGES.items()
    ]
    topics = []
    if topic != group.topic:
        topics = [choice(word("labels", "topic", language), "topic", "here", chosen=False)]
    text = render(
        "settings",
        language,
        group=group,
        place=titled(group.region, place, language),
        named={name: declined[name] for name in NAMED if name in declined},
        others=sum(count for name, count in declined.items() if name not in NAMED),
    )
    return text, keyboard(zones, tongues, topics)


def nobody_asks(language: str) -> str:
    """What an operator is told when no group asks to be let in."""
    return render("nobody_asks", language)


def masked(language: str) -> str:
    """What an anonymous admin or a channel is told, once."""
    return render("masked", language)
