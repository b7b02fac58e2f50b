"""Sweeps in processes of their own, one of them killed at any of its statements."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from signal import SIGKILL

from sqlalchemy import event

from jobs.escalation import escalate_incidents
from models.database import Database
from views.render import environment

Sweep = Callable[[datetime, int, bool], tuple[int, int]]
"""At a moment, one process that dies at so many statements and one that does not; whether they
run together, or one after the other; how they ended."""


@contextmanager
def sweepers(url: str) -> Iterator[Sweep]:
    """Processes that sweep; forked by one that does nothing else, so that each is quick."""
    command = [sys.executable, "-m", __name__, url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as parent:
        assert parent.stdin
        assert parent.stdout

        def sweep(now: datetime, dies_at: int, together: bool) -> tuple[int, int]:
            assert parent.stdin
            assert parent.stdout
            parent.stdin.write(json.dumps([now.isoformat(), dies_at, together]) + "\n")
            killed, other = json.loads(parent.stdout.readline())
            return killed, other

        yield sweep
        parent.stdin.close()


def serve(url: str) -> None:
    """Have two sweep for each line, and tell how they ended; both find the texts read."""
    for name in ("alert", "incident", "notice"):
        environment("id").get_template(f"{name}.j2")
    for line in sys.stdin:
        moment, dies_at, together = json.loads(line)
        now = datetime.fromisoformat(moment)
        killed = forked(url, now, dies_at)
        first = None if together else ended(killed)
        other = forked(url, now, None)
        ends = (ended(killed) if first is None else first), ended(other)
        sys.stdout.write(json.dumps(ends) + "\n")
        sys.stdout.flush()


def forked(url: str, now: datetime, dies_at: int | None) -> int:
    """A process (id) that sweeps once."""
    process = os.fork()
    if process == 0:
        status = 1
        try:
            sweep(url, now, dies_at)
            status = 0
        finally:
            os._exit(status)
    return process


def ended(process: int) -> int:
    """How it ended: its status, or the signal that killed it, negative."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def sweep(url: str, now: datetime, dies_at: int | None) -> None:
    """One sweep; killed before its statement of that place, its commit, or after it."""
    database, places = Database(url), count()

    def listen(*_: object) -> None:
        if next(places) == dies_at:
            os.kill(os.getpid(), SIGKILL)

    for moment in ("before_cursor_execute", "commit"):
        event.listen(database.engine, moment, listen)
    with database.transaction() as session:
        escalate_incidents(session, now)
    if dies_at is not None:
        os.kill(os.getpid(), SIGKILL)


if __name__ == "__main__":
    serve(sys.argv[1])
