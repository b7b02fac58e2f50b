"""Incidents looked up: a list, a timeline, a summary by the questions of ABIDISIBAME."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from models.dossier import Dossier
from models.group import Group
from models.timeline import Deed, Event
from views.incidents import Reader, told, words
from views.render import render

MOST = 25
"""Lines of a list or a timeline; what is left out is counted."""

CAUSE = re.compile(
    r"[^.;\n]*\b(?:karena|krn|akibat|sebab|disebabkan|penyebab|diduga|because)\b[^.;\n]*",
    re.IGNORECASE,
)


def incident_list(dossiers: Sequence[Dossier], region: str, group: Group, now: datetime) -> str:
    """The open incidents of a group's region (its name), worst and oldest first."""
    values: dict[str, Any] = {"region": region, "code": group.region, "now": now, "most": MOST}
    return render("incidents", group.language, dossiers=dossiers, **values)


def story(dossier: Dossier, events: Sequence[Event], group: Reader, room: int = 1) -> str:
    """An incident's timeline, oldest first; of a long one the latest part.

    `room`: how many times as much may stand there as in a message.
    """
    shown = {"events": events[-MOST * room :], "left_out": len(events) - MOST * room}
    return told("timeline", dossier, group, room=room, **shown)


def summary(dossier: Dossier, events: Sequence[Event], group: Reader, room: int = 1) -> str:
    """An incident as a report to superiors; `room` as above, then without what the story tells."""
    texts = [words(event.text) for event in events if event.deed in (Deed.REPORTED, Deed.NOTE)]
    resolution = dossier.case.resolution or ""
    causes = [found for text in (*texts, resolution) for found in CAUSE.findall(text)]
    notes = [one for one in events if room == 1 and one.text and _adds(one, dossier)]
    seen, took = (who_did(events, deed) for deed in (Deed.ACKNOWLEDGED, Deed.HANDLED))
    facts = {
        "notes": notes[-MOST:],
        "causes": causes,
        "seen": seen,
        "took": took,
        "room": room,
        "words": words,
    }
    return told("summary", dossier, group, **facts)


def _adds(event: Event, dossier: Dossier) -> bool:
    """Whether an entry tells more than the report: news, or what a double says."""
    double = event.deed == Deed.REPORTED and event.number != dossier.case.number
    return double or event.deed == Deed.NOTE


def report_caption(dossier: Dossier, group: Group, at: datetime) -> str:
    """What goes with the document of an incident (HTML)."""
    return told("lapsit", dossier, group, at=at)


def who_did(events: Sequence[Event], deed: Deed) -> Sequence[int]:
    """Everybody who did that (ids), in turn, each once."""
    return list(dict.fromkeys(e.officer_id for e in events if e.deed == deed and e.officer_id))
