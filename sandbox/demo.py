"""The demo: a scripted night against the real bot, a process of its own, and what came of it."""

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, Progress, TaskID, TextColumn
from rich.table import Table

from clock import Clock
from sandbox.api import app
from sandbox.audit import Audit, digest_of, kept_head
from sandbox.duty import DutyRoom
from sandbox.enrolment import DEPOT, Enrolment
from sandbox.field import SAMPLE, Field
from sandbox.limits import Limits
from sandbox.night import MIDNIGHT, OPENING, WIB, night
from sandbox.playing import Play
from sandbox.process import BotFailed, BotProcess
from sandbox.server import serve
from sandbox.world import Message, World

SPEED = 1000.0
"""Times as fast as real: nine hours in 33 seconds."""

LOOK = 0.2
"""Seconds between two looks at what was said."""

STORY = "📝"
"""In the timeline of an incident, which is worth reading whole."""

PATIENCE = 15
"""Seconds that the bot gets for its last answers."""

PICTURES = Path("demo-pictures")
"""Where the pictures of the digests are kept, those of the last demo only."""


def demo(port: int, speed: float | None, *, leave: bool) -> int:
    """Play the night; 0 if all is on record once, answered and verified."""
    try:
        return asyncio.run(Evening(speed or SPEED).pass_by(port, leave=leave))
    except BotFailed as failure:
        Console(stderr=True).print(f"the bot failed: {failure}", style="red")
        return 1
    except KeyboardInterrupt:
        return 0


class Evening:
    """One demo: a world, the script that is played in it, and what is shown of it."""

    def __init__(self, speed: float) -> None:
        self.field = Field.read()
        self.speed = speed
        self.world = World(Clock(OPENING - timedelta(minutes=30), time.time(), speed), Limits())
        for chat_id, title in self.field.groups():
            self.world.group(chat_id, title)
        self.play = Play(self.world, night(self.field))
        self.console = Console()
        self.told: list[str] = []

    async def pass_by(self, port: int, *, leave: bool) -> int:
        """The whole evening, from an empty folder to the audit; its exit status."""
        with tempfile.TemporaryDirectory() as folder:
            bot = BotProcess(Path(folder))
            await bot.does("migrate")
            await bot.does("import", str(SAMPLE))
            async with serve(app(self.world), port) as url:
                link = await bot.does("invite", "--role", "operator", TELEGRAM_API=url)
                self.world.clock.anchor = time.time()
                async with bot.running(url, self.world.clock) as process:
                    coming = asyncio.create_task(self._come_in(link.decode().splitlines()[0]))
                    with self._progress() as (progress, task):
                        await self._watch(progress, task)
                    await coming
                    if not leave:
                        self.console.print(f"The sandbox goes on at {url}; Ctrl-C ends it.")
                        await asyncio.Event().wait()
                    await bot.stop(process)
            exported = (await bot.does("export", "reports")).splitlines()
            verified = await bot.does("verify", *kept_head(self.told))
        records = [one for one in map(json.loads, exported) if one["chat_id"] != DEPOT]
        audit = Audit.of(self.play, records, self.told, self.field.boxes)
        self._show(audit)
        self.console.print(f"ledger {verified.decode().strip()}", markup=False)
        return 0 if audit.clean else 1

    async def _come_in(self, link: str) -> None:
        """Show how people come in and fill in a form, in the half hour before the night begins."""
        try:
            await Enrolment(self.world, link, partial(self.console.print, markup=False)).run()
        except TimeoutError as error:
            raise BotFailed(str(error)) from None

    async def _watch(self, progress: Progress, task: TaskID) -> None:
        """Show what commanders are told until the script is over and all are answered."""
        playing = asyncio.create_task(self.play.run())
        on_duty = asyncio.create_task(DutyRoom(self.world, self.field).run())
        deadline = None
        while not self._over(playing):
            await asyncio.sleep(LOOK)
            self._print_news()
            if playing.done() and deadline is None:
                deadline = time.monotonic() + PATIENCE
            if deadline is not None and time.monotonic() > deadline:
                break
            progress.update(
                task,
                completed=len(self.play.said),
                clock=f"{self.world.clock.now().astimezone(WIB):%H.%M} WIB",
                waiting=len(self.play.unanswered()),
            )
        await playing
        on_duty.cancel()
        self._print_news()

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
            else:
                self.console.print(message.text.partition("\n")[0], markup=False)

    def _keep_picture(self, message: Message) -> None:
        """Put a digest's picture where it can be opened, and tell where that is."""
        if message.attachment and (clock := digest_of(message.text)):
            PICTURES.mkdir(exist_ok=True)
            path = PICTURES / f"{message.sent_at.astimezone(WIB):%m%d}-{clock}.png"
            path.write_bytes(message.attachment.content)
            self.console.print(f"its picture: {path}", markup=False)

    @contextmanager
    def _progress(self) -> Iterator[tuple[Progress, TaskID]]:
        columns = (
            "{task.fields[clock]}",
            "{task.completed}/{task.total}",
            "{task.fields[waiting]}",
        )
        clock, said, waiting = map(TextColumn, columns)
        bar = Progress(
            clock, BarColumn(), said, TextColumn("waiting:"), waiting, console=self.console
        )
        with bar as progress:
            total = sum(not act.edits for act in self.play.acts)
            yield progress, progress.add_task("", total=total, clock="", waiting=0)

    def _show(self, audit: Audit) -> None:
        table = Table(title="What came of the night (sample data, officers invented)")
        table.add_column()
        table.add_column(justify="right")
        for name in ("reports", "answers", "digests", "lost", "doubled", "kept", "stale"):
            value = getattr(audit, name)
            table.add_row(name, str(value if isinstance(value, int) else len(value)))
        table.add_row("unanswered", str(len(audit.unanswered)))
        table.add_row("boxes in the last digest", f"{audit.boxes} of {audit.manifest}")
        table.add_row("limits of Telegram met", str(audit.floods))
        self.console.print(table)
        for name in ("lost", "doubled", "kept", "stale", "unanswered"):
            for key in getattr(audit, name)[:5]:
                act = self.play.said.get(key[:2])
                self.console.print(f"{name}: {act.text if act else key}", markup=False)
