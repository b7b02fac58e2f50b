"""What the picture of a digest shows: plain data, kept with the message until it is drawn."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from models.case import Case
from models.digest import Slot
from models.glossary import Severity
from models.group import Group
from models.progress import Part
from models.situation import Situation
from views.formats import clock
from views.picture import MOST_INCIDENTS, MOST_TILES
from views.render import render

COLUMNS = 9
"""Moments in the flow of boxes, this one included."""


def sheet(
    situation: Situation, group: Group, slot: datetime, past: Sequence[Slot]
) -> dict[str, Any]:
    """The sheet of a digest; `past` are the slots before it, oldest first."""
    flow = [(one.slot, one.figures or {}) for one in past[1 - COLUMNS :]]
    flow.append((slot, situation.figures()))
    return {
        "kind": "picture",
        "region": situation.code,
        "language": group.language,
        "title": _words("title", group, shown_at=slot),
        "subtitle": _words("subtitle", group, shown_at=slot, situation=situation),
        "places": list(situation.figures().items()),
        "parts": [_part(part) for part in _shown(situation.parts)],
        "flow": [(clock(at, group.zone)[:5], list(boxes.items())) for at, boxes in flow],
        "incidents": [
            (incident.severity, *_incident(incident, place, situation, group))
            for incident, place in situation.incidents[:MOST_INCIDENTS]
        ],
        "words": {
            "places": {name: _words("place", group, place=name) for name in situation.figures()},
            "progress": _words("progress", group, progress=situation.progress),
            "flow": _words("flow", group),
            "incidents": _words("incidents", group, count=len(situation.incidents)),
            "more_incidents": _more("incidents", len(situation.incidents), MOST_INCIDENTS, group),
            "more_parts": _more("parts", len(situation.parts), MOST_TILES, group),
            "severities": {
                severity.value: _words("severity", group, severity=severity)
                for severity in Severity
            },
            "footer": _words("footer", group),
        },
    }


def _shown(parts: Sequence[Part]) -> Sequence[Part]:
    """All parts in their codes' order; of very many, those that are least far."""
    if len(parts) <= MOST_TILES:
        return parts
    least = sorted(parts, key=lambda part: (part.severity is None, part.share, part.code))
    return sorted(least[:MOST_TILES], key=lambda part: part.code)


def _part(part: Part) -> dict[str, Any]:
    return {
        "code": part.code,
        "name": part.name,
        "boxes": part.boxes,
        "done": part.done,
        "severity": part.severity,
    }


def _incident(incident: Case, place: str, situation: Situation, group: Group) -> tuple[str, str]:
    """What happened where and how long ago, and who cares for it."""
    told = {"incident": incident, "place": place, "situation": situation}
    return _words("incident", group, **told), _words("care", group, **told)


def _more(what: str, count: int, shown: int, group: Group) -> str:
    return _words("more", group, what=what, count=count - shown) if count > shown else ""


def _words(line: str, group: Group, **values: object) -> str:
    """One of the picture's lines: plain text."""
    return render(f"picture/{line}", group.language, plain=True, zone=group.zone, **values)
