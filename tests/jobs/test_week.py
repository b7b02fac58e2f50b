"""A week of schedules in three zones, two processes that restart as they like: each slot once."""

from bisect import bisect_right
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from jobs.digest import owe_digests
from migrations.upgrade import upgrade
from models.database import Database
from models.digest import Slot
from models.glossary import Standing
from models.group import Group
from models.outbox import Owed
from models.schedule import Schedule
from models.timetable import Every

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")

MONDAY = datetime(2024, 11, 25, tzinfo=UTC)

WEEK = timedelta(days=7)

RULES = (Every(30, 900, 1440, "12345"), Every(180, 0, 1439, "67"))
"""Every half hour from 15.00 to 24.00 from Monday to Friday, every three hours at the weekend."""


DEATHS = [(False, False)] * 4 + [(True, False), (False, True)]
"""Which of two processes dies at a look."""


def due(zone: str) -> Iterator[datetime]:
    """The slots of a week and the days around it, told by looking at each minute's wall clock."""
    moment = MONDAY - timedelta(days=2)
    while moment < MONDAY + WEEK:
        local = moment.astimezone(ZoneInfo(zone))
        midnight = local.hour == local.minute == 0
        evening = local.weekday() < 5 and local.hour >= 15 and local.minute % 30 == 0
        after = midnight and 1 <= local.weekday() <= 5
        weekend = local.weekday() >= 5 and local.hour % 3 == 0 and local.minute == 0
        if evening or after or weekend:
            yield moment
        moment += timedelta(minutes=1)


@pytest.fixture
def url(database_url: str) -> str:
    """A database with a command group in each zone, there since the day before."""
    database = Database(database_url)
    upgrade(database.engine)
    with database.transaction() as session:
        for number, zone in enumerate(ZONES, start=1):
            made = Group(
                chat_id=-number,
                title=zone,
                role=Standing.COMMAND,
                region="35.10",
                zone=zone,
            )
            session.add(made)
            session.flush()
            session.add_all([Schedule.of(made.chat_id, rule) for rule in RULES])
        owe_digests(session, MONDAY - timedelta(days=1))
    database.engine.dispose()
    return database_url


def test_each_slot_of_a_week_is_told_once(url: str) -> None:
    random, now = Random(60), MONDAY
    slots = {-number: list(due(zone)) for number, zone in enumerate(ZONES, start=1)}
    expected = {chat_id: set[datetime]() for chat_id in slots}
    processes = [Database(url), Database(url)]
    with ThreadPoolExecutor(2) as pool:
        while now < MONDAY + WEEK:
            for chat_id, moments in slots.items():
                expected[chat_id].add(moments[bisect_right(moments, now) - 1])
            list(pool.map(look, processes, [now, now], random.choice(DEATHS)))
            now += timedelta(seconds=random.choice([60, 600, 1500, 1799]))
            if random.random() < 0.05:
                now += timedelta(minutes=random.randrange(200))
                processes.pop(random.randrange(2)).engine.dispose()
                processes.append(Database(url))

    with processes[0].transaction() as session:
        for chat_id, wanted in expected.items():
            told = Slot.past(session, chat_id, now, 10_000, timedelta(days=9))
            assert [slot.slot for slot in told] == sorted(wanted)
        assert len(session.scalars(select(Owed.id)).all()) == sum(map(len, expected.values()))
    for process in processes:
        process.engine.dispose()


def look(process: Database, now: datetime, dies: bool) -> None:
    """One process's job has its turn; one that dies does so with the digest not yet committed."""
    with suppress(Killed), process.transaction() as session:
        owe_digests(session, now)
        if dies:
            raise Killed


class Killed(Exception):
    """The process ends."""
