"""Boxes that need a commander's eye: uncertain ones with their last holder, and gaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.base import inside
from models.box import Box
from models.handoff import Handoff

MOST = 100
"""Uncertain boxes that are named."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A box of which nobody can say where it is."""

    village: str
    station: int | None
    election: str
    holder: str
    """Who last reported it."""


def doubtful(session: Session, region: str) -> Sequence[Doubtful]:
    """A region's uncertain boxes by village and station, at most `MOST`."""
    query = (
        select(Box.village, Box.station, Box.election, func.coalesce(Handoff.author, ""))
        .outerjoin(Handoff, Handoff.id == Box.handoff_id)
        .where(inside(Box.village, region), Box.doubt.is_not(None))
        .order_by(Box.village, Box.station, Box.election)
        .limit(MOST)
    )
    return [Doubtful(*row) for row in session.execute(query)]


def gaps(session: Session, region: str) -> Sequence[tuple[str, int]]:
    """Villages whose boxes passed a stage that nobody reported, and how many; most first."""
    query = (
        select(Box.village, func.count())
        .where(inside(Box.village, region), Box.gaps != 0)
        .group_by(Box.village)
        .order_by(func.count().desc(), Box.village)
    )
    return [(village, boxes) for village, boxes in session.execute(query.limit(MOST))]
