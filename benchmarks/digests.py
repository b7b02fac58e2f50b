"""How long a digest takes to read from the database, from a kabupaten to the whole country.

PostgreSQL, two boxes a station, a hand-over for each station, an open incident for fifty, overdue
boxes for two hundred, growing eightfold in four sizes. Status 1 where at any of them a kabupaten's
digest takes 50 ms or more, be it one service's own, or the country's a second or more, or where a
hand-over takes more than twice as long with the largest stored as with one kabupaten.
"""

import argparse
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from sqlalchemy import text

from benchmarks.handoffs import measure as measure_handoffs
from migrations.upgrade import upgrade
from models.database import Database
from models.digest import Slot
from models.glossary import Service
from models.handoff import Handoff
from models.situation import Situation
from tests.postgres import PostgresServer

KABUPATEN = (64, 128, 257, 514)
"""Of 14 kecamatan, each with 12 villages of 5 stations: in the end the country's 432,000."""

NIGHT = datetime(2024, 11, 27, 13, tzinfo=UTC)

ROUNDS = 9

FILL = """
CREATE TEMP TABLE v AS
  SELECT lpad((11 + k / 14)::text, 2, '0') || '.' || lpad((1 + k % 14)::text, 2, '0') AS kab,
         lpad((11 + k / 14)::text, 2, '0') || '.' || lpad((1 + k % 14)::text, 2, '0') || '.'
           || lpad(j::text, 2, '0') || '.' || (2000 + n)::text AS code
  FROM generate_series(0, :kabupaten - 1) k, generate_series(1, 14) j, generate_series(1, 12) n;
INSERT INTO regions SELECT DISTINCT left(code, w), 'Tempat ' || left(code, w)
  FROM v, (VALUES (2), (5), (8), (13)) widths(w);
INSERT INTO elections VALUES ('PILGUB', 'Gubernur', 'gub'), ('PILBUP', 'Bupati', 'bup');
INSERT INTO stations SELECT code, s, 'kurang rawan' FROM v, generate_series(1, 5) s;
INSERT INTO handoffs (id, chat_id, message_id, officer_id, text, reported_at, occurred_at,
    superseded, place, stations, origin, destination, phase, boxes, lot, effect, verdict, service
    /*columns*/)
  SELECT row_number() OVER (), -1, row_number() OVER (), 1, '', :at,
    :at - random() * interval '5 h', false, village, '[' || number || ']', 'TPS', 'PPS',
    'arrived', 2, 2, 'moved', CASE WHEN random() < 0.8 THEN 'joint' ELSE 'waiting' END, 'POLRI'
    /*values*/
  FROM stations;
INSERT INTO boxes
    (village, station, election, stage, heading, since, reached, joint, gaps, handoff_id)
  SELECT village, number, e.code,
    CASE WHEN random() < 0.4 THEN 'PPK' WHEN random() < 0.8 THEN 'PPS' ELSE 'TPS' END,
    NULL, :at - random() * interval '5 h', 4, (random() < 0.8)::int, (random() < 0.01)::int,
    n FROM (SELECT *, row_number() OVER () AS n FROM stations) numbered, elections e;
INSERT INTO incidents (id, chat_id, message_id, officer_id, text, reported_at, occurred_at,
    superseded, place, stations, category, severity, boxes
    /*columns*/)
  SELECT id, -1, id, 1, '', :at, occurred_at, false, place, stations, 'power_outage', 'medium', '[]'
    /*values*/
  FROM handoffs WHERE id % 50 = 0;
INSERT INTO cases (number, report_id, place, category, severity, author, opened_at, since, state
    /*columns*/)
  SELECT id, id, place, category, severity, '', occurred_at, occurred_at, 'open' /*values*/
  FROM incidents;
INSERT INTO findings (id, key, handoff_id, kind, state, boxes, officer_id, opened_at, incident_id
    /*columns*/)
  SELECT id, 'overdue ' || id, id, CASE WHEN id % 400 = 0 THEN 'count' ELSE 'overdue' END, 'open',
    '[' || id || ']', 0, :at, id /*values*/
  FROM handoffs WHERE id % 200 = 0;
"""


@dataclass(frozen=True, slots=True)
class Size:
    """Medians in milliseconds, with so many stations."""

    stations: int
    kabupaten: float
    service: float
    """A kabupaten's for a group of one service."""
    country: float

    @property
    def met(self) -> bool:
        """Whether it is as fast as is demanded."""
        return max(self.kabupaten, self.service) < 50 and self.country < 1000


def main() -> None:
    """Measure all sizes and print what they showed."""
    *smaller, largest = KABUPATEN[: _options().sizes]
    sizes = []
    with PostgresServer() as server:
        for count in smaller:
            with _filled(server, count) as database:
                sizes.append(_measure(database, count))
        with _filled(server, 1) as kabupaten, _filled(server, largest) as country:
            sizes.append(_measure(country, largest))
            handoffs = measure_handoffs(kabupaten, country)
    Console().print(_table(sizes), handoffs.table(), sep="\n")
    raise SystemExit(0 if handoffs.met and all(size.met for size in sizes) else 1)


@contextmanager
def _filled(server: PostgresServer, kabupaten: int) -> Iterator[Database]:
    """A database with so many kabupaten, gone afterwards."""
    url = server.fresh_url()
    database = Database(url)
    upgrade(database.engine)
    with database.engine.begin() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        for statement in _fill(database):
            wanted = {"kabupaten": kabupaten, "at": NIGHT}
            named = {name: value for name, value in wanted.items() if f":{name}" in statement}
            connection.execute(text(statement), named)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    yield database
    database.engine.dispose()
    server.drop(url)


def _measure(database: Database, kabupaten: int) -> Size:
    took = (
        _took(database, "11.05"),
        _took(database, "11.05", Service.TNI),
        _took(database, ""),
    )
    return Size(kabupaten * 14 * 12 * 5, *took)


def _fill(database: Database) -> Iterator[str]:
    """The statements, each with a value for whatever columns its table must have besides."""
    plain = {"boolean": "false", "character varying": "''", "text": "''"}
    asked = text(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = :table "
        "AND is_nullable = 'NO' AND column_default IS NULL"
    )
    with database.engine.connect() as connection:
        for statement in FILL.split(";\n")[:-1]:
            into = re.match(r"INSERT INTO (\w+) \(([^)]*)\)", statement.lstrip())
            if into is None:
                yield statement
                continue
            rows = connection.execute(asked, {"table": into[1]}).all()
            named = {words.split()[0] for words in into[2].split(",")}
            more = {n: plain.get(kind, "0") for n, kind in rows if n not in named | {"id"}}
            columns = "".join(f", {name}" for name in more)
            values = "".join(f", {value}" for value in more.values())
            yield statement.replace("/*columns*/", columns).replace("/*values*/", values)


def _took(database: Database, region: str, service: Service | None = None) -> float:
    """Milliseconds, the median, where three in a hundred reports are news."""
    times = []
    with database.snapshot() as session:
        told = Handoff.last_id(session) * 97 // 100
    last = Slot(chat_id=-1, slot=NIGHT, last_handoff=told, last_incident=0)
    for _ in range(ROUNDS):
        with database.snapshot() as session:
            start = time.perf_counter()
            Situation.of(session, region, NIGHT, last, service)
            times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _table(sizes: Sequence[Size]) -> Table:
    table = Table(title="A digest from the database, milliseconds (medians)")
    for heading in ("stations", "a kabupaten", "as one service", "the country"):
        table.add_column(heading, justify="right")
    for size in sizes:
        took = f"{size.kabupaten:.1f}", f"{size.service:.1f}", f"{size.country:.0f}"
        table.add_row(f"{size.stations:,}", *took)
    table.add_row("demanded", "< 50", "< 50", "< 1,000")
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Digests of ever more stations.")
    parser.add_argument("--sizes", type=int, default=len(KABUPATEN), help="how many (4)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
