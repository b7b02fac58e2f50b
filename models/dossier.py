"""All that the cards of an incident tell, with names instead of ids and codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy.orm import Session

from models.case import Case
from models.escalation import Ladder
from models.finding import Finding
from models.glossary import Standing as Role
from models.group import Group
from models.incident import Incident
from models.officer import Officer
from models.outbox import Owed, Place
from models.region import VILLAGE, Region, covers, level
from models.standing import Standing, stand
from models.timeline import Event

NEAREST = 2
"""Officers of each force whom an alert mentions."""

TOLD = 3
"""Commanders of a level and service whom a notice mentions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An incident, the people and places around it, and the groups that have its card."""

    case: Case
    place: str
    within: str | None
    """What the place lies in, for a village."""
    people: Mapping[int, Officer]
    nearest: Sequence[Officer]
    first: Event | None
    """The first word of it, with what came with that; None: no officer reported it."""
    groups: Sequence[Group]
    """The command groups above the place."""
    field: Group | None
    """The group that it was reported in; None: custody's own stand on hand-overs' cards there."""
    known: Mapping[str, Place]
    """The cards that are owed, by key, and where they stand."""
    regions: Mapping[str, str]
    """Names of the regions that were told, by code."""
    told: tuple[str, str] | None
    """Code and name of the region that was told last, beyond the first alert."""
    commanders: Sequence[Officer]
    """Of that region."""
    notes: int
    """How often there was news."""
    news: Event | None
    """The latest."""
    finding: Finding | None
    """What custody opened it for; None: an officer reported it."""
    standing: Standing | None
    """How the hand-over stands of which that was found."""

    @property
    def undecided(self) -> bool:
        """Whether a commander is to say what its finding means."""
        return self.finding is not None and self.finding.undecided

    @classmethod
    def of(cls, session: Session, case: Case, *events: Event) -> Self:
        """What there is to tell of an incident now, with the people in these events."""
        groups = Group.commanding_over(session, case.place)
        rungs = Ladder.of(case.ladder).rungs
        told = rungs[min(case.rung, len(rungs)) - 1] if case.rung and rungs else None
        village = level(case.place) >= VILLAGE
        holder = case.place.rpartition(".")[0]
        near = Officer.nearest(session, case.place, NEAREST)
        known = Owed.known(session, keys(case.number, groups))
        chat_id, _ = known.get(card_key(case.number), (case.report.chat_id, None))
        notes, news = Event.news(session, case.root)
        news_by = {one.officer_id for one in (news, *events) if one and one.officer_id}
        names = Region.names(session, [case.place, holder, *rungs])
        handoff = case.report.handoff_id
        return cls(
            case=case,
            place=names[case.place],
            within=names[holder] if village else None,
            people=Officer.known(session, case.people | news_by),
            nearest=[one for one in near if one.telegram_id != case.report.officer_id],
            first=Event.report(session, case.number),
            groups=groups,
            field=session.get(Group, chat_id) if handoff is None else None,
            known=known,
            regions=names,
            told=(told, names[told]) if told else None,
            commanders=Officer.commanding(session, told, TOLD) if told else [],
            notes=notes,
            news=news,
            finding=Finding.of_incident(session, case.number, handoff),
            standing=stand(session, [handoff])[handoff] if handoff else None,
        )

    @property
    def hearers(self) -> Sequence[Group]:
        """The groups that a notice goes to: all, or those of the level that was told.

        That is the nearest command group above it, each service's own of that level beside it,
        and where the level has no room of its own the field group, where its officers are.
        """
        if self.told is None:
            return self.groups
        code, _ = self.told
        above = [group for group in self.groups if covers(group.region, code)]
        shared = nearest([group for group in above if group.service is None])
        own = [group for group in above if group.service and group.region == code]
        here = [self.field] if self.field and self.field.role == Role.FIELD else []
        housed = any(group.region == code for group in shared)
        within = [group for group in here if not housed and covers(group.region, code)]
        return [*(shared or nearest(above)), *own, *within] or self.groups

    def called_in(self, group: Group) -> Sequence[Officer]:
        """Whom a notice mentions in a group: in a service's own, its own people first."""
        called = (self.told and self.commanders) or self.nearest
        return [one for one in called if group.service in (None, one.service)] or called

    def former(self, session: Session) -> Sequence[Group]:
        """Command groups of where it was said to have happened before, but not of its place."""
        above: dict[int, Group] = {}
        for place in Incident.places(session, self.case.number):
            above |= {group.chat_id: group for group in Group.commanding_over(session, place)}
        now = {group.chat_id for group in self.groups}
        return [group for chat_id, group in above.items() if chat_id not in now]

    @property
    def nearest_groups(self) -> Sequence[Group]:
        """The command groups of the narrowest region above its place."""
        return nearest(self.groups)

    @classmethod
    def open_in(cls, session: Session, region: str) -> Sequence[Self]:
        """The open incidents of a region, worst and oldest first."""
        return [cls.of(session, case) for case in Case.open_in(session, region)]

    def spare_notices(self, session: Session) -> None:
        """Let notices that wait to be sent give way: what they say is no longer so."""
        chats = [group.chat_id for group in (*self.groups, *([self.field] if self.field else []))]
        Owed.spare(session, chats, f"notice {self.case.number}")

    def sent_to(self, group: Group) -> int | None:
        """The message (id) of the card in a group, once it was sent."""
        own = self.field is not None and group.chat_id == self.field.chat_id
        key = card_key(self.case.number) if own else alert_key(self.case.number, group.chat_id)
        return self.known.get(key, (0, None))[1]


def nearest(groups: Sequence[Group]) -> Sequence[Group]:
    """Those of the narrowest region; of several above one place."""
    deepest = max((len(group.region) for group in groups), default=0)
    return [group for group in groups if len(group.region) == deepest]


def alert_key(number: int, chat_id: int) -> str:
    """Under which a command group's card is owed."""
    return f"alert {number} {chat_id}"


def photo_key(number: int, chat_id: int) -> str:
    """Under which the photo is owed that came with a report."""
    return f"photo {number} {chat_id}"


def card_key(number: int) -> str:
    """Under which the card in the group that reported it is owed."""
    return f"card incident {number}"


def keys(number: int, groups: Sequence[Group]) -> Sequence[str]:
    """Of all cards of an incident."""
    return [card_key(number), *(alert_key(number, group.chat_id) for group in groups)]
