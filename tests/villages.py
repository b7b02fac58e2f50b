"""Three villages of two kecamatan with 26 boxes, as `boxes.csv` names them, seals and all.

Small enough to look at every box after every step. Sample officers are invented.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from sandbox.world import Person
from tests.field import ANDI, CATUR, MADE, NANANG, SAMPLES, STRANGER, TOTOK

MUNCAR, CLURING, KOMANDO = -1001000000005, -1001000000006, -1001000000000

STATIONS = {"35.10.05.2002": 5, "35.10.05.2003": 3, "35.10.06.2001": 2}
"""Kedungrejo, Tembokrejo and Plampangrejo."""

KECAMATAN = ("35.10.05", "35.10.06")

REGIONS = {"35.10", *KECAMATAN, *STATIONS}

BOXES = 2 * (sum(STATIONS.values()) + len(KECAMATAN))

RATNA = Person(5200000063, "Ratna")
"""TNI, in Cluring."""
PAK_PPS = Person(5300000001, "Sugeng")
"""PPS of Kedungrejo."""
PAK_PPK = Person(5300000002, "Widodo")
"""PPK of Muncar."""

PEOPLE = (ANDI, MADE, NANANG, CATUR, STRANGER, TOTOK, RATNA, PAK_PPS, PAK_PPK)

RECEIVERS = (
    f"{PAK_PPS.id},Sugeng,Bpk,PPS,PPS Kedungrejo,member,35.10.05.2002",
    f"{PAK_PPK.id},Widodo,Bpk,PPK,PPK Muncar,member,35.10.05",
)


def write_villages(folder: Path) -> Path:
    """Write the files that `import` takes into a folder; the folder."""
    for name in ("kabupaten.csv", "elections.csv"):
        (folder / name).write_text((SAMPLES / name).read_text())
    _write(folder, "groups.csv", [row for row in _rows("groups.csv") if row[3] in REGIONS])
    _write(folder, "kecamatan.csv", [row for row in _rows("kecamatan.csv") if row[0] in KECAMATAN])
    _write(folder, "desa.csv", [row for row in _rows("desa.csv") if row[0] in STATIONS])
    stations = [row for row in _rows("tps.csv") if int(row[1]) <= STATIONS.get(row[0], 0)]
    _write(folder, "tps.csv", stations)
    officers = [row for row in _rows("officers.csv") if row[6] in REGIONS]
    _write(folder, "officers.csv", [*officers, *(row.split(",") for row in RECEIVERS)])
    boxes = [["tempat", "nomor", "pemilihan", "segel"], *_boxes()]
    (folder / "boxes.csv").write_text("\n".join(",".join(row) for row in boxes))
    return folder


def serials(village: str, station: int | None, election: str) -> str:
    """The numbers of a box's two seals: `B0203 B0204`."""
    first = 100 * (list(STATIONS).index(village) + 1 if station else 9) + 2 * (station or 1)
    return " ".join(f"{election[3]}{first + seal:04}" for seal in range(2))


def _boxes() -> Iterator[list[str]]:
    for election in ("PILGUB", "PILBUP"):
        for village, last in STATIONS.items():
            for station in range(1, last + 1):
                yield [village, str(station), election, serials(village, station, election)]
        yield from ([kecamatan, "", election, ""] for kecamatan in KECAMATAN)


def _rows(name: str) -> list[list[str]]:
    return list(csv.reader((SAMPLES / name).read_text().splitlines()))[1:]


def _write(folder: Path, name: str, rows: Sequence[Sequence[str]]) -> None:
    header = (SAMPLES / name).read_text().splitlines()[0]
    (folder / name).write_text("\n".join([header, *(",".join(row) for row in rows)]))
