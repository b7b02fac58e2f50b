"""The 21 categories of incidents."""

import pytest

from models.glossary import Category
from tests.reading.clerk import incident

TOLD = {
    Category.POWER_OUTAGE: [
        "mati lampu", "listrik PLN padam", "pemadaman bergilir", "genset rusak", "gardu meledak",
        "lampu di TPS mati", "power outage", "tegangan listrik turun",
        "gelap gulita, genset belum datang",
    ],
    Category.NETWORK_OUTAGE: [
        "sinyal hilang", "tidak ada sinyal", "tdk ada signal", "internet lemot", "blank spot",
        "jaringan putus", "HT mati", "susah sinyal", "sirekap error", "gangguan jaringan",
        "komunikasi terputus", "BTS mati",
    ],
    Category.NATURAL_DISASTER: [
        "banjir setinggi lutut", "pohon besar tumbang", "tanah longsor", "gempa", "angin kencang",
        "puting beliung", "jembatan ambrol", "rob masuk", "sungai meluap", "ombak besar", "flood",
        "jalan amblas", "TPS tergenang air", "petir menyambar",
    ],
    Category.LOGISTICS_SHORTAGE: [
        "surat suara kurang 25 lembar", "tinta habis", "kehabisan tinta", "bilik suara kurang 1",
        "kekurangan formulir", "paku tidak ada", "surat suara rusak 3", "formulir C hasil kurang",
        "tinta tumpah",
    ],
    Category.DELAY: [
        "logistik terlambat datang", "belum buka", "kotak blm tiba di PPS", "molor 1 jam",
        "truk tertahan macet", "rekapitulasi ditunda", "penghitungan terhenti",
        "pembukaan mundur", "penghitungan lambat",
    ],
    Category.CLASH: [
        "massa bentrok", "tawuran pemuda", "kericuhan", "saling pukul antar saksi", "adu jotos",
        "linmas dipukul warga", "massa lempar batu", "rusuh", "perkelahian warga",
    ],
    Category.PROTEST: [
        "unjuk rasa 50 orang", "unras", "saksi protes", "adu mulut saksi", "saksi keberatan",
        "saksi walk out", "demo massa", "cekcok mulut",
        "massa geruduk balai desa", "blokir jalan", "warga tidak puas",
        "massa minta hitung ulang", "saksi tidak mau tanda tangan",
    ],
    Category.THREAT: [
        "ancaman bom", "ketua KPPS diancam", "teror lewat WA", "tas mencurigakan", "bomb threat",
    ],
    Category.INTIMIDATION: [
        "intimidasi pemilih oleh preman", "pemilih dipaksa", "warga ditakut-takuti",
        "saksi ditekan", "saksi diusir",
    ],
    Category.CROWDING: [
        "antri mengular", "antrian panjang", "massa berkerumun", "pemilih membludak", "long queue",
        "penumpukan warga", "massa berkumpul",
    ],
    Category.HEALTH: [
        "ketua KPPS sakit", "anggota pingsan", "linmas meninggal krn kelelahan", "sesak nafas",
        "dilarikan ke puskesmas", "keracunan makanan", "demam tinggi", "kesurupan",
        "linmas kolaps", "asam lambung", "digigit ular",
    ],
    Category.ACCIDENT: [
        "truk mogok", "pickup terguling", "mobil masuk jurang", "ban truk pecah", "tabrakan",
        "perahu terbalik", "kecelakaan", "terperosok ke got",
        "mobil nabrak pohon",
    ],
    Category.CRIME: [
        "pencurian motor", "maling laptop", "pembacokan", "bawa sajam", "perusakan bilik",
        "penganiayaan anggota", "hp dicuri",
        "motor linmas hilang",
    ],
    Category.VOTE_BUYING: [
        "serangan fajar", "bagi-bagi uang", "politik uang", "membagikan amplop", "money politics",
        "pembagian sembako", "timses bagi2 uang",
    ],
    Category.HOAX: [
        "hoax beredar", "berita bohong", "isu tidak benar", "hoaks kotak suara hilang",
        "kabar bohong serangan fajar di medsos",
        "video editan beredar",
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
        "kabel ties kotak lepas",
    ],
    Category.MISSING_BOX: [
        "kotak suara hilang", "kurang 1 kotak", "kotak pilbup tidak ditemukan", "kotak dicuri",
        "kotak dibawa kabur", "kehilangan 1 kotak", "selisih 1 kotak", "ballot box missing",
    ],
    Category.PROCEDURE: [
        "mencoblos 2 kali", "salah prosedur", "PSU", "tidak terdaftar DPT", "surat suara tertukar",
        "kotak dibuka sebelum waktunya", "surat suara sudah tercoblos", "pelanggaran kampanye",
        "saksi tanpa mandat", "pemilih tidak masuk DPT", "C6 tidak dibagikan", "lupa tanda tangan",
        "selisih surat suara 2 lembar",
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
        ("motor petugas jatuh", Category.ACCIDENT),
        ("genset mogok", Category.POWER_OUTAGE),
        ("bukan bentrok, hanya antri", Category.CROWDING),
        ("tidak jadi demo, listrik padam", Category.POWER_OUTAGE),
        ("tidak ada korban, listrik padam", Category.POWER_OUTAGE),
    ],
)
def test_of_several_the_most_telling_wins_and_the_first_of_equals(
    said: str, category: Category
) -> None:
    assert incident(said).category == category


@pytest.mark.parametrize(
    "said", ["tidak ada keributan", "tdk terjadi bentrok", "bukan kebakaran", "tanpa intimidasi"]
)
def test_an_event_that_is_denied_is_none(said: str) -> None:
    assert incident(said).category == Category.OTHER


def test_every_category_has_its_words() -> None:
    assert set(TOLD) == set(Category)
