"""Scenes: what people do in one of the night's cases, each step when the bot has answered."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sandbox.acts import Act, Expected
from sandbox.chats import Message, Person
from sandbox.duty import POLICE, alone
from sandbox.field import Field, Kecamatan, Village
from sandbox.hands import Hands
from sandbox.night import OPENING
from sandbox.playing import Play

STARTS = 15 * 60
"""Minutes of the day, WIB, at the night's opening."""


@dataclass(slots=True)
class Scene:
    """A village whose evening is acted out, and those who act."""

    hands: Hands
    play: Play
    field: Field
    kecamatan: Kecamatan
    village: Village
    chat_id: int
    """The village's own group."""

    @property
    def boxes(self) -> int:
        """How many the village has."""
        return len(self.village.stations) * len(self.field.elections)

    @property
    def last(self) -> int:
        """Its last station's number."""
        return self.village.stations[-1]

    @property
    def police(self) -> Person:
        """The village's Bhabinkamtibmas."""
        return self.kecamatan.serving("POLRI")[0]

    @property
    def army(self) -> Person:
        """The village's Babinsa."""
        return self.kecamatan.serving("TNI")[0]

    def receiver(self, service: str) -> Person:
        """Who receives boxes at the PPS, or the PPK."""
        return self.kecamatan.serving(service)[0]

    async def at(self, hour: int, minute: int) -> None:
        """Wait until it is so late on the evening, WIB."""
        clock = self.hands.world.clock
        moment = OPENING + timedelta(minutes=60 * hour + minute - STARTS)
        await clock.sleep(max(0.0, (moment - clock.now()).total_seconds()))

    async def reports(self, person: Person, text: str, kind: str = "handoff") -> Message:
        """Somebody reports in the village's group; the bot's answer."""
        return await self.hands.answer(self.chat_id, self.says(self.chat_id, person, text, kind))

    def says(self, chat_id: int, person: Person, text: str, kind: str = "handoff") -> int:
        """Somebody reports; in `text`, {v} is the village, {n} its boxes, {last} a station."""
        act = Act(
            at=self.hands.world.clock.now(),
            chat_id=chat_id,
            person=person,
            text=f"/{kind} " + text.format(v=self.village.name, n=self.boxes, last=self.last),
            expected=Expected(kind),
        )
        return self.play.perform(act)

    async def asks(self, text: str) -> Message:
        """Somebody asks the bot for something that is no report; its answer."""
        asked = text.format(v=self.village.name)
        number = self.hands.world.says(self.chat_id, self.army, asked)
        return await self.hands.answer(self.chat_id, number)

    async def confirms(self, person: Person, card: Message) -> None:
        """Somebody vouches for what a card tells."""
        await self.hands.press(person, card, "Konfirmasi")

    async def differs(self, person: Person, card: Message, what: str, boxes: Sequence[str]) -> None:
        """Somebody picks what is wrong with boxes: `004 PILGUB`."""
        for label in ("Selisih", what, *boxes, f"Kirim ({len(boxes)})"):
            await self.hands.press(person, card, label)

    async def settles(self, card: Message, what: str, reason: str) -> str:
        """The commander decides, with the reason, what a card says differs; the card's line."""
        line = await self.hands.line(card, what)
        number = int(re.findall(r"kejadian #(\d+)", line)[0])
        alert = await self.hands.told(self.field.command, f"KEJADIAN #{number} ")
        mine = await alone(self.hands, alert, number)
        await self.hands.reply(POLICE, mine, reason, lambda: reason[:20] in card.text)
        return await self.hands.line(card, reason[:20])

    def labels(self, stations: Sequence[int]) -> list[str]:
        """What the boxes of these stations are called."""
        return [f"{station:03} {code}" for station in stations for code in self.field.elections]
