"""Custody under random reports, presses and edits: no box is ever lost, doubled or misplaced."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test as run

from sandbox.chats import Chat
from tests.field import EVENING, Posko, at_work, prepare
from tests.models.nights import Night
from tests.postgres import PostgresServer
from tests.villages import write_villages

NIGHTS, STEPS = 40, 60
"""In all 2,400 steps on each database."""


@pytest.fixture(scope="session")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a few villages."""
    return write_villages(tmp_path_factory.mktemp("villages"))


def test_random_nights_on_sqlite(villages: Path, tmp_path: Path) -> None:
    prepared, played = tmp_path / "prepared.db", tmp_path / "played.db"
    prepare(f"sqlite:///{prepared}", villages)

    def renew() -> None:
        for name in ("played.db-wal", "played.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        shutil.copy(prepared, played)

    play(f"sqlite:///{played}", renew)


def test_random_nights_on_postgresql(postgres: PostgresServer, villages: Path) -> None:
    prepared = postgres.fresh_url()
    prepare(prepared, villages)
    played = postgres.fresh_url(prepared)
    play(played, lambda: postgres.renew(played, prepared))
    postgres.drop(played)


def play(url: str, renew: Callable[[], None]) -> None:
    """Act out all nights on one engine, which knows its statements; the database is renewed."""
    with at_work(url) as posko:

        def start(_machine: Night) -> Posko:
            posko.database.engine.dispose()
            renew()
            world = posko.world
            for chat in list(world.chats.values()):
                world.chats[chat.id] = Chat(chat.id, chat.title, last_id=chat.last_id)
            world.clock.start = EVENING
            posko.restarts()
            return posko

        run(
            type("ANight", (Night,), {"start": start}),
            settings=settings(
                max_examples=NIGHTS,
                stateful_step_count=STEPS,
                deadline=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
