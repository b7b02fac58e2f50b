"""The duty room: commanders who take what the command group is told, from alert to close."""

import asyncio
from random import Random

from sandbox.chats import Message, Person
from sandbox.field import Field
from sandbox.world import World

POLICE, ARMY = Person(5200000002, "Nanang Supriyadi"), Person(5200000004, "Mulyono Pamungkas")
"""Invented, as all in the sample."""

NEWS = ("anggota merapat ke lokasi", "massa dibubarkan, aman", "kotak dan segel dicek, utuh")
ENDS = (
    "sudah teratasi, situasi kondusif",
    "selesai ditangani anggota di lokasi",
    "aman terkendali",
)

GLANCE = 15.0
"""Seconds of the clock between two looks."""


class DutyRoom:
    """Answers each alert as it comes; every fifth waits until it is escalated."""

    def __init__(self, world: World, field: Field) -> None:
        self.world = world
        self.chat_id = field.command
        self.chance = Random(6)  # noqa: S311 (a script needs no secrecy)
        self._seen: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._shown = False

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            for message in self.world.heard(self.chat_id):
                for number in set(alerts_in(message)) - self._seen:
                    self._seen.add(number)
                    self._tasks.add(asyncio.create_task(self._take(number, message.message_id)))
            await self.world.clock.sleep(GLANCE)

    async def _take(self, number: int, card: int) -> None:
        """One incident, from the first look to the closed case."""
        await self._later(6 if number % 5 == 0 else 1)
        self._press(POLICE, card, "seen", number)
        self._press(ARMY, card, "seen", number)
        await self._later(2)
        self._press(POLICE, card, "take", number)
        await self._later(10)
        card = await self._opened(number, card)
        self.world.says(self.chat_id, ARMY, self.chance.choice(NEWS), reply_to=card)
        await self._later(10)
        settles = [data for data in buttons_of(self._message(card)) if data[1] == "settle"]
        if settles:
            self.world.presses(self.chat_id, POLICE, card, ":".join(settles[0]))
            return
        self._press(POLICE, card, "done", number)
        await self._later(1)
        self.world.says(self.chat_id, POLICE, self.chance.choice(ENDS), reply_to=card)
        await self._later(5)
        self._press(ARMY, card, "close", number)
        if not self._shown:
            self._shown = True
            await self._later(1)
            self.world.says(self.chat_id, ARMY, f"/incident {number}")

    async def _opened(self, number: int, card: int) -> int:
        """A message (id) about this incident alone: its card, or its timeline, asked for."""
        if self._message(card).text.count("KEJADIAN #") == 1:
            return card
        asked = self.world.says(self.chat_id, POLICE, f"/incident {number}")
        for _ in range(10):
            await self._later(1)
            for message in self.world.heard(self.chat_id):
                if message.reply_to == asked:
                    return message.message_id
        return card

    def _message(self, message_id: int) -> Message:
        return next(one for one in self.world.heard(self.chat_id) if one.message_id == message_id)

    async def _later(self, minutes: float) -> None:
        await self.world.clock.sleep(60 * minutes * self.chance.uniform(0.8, 1.2))

    def _press(self, person: Person, card: int, what: str, number: int) -> None:
        self.world.presses(self.chat_id, person, card, f"1:incident_{what}:{number}")


def alerts_in(message: Message) -> list[int]:
    """The incidents (numbers) that a message asks to acknowledge."""
    return [int(data[2]) for data in buttons_of(message) if data[1:2] == ["incident_seen"]]


def buttons_of(message: Message) -> list[list[str]]:
    """The data of a message's buttons, in parts."""
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    return [one.get("callback_data", "").split(":") for row in rows for one in row]
