"""The real bot as a process of its own, with a folder of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from clock import Clock

BOT = Path(__file__).parent.parent / "bot.py"
TOKEN = "123456:sandbox-token"  # noqa: S105 (opens nothing but the sandbox)
PATIENCE = 10
"""Seconds that the bot gets to finish after SIGTERM."""


class BotFailed(Exception):
    """The bot ended in a way that it should not; says what it said last."""


class BotProcess:
    """Runs bot.py's commands; database and log lie in `folder`, no setting comes from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "bot.log"
        self.settings = {
            "PATH": os.environ.get("PATH", ""),
            "DATABASE_URL": f"sqlite:///{folder / 'posko.db'}",
            "TELEGRAM_TOKEN": TOKEN,
        }

    async def does(self, *words: str, **settings: str) -> bytes:
        """What a command prints, once it has ended. Raises BotFailed."""
        process = await self._start(*words, **settings)
        printed, _ = await process.communicate()
        if process.returncode:
            raise BotFailed(f"{' '.join(words)}: status {process.returncode}\n{self.last_words()}")
        return printed

    @asynccontextmanager
    async def running(self, api: str, clock: Clock) -> AsyncIterator[Process]:
        """The bot at work against a Bot API; killed at the end if it has not ended before."""
        process = await self._start("run", "--clock", str(clock), TELEGRAM_API=api)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def stop(self, process: Process) -> None:
        """Tell it to finish. Raises BotFailed where it does not, in time and with status 0."""
        process.send_signal(signal.SIGTERM)
        try:
            status = await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            raise BotFailed(f"has not ended {PATIENCE} s after SIGTERM") from None
        if status:
            raise BotFailed(f"ended with status {status}\n{self.last_words()}")

    def last_words(self) -> str:
        """The end of what it logged."""
        return "\n".join(self.log.read_text(encoding="utf-8").splitlines()[-20:])

    async def _start(self, *words: str, **settings: str) -> Process:
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                str(BOT),
                *words,
                cwd=self.folder,
                env=self.settings | settings,
                stdout=PIPE,
                stderr=log,
            )
