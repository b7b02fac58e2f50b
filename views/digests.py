"""Digests: the situation of a region as its commanders read it."""

from datetime import datetime, timedelta

from models.glossary import Phase, Stage
from models.group import Group
from models.situation import Situation
from views.cards import ends
from views.render import render

MOST = 5
"""Incidents, differences, villages named in full; what is left out is counted."""

LATE = timedelta(minutes=5)
"""A digest made so long after its slot says so."""


def digest(situation: Situation, group: Group, slot: datetime) -> str:
    """The digest of a slot (HTML)."""
    return render(
        "digest",
        group.language,
        situation=situation,
        code=group.region,
        shown_at=slot,
        late=situation.at - slot > LATE,
        news=news(situation),
        balanced=sum(situation.boxes.values()) + situation.on_the_way + situation.uncertain
        == situation.manifest,
        zone=group.zone,
        most=MOST,
        ends=ends,
    )


def news(situation: Situation) -> list[tuple[tuple[Phase, Stage], int]]:
    """Boxes that arrived and departed, arrivals first, towards the warehouse first."""
    order = [(phase, stage) for phase in (Phase.ARRIVED, Phase.DEPARTED) for stage in Stage]
    return [(what, situation.news[what]) for what in order if what in situation.news]
