"""Posko at work in a test: the real handlers and delivery, a sandbox at the HTTP edge.

Sample officers are invented.
"""

import asyncio
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from clock import Clock
from handlers.application import ALLOWED_UPDATES, application
from handlers.intake import Intake
from handlers.parsing import Raw
from jobs.budget import Budget
from jobs.delivery import Delivery
from jobs.digest import owe_digests
from jobs.schedule import Job
from migrations.upgrade import upgrade
from models.base import inside
from models.box import BIT, Box, Whereabouts
from models.database import Database
from models.glossary import Stage
from models.loading import Loading
from models.newcomer import Guided
from sandbox.server import Served
from sandbox.world import Person, World
from wire import Telegram

SAMPLES = Path("samples/banyuwangi")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""Before all that any test tells of."""

EVENING = datetime(2024, 11, 27, 12, 30, tzinfo=UTC)
"""19.30 WIB on election day."""

ANDI = Person(5200000048, "Andi")
BUDI = Person(5100000002, "Budi")
EKO = Person(5200000001, "Eko")
"""The operator of Kabupaten Banyuwangi."""
MADE = Person(5200000050, "Made")
"""Of Andi's service, Polri."""
NANANG = Person(5200000053, "Nanang")
"""TNI."""
CATUR = Person(5200000054, "Catur")
"""TNI."""
TOTOK = Person(5200000046, "Totok")
"""The police's commander in Muncar."""
NANANG_S = Person(5200000002, "Nanang S.")
"""The police's commander of the kabupaten."""
STRANGER = Person(5100000009, "Orang Lain")


@dataclass
class Posko:
    """The bot in this process: `settle` lets it take what was written and send what it owes."""

    world: World
    database: Database
    telegram: Telegram
    intake: Intake
    delivery: Delivery
    runner: asyncio.Runner
    offset: int = 0

    def settle(self) -> None:
        """Take all updates that wait, in batches as they come, and deliver all that may go."""
        self.runner.run(self._take())
        self.deliver()

    def take(self, updates: Sequence[Raw]) -> None:
        """Take these updates in one batch."""
        self.runner.run(self.intake.take(updates))

    def deliver(self) -> None:
        """Send all that is owed and may go now."""
        self.runner.run(self._deliver())

    def deliver_all(self) -> None:
        """Send all that is owed, a second of the clock for each message to a chat."""
        sent = -1
        while sent != (sent := sum(self.world.calls.values())):
            self.wait(seconds=1)
            self.deliver()

    def does(self, job: Job) -> None:
        """Let a job of the timetable have its turn."""
        with self.database.transaction() as session:
            job(session, self.now)
        self.deliver()

    @property
    def now(self) -> datetime:
        """The moment that all clocks show."""
        return self.world.clock.now()

    def restarts(self) -> None:
        """The process ends and another takes over, with nothing but the database."""
        old = self.intake
        self.runner.run(old.application.shutdown())
        receiver = application(self.telegram)
        self.intake = Intake(receiver, self.database, self.world.clock, old.language)
        budget = Budget(30, 20, 30)
        self.delivery = Delivery(self.telegram, self.database, self.world.clock, budget, "id")
        self.runner.run(receiver.initialize())

    def wait(self, **span: float) -> None:
        """Let time pass: `minutes=5`."""
        clock = self.world.clock
        clock.start += timedelta(**span)

    def whereabouts(self, region: str) -> Sequence[Whereabouts]:
        """Where a region's boxes are."""
        with self.database.transaction() as session:
            return Box.whereabouts(session, region)

    def boxes(self, region: str) -> dict[tuple[Stage, Stage | None] | str, int]:
        """A region's boxes by where they rest, or left and go, or by the doubt they are in."""
        found: Counter[tuple[Stage, Stage | None] | str] = Counter()
        for some in self.whereabouts(region):
            found[str(some.doubt) if some.doubt else (some.stage, some.heading)] += some.boxes
        return dict(found)

    def joint(self, region: str) -> dict[Stage, int]:
        """How many boxes of a region two services vouch for, by the stages they arrived at."""
        with self.database.transaction() as session:
            joint = session.scalars(select(Box.joint).where(inside(Box.village, region)))
            return Counter(stage for one in joint for stage in Stage if one & BIT[stage])

    async def _take(self) -> None:
        while updates := await self.telegram.call(
            "getUpdates", offset=self.offset, timeout=0, allowed_updates=ALLOWED_UPDATES
        ):
            await self.intake.take(updates)
            self.offset = updates[-1]["update_id"] + 1

    async def _deliver(self) -> None:
        """Step until nothing is under way and a further step starts nothing."""
        self.delivery.step()
        while self.delivery.under_way:
            await asyncio.sleep(0)
            self.delivery.step()


@dataclass
class Chat:
    """A group as its members see it."""

    posko: Posko
    chat_id: int
    read: int = 0

    def says(self, text: str, by: Person = ANDI, **how: object) -> int:
        """Somebody writes, and the bot gets its turn; the message's id."""
        message = self.writes(text, by, **how)
        self.posko.settle()
        return message

    def writes(self, text: str, by: Person = ANDI, **how: object) -> int:
        """Somebody writes while the bot does not look; the message's id."""
        return self.posko.world.says(self.chat_id, by, text, **how)  # type: ignore[arg-type]

    def edits(self, message: int, text: str) -> None:
        """Somebody changes a message, and the bot gets its turn."""
        self.posko.world.edits(self.chat_id, message, text)
        self.posko.settle()

    def presses(self, label: str, by: Person = ANDI, on: int = -1) -> str | None:
        """Somebody presses a button of the bot's latest message, or of another one (its place).

        The bot gets its turn; what the one who pressed then sees. None: the press was not
        answered. Raises AssertionError where there is no such button.
        """
        self.posko.deliver_all()
        message = self.posko.world.heard(self.chat_id)[on]
        rows = (message.reply_markup or {}).get("inline_keyboard", [])
        found = [one["callback_data"] for row in rows for one in row if label in one["text"]]
        assert len(found) == 1, f"{label} is not one of {rows}"
        return self.presses_data(found[0], by, message.message_id)

    def keyboard(self, on: int = -1) -> list[list[str]]:
        """What the buttons of the bot's latest message say, or of another one's (its place)."""
        markup = self.posko.world.heard(self.chat_id)[on].reply_markup or {}
        return [[one["text"] for one in row] for row in markup.get("inline_keyboard", [])]

    def presses_data(self, data: str, by: Person, message: int) -> str | None:
        """The same with a button's data, be the button still there or not."""
        query = self.posko.world.presses(self.chat_id, by, message, data)
        self.posko.settle()
        answer = self.posko.world.presses_answered.get(query)
        return answer["text"] if answer else None

    def buttons(self, on: int = -1) -> list[str]:
        """What its buttons say."""
        rows = (self.posko.world.heard(self.chat_id)[on].reply_markup or {}).get("inline_keyboard")
        return [button["text"] for row in rows or [] for button in row]

    def hears(self) -> list[str]:
        """What the bot has said here since the last look, when it has said all it may."""
        self.posko.deliver_all()
        heard = self.posko.world.heard(self.chat_id)
        new, self.read = heard[self.read :], len(heard)
        return [message.text for message in new]

    def messages(self) -> list[str]:
        """What the bot's messages say here now, edits and all, when it has said all it may."""
        self.posko.deliver_all()
        return [message.text for message in self.posko.world.heard(self.chat_id)]

    def shows(self, on: int = -1) -> str:
        """What the bot's latest message here, or another one (its place), says now."""
        self.posko.deliver_all()
        return self.posko.world.heard(self.chat_id)[on].text

    def pictures(self) -> list[bytes]:
        """The files that came with the bot's messages here, oldest first."""
        self.posko.deliver_all()
        heard = self.posko.world.heard(self.chat_id)
        return [message.attachment.content for message in heard if message.attachment]

    def reaction(self, message: int) -> str | None:
        """The bot's reaction on a message."""
        return self.posko.world.reactions.get((self.chat_id, message))


class Private(Chat):
    """The chat of one person with the bot."""

    def __init__(self, posko: Posko, person: Person) -> None:
        super().__init__(posko, person.id)
        self.person = person
        posko.world.opens(person)

    def writes(self, text: str, by: Person | None = None, **how: object) -> int:
        """They write while the bot does not look; the message's id."""
        return super().writes(text, by or self.person, **how)

    def says(self, text: str, by: Person | None = None, **how: object) -> int:
        """They write, and the bot gets its turn; the message's id."""
        return super().says(text, by or self.person, **how)

    def presses(self, label: str, by: Person | None = None, on: int = -1) -> str | None:
        """They press a button of the bot's latest message; what they then see."""
        return super().presses(label, by or self.person, on)


def prepare(url: str, folder: Path = SAMPLES) -> None:
    """Bring an empty database to the newest schema and import a folder's places and people.

    All of them have reported before, and the groups were there the day before.
    """
    database = Database(url)
    upgrade(database.engine)
    with database.transaction() as session:
        defaults = {"zone": "Asia/Jakarta", "language": "id"}
        Loading(session, EVENING, defaults).folder(folder)
        for row in csv.DictReader((folder / "officers.csv").read_text().splitlines()):
            session.add(Guided(telegram_id=int(row["telegram_id"]), at=EVENING))
        owe_digests(session, EVENING - timedelta(days=1))
    database.engine.dispose()


@contextmanager
def at_work(url: str, world: World | None = None) -> Iterator[Posko]:
    """Posko on a prepared database, at 19.30 WIB on election day; time passes when told to.

    Given a `world`, it comes back to it after a restart.
    """
    world = world or World(Clock(EVENING, 0.0, 0.0))
    for row in csv.DictReader((SAMPLES / "groups.csv").read_text().splitlines()):
        world.group(int(row["chat_id"]), row["title"])
    database = Database(url)
    with Served(world) as served, asyncio.Runner() as runner:
        telegram = Telegram("123456:token", served.url)
        receiver = application(telegram)
        intake = Intake(receiver, database, world.clock, "id")
        delivery = Delivery(telegram, database, world.clock, Budget(30, 20, 30), "id")
        runner.run(receiver.initialize())
        posko = Posko(world, database, telegram, intake, delivery, runner)
        yield posko
        runner.run(posko.intake.application.shutdown())
    database.engine.dispose()
