"""The two bots that are compared, each a process of its own with a database of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # type: ignore[import-untyped]

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
"""Seconds that a preparation or the end of a bot may take."""

NO_LIMITS = dict.fromkeys(
    ("MESSAGES_PER_SECOND", "GROUP_MESSAGES_PER_MINUTE", "REACTIONS_PER_SECOND"), "1000000"
)


@dataclass(frozen=True)
class Contestant:
    """A bot: what to run before, what to run, and its settings."""

    name: str
    command: Sequence[str]
    preparations: Sequence[Sequence[str]] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    @contextmanager
    def running(self, api: str, folder: Path) -> Iterator["Bot"]:
        """The bot, polling `api`, with its database in `folder`; ended at the end."""
        environment = os.environ | self.settings
        environment |= {"TELEGRAM_API": api, "TELEGRAM_TOKEN": "123456:bench"}
        environment |= {"DATABASE_URL": f"sqlite:///{folder / 'bench.db'}"}
        for words in self.preparations:
            command = [sys.executable, *words]
            subprocess.run(
                command,
                cwd=ROOT,
                env=environment,
                check=True,
                stdout=subprocess.DEVNULL,
                timeout=PATIENCE,
            )
        bot = subprocess.Popen([sys.executable, *self.command], cwd=ROOT, env=environment)
        try:
            yield Bot(bot.pid)
        finally:
            _end(bot)


class Bot:
    """A bot at work."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)

    def cpu(self) -> float:
        """Seconds of processor time so far, its children's included."""
        family = [self._process, *self._process.children(recursive=True)]
        return float(sum(sum(member.cpu_times()[:4]) for member in family))


def _end(bot: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop, and insist."""
    bot.terminate()
    try:
        bot.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        bot.kill()
        bot.wait()


PLAIN = Contestant("Plain bot", ["-m", "benchmarks.plain"])
POSKO = Contestant(
    "Posko",
    ["bot.py", "run"],
    [["bot.py", "migrate"], ["bot.py", "import", "samples/banyuwangi"]],
)
POSKO_UNLIMITED = Contestant(POSKO.name, POSKO.command, POSKO.preparations, NO_LIMITS)
