"""Custody from the ledger alone: what its entries tell of each box, sorted in a file of its own."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

import orjson

from models.glossary import Phase
from models.ledger import Entry

TABLES = """
    PRAGMA cache_size = -65536;
    CREATE TABLE versions (number INTEGER PRIMARY KEY, version, at, stage, heading);
    CREATE TABLE lots (box INTEGER, number INTEGER, version INTEGER);
"""

MOVEMENTS = """
    SELECT box, stage, heading, at, version
    FROM lots JOIN versions USING (number, version) ORDER BY box, at, version
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box is: it rests at `stage`, or left it for `heading`; since when and why."""

    stage: str
    heading: str | None = None
    since: str | None = None
    handoff: int | None = None

    def __str__(self) -> str:
        where = f"on the way from {self.stage} to {self.heading}" if self.heading else self.stage
        return where if self.since is None else f"{where} since {self.since} by #{self.handoff}"


class Replay:
    """The movements that the ledger tells of, in a temporary file: as many as there may be."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._file.executescript(TABLES)

    def take(self, entry: Entry) -> None:
        """Learn what a hand-over's entry tells; a later version takes the place of an earlier."""
        told = orjson.loads(entry.content)
        number, version = told["amends"] or entry.subject, entry.subject
        arrived = told["phase"] == Phase.ARRIVED
        stage, heading = told["destination" if arrived else "origin"], told["destination"]
        row = (number, version, entry.happened_at, stage, None if arrived else heading)
        self._file.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?)", row)
        lot = ((box, number, version) for box in told["lot"])
        self._file.executemany("INSERT INTO lots VALUES (?, ?, ?)", lot)

    def places(self) -> Iterator[tuple[int, Place]]:
        """Each box (id) that moved and where it is now, by id: the latest event counts."""
        for box, movements in groupby(self._file.execute(MOVEMENTS), itemgetter(0)):
            *_, (_, *last) = movements
            yield box, Place(*last)
