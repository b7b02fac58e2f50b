"""How hand-overs stand: who vouches for each, what differs, what was decided; for their cards."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.attestation import Attestation
from models.box import Box
from models.custody import RECEIVERS
from models.evidence import Evidence
from models.finding import Finding
from models.glossary import Service, Stage
from models.group import Group
from models.handoff import Effect, HandedBox, Handoff
from models.holding import Holding, distinct, held_on_the_way
from models.officer import Officer
from models.region import Region

GUARDS = (Service.POLRI, Service.TNI)
"""The two services that vouch for every box together."""


class Standing(NamedTuple):
    """A hand-over with all that its card tells."""

    handoff: Handoff
    place: str
    """The name of its village or kecamatan."""
    officer: Officer | None
    """Who reported it; None: not enrolled."""
    first: int | None = None
    """The number of the report that it repeats or attests."""
    gaps: Sequence[Stage] = ()
    """Stages that its boxes must have passed, though nobody reported it."""
    witnesses: Sequence[Officer] = ()
    """Who vouches for it beside its author."""
    findings: Sequence[Finding] = ()
    """What is wrong with it, settled or not."""
    labels: Mapping[int, str] = MappingProxyType({})
    """What the boxes of its findings are called: `004 PILGUB`."""
    people: Mapping[int, Officer] = MappingProxyType({})
    """Those who found and decided something."""
    held: Sequence[Holding] = ()
    """What holds its boxes since a report before, though it moved them."""
    evidence: int = 0
    """How many pictures, videos, places and papers came with it."""
    elsewhere: str | None = None
    """The name of the wrong place where its boxes were received, or are said to go."""

    @property
    def receivers(self) -> Sequence[Officer]:
        """Those who received the boxes, and say so."""
        return [one for one in self.witnesses if one.service in RECEIVERS]

    @property
    def guards(self) -> Sequence[Officer]:
        """Those who guard the boxes, and vouch for the report beside its author."""
        return [one for one in self.witnesses if one.service not in RECEIVERS]

    @property
    def held_boxes(self) -> int:
        """How many of its boxes are held since a report before."""
        return distinct(self.held)

    @property
    def holders(self) -> Sequence[int]:
        """The numbers of the incidents that hold boxes of it, since this report or one before."""
        open_ones = [one for one in self.findings if one.undecided]
        open_ones += [one.finding for one in self.held]
        return sorted({one.incident_id for one in open_ones if one.incident_id})

    @property
    def waits_for(self) -> Sequence[Service]:
        """The services whose word would make it joint."""
        author = [self.officer.service] if self.officer else []
        have = {*author, *(one.service for one in self.guards)}
        return [service for service in GUARDS if service not in have]

    @property
    def waits_since(self) -> datetime:
        """When it began to wait."""
        return self.handoff.reported_at


def journey(session: Session, boxes: Collection[int]) -> list[Standing]:
    """All that was reported of these boxes (ids), in the order in which it happened."""
    about = select(HandedBox.handoff_id).where(HandedBox.box_id.in_(boxes))
    query = select(Handoff.id).where(Handoff.id.in_(about), ~Handoff.superseded)
    told = standings(session, session.scalars(query).all()).values()
    kept = Evidence.counts(session, "handoff", [one.handoff.number for one, _ in told])
    found = [
        one._replace(evidence=sum(kept.get(one.handoff.number, {}).values())) for one, _ in told
    ]
    return sorted(found, key=lambda one: (one.handoff.occurred_at, one.handoff.id))


def standings(session: Session, numbers: Collection[int]) -> dict[int, tuple[Standing, Group]]:
    """How these hand-overs (ids) stand, each with the group that it was reported in."""
    found = stand(session, numbers)
    groups = Group.of_chats(session, {one.handoff.chat_id for one in found.values()})
    return {
        number: (one, groups[one.handoff.chat_id])
        for number, one in found.items()
        if one.handoff.chat_id in groups
    }


def stand(session: Session, numbers: Collection[int]) -> dict[int, Standing]:
    """How these hand-overs (ids) stand."""
    rows = select(Handoff).where(Handoff.id.in_(numbers)).order_by(Handoff.id)
    handoffs = session.scalars(rows.execution_options(populate_existing=True)).all()
    witnesses = _witnesses(session, numbers)
    findings = Finding.of_handoffs(session, numbers)
    named = {one.officer_id for one in handoffs} | {one.officer_id for one in findings}
    named |= {one.settled_by for one in findings if one.settled_by}
    named |= {one for some in witnesses.values() for one in some}
    people = Officer.known(session, named)
    places = {one.place for one in handoffs}
    places |= {one.received_at for one in handoffs if one.received_at}
    names = Region.names(session, sorted(places))
    moved = [one.id for one in handoffs if one.effect == Effect.MOVED]
    held = held_on_the_way(session, moved)
    concerned = [one.boxes for some in held.values() for one in some if one.named]
    concerned += [one.boxes for one in findings]
    labels = Box.labels(session, {box for boxes in concerned for box in boxes})
    return {
        one.id: Standing(
            handoff=one,
            place=names[one.place],
            officer=people.get(one.officer_id),
            first=one.echoes,
            witnesses=[people[who] for who in witnesses.get(one.id, ()) if who in people],
            findings=[found for found in findings if found.handoff_id == one.id],
            labels=labels,
            held=held.get(one.id, ()),
            people=people,
            elsewhere=names[one.received_at] if one.received_at else None,
        )
        for one in handoffs
    }


def _witnesses(session: Session, numbers: Collection[int]) -> dict[int, list[int]]:
    """Who confirmed each of these, by its button or by a report of their own; oldest first."""
    pressed = select(Attestation.handoff_id, Attestation.officer_id, Attestation.at)
    reported = select(Handoff.echoes, Handoff.officer_id, Handoff.reported_at).where(
        Handoff.echoes.in_(numbers), Handoff.effect == Effect.ATTESTS, ~Handoff.superseded
    )
    given = [*session.execute(pressed.where(Attestation.handoff_id.in_(numbers)))]
    given += session.execute(reported)
    found: dict[int, list[int]] = {}
    for number, officer, _ in sorted(given, key=lambda one: one[2]):
        if officer not in found.setdefault(number, []):
            found[number].append(officer)
    return found
