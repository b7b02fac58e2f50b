"""Alerts: an incident as the commanders above it are told."""

from models.group import Group
from models.incident import Incident
from models.officer import Officer
from models.source import Source
from views.links import link
from views.render import render


def alert(
    incident: Incident,
    words: str,
    spot: tuple[str, str | None],
    group: Group,
    source: Source,
    officer: Officer | None,
) -> str:
    """What `group` is told of an incident; `spot`: names of its place and of what holds that."""
    place, within = spot
    return render(
        "alert",
        group.language,
        incident=incident,
        text=words,
        place=place,
        within=within,
        zone=group.zone,
        author=source.author,
        officer=officer,
        link=link(source.chat_id, source.message_id),
    )
