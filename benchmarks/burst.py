"""Start here: `make bench` lets Posko and a plain bot answer the same burst of reports.

What is demanded of the two: see the table at the end. Status 1 where Posko misses it.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.contestants import PLAIN, POSKO, POSKO_UNLIMITED, Contestant
from benchmarks.reports import Report, burst
from benchmarks.stage import stage

FASTER = 4.0
"""How many times the plain bot's reports a second."""

CHEAPER = 4.0
"""How many times the plain bot's processor time for a report."""

TOLD = 30.0
"""Seconds until the last officer is told, under Telegram's flood limits."""


@dataclass(frozen=True, slots=True)
class Round:
    """One burst: seconds until the last officer was told, and what it took."""

    reports: int
    seconds: float
    cpu: float
    refused: int

    @property
    def rate(self) -> float:
        """Reports a second."""
        return self.reports / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time for a report, until nothing is owed any more."""
        return self.cpu / self.reports * 1000


def main() -> None:
    """Run all rounds and print what they showed."""
    options = _options()
    reports = burst(options.reports)
    plain, posko = [], []
    for _ in track(range(options.rounds), "Plain bot, then Posko", transient=True):
        plain.append(play(PLAIN, reports))
        posko.append(play(POSKO_UNLIMITED, reports))
    limited = play(POSKO, reports, limited=True)
    table, kept = verdict(plain, posko, limited)
    Console().print(table)
    raise SystemExit(0 if kept else 1)


def play(contestant: Contestant, reports: Sequence[Report], *, limited: bool = False) -> Round:
    """One burst for one bot, on a sandbox and a database of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="posko-bench-") as folder,
        stage(reports, limited=limited) as telegram,
        contestant.running(telegram.url, Path(folder)) as bot,
    ):
        telegram.wait_for_polling()
        start = bot.cpu()
        seconds = telegram.burst()
        if not limited:
            telegram.wait_for_quiet()
        return Round(len(reports), seconds, bot.cpu() - start, telegram.refused())


def verdict(
    plain: Sequence[Round], posko: Sequence[Round], limited: Round
) -> tuple[Table, bool]:
    """The table, and whether every demand is met."""
    faster = _median(posko, "rate") / _median(plain, "rate")
    cheaper = _median(plain, "cost") / _median(posko, "cost")
    table = Table(title=f"A burst of {limited.reports} reports, median (best)")
    for heading in ("", "Plain bot", "Posko", "Found", "Demanded"):
        table.add_column(heading, justify="left" if not heading else "right")
    rate = _cell(plain, "rate", max), _cell(posko, "rate", max)
    cost = _cell(plain, "cost", min), _cell(posko, "cost", min)
    rows = [
        ("reports a second", *rate, f"{faster:.1f}×", f"≥ {FASTER:.0f}×", faster >= FASTER),
        ("CPU ms a report", *cost, f"1/{cheaper:.1f}", f"≤ 1/{CHEAPER:.0f}", cheaper >= CHEAPER),
    ]
