"""How long until commanders have an alert: on an idle bot, and in a minute of alarms.

Against the sandbox with Telegram's limits. Status 1 where an idle bot takes more than two
seconds, or a critical incident more than five while 2,000 hand-overs wait.
"""

import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.contestants import POSKO
from benchmarks.reports import Report, burst
from benchmarks.stage import PATIENCE, Play, stage
from sandbox.world import World

KOMANDO = -1001000000000

HANDOFFS, INCIDENTS, MINUTE = 2000, 200, 60.0

CRITICAL = 4
"""Every so many incidents one is critical."""

IDLE, IN_TIME = 2.0, 5.0
"""Seconds that are demanded."""

ROUNDS = 6

PAUSE = 4.0
"""Seconds between two: more than a group's messages are apart at most."""

GLANCE = 0.02
"""Seconds between two looks at the command group."""


class Alarms(Play):
    """Officers report incidents; the command group is watched."""

    def __init__(self, world: World, reports: Sequence[Report]) -> None:
        super().__init__(world, reports)
        world.group(KOMANDO, "KOMANDO")
        self.handoffs, others = reports[:HANDOFFS], reports[HANDOFFS:]
        self.others = list({place(one): one for one in others}.values())

    def idle(self) -> float | None:
        """Seconds until an incident is told, where nothing else happens; to bot and back."""
        time.sleep(PAUSE)
        incident, start = self._say("tinggi kebakaran"), time.monotonic()
        told = self.world.wait_for(lambda: incident in self._heard(), PATIENCE)
        return time.monotonic() - start if told else None

    def alarm(self) -> float | None:
        """Seconds until the slowest critical one was told; None where one is lost."""
        with self.world.changing():
            for one in self.handoffs:
                self.world.says(one.chat_id, one.officer, one.text)
        start, said, told = time.monotonic(), dict[str, float](), dict[str, float]()
        critical: set[str] = set()
        while len(told) < INCIDENTS and time.monotonic() < start + MINUTE + PATIENCE:
            while len(said) < min(INCIDENTS, INCIDENTS * (time.monotonic() - start) / MINUTE):
                worst = len(said) % CRITICAL == 0
                incident = self._say("kritis bentrok" if worst else "sedang listrik padam")
                said[incident] = time.monotonic()
                critical |= {incident} if worst else set()
            words = self._heard()
            told |= {one: time.monotonic() for one in said.keys() - told.keys() if one in words}
            time.sleep(GLANCE)
        if len(told) < INCIDENTS:
            return None
        return max(told[one] - said[one] for one in critical)

    def _say(self, what: str) -> str:
        """Let somebody report an incident; how the command group will call its place."""
        one = self.others.pop()
        self.world.says(one.chat_id, one.officer, f"/incident {what} di {place(one)}")
        _, number, village = place(one).split(" ", 2)
        return f"TPS {int(number):03} {village}"

    def _heard(self) -> str:
        return " ".join(message.text for message in self.world.heard(KOMANDO)) + " "


def main() -> None:
    """Measure both and print what they showed."""
    reports = burst(HANDOFFS + 2 * INCIDENTS)
    with (
        tempfile.TemporaryDirectory(prefix="posko-bench-") as folder,
        stage(reports, limited=True, play=Alarms) as telegram,
        POSKO.running(telegram.url, Path(folder)),
    ):
        telegram.wait_for_polling()
        idle = [telegram.ask("idle") for _ in range(ROUNDS)]
        time.sleep(MINUTE)
        slowest, refused = telegram.ask("alarm"), telegram.refused()
    table = Table(title="Seconds from an officer's message to the command group")
    for heading in ("", "Found", "Demanded"):
        table.add_column(heading, justify="right" if heading else "left")
    table.add_row("idle, median", f"{statistics.median(idle):.2f}", "")
    table.add_row(f"idle, slowest of {ROUNDS}", f"{max(idle):.2f}", f"≤ {IDLE:.0f}")
    table.add_row("slowest critical of 200, 2,000 waiting", f"{slowest:.2f}", f"≤ {IN_TIME:.0f}")
    table.add_row("flood limits met", f"{refused:.0f}", "0")
    Console().print(table)
    raise SystemExit(0 if max(idle) <= IDLE and slowest <= IN_TIME and not refused else 1)


def place(report: Report) -> str:
    """TPS 4 Kedungrejo."""
    return report.text.removeprefix("/handoff ").partition(" ->")[0]


if __name__ == "__main__":
    main()
