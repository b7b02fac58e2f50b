"""The burst: what officers of a whole kabupaten write when the network is back."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle, zip_longest
from pathlib import Path

from sandbox.world import Person

SAMPLES = Path(__file__).parent.parent / "samples" / "banyuwangi"


@dataclass(frozen=True, slots=True)
class Report:
    """What one officer writes in one field group."""

    chat_id: int
    officer: Person
    text: str


def burst(count: int) -> Sequence[Report]:
    """So many reports, the groups taking turns, each report of another station."""
    field = [row for row in _rows("groups") if row["role"] == "field"]
    turns = zip_longest(*(_reports(int(group["chat_id"]), group["region"]) for group in field))
    reports = [report for report in chain.from_iterable(turns) if report]
    if len(reports) < count:
        raise SystemExit(f"the samples have {len(reports)} stations, not {count}")
    return reports[:count]


def groups() -> Sequence[int]:
    """The chat ids of all groups, also of those that only listen."""
    return [int(row["chat_id"]) for row in _rows("groups")]


def _reports(chat_id: int, region: str) -> Iterator[Report]:
    """One report of each station in the region, its officers taking turns."""
    officers = [row for row in _rows("officers") if row["region"] == region]
    people = cycle(Person(int(row["telegram_id"]), row["name"]) for row in officers)
    villages = {row["kode"]: row["nama"] for row in _rows("desa")}
    for station in _rows("tps"):
        if station["desa"].startswith(region + "."):
            place = f"TPS {int(station['nomor'])} {villages[station['desa']]}"
            yield Report(chat_id, next(people), f"/handoff {place} -> PPS 2 kotak segel utuh")


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
