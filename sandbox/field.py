"""The field as the sample's CSV files tell it: places with their boxes, groups, officers."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sandbox.chats import Person

SAMPLE = Path(__file__).parent.parent / "samples" / "banyuwangi"


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody on the roster, and the Telegram account that they write from."""

    person: Person
    rank: str
    service: str


@dataclass(frozen=True, slots=True)
class Village:
    """A village; `stations` are its polling stations' numbers, ascending."""

    code: str
    name: str
    kind: str
    stations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A sub-district with its field group; its two commanders are the first officers."""

    code: str
    name: str
    chat_id: int
    title: str
    officers: tuple[Officer, ...]
    villages: tuple[Village, ...]

    def serving(self, *services: str) -> list[Person]:
        """Its members of these services, commanders aside, in the roster's order."""
        return [one.person for one in self.officers[2:] if one.service in services]


@dataclass(frozen=True, slots=True)
class Field:
    """A kabupaten on election night: its kecamatan, its command group, its ballots."""

    kecamatan: tuple[Kecamatan, ...]
    command: int
    title: str
    elections: tuple[str, ...]

    @classmethod
    def read(cls, folder: Path = SAMPLE) -> Self:
        """The field of a folder of CSV files."""
        groups = {row["region"]: row for row in _rows(folder / "groups.csv")}
        command = next(row for row in groups.values() if row["role"] == "command")
        return cls(
            kecamatan=tuple(_kecamatan(folder, groups)),
            command=int(command["chat_id"]),
            title=command["title"],
            elections=tuple(row["kode"] for row in _rows(folder / "elections.csv")),
        )

    @property
    def boxes(self) -> int:
        """How many ballot boxes there are."""
        stations = sum(len(village.stations) for village in self.villages())
        return stations * len(self.elections)

    def kecamatan_of(self, village: str) -> tuple[Kecamatan, Village]:
        """A village by its code, and what it lies in. Raises StopIteration."""
        return next(
            (area, one) for area in self.kecamatan for one in area.villages if one.code == village
        )

    def villages(self) -> Iterator[Village]:
        """All villages, by kecamatan."""
        for kecamatan in self.kecamatan:
            yield from kecamatan.villages

    def groups(self) -> Iterator[tuple[int, str]]:
        """Chat id and title of every group."""
        yield self.command, self.title
        for kecamatan in self.kecamatan:
            yield kecamatan.chat_id, kecamatan.title


def _kecamatan(folder: Path, groups: Mapping[str, Mapping[str, str]]) -> Iterator[Kecamatan]:
    villages, officers = _villages(folder), _officers(folder)
    for row in _rows(folder / "kecamatan.csv"):
        code = row["kode"]
        yield Kecamatan(
            code=code,
            name=row["nama"],
            chat_id=int(groups[code]["chat_id"]),
            title=groups[code]["title"],
            officers=tuple(officers[code]),
            villages=tuple(villages[code]),
        )


def _villages(folder: Path) -> Mapping[str, list[Village]]:
    stations, villages = defaultdict(list), defaultdict(list)
    for row in _rows(folder / "tps.csv"):
        stations[row["desa"]].append(int(row["nomor"]))
    for row in _rows(folder / "desa.csv"):
        numbers = tuple(sorted(stations[row["kode"]]))
        village = Village(row["kode"], row["nama"], row["jenis"], numbers)
        villages[row["kecamatan"]].append(village)
    return villages


def _officers(folder: Path) -> Mapping[str, list[Officer]]:
    officers = defaultdict(list)
    for row in _rows(folder / "officers.csv"):
        person = Person(int(row["telegram_id"]), row["name"])
        officers[row["region"]].append(Officer(person, row["rank"], row["service"]))
    return officers


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
