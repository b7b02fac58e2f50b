"""Before the night: an operator comes in by a link, lets a group in, fills in a form. Invented."""

import asyncio
import time
from collections.abc import Callable

from sandbox.chats import Message, Person
from sandbox.world import World

OPERATOR = Person(6300000001, "Yuli Hartono")
DEPOT, TITLE = -1001000000999, "GUDANG LOGISTIK BANYUWANGI"

THUMB = 0.1
"""Real seconds that a thumb needs to find a button."""

PATIENCE = 30.0
"""Real seconds that the bot gets for all of it."""


class Enrolment:
    """What the two do, one step after the other, each when the bot has answered the last."""

    def __init__(self, world: World, link: str, show: Callable[[str], object]) -> None:
        self.world = world
        self.code = link.strip().partition("=")[2]
        self.show = show
        self.deadline = time.monotonic() + PATIENCE

    async def run(self) -> None:
        """Play it to its end. Raises TimeoutError where the bot does not answer."""
        self.world.whispers(OPERATOR, f"/start {self.code}")
        await self._press(OPERATOR.id, "Polri", "Ipda")
        await self._heard(OPERATOR.id, "Kesatuan?")
        self.world.whispers(OPERATOR, "Polresta Banyuwangi")
        self._tell(await self._heard(OPERATOR.id, "✅ Terdaftar"))
        self.world.adds_bot(DEPOT, TITLE, OPERATOR)
        await self._press(DEPOT, "Grup lapangan", "Seluruh")
        self._tell(await self._heard(DEPOT, "terdaftar sebagai"))
        self.world.says(DEPOT, OPERATOR, "/handoff TPS 4 Kedungrejo, 2 kotak")
        self._tell(await self._heard(DEPOT, "📝"))
        await self._press(DEPOT, "TPS → PPS", "segel utuh", "Kirim")
        self._tell(await self._heard(DEPOT, "Serah terima #"))

    async def _press(self, chat_id: int, *labels: str) -> None:
        """The operator presses buttons, as they appear."""
        for label in labels:
            message = await self._heard(chat_id, label)
            await asyncio.sleep(THUMB)
            self.world.presses(chat_id, OPERATOR, message.message_id, _data(message, label))

    async def _heard(self, chat_id: int, words: str) -> Message:
        """The bot's latest message there, once it, or a button of it, says so."""
        while time.monotonic() < self.deadline:
            heard = self.world.heard(chat_id)
            if heard and (words in heard[-1].text or _data(heard[-1], words)):
                return heard[-1]
            await asyncio.sleep(0.02)
        raise TimeoutError(f"the bot did not say {words}")

    def _tell(self, message: Message) -> None:
        self.show(message.text.partition("\n")[0])


def _data(message: Message, label: str) -> str:
    """What the button with these words sends back; empty where there is none."""
    rows = (message.reply_markup or {}).get("inline_keyboard", [])
    return next((one["callback_data"] for row in rows for one in row if label in one["text"]), "")
