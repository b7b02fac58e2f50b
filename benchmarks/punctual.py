"""How long after its time a digest stands in its chat, on a bot that has nothing else to do.

A command group of the kabupaten and one of each kecamatan get theirs at the same moment, one with
news and a picture. Status 1 where any comes two seconds after its time or later.
"""

import argparse
import asyncio
import csv
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.reports import SAMPLES, burst
from clock import Clock
from sandbox.api import app
from sandbox.limits import Limits
from sandbox.process import BotProcess
from sandbox.server import serve
from sandbox.world import World

SLOT = datetime(2024, 11, 27, 13, tzinfo=UTC)
TITLE = "SITUASI 20.00 WIB"
"""How its digests begin."""

BEFORE = timedelta(seconds=12)
"""So long before the slot the bot starts."""

DEMANDED = 2.0
"""Seconds."""

PATIENCE = 30.0
"""Seconds after the slot that the last digest may take."""


def main() -> None:
    """Let the moment come several times and print what it showed."""
    rounds = [asyncio.run(play()) for _ in range(_options().rounds)]
    Console().print(_table(rounds))
    raise SystemExit(0 if max(map(max, rounds)) < DEMANDED else 1)


async def play() -> Sequence[float]:
    """One evening: how many seconds after the slot each group had its digest."""
    world = World(Clock(SLOT - BEFORE, time.time(), 1.0), Limits())
    with tempfile.TemporaryDirectory(prefix="posko-bench-") as folder:
        chats = _groups(world, Path(folder) / "samples")
        bot = BotProcess(Path(folder))
        await bot.does("migrate")
        await bot.does("import", str(Path(folder) / "samples"))
        async with serve(app(world), 0) as url:
            world.clock.anchor = time.time()
            async with bot.running(url, world.clock) as process:
                (report,) = burst(1)
                world.says(report.chat_id, report.officer, report.text)
                delays = await _delays(world, chats)
                await bot.stop(process)
    return delays


def _groups(world: World, folder: Path) -> Sequence[int]:
    """The samples with a command group for each kecamatan, too; the chats of command groups."""
    shutil.copytree(SAMPLES, folder)
    with (folder / "groups.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows += [
        row | {"chat_id": str(int(row["chat_id"]) - 1000), "role": "command"}
        for row in rows
        if row["role"] == "field"
    ]
    with (folder / "groups.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    for row in rows:
        world.group(int(row["chat_id"]), row["title"])
    return [int(row["chat_id"]) for row in rows if row["role"] == "command"]


async def _delays(world: World, chats: Sequence[int]) -> Sequence[float]:
    """Seconds after the slot, for each chat. Raises SystemExit where a digest does not come."""
    while (world.clock.now() - SLOT).total_seconds() < PATIENCE:
        await asyncio.sleep(0.1)
        heard = [
            (message.sent_at - SLOT).total_seconds()
            for chat in chats
            for message in world.heard(chat)
            if message.text.startswith(TITLE)
        ]
        if len(heard) == len(chats):
            return heard
    raise SystemExit(f"only {len(heard)} of {len(chats)} digests came within {PATIENCE:.0f} s")


def _table(rounds: Sequence[Sequence[float]]) -> Table:
    delays = [delay for some in rounds for delay in some]
    table = Table(title=f"Seconds after their time, {len(rounds[0])} digests at once")
    for heading in ("rounds", "first", "median", "last", "demanded"):
        table.add_column(heading, justify="right")
    figures = (min(delays), statistics.median(delays), max(delays))
    table.add_row(str(len(rounds)), *(f"{one:.2f}" for one in figures), f"< {DEMANDED:.0f}")
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Digests of an idle bot, after their time.")
    parser.add_argument("--rounds", type=int, default=3, help="how often (3)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
