"""What goes wrong on an election night, and how officers put it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from models.glossary import Category, Severity
from sandbox.acts import Trouble
from sandbox.field import Field, Kecamatan
from sandbox.wordings import Wordings

PHRASES = {
    Category.POWER_OUTAGE: ("listrik padam", "lampu mati, penghitungan pakai genset"),
    Category.NETWORK_OUTAGE: ("gangguan sinyal internet", "tidak ada sinyal"),
    Category.NATURAL_DISASTER: ("banjir, jalan tidak bisa dilewati", "jalan longsor"),
    Category.LOGISTICS_SHORTAGE: ("surat suara kurang 30 lembar", "formulir C hasil kurang"),
    Category.DELAY: ("penghitungan terlambat", "penjemputan kotak terlambat"),
    Category.CLASH: ("massa bentrok", "terjadi bentrok antar warga"),
    Category.PROTEST: ("saksi protes", "warga unjuk rasa"),
    Category.THREAT: ("ketua KPPS diancam", "ada ancaman bom"),
    Category.INTIMIDATION: ("intimidasi terhadap saksi", "petugas KPPS diintimidasi"),
    Category.CROWDING: ("kerumunan massa", "antri mengular"),
    Category.HEALTH: ("ketua KPPS pingsan", "anggota KPPS sakit"),
    Category.ACCIDENT: ("truk logistik mogok", "mobil pengangkut kotak kecelakaan"),
    Category.CRIME: ("pencurian motor petugas", "HP petugas dicuri"),
    Category.VOTE_BUYING: ("dugaan politik uang", "bagi-bagi uang"),
    Category.HOAX: ("beredar berita hoax", "beredar hoaks"),
    Category.FIRE: ("kebakaran gudang", "kebakaran"),
    Category.WET_BOX: ("kotak suara kehujanan", "kotak suara basah"),
    Category.BROKEN_SEAL: ("segel kotak rusak", "segel kotak suara putus"),
    Category.MISSING_BOX: ("kotak suara hilang", "1 kotak suara belum ditemukan"),
    Category.PROCEDURE: ("kesalahan prosedur penghitungan", "kotak dibuka tidak sesuai prosedur"),
    Category.OTHER: ("mohon petunjuk", "tamu tidak dikenal"),
}
SEVERITIES = {
    Severity.LOW: ("rendah",),
    Severity.MEDIUM: ("sedang",),
    Severity.HIGH: ("tinggi",),
    Severity.CRITICAL: ("kritis", "darurat"),
}
LIKELY = {
    Category.POWER_OUTAGE: 5,
    Category.DELAY: 5,
    Category.HEALTH: 5,
    Category.WET_BOX: 4,
    Category.LOGISTICS_SHORTAGE: 3,
    Category.BROKEN_SEAL: 3,
    Category.FIRE: 0.4,
    Category.CLASH: 0.4,
    Category.MISSING_BOX: 0.4,
}
"""How often, where it is not about once: by weight."""


def troubles(
    field: Field, opening: datetime, how_many: int, chance: Random
) -> Iterator[tuple[datetime, Trouble]]:
    """Incidents of all categories, within nine hours of `opening`."""
    weights = [LIKELY.get(category, 1) for category in Category]
    more = chance.choices(list(Category), weights, k=how_many - len(Category))
    for category in [*Category, *more]:
        at = opening + timedelta(minutes=chance.triangular(5, 530, 200))
        yield at, _trouble(chance.choice(field.kecamatan), category, chance)


def _trouble(kecamatan: Kecamatan, category: Category, chance: Random) -> Trouble:
    village = chance.choice(kecamatan.villages)
    known = chance.random() < 0.7
    return Trouble(
        kecamatan=kecamatan,
        village=village,
        stations=(chance.choice(village.stations),) if known else (),
        category=category,
        severity=chance.choice([*Severity, None, None, None, None]),
    )


def incident(meant: Trouble, wordings: Wordings) -> str:
    """The command and what it tells, as one message."""
    chance = wordings.chance
    what, spot = chance.choice(PHRASES[meant.category]), _spot(meant, wordings)
    parts = [chance.choice((f"{what} di {spot}", f"{what} {spot}", f"{spot} {what}"))]
    if meant.severity:
        parts[0] = f"{chance.choice(SEVERITIES[meant.severity])} {parts[0]}"
    if meant.claimed:
        parts.append(wordings.time(meant.claimed))
    if chance.random() < 0.3:
        parts.append(chance.choice(("mohon arahan", "sudah ditangani", "anggota di lokasi")))
    return wordings.command("incident") + wordings.styled(", ".join(parts))


def _spot(meant: Trouble, wordings: Wordings) -> str:
    village = wordings.names.typed(meant.village)
    if meant.stations:
        return f"TPS {wordings.stations(meant.stations)} {village}"
    return wordings.chance.choice((f"PPS {village}", village))
