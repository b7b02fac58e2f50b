"""Telegram in a process of its own: hands a burst over, and sees when all are answered."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection

from benchmarks.reports import Report, groups
from clock import Clock
from sandbox.limits import Limits
from sandbox.server import Served
from sandbox.world import World

PATIENCE = 240.0
"""Seconds that anything may take."""

FIRST = 50
"""Reports that are answered before the burst: it meets bots that have been at work for a while."""

QUIET = 2.0
"""Seconds without a call, after which the bot owes nothing any more."""


class Stage:
    """The sandbox in the other process, asked over a pipe."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe
        self.url = str(self._hear())

    def wait_for_polling(self) -> None:
        """Return when the bot asks for updates."""
        self.ask("wait_for_polling")

    def warm_up(self) -> None:
        """Hand the first reports over; return when they are answered."""
        self.ask("warm_up")

    def burst(self) -> float:
        """Hand all others over at once; seconds until the last officer is answered."""
        return self.ask("burst")

    def calls(self) -> int:
        """How many calls the bot made in all, once it makes no more."""
        return int(self.ask("calls"))

    def refused(self) -> int:
        """How many calls met a flood limit."""
        return int(self.ask("refused"))

    def ask(self, what: str) -> float:
        """The answer to a question of the other process's play."""
        self.pipe.send(what)
        return float(self._hear())

    def _hear(self) -> str | float:
        """What the other process answers. Raises SystemExit where that is nothing."""
        if not self.pipe.poll(PATIENCE + 10):
            raise SystemExit("the sandbox does not answer")
        answer: str | float | None = self.pipe.recv()
        if answer is None:
            raise SystemExit(f"the bot did not do within {PATIENCE:.0f} s what it should")
        return answer


@contextmanager
def stage(
    reports: Sequence[Report], *, limited: bool, play: "type[Play] | None" = None
) -> Iterator[Stage]:
    """A sandbox of its own for one round; with Telegram's flood limits or without."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, reports, limited, play or Play))
    process.start()
    theirs.close()
    try:
        yield Stage(ours)
    finally:
        ours.close()
        process.join(10)
        process.kill()


class Play:
    """What the sandbox's process does when asked; None where the bot takes too long."""

    def __init__(self, world: World, reports: Sequence[Report]) -> None:
        self.world = world
        self.reports = reports
        for chat_id in groups():
            world.group(chat_id, f"PAM TPS {chat_id}")

    def wait_for_polling(self) -> float | None:
        """See `Stage`."""
        polled = self.world.wait_for(lambda: self.world.calls["getUpdates"] > 0, PATIENCE)
        return 1.0 if polled else None

    def warm_up(self) -> float | None:
        """See `Stage`."""
        return self._hand_over(self.reports[:FIRST])

    def burst(self) -> float | None:
        """See `Stage`."""
        return self._hand_over(self.reports[FIRST:])

    def _hand_over(self, reports: Sequence[Report]) -> float | None:
        world = self.world
        with world.changing():
            waiting = [
                (report.chat_id, world.says(report.chat_id, report.officer, report.text))
                for report in reports
            ]
        start = time.monotonic()

        def all_answered() -> bool:
            while waiting and world.answered(*waiting[-1]):
                waiting.pop()
            return not waiting

        return time.monotonic() - start if world.wait_for(all_answered, PATIENCE) else None

    def calls(self) -> float | None:
        """See `Stage`."""
        deadline = time.monotonic() + PATIENCE
        before = -1
        while (now := self._made()) != before:
            if time.monotonic() > deadline:
                return None
            before = now
            time.sleep(QUIET)
        return now

    def refused(self) -> float:
        """See `Stage`."""
        return self.world.refused.total()

    def _made(self) -> int:
        return self.world.calls.total() - self.world.calls["getUpdates"]


def _serve(pipe: Connection, reports: Sequence[Report], limited: bool, kind: type[Play]) -> None:
    """Answer the pipe's questions until it closes, which the other side's death does too."""
    world = World(Clock.real(), Limits() if limited else None)
    play = kind(world, reports)
    with Served(world) as served:
        pipe.send(served.url)
        try:
            while True:
                pipe.send(getattr(play, pipe.recv())())
        except EOFError:
            return
