"""A scripted election night of real size: who writes what, when, and what must come of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from operator import attrgetter
from random import Random
from zoneinfo import ZoneInfo

from models.glossary import Seal
from sandbox.acts import Act, Expected, Movement, Trouble
from sandbox.chats import Person
from sandbox.field import Field, Kecamatan, Village
from sandbox.mishaps import Mishaps
from sandbox.movements import DARK, Movements
from sandbox.names import Names
from sandbox.troubles import incident, troubles
from sandbox.wordings import Wordings

WIB = ZoneInfo("Asia/Jakarta")

OPENING = datetime(2024, 11, 27, 8, 0, tzinfo=UTC)
"""Three in the afternoon, WIB: the first stations have counted."""

MIDNIGHT = OPENING + timedelta(hours=9)
"""The end."""

FALLS = OPENING + timedelta(hours=3)
RETURNS = OPENING + timedelta(hours=7)
"""Between these its reports wait in the phones; within a minute all of them are there."""

HEAP = timedelta(minutes=1)

INCIDENTS = 48


def night(field: Field, apart: Collection[str] = (), seed: int = 27112024) -> list[Act]:
    """The whole script by time: the distribution, over before dawn, then the evening.

    The evening of the villages (codes) that are `apart` is somebody else's.
    """
    script = Script(field, apart, Random(seed))  # noqa: S311 (a script needs no secrecy)
    return sorted(script.acts(), key=attrgetter("at"))


def at_once(acts: Sequence[Act], field: Field) -> int:
    """How many reports of the kecamatan without network come when it is back."""
    chat = next(area.chat_id for area in field.kecamatan if area.name == DARK)
    return sum(act.chat_id == chat and RETURNS <= act.at < RETURNS + HEAP for act in acts)


class Script:
    """Turns what happens into what is written of it."""

    def __init__(self, field: Field, apart: Collection[str], chance: Random) -> None:
        self.field = field
        self.apart = apart
        self.chance = chance
        self.wordings = Wordings(field, Names(field, chance), chance)

    def acts(self) -> Iterator[Act]:
        """Everything that is written, in no order."""
        movements = Movements(self.field, OPENING, self.chance, self.apart)
        wrong = troubles(self.field, OPENING, INCIDENTS, self.chance)
        yield from [self.handoff(at, lot) for at, lot in movements.down()]
        evening = [self.handoff(at, lot) for at, lot in movements.up()]
        evening += [self.incident(at, trouble) for at, trouble in wrong]
        yield from evening
        dark = {area.chat_id for area in self.field.kecamatan if area.name == DARK}
        lit = [act for act in evening if act.chat_id not in dark]
        yield from Mishaps(lit, self.chance).all()

    def handoff(self, at: datetime, lot: Movement) -> Act:
        """The message that tells of a movement; its author leaves out what is not needed."""
        sent, claimed = self._told(at, lot.kecamatan)
        counted = lot.boxes if lot.elections or self.chance.random() < 0.75 else None
        meant = replace(lot, claimed=claimed, boxes=counted, seal=self._seal())
        return Act(
            at=sent,
            chat_id=lot.kecamatan.chat_id,
            person=self._author(lot.kecamatan, lot.village),
            text=self.wordings.handoff(meant),
            expected=Expected.HANDOFF,
            meant=meant,
            caption=self.chance.random() < 0.06,
        )

    def incident(self, at: datetime, trouble: Trouble) -> Act:
        """The message that tells of an incident."""
        sent, claimed = self._told(at, trouble.kecamatan)
        meant = replace(trouble, claimed=claimed)
        return Act(
            at=sent,
            chat_id=trouble.kecamatan.chat_id,
            person=self._author(trouble.kecamatan, trouble.village),
            text=incident(meant, self.wordings),
            expected=Expected.INCIDENT,
            meant=meant,
            caption=self.chance.random() < 0.3,
        )

    def _told(self, at: datetime, kecamatan: Kecamatan) -> tuple[datetime, time | None]:
        """When Telegram gets what happened `at`, and the time that its text claims."""
        sent = at
        if self.chance.random() < 0.2:
            sent += timedelta(minutes=self.chance.uniform(1, 12))
        if kecamatan.name == DARK and FALLS <= sent < RETURNS:
            sent = RETURNS + timedelta(seconds=self.chance.uniform(1, 55))
        claimed = at.astimezone(WIB).time().replace(second=0, microsecond=0)
        return sent, claimed if sent > at else None

    def _author(self, kecamatan: Kecamatan, village: Village | None) -> Person:
        """One of the village's two, police or army; for a whole kecamatan its commander."""
        if village is None:
            return kecamatan.officers[0].person
        number = kecamatan.villages.index(village)
        service = kecamatan.serving("POLRI" if self.chance.random() < 0.65 else "TNI")
        return service[number % len(service)]

    def _seal(self) -> Seal | None:
        seals = (Seal.INTACT, None, Seal.BROKEN, Seal.MISSING)
        return self.chance.choices(seals, (860, 134, 4, 2))[0]
