"""The ledger: one chain, whoever writes; a transaction's entries all or none."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta, timezone

from handlers.intake import Intake
from handlers.parsing import Raw
from models.database import Database, Outage, Session
from models.ledger import Entry, canonical
from models.verification import CHECKS
from tests.field import EVENING, Chat, Posko

WRITERS = 4


def test_several_writing_processes_make_one_chain(
    prepared: str, posko: Posko, muncar: Chat
) -> None:
    for station in range(1, 9):
        for _ in range(5):
            muncar.writes(f"/handoff TPS {station} Kedungrejo -> PPS")
            muncar.writes(f"/incident hujan deras TPS {station} Blambangan")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    shares = [updates[writer::WRITERS] for writer in range(WRITERS)]

    with ThreadPoolExecutor(WRITERS) as writers:
        list(writers.map(lambda share: write(posko, prepared, share), shares))

    with posko.database.snapshot() as session:
        assert Entry.head(session).number == 81
        assert [list(check.look(session))[-1:] for check in CHECKS]


def write(posko: Posko, url: str, updates: list[Raw]) -> None:
    """Take updates with a connection of one's own, a few at a time, until all are taken."""
    database = Database(url)
    intake = Intake(posko.intake.application, database, posko.world.clock, "id")
    while updates:
        few, rest = updates[:3], updates[3:]
        try:
            asyncio.run(intake.take(few))
        except Outage:  # two waited for each other
            continue
        updates = rest
    database.engine.dispose()


def test_what_is_undone_leaves_no_entry(posko: Posko) -> None:
    with suppress(RuntimeError), posko.database.transaction() as session:
        note(session)
        raise RuntimeError

    with posko.database.transaction() as session:
        note(session)

    with posko.database.snapshot() as session:
        assert Entry.head(session).number == 2


def note(session: Session) -> None:
    """An entry about nothing."""
    Entry.note(session, "test", None, {}, happened_at=EVENING, recorded_at=EVENING)


def test_content_is_canonical() -> None:
    noon = datetime(2024, 11, 27, 12, tzinfo=timezone(timedelta(hours=7)))

    assert canonical({"b": [1, None], "a": noon, "é": "ü"}) == (
        '{"a":"2024-11-27T05:00:00+00:00","b":[1,null],"é":"ü"}'
    )
