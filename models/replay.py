"""Custody from the ledger alone: what its entries tell of each box, sorted in a file of its own."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import orjson

from models.custody import Attested, Custody, Event, Missed, Movement, Outcome, Settled, custody
from models.finding import DOUBTS, Kind
from models.glossary import Phase, Service, Stage
from models.ledger import Entry

TABLES = """
    PRAGMA cache_size = -65536;
    CREATE TABLE versions (number INTEGER PRIMARY KEY, version INTEGER);
    CREATE TABLE movements (version INTEGER PRIMARY KEY, number INTEGER, told);
    CREATE TABLE lots (box INTEGER, version INTEGER);
    CREATE TABLE attested (version INTEGER, service, at);
    CREATE TABLE findings (finding INTEGER PRIMARY KEY, version INTEGER, kind, at, outcome, done);
    CREATE TABLE found (finding INTEGER, box INTEGER, PRIMARY KEY (box, finding)) WITHOUT ROWID;
    CREATE INDEX by_version ON attested (version);
"""

MOVEMENTS = """
    SELECT box, version, told
    FROM lots JOIN movements USING (version) JOIN versions USING (number, version)
    ORDER BY box, version
"""

FOUND = """
    SELECT finding, version, kind, at, outcome, done FROM found JOIN findings USING (finding)
    WHERE box = ? ORDER BY finding
"""

KINDS = ("handoff", "attestation", "finding", "settlement", "withdrawal")
"""Entries that custody follows from."""


class Replay:
    """What the ledger tells of boxes, in a temporary file: as many as there may be."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._file.executescript(TABLES)

    def take(self, entry: Entry) -> None:
        """Learn what an entry tells; a later version of a report takes the place of an earlier."""
        told = orjson.loads(entry.content)
        match entry.kind:
            case "handoff":
                self._take_handoff(entry, told)
            case "attestation":
                given = (entry.subject, told["service"], entry.happened_at)
                self._file.execute("INSERT INTO attested VALUES (?, ?, ?)", given)
            case "finding":
                row = (entry.subject, told["handoff"], told["kind"], entry.happened_at)
                self._file.execute("INSERT INTO findings VALUES (?, ?, ?, ?, NULL, NULL)", row)
                boxes = ((entry.subject, box) for box in told["boxes"])
                self._file.executemany("INSERT INTO found VALUES (?, ?)", boxes)
            case "withdrawal" if told["kind"] == "handoff":
                gone = "DELETE FROM versions WHERE number = ? AND version = ?"
                self._file.execute(gone, (told["number"], entry.subject))
            case "settlement":
                done = "UPDATE findings SET outcome = ?, done = ? WHERE finding = ?"
                self._file.execute(done, (told["outcome"], entry.happened_at, entry.subject))

    def custodies(self) -> Iterator[tuple[int, Custody]]:
        """Each box (id) that was reported, and where it is now, by id."""
        for box, rows in groupby(self._file.execute(MOVEMENTS), itemgetter(0)):
            yield box, custody(self._events(box, [(version, told) for _, version, told in rows]))

    def _take_handoff(self, entry: Entry, told: dict[str, Any]) -> None:
        number, version = told["amends"] or entry.subject, entry.subject
        told["at"] = entry.happened_at
        self._file.execute("INSERT OR REPLACE INTO versions VALUES (?, ?)", (number, version))
        row = (version, number, orjson.dumps(told | {"lot": len(told["lot"])}))
        self._file.execute("INSERT INTO movements VALUES (?, ?, ?)", row)
        lot = ((box, version) for box in told["lot"])
        self._file.executemany("INSERT INTO lots VALUES (?, ?)", lot)

    def _events(self, box: int, versions: list[tuple[int, bytes]]) -> Iterator[Event]:
        movements = {version: movement(version, orjson.loads(told)) for version, told in versions}
        yield from movements.values()
        for version, moved in movements.items():
            given = "SELECT service, at FROM attested WHERE version = ?"
            for service, at in self._file.execute(given, (version,)):
                yield Attested(moved, Service(service), datetime.fromisoformat(at))
        for finding, version, kind, at, outcome, done in self._file.execute(FOUND, (box,)):
            if version not in movements or kind not in DOUBTS:
                continue
            if kind == Kind.MISSING:
                yield Missed(movements[version], datetime.fromisoformat(at), finding)
            if outcome:
                settled = datetime.fromisoformat(done)
                yield Settled(movements[version], Outcome(outcome), settled, finding)


def movement(version: int, told: dict[str, Any]) -> Movement:
    """What a hand-over's entry says of each of its boxes."""
    differs = told["boxes"] is not None and told["boxes"] != told["lot"]
    arrived = told["phase"] == Phase.ARRIVED
    service = None if differs or told["service"] is None else Service(told["service"])
    return Movement(
        report=version,
        origin=Stage(told["origin"]),
        destination=Stage(told["destination"]),
        arrived=arrived,
        at=datetime.fromisoformat(told["at"]),
        claimed=told["claimed"],
        service=service,
        lot=told["lot"],
        astray=arrived and told["received_at"] is not None,
    )
