"""The demo: a scripted night against the real bot, a process of its own, and what came of it."""

import asyncio
import json
import shutil
import signal
import tempfile
import time
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TaskID, TextColumn

from clock import Clock
from sandbox.api import app
from sandbox.audit import Audit, digest_of, kept_head
from sandbox.cases import CASES, Cases, groups, spared
from sandbox.duty import POLICE, DutyRoom
from sandbox.ending import Ending
from sandbox.enrolment import DEPOT, Enrolment
from sandbox.field import SAMPLE, Field
from sandbox.limits import Limits
from sandbox.night import MIDNIGHT, OPENING, WIB, night
from sandbox.playing import Play
from sandbox.process import BotFailed, BotProcess
from sandbox.server import serve
from sandbox.showing import show_audit, show_ending
from sandbox.witnesses import Witnesses
from sandbox.world import Message, World

SPEED, SLOWEST = 720.0, 100.0
"""Times as fast as real: an hour in five seconds; slower where a machine has other work, too."""

USUAL = 2.2
"""Real seconds that a quiet machine takes to begin."""

LOOK = 0.2
"""Seconds between two looks at what was said."""

TELLING = ("🆘", "📌")
"""How messages begin of which the first line is shown; of most others there are many."""

STORY = "📝"
"""In the timeline of an incident, which is worth reading whole."""

PATIENCE = 30
"""Seconds that the bot gets for its last answers."""

PICTURES = Path("demo-pictures")
"""Where the pictures of the digests are kept, those of the last demo only."""


def demo(port: int, speed: float | None, *, leave: bool) -> int:
    """Play the night; 0 if all is on record once, answered and verified."""
    for picture in PICTURES.glob("*.png"):
        picture.unlink()
    try:
        return asyncio.run(_until_told(Evening(speed).pass_by(port, leave=leave)))
    except BotFailed as failure:
        Console(stderr=True).print(f"the bot failed: {failure}", style="red")
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0


async def _until_told(evening: Coroutine[None, None, int]) -> int:
    """What the evening comes to; told to end (SIGTERM) it is broken off, and the bot ends, too."""
    passing = asyncio.ensure_future(evening)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, passing.cancel)
    return await passing


class Evening:
    """One demo: a world, the script that is played in it, and what is shown of it."""

    def __init__(self, speed: float | None) -> None:
        self.field = Field.read()
        self.speed = speed
        clock = Clock(OPENING - timedelta(minutes=20), time.time(), speed or SPEED)
        self.world = World(clock, Limits())
        for chat_id, title in self.field.groups():
            self.world.group(chat_id, title)
        for chat_id, title, _ in groups(self.field):
            self.world.group(chat_id, title)
        self.play = Play(self.world, night(self.field, [case.village for case in CASES]))
        self.console = Console()
        self.cases = Cases(self.play, self.field, self._say)
        apart = spared(self.field)
        self.duty = DutyRoom(self.cases.hands, self.field, apart)
        self.witnesses = Witnesses(self.cases.hands, self.field)
        self.told: list[str] = []
        self.status = ""

    async def pass_by(self, port: int, *, leave: bool) -> int:
        """The whole evening, from an empty folder to the audit; its exit status."""
        with tempfile.TemporaryDirectory() as folder:
            bot, begun = BotProcess(Path(folder)), time.monotonic()
            await bot.does("migrate")
            await bot.does("import", str(self._sample(Path(folder) / "sample")))
            took = time.monotonic() - begun
            self._keep_pace(took)
            async with serve(app(self.world), port) as url:
                link = await bot.does("invite", "--role", "operator", TELEGRAM_API=url)
                self.world.clock.anchor = time.time() + took  # the bot takes about as long to start
                async with bot.running(url, self.world.clock) as process:
                    coming = asyncio.create_task(self._come_in(link.decode().splitlines()[0]))
                    with self._progress() as (progress, task):
                        await self._watch(progress, task)
                    await coming
                    if not leave:
                        self.console.print(f"The sandbox goes on at {url}; Ctrl-C ends it.")
                        await asyncio.Event().wait()
                    await bot.stop(process)
            reports, boxes, verified = await asyncio.gather(
                bot.does("export", "reports"),
                bot.does("export", "boxes"),
                bot.does("verify", *kept_head(self.told)),
            )
        exported = map(json.loads, reports.splitlines())
        records = [one for one in exported if one["chat_id"] != DEPOT]
        audit = Audit.of(self.play, records, self.told, self.field.boxes)
        ending = Ending.of(boxes, self.status)
        show_audit(self.console, audit, self.play)
        show_ending(self.console, ending, self.witnesses, self.cases)
        self._say(f"ledger {verified.decode().strip()}")
        return 0 if audit.clean and ending.good and not self.cases.failed else 1

    def _sample(self, folder: Path) -> Path:
        """The sample in a folder, with groups of the villages whose evening is acted out."""
        shutil.copytree(SAMPLE, folder)
        with (folder / "groups.csv").open("a", encoding="utf-8") as file:
            for chat, title, code in groups(self.field):
                file.write(f"{chat},{title},field,{code}\n")
        return folder

    def _keep_pace(self, took: float) -> None:
        """Let the night pass as fast as this machine can follow, where nobody said how fast."""
        if self.speed is None:
            self.world.clock.speed = max(SLOWEST, SPEED * min(1.0, USUAL / took))

    async def _come_in(self, link: str) -> None:
        """Show how people come in and fill in a form, before the night begins."""
        try:
            await Enrolment(self.world, link, self._say).run()
        except TimeoutError as error:
            raise BotFailed(str(error)) from None

    async def _watch(self, progress: Progress, task: TaskID) -> None:
        """Show what commanders are told until the script is over and all are answered."""
        playing = asyncio.create_task(self._played())
        pressing = [asyncio.create_task(one.run()) for one in (self.duty, self.witnesses)]
        deadline = None
        while not self._over(playing):
            await asyncio.sleep(LOOK)
            self._print_news()
            if playing.done() and deadline is None:
                deadline = time.monotonic() + PATIENCE
            if deadline is not None and time.monotonic() > deadline:
                break
            now = self.world.clock.now()
            progress.update(
                task,
                completed=(now - OPENING).total_seconds(),
                clock=f"{now.astimezone(WIB):%H.%M} WIB",
                said=len(self.play.said),
                waiting=len(self.play.unanswered()),
            )
        await playing
        for one in pressing:
            one.cancel()
        self._print_news()
        await self._ask()

    async def _played(self) -> None:
        """All that is said and acted."""
        await asyncio.gather(self.play.run(), self.cases.run())

    async def _ask(self) -> None:
        """The commander asks how it stands now."""
        asked = self.world.says(self.field.command, POLICE, "/status")
        try:
            self.status = (await self.cases.hands.answer(self.field.command, asked)).text
        except TimeoutError as error:
            raise BotFailed(str(error)) from None
        self.told.append(self.status)
        self.console.print(Panel(self.status, title="/status", title_align="left"))

    def _say(self, text: str) -> None:
        """Print a line as it stands."""
        self.console.print(text, markup=False)

    def _over(self, playing: "asyncio.Task[None]") -> bool:
        """Whether all is said, taken and answered, and the digest of midnight has come."""
        return (
            playing.done()
            and self.world.clock.now() > MIDNIGHT
            and self.world.unconfirmed() == 0
            and not self.play.unanswered()
            and any(digest_of(text) == "00.00" for text in self.told)
        )

    def _print_news(self) -> None:
        """Print what the command group has heard since the last look."""
        heard = self.world.heard(self.field.command)
        for message in heard[len(self.told) :]:
            self.told.append(message.text)
            if digest_of(message.text) or STORY in message.text:
                self.console.print(Panel(message.text, title=self.field.title, title_align="left"))
                self._keep_picture(message)
            elif message.text.startswith(TELLING):
                self._say(message.text.partition("\n")[0])

    def _keep_picture(self, message: Message) -> None:
        """Put a digest's picture where it can be opened, and tell where that is."""
        if message.attachment and (clock := digest_of(message.text)):
            PICTURES.mkdir(exist_ok=True)
            path = PICTURES / f"{clock}.png"
            path.write_bytes(message.attachment.content)
            self.console.print(f"its picture: {path}", markup=False)

    @contextmanager
    def _progress(self) -> Iterator[tuple[Progress, TaskID]]:
        columns = (
            "{task.fields[clock]}",
            "{task.fields[said]} reports",
            "{task.fields[waiting]}",
        )
        clock, said, waiting = map(TextColumn, columns)
        bar = Progress(
            clock, BarColumn(), said, TextColumn("waiting:"), waiting, console=self.console
        )
        with bar as progress:
            span = (MIDNIGHT - OPENING).total_seconds()
            yield progress, progress.add_task("", total=span, clock="", said=0, waiting=0)
