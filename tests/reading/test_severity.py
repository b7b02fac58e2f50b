"""How urgent an incident is, where the text labels it."""

import pytest

from tests.reading.clerk import incident


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("rendah antri di TPS 4", "low"),
        ("RINGAN: antri di TPS 4", "low"),
        ("sedang jalan longsor", "medium"),
        ("sedang: antri di TPS 4", "medium"),
        ("sedang kekurangan tinta", "medium"),
        ("sedang terlambat buka", "medium"),
        ("tinggi listrik padam", "high"),
        ("kritis massa bentrok", "critical"),
        ("darurat!!! TPS dibakar", "critical"),
        ("critical fire", "critical"),
        ("low long queue", "low"),
        ("Merah, massa rusuh", "high"),
        ("(tinggi) massa rusuh", "high"),
        ("massa rusuh [tinggi]", "high"),
        ("#sedang massa rusuh", "medium"),
        ("massa rusuh, tingkat: tinggi", "high"),
        ("massa rusuh prioritas rendah", "low"),
        ("massa rusuh, status kuning, tangani", "medium"),
        ("massa rusuh, tinggi", "high"),
        ("TPS 4 Kedungrejo: kritis, kotak hilang saat hujan", "critical"),
        ("massa rusuh - darurat", "critical"),
        ("massa rusuh DARURAT", "critical"),
        ("massa rusuh DARURAT, demikian dump", "critical"),
        ("situasi darurat banjir", "critical"),
        ("izin melaporkan ndan, tinggi, massa rusuh", "high"),
        ("Selamat malam komandan, mohon ijin lapor: kritis massa rusuh", "critical"),
    ],
)
def test_a_label_is_first_last_in_brackets_or_named_so(text: str, severity: str) -> None:
    assert incident(text).severity == severity


@pytest.mark.parametrize(
    "text",
    [
        "massa rusuh",
        "demam tinggi anggota KPPS",
        "gelombang tinggi",
        "pohon tinggi tumbang",
        "tinggi air satu meter",
        "sedang terjadi keributan",
        "sedang hujan deras",
        "sedang berlangsung demo",
        "sedang menuju TPS, mogok",
        "TPS 4 sedang banjir",
        "pemilih dibawa ke unit gawat darurat RSUD",
        "hasil rendah hati",
    ],
)
def test_ordinary_words_are_no_label(text: str) -> None:
    assert incident(text).severity is None


def test_a_label_tells_nothing_else() -> None:
    assert incident("sedang antri di TPS 2 Blambangan").tps == (2,)
