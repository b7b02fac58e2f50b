"""The 21 categories of incidents."""

import pytest

from models.glossary import Category
from tests.reading.clerk import incident

TOLD = {
    Category.POWER_OUTAGE: [
        "mati lampu", "listrik PLN padam", "pemadaman bergilir", "genset rusak", "gardu meledak",
        "lampu di TPS mati", "power outage", "tegangan listrik turun",
    ],
    Category.NETWORK_OUTAGE: [
        "sinyal hilang", "tidak ada sinyal", "tdk ada signal", "internet lemot", "blank spot",
        "jaringan putus", "HT mati", "susah sinyal", "sirekap error", "gangguan jaringan",
    ],
    Category.NATURAL_DISASTER: [
        "banjir setinggi lutut", "pohon besar tumbang", "tanah longsor", "gempa", "angin kencang",
        "puting beliung", "jembatan ambrol", "rob masuk", "sungai meluap", "ombak besar", "flood",
    ],
    Category.LOGISTICS_SHORTAGE: [
        "surat suara kurang 25 lembar", "tinta habis", "kehabisan tinta", "bilik suara kurang 1",
        "kekurangan formulir", "paku tidak ada", "surat suara rusak 3", "formulir C hasil kurang",
    ],
    Category.DELAY: [
        "logistik terlambat datang", "belum buka", "kotak blm tiba di PPS", "molor 1 jam",
        "truk tertahan macet", "rekapitulasi ditunda", "penghitungan terhenti",
    ],
    Category.CLASH: [
        "massa bentrok", "tawuran pemuda", "kericuhan", "saling pukul antar saksi", "adu jotos",
        "linmas dipukul warga", "massa lempar batu", "rusuh", "perkelahian warga",
    ],
    Category.PROTEST: [
        "unjuk rasa 50 orang", "unras", "saksi protes", "adu mulut saksi", "saksi keberatan",
        "saksi walk out", "demo massa", "cekcok mulut",
    ],
    Category.THREAT: [
        "ancaman bom", "ketua KPPS diancam", "teror lewat WA", "tas mencurigakan", "bomb threat",
    ],
    Category.INTIMIDATION: [
        "intimidasi pemilih oleh preman", "pemilih dipaksa", "warga ditakut-takuti",
        "saksi ditekan",
    ],
    Category.CROWDING: [
        "antri mengular", "antrian panjang", "massa berkerumun", "pemilih membludak", "long queue",
        "penumpukan warga", "massa berkumpul",
    ],
    Category.HEALTH: [
        "ketua KPPS sakit", "anggota pingsan", "linmas meninggal krn kelelahan", "sesak nafas",
        "dilarikan ke puskesmas", "keracunan makanan", "demam tinggi", "kesurupan",
    ],
    Category.ACCIDENT: [
        "truk mogok", "pickup terguling", "mobil masuk jurang", "ban truk pecah", "tabrakan",
        "perahu terbalik", "kecelakaan", "terperosok ke got",
    ],
    Category.CRIME: [
        "pencurian motor", "maling laptop", "pembacokan", "bawa sajam", "perusakan bilik",
        "penganiayaan anggota", "hp dicuri",
    ],
    Category.VOTE_BUYING: [
        "serangan fajar", "bagi-bagi uang", "politik uang", "membagikan amplop", "money politics",
        "pembagian sembako", "timses bagi2 uang",
    ],
    Category.HOAX: [
        "hoax beredar", "berita bohong", "isu tidak benar", "hoaks kotak suara hilang",
        "kabar bohong serangan fajar di medsos",
    ],
    Category.FIRE: [
        "kebakaran", "tenda terbakar", "dibakar massa", "asap tebal", "korsleting muncul api",
    ],
    Category.WET_BOX: [
        "kotak suara kehujanan", "kotak basah", "3 kotak terendam air", "kotak kemasukan air",
        "hujan deras, kotak suara basah semua", "surat suara basah",
    ],
    Category.BROKEN_SEAL: [
        "segel rusak", "segel kotak putus", "kotak tidak bersegel", "sgl terbuka", "tanpa segel",
        "segel hilang", "amplop tidak tersegel",
    ],
    Category.MISSING_BOX: [
        "kotak suara hilang", "kurang 1 kotak", "kotak pilbup tidak ditemukan", "kotak dicuri",
        "kotak dibawa kabur", "kehilangan 1 kotak", "selisih 1 kotak", "ballot box missing",
    ],
    Category.PROCEDURE: [
        "mencoblos 2 kali", "salah prosedur", "PSU", "tidak terdaftar DPT", "surat suara tertukar",
        "kotak dibuka sebelum waktunya", "surat suara sudah tercoblos", "pelanggaran kampanye",
    ],
    Category.OTHER: ["ada ular masuk", "situasi aman", "kunjungan Kapolresta", "", "ternak lepas"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "category"), [(said, category) for category, texts in TOLD.items() for said in texts]
)
@pytest.mark.parametrize("where", ["{} di TPS 4 Kedungrejo", "TPS 4 Kedungrejo {}"])
def test_words_tell_the_category(said: str, category: Category, where: str) -> None:
    assert incident(where.format(said)).category == category


@pytest.mark.parametrize(
    ("said", "category"),
    [
        ("demo berujung bentrok", Category.CLASH),
        ("antrian panjang, pemilih pingsan", Category.HEALTH),
        ("terlambat karena truk mogok", Category.ACCIDENT),
        ("penghitungan terhenti krn listrik padam", Category.POWER_OUTAGE),
        ("listrik padam akibat pohon tumbang", Category.POWER_OUTAGE),
        ("pohon tumbang menimpa kabel, listrik padam", Category.NATURAL_DISASTER),
        ("banjir, kotak suara terendam", Category.WET_BOX),
        ("pencurian kotak suara", Category.MISSING_BOX),
        ("hoax ancaman bom", Category.HOAX),
        ("kecelakaan, 2 petugas meninggal", Category.ACCIDENT),
        ("segel utuh, listrik padam", Category.POWER_OUTAGE),
        ("kotak aman, petugas hilang sinyal", Category.NETWORK_OUTAGE),
        ("drop logistik, massa ramai", Category.CROWDING),
    ],
)
def test_of_several_the_most_telling_wins_and_the_first_of_equals(
    said: str, category: Category
) -> None:
    assert incident(said).category == category


def test_every_category_has_its_words() -> None:
    assert set(TOLD) == set(Category)
