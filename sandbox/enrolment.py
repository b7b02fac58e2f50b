"""Before the night: an operator comes in by a link, lets a group in, fills in a form. Invented."""

from collections.abc import Callable
from contextlib import suppress

from sandbox.chats import Message, Person
from sandbox.hands import Hands
from sandbox.world import World

OPERATOR = Person(6300000001, "Yuli Hartono")
DEPOT, TITLE = -1001000000999, "GUDANG LOGISTIK BANYUWANGI"

PATIENCE = 30.0
"""Real seconds that the bot gets for each answer: a whole day's reports may wait before it."""

TRIES, QUICK = 5, 5.0
"""How often a form is begun, and the real seconds until it is given up."""


class Enrolment:
    """What the two do, one step after the other, each when the bot has answered the last."""

    def __init__(self, world: World, link: str, show: Callable[[str], object]) -> None:
        self.world = world
        self.hands, self.quick = Hands(world, PATIENCE), Hands(world, QUICK)
        self.code = link.strip().partition("=")[2]
        self.show = show

    async def run(self) -> None:
        """Play it to its end. Raises TimeoutError where the bot does not answer."""
        self.world.whispers(OPERATOR, f"/start {self.code}")
        await self._press(OPERATOR.id, "Polri", "Ipda")
        await self.hands.heard(OPERATOR.id, "Kesatuan?")
        self.world.whispers(OPERATOR, "Polresta Banyuwangi")
        self._tell(await self.hands.heard(OPERATOR.id, "✅ Terdaftar"))
        self.world.adds_bot(DEPOT, TITLE, OPERATOR)
        await self._press(DEPOT, "Grup lapangan", "Seluruh")
        self._tell(await self.hands.heard(DEPOT, "terdaftar sebagai"))
        self._tell(await self._filled_in())

    async def _filled_in(self) -> Message:
        """The card of a report that was filled in; begun again where the form has lapsed."""
        for _ in range(TRIES):
            self.world.says(DEPOT, OPERATOR, "/handoff TPS 4 Kedungrejo, 2 kotak")
            with suppress(TimeoutError):
                form = await self.quick.heard(DEPOT, "📝")
                for label in ("TPS → PPS", "segel utuh", "Kirim"):
                    await self.quick.press(OPERATOR, form, label)
                card = await self.quick.heard(DEPOT, "Serah terima #")
                self.show(form.edits[0].partition("\n")[0])
                return card
        raise TimeoutError("the bot did not take a form")

    async def _press(self, chat_id: int, *labels: str) -> None:
        """The operator presses buttons, as they appear."""
        for label in labels:
            message = await self.hands.heard(chat_id, label)
            await self.hands.press(OPERATOR, message, label)

    def _tell(self, message: Message) -> None:
        self.show(message.text.partition("\n")[0])
