"""How long a hand-over takes to be recorded on PostgreSQL, whatever else is stored.

Reports of one village, one after another, each its own transaction, through the intake, in turns
with one kabupaten stored and with the whole country: 870,000 boxes. What `benchmarks.digests` has
stored is completed: each box is of its report's lot, each report has its card, its update and its
entry of the ledger.
"""

import statistics
import time
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from rich.table import Table
from sqlalchemy import text

from models.database import Database
from models.glossary import Duty, Service, Standing
from models.group import Group
from models.officer import Officer
from tests.field import EVENING, Posko, at_work

GROUP, OFFICERS = -1001000000005, {1: Service.POLRI, 2: Service.TNI}
KECAMATAN = "11.01.01"

ROUNDS, WARM = 200, 20
"""Hand-overs whose time counts, and those before."""

SLOWER = 2.0
"""How many times as long one may take with a country stored."""

COMPLETE = """
UPDATE regions SET name = 'Kedungrejo' WHERE code = '11.01.01.2001';
INSERT INTO handed_boxes (handoff_id, box_id)
  SELECT handoff_id, id FROM boxes;
INSERT INTO ledger (number, kind, happened_at, recorded_at, actor, chat, subject, content, previous,
    hash)
  SELECT id, 'handoff', occurred_at, reported_at, 1, -1, id, repeat('x', 350), repeat('0', 64),
    md5(id::text) || md5(id::text) FROM handoffs;
INSERT INTO owed (key, chat_id, priority, payload, method, mergeable, state, attempts, message_id,
    receipt, version)
  SELECT 'card handoff ' || id, -1, 2, repeat('x', 300), 'sendMessage', true, 'sent', 1, id, false,
    0 FROM handoffs;
INSERT INTO taken_updates (update_id, at) SELECT id, reported_at FROM handoffs;
INSERT INTO counters (name, last) SELECT 'handoffs', max(id) FROM handoffs;
INSERT INTO counters (name, last) SELECT 'incidents', max(id) FROM incidents;
INSERT INTO counters (name, last) SELECT 'findings', max(id) FROM findings;
"""


@dataclass(frozen=True, slots=True)
class Handoffs:
    """Medians in milliseconds."""

    kabupaten: float
    country: float

    @property
    def met(self) -> bool:
        """Whether the country's takes no longer than is demanded."""
        return self.country <= SLOWER * self.kabupaten

    def table(self) -> Table:
        """What was found, and what is demanded."""
        table = Table(title="A hand-over on PostgreSQL, milliseconds (medians)")
        for heading in ("one kabupaten", "the country", "times", "demanded"):
            table.add_column(heading, justify="right")
        times = f"{self.country / self.kabupaten:.2f}"
        figures = f"{self.kabupaten:.1f}", f"{self.country:.1f}"
        table.add_row(*figures, times, f"≤ {SLOWER:.0f}")
        return table


def measure(kabupaten: Database, country: Database) -> Handoffs:
    """Hand-overs in two databases that `benchmarks.digests` has filled, in turns."""
    databases = kabupaten, country
    for database in databases:
        _complete(database)
    with ExitStack() as stack:
        bots = [stack.enter_context(at_work(_url(database))) for database in databases]
        times = [[_took(bot, number) for bot in bots] for number in range(WARM + ROUNDS)]
    for database in databases:
        _all_recorded(database)
    return Handoffs(*map(statistics.median, zip(*times[WARM:], strict=True)))


def _took(bot: Posko, number: int) -> float:
    update = _report(number)
    start = time.perf_counter()
    bot.take([update])
    return (time.perf_counter() - start) * 1000


def _url(database: Database) -> str:
    return database.engine.url.render_as_string(hide_password=False)


def _complete(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("SET LOCAL statement_timeout = 0"))
        for statement in COMPLETE.split(";\n")[:-1]:
            session.execute(text(statement))
        group = Group(chat_id=GROUP, title="Muncar", role=Standing.FIELD, region=KECAMATAN)
        session.add(group)
        for number, service in OFFICERS.items():
            session.add(_officer(number, service))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def _officer(number: int, service: Service) -> Officer:
    return Officer(
        telegram_id=number,
        name="Andi",
        rank="Bripka",
        service=service,
        unit="Muncar",
        role=Duty.MEMBER,
        region=KECAMATAN,
    )


def _report(number: int) -> dict[str, Any]:
    """An update: stations arrive at the PPS, then at the PPK, told by two officers."""
    station, where = number % 5 + 1, ("PPS", "PPK")[number // 10 % 2]
    words = f"/handoff TPS {station} Kedungrejo tiba di {where} 2 kotak segel utuh"
    return {
        "update_id": 10**9 + number,
        "message": {
            "message_id": number + 1,
            "date": int(EVENING.timestamp()) + number,
            "chat": {"id": GROUP, "type": "supergroup", "title": "Muncar"},
            "from": {"id": number // 5 % 2 + 1, "is_bot": False, "first_name": "Andi"},
            "text": words,
        },
    }


def _all_recorded(database: Database) -> None:
    """Raise SystemExit where a report was not recorded: its time would mean nothing."""
    with database.snapshot() as session:
        query = text("SELECT count(*) FROM handoffs WHERE chat_id = :chat")
        recorded = session.scalar(query, {"chat": GROUP})
    if recorded != WARM + ROUNDS:
        raise SystemExit(f"of {WARM + ROUNDS} hand-overs {recorded} were recorded")
