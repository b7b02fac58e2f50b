"""Witnesses: officers of the other service, and receivers, who press what cards ask of them."""

from contextlib import suppress
from random import Random

from sandbox.chats import Message, Person
from sandbox.field import Field, Kecamatan
from sandbox.hands import Errands, Hands, Watch, actions, data_of

AT_STATIONS, AT_OFFICES = 0.3, 0.7
"""How many cards get a confirmation: at a PPK or the KPU both services stand together."""

RECEIVED, DISPUTED = 0.1, 0.008
"""How many get a receiver's word, and how many a difference."""

BUSY = 40
"""Updates that may wait in line before people put their phones away for a moment."""

GLANCE = 30.0
"""Seconds of the clock between two looks at all groups."""


class Witnesses:
    """Those of the kecamatan's groups."""

    def __init__(self, hands: Hands, field: Field) -> None:
        self.hands = hands
        self.field = field
        self.chance = Random(8)  # noqa: S311 (a script needs no secrecy)
        self.pressed: dict[str, int] = {"Konfirmasi": 0, "Selisih": 0}
        self._watch = Watch(hands.world)
        self._errands = Errands()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            for kecamatan in self.field.kecamatan:
                for message in self._watch.news(kecamatan.chat_id):
                    self._meet(kecamatan, message)
            await self.hands.world.clock.sleep(GLANCE)

    def _meet(self, kecamatan: Kecamatan, message: Message) -> None:
        """Decide what is done about a card, and do it when there is time."""
        several = any(actions(message, "confirm_all"))
        if not several and not data_of(message, "Konfirmasi"):
            return
        luck = self.chance.random()
        if luck < DISPUTED and not several:
            self._errands.soon(self._dispute(kecamatan, message))
        elif several or luck < DISPUTED + (AT_STATIONS if "TPS" in message.text else AT_OFFICES):
            self._errands.soon(self._confirm(self._others(kecamatan, message), message))
        if self.chance.random() < RECEIVED:
            at = "PPK" if "→ PPK" in message.text else "PPS"
            self._errands.soon(self._confirm(kecamatan.serving(at), message))

    def _others(self, kecamatan: Kecamatan, message: Message) -> list[Person]:
        """Who may vouch for it beside its author: the other service."""
        army = {one.id for one in kecamatan.serving("TNI")}
        told = message.chat.messages.get(message.reply_to or 0)
        return kecamatan.serving("POLRI" if told and told.sender.id in army else "TNI")

    async def _confirm(self, people: list[Person], message: Message) -> None:
        world = self.hands.world
        await world.clock.sleep(60 * self.chance.uniform(2, 12))
        while world.unconfirmed() > BUSY:
            await world.clock.sleep(GLANCE)
        data = data_of(message, "Konfirmasi")
        if data:
            person = self.chance.choice(people)
            world.presses(message.chat.id, person, message.message_id, data)
            self.pressed["Konfirmasi"] += 1

    async def _dispute(self, kecamatan: Kecamatan, message: Message) -> None:
        """A seal is not as it was said to be; whoever else was quicker is right."""
        person = self.chance.choice(self._others(kecamatan, message))
        with suppress(TimeoutError):
            for label in ("Selisih", "Segel rusak", "PILGUB", "Kirim ("):
                await self.hands.press(person, message, label)
            self.pressed["Selisih"] += 1
