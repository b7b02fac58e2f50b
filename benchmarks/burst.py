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
from benchmarks.stage import FIRST, stage

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
    reports = burst(FIRST + options.reports)
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
        telegram.warm_up()
        start = bot.cpu()
        seconds = telegram.burst()
        if not limited:
            telegram.calls()
        return Round(len(reports) - FIRST, seconds, bot.cpu() - start, telegram.refused())


def verdict(plain: Sequence[Round], posko: Sequence[Round], limited: Round) -> tuple[Table, bool]:
    """The table, and whether every demand is met."""
    faster = _median(posko, "rate") / _median(plain, "rate")
    cheaper = _median(plain, "cost") / _median(posko, "cost")
    rows = [
        (*_cells("reports a second", "rate", plain, posko), f"{faster:.1f}×", f"≥ {FASTER:.0f}×"),
        (
            *_cells("CPU ms a report", "cost", plain, posko),
            f"1/{cheaper:.1f}",
            f"≤ 1/{CHEAPER:.0f}",
        ),
        ("s until all are told, with limits", "", "", f"{limited.seconds:.1f}", f"≤ {TOLD:.0f}"),
        ("flood limits met", "", "", str(limited.refused), "0"),
    ]
    table = Table(title=f"A burst of {limited.reports} reports, medians")
    for heading in ("", "Plain bot", "Posko", "Found", "Demanded"):
        table.add_column(heading, justify="right" if heading else "left")
    for row in rows:
        table.add_row(*row)
    told = limited.seconds <= TOLD and limited.refused == 0
    return table, faster >= FASTER and cheaper >= CHEAPER and told


def _cells(
    name: str, figure: str, plain: Sequence[Round], posko: Sequence[Round]
) -> tuple[str, ...]:
    return name, *(f"{_median(rounds, figure):.1f}" for rounds in (plain, posko))


def _median(rounds: Sequence[Round], figure: str) -> float:
    figures: list[float] = [getattr(one, figure) for one in rounds]
    return statistics.median(figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Posko against a plain bot, on one burst.")
    parser.add_argument("--reports", type=int, default=2000, help="in one burst (2000)")
    parser.add_argument("--rounds", type=int, default=3, help="of each bot (3)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
