"""Invents the groups and officers of samples/banyuwangi; run again, it writes the same."""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path

HERE = Path(__file__).parent / "banyuwangi"

GIVEN = (
    "Agus Andi Bambang Budi Catur Dedi Dewi Didik Eko Endro Fajar Gatot Hari Hendra Heri Imam Irfan"
    " Made Mulyono Nanang Nur Purnomo Rahmat Ratna Rizal Rudi Sari Slamet Sugeng Teguh Totok Untung"
)
FAMILY = (
    "Aditya Cahyono Firmansyah Hariyanto Hidayat Irawan Kurniawan Laksono Nugroho Pamungkas Permana"
    " Pranoto Prasetyo Purwanto Rahardjo Santoso Setiawan Siswanto Sulistyo Supriyadi Sutrisno"
)
COMMANDERS = (
    ("AKP", "POLRI", "Polresta Banyuwangi", "operator"),
    ("Kombes Pol", "POLRI", "Polresta Banyuwangi", "commander"),
    ("Kompol", "POLRI", "Polresta Banyuwangi", "commander"),
    ("Letkol Inf", "TNI", "Kodim 0825", "commander"),
    ("Letkol Laut", "TNI", "Lanal Banyuwangi", "commander"),
)
CREW = (
    (("AKP",), "POLRI", "Polsek", "commander"),
    (("Kapten Inf",), "TNI", "Koramil", "commander"),
    *[(("Bripda", "Briptu", "Brigpol", "Bripka", "Aipda"), "POLRI", "Polsek", "member")] * 5,
    *[(("Kopda", "Koptu", "Serda", "Sertu", "Serka"), "TNI", "Koramil", "member")] * 3,
)

RECEIVERS = (("Ketua", "PPK", "PPK"), ("Anggota", "PPS", "PPS"))

chance = random.Random(27112024)  # noqa: S311 (names need no secrecy)
people = [f"{given} {family}" for given in GIVEN.split() for family in FAMILY.split()]
chance.shuffle(people)
names, numbers = iter(people), count(5_200_000_001)


def main() -> None:
    """Write both files."""
    with (HERE / "kecamatan.csv").open(encoding="utf-8") as file:
        kecamatan = [(row["kode"], row["nama"]) for row in csv.DictReader(file)]
    write("groups.csv", "chat_id title role region", groups(kecamatan))
    crews = chain.from_iterable(crew(code, name) for code, name in kecamatan)
    columns = "telegram_id name rank service unit role region"
    receiving = chain.from_iterable(receivers(code, name) for code, name in kecamatan)
    write("officers.csv", columns, chain(command(), crews, receiving))


def groups(kecamatan: Sequence[tuple[str, str]]) -> Iterator[tuple[object, ...]]:
    """The command group, and a field group for each kecamatan."""
    yield -1_001_000_000_000, "KOMANDO PAM PILKADA BANYUWANGI", "command", "35.10"
    for number, (code, name) in enumerate(kecamatan, start=1):
        yield -1_001_000_000_000 - number, f"PAM TPS {name.upper()}", "field", code


def command() -> Iterator[tuple[object, ...]]:
    """The operator, and those who lead the whole kabupaten."""
    for rest in COMMANDERS:
        yield next(numbers), next(names), *rest, "35.10"


def crew(code: str, name: str) -> Iterator[tuple[object, ...]]:
    """A kecamatan's officers, its two commanders first."""
    for ranks, service, unit, role in CREW:
        rank = chance.choice(ranks)
        yield next(numbers), next(names), rank, service, f"{unit} {name}", role, code


def receivers(code: str, name: str) -> Iterator[tuple[object, ...]]:
    """Who receives a kecamatan's boxes: one at the PPK, one for all its PPS."""
    for rank, service, unit in RECEIVERS:
        yield next(numbers), next(names), rank, service, f"{unit} {name}", "member", code


def write(name: str, columns: str, rows: Iterable[tuple[object, ...]]) -> None:
    """One CSV file."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns.split(), *rows])


if __name__ == "__main__":
    main()
