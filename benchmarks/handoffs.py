"""How long a hand-over takes to be recorded, whatever else is stored.

Reports of one village, one after another, each its own transaction, through the intake. What
`benchmarks.digests` has stored is completed: each box is of its report's lot, each report has its
card, its update and its entry of the ledger.
"""

import statistics
import time
from typing import Any

from sqlalchemy import text

from models.database import Database
from models.glossary import Duty, Service, Standing
from models.group import Group
from models.officer import Officer
from tests.field import EVENING, at_work

GROUP, OFFICERS = -1001000000005, {1: Service.POLRI, 2: Service.TNI}
KECAMATAN = "11.01.01"

ROUNDS, WARM = 200, 20
"""Hand-overs whose time counts, and those before."""

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
  SELECT 'card handoff ' || id, -1, 2, repeat('x', 300), 'sendMessage', true, 'sent', 1, id, false, 0
    FROM handoffs;
INSERT INTO taken_updates (update_id, at) SELECT id, reported_at FROM handoffs;
INSERT INTO counters (name, last) SELECT 'handoffs', max(id) FROM handoffs;
"""


def handoff_took(database: Database) -> float:
    """Milliseconds, the median, in a database that `benchmarks.digests` has filled."""
    _complete(database)
    url = database.engine.url.render_as_string(hide_password=False)
    times = []
    with at_work(url) as posko:
        for number in range(WARM + ROUNDS):
            update = _report(number)
            start = time.perf_counter()
            posko.take([update])
            times.append((time.perf_counter() - start) * 1000)
        assert posko.boxes(KECAMATAN), "the village is in the group's kecamatan"
    _all_recorded(database)
    return statistics.median(times[WARM:])


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
