"""The duty room: commanders who take what the command group is told, from alert to close."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from random import Random

from sandbox.chats import Message, Person
from sandbox.field import Field
from sandbox.hands import Errands, Hands, Watch, actions

POLICE, ARMY = Person(5200000002, "Nanang Supriyadi"), Person(5200000004, "Mulyono Pamungkas")
"""Invented, as all in the sample."""

NEWS = ("anggota merapat ke lokasi", "massa dibubarkan, aman", "kotak dan segel dicek, utuh")
ENDS = (
    "sudah teratasi, situasi kondusif",
    "selesai ditangani anggota di lokasi",
    "aman terkendali",
)
REASONS = (
    "sesuai, segel diganti disaksikan PPS dan Panwas, berita acara dibuat",
    "sesuai, dicek bersama Polri dan TNI, isi utuh, segel baru terpasang",
    "dihitung ulang bersama, lengkap",
)

SEEN, ALERT = "incident_seen", "KEJADIAN #"

GLANCE = 15.0
"""Seconds of the clock between two looks."""


class DutyRoom:
    """Answers each alert as it comes; every fifth waits until it is escalated.

    Decides each difference with the reason, but for every tenth: its boxes stay held. Those that
    name a place of `spared` are left to others.
    """

    def __init__(self, hands: Hands, field: Field, spared: Collection[str]) -> None:
        self.hands = hands
        self.world = hands.world
        self.chat_id = field.command
        self.spared = spared
        self.chance = Random(6)  # noqa: S311 (a script needs no secrecy)
        self._watch = Watch(self.world)
        self._seen: set[int] = set()
        self._errands = Errands()
        self._shown = False

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            for message in self._watch.news(self.chat_id):
                for number in {number for number, _ in actions(message, SEEN)} - self._seen:
                    self._seen.add(number)
                    self._errands.soon(self._meet(number, message))
            await self.world.clock.sleep(GLANCE)

    async def _meet(self, number: int, message: Message) -> None:
        """One incident, from the first look to its end."""
        await self._later(6 if number % 5 == 0 else 1)
        self._press(POLICE, message.message_id, "seen", number)
        self._press(ARMY, message.message_id, "seen", number)
        with suppress(TimeoutError):
            card = await alone(self.hands, message, number)
            await self._later(2)
            self._press(POLICE, card.message_id, "take", number)
            if not any(actions(card, "settle")):
                await self._resolve(number, card.message_id)
            elif number % 10 and not any(name in card.text for name in self.spared):
                await self._later(15)
                self._says(self.chance.choice((POLICE, ARMY)), REASONS, card.message_id)

    async def _resolve(self, number: int, card: int) -> None:
        await self._later(10)
        self._says(ARMY, NEWS, card)
        await self._later(10)
        self._press(POLICE, card, "done", number)
        await self._later(1)
        self._says(POLICE, ENDS, card)
        await self._later(5)
        self._press(ARMY, card, "close", number)
        if not self._shown:
            self._shown = True
            await self._later(1)
            self.world.says(self.chat_id, ARMY, f"/incident {number}")

    async def _later(self, minutes: float) -> None:
        await self.world.clock.sleep(60 * minutes * self.chance.uniform(0.8, 1.2))

    def _press(self, person: Person, card: int, what: str, number: int) -> None:
        self.world.presses(self.chat_id, person, card, f"1:incident_{what}:{number}")

    def _says(self, person: Person, words: Sequence[str], card: int) -> None:
        self.world.says(self.chat_id, person, self.chance.choice(words), reply_to=card)


async def alone(hands: Hands, message: Message, number: int) -> Message:
    """An incident's own message: the alert, or where that tells of several, its timeline."""
    if message.text.count(ALERT) < 2:
        return message
    asked = hands.world.says(message.chat.id, POLICE, f"/incident {number}")
    return await hands.answer(message.chat.id, asked)
