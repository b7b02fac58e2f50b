"""How many boxes a report speaks of."""

import pytest

from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    ("said", "boxes"),
    [
        ("2 kotak", 2),
        ("2kotak", 2),
        ("2 ktk", 2),
        ("2 kotak suara", 2),
        ("2 (dua) kotak", 2),
        ("dua kotak", 2),
        ("dua buah kotak suara", 2),
        ("kotak 2", 2),
        ("kotak: 2 bh", 2),
        ("kotak (2)", 2),
        ("kotak suara sebanyak 2 buah", 2),
        ("sejumlah 2 unit kotak", 2),
        ("2 boxes", 2),
        ("dua belas kotak", 12),
        ("dua puluh empat kotak", 24),
        ("24 (dua puluh empat) kotak", 24),
        ("seratus tujuh puluh dua kotak", 172),
        ("dua ratus sepuluh kotak", 210),
        ("1.936 kotak", 1936),
        ("kotak kosong 2 buah", 2),
        ("2/2 kotak", 2),
        ("2 ktak", 2),
        ("2x12 kotak", 24),
        ("kotak: 2 jam 22.00", 2),
    ],
)
def test_a_number_is_read_before_and_after_the_word(said: str, boxes: int) -> None:
    assert handoff(f"PPS Kumendung ke PPK, {said}").boxes == boxes


@pytest.mark.parametrize(
    ("said", "boxes"),
    [
        ("gub 1 kotak, bup 1 kotak", 2),
        ("1 kotak gub + 1 kotak bup", 2),
        ("gub 11 bup 11", 22),
        ("11 gub 11 bup", 22),
        ("PILGUB=11 PILBUP=11", 22),
        ("kotak gubernur 1 buah kotak bupati 1 buah", 2),
        ("jumlah 22 kotak, gub 11 bup 11", 22),
        ("2 kotak (gub & bup)", 2),
        ("2 kotak (1 gub, 1 bup)", 2),
        ("gub 1, bup 1, total 2 kotak", 2),
        ("pilgub dan pilbup masing-masing 11 kotak", 22),
    ],
)
def test_parts_are_summed_unless_the_whole_is_said(said: str, boxes: int) -> None:
    assert handoff(f"PPS Kumendung ke PPK, {said}").boxes == boxes


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("TPS 1: 2 kotak, TPS 2: 2 kotak, TPS 3: 1 kotak Kumendung ke PPS", 5),
        ("TPS 1 (2 kotak) dan TPS 2 (1 kotak) Kumendung ke PPS", 3),
        ("TPS 1 Kumendung 2 kotak; TPS 2 Kumendung 2 kotak; ke PPS", 4),
        ("TPS 1, 2 dan 3 Kumendung ke PPS masing-masing 2 kotak", 6),
        ("TPS 1, 2 dan 3 Kumendung ke PPS masing2 2 kotak", 6),
        ("TPS 1, 2 dan 3 Kumendung ke PPS @2 kotak", 6),
        ("TPS 1, 2 dan 3 Kumendung ke PPS, tiap TPS 2 kotak", 6),
        ("semua TPS Kumendung ke PPS masing-masing 2 kotak", None),
        ("11 TPS Kumendung ke PPS 22 kotak", 22),
        ("Kumendung ke PPS 11 TPS x 2 kotak = 22 kotak", 22),
        ("PPS Kumendung ke PPK 22 kotak (11 TPS x 2)", 22),
        ("TPS 1-11 Kumendung ke PPS 22 kotak", 22),
        ("TPS 3 2 kotak Kumendung ke PPS", 2),
        ("PPS Kumendung ke PPK 22 kotak. Semua 22 kotak tersegel", 22),
        ("TPS 1-11 Kumendung 22 kotak ke PPS, 22 kotak sudah dihitung", 22),
    ],
)
def test_counts_of_stations_are_summed(text: str, boxes: int | None) -> None:
    assert handoff(text).boxes == boxes


@pytest.mark.parametrize(
    ("said", "boxes"),
    [
        ("21 kotak, kurang 1 kotak", 21),
        ("21 dari 22 kotak", 21),
        ("21 kotak, seharusnya 22 kotak", 21),
        ("kurang lebih 22 kotak", 22),
    ],
)
def test_boxes_that_should_be_there_are_not_counted(said: str, boxes: int) -> None:
    assert handoff(f"PPS Kumendung ke PPK {said}").boxes == boxes


@pytest.mark.parametrize(
    "said",
    [
        "segel utuh",
        "12 segel utuh",
        "Pilgub 2024",
        "2 truk",
        "3 personel 1 TNI 2 Linmas",
        "15 menit, 3 km",
        "surat suara 50 lembar",
        "kotak utuh",
        "total 4 orang",
        "9999999999 kotak",
    ],
)
def test_what_is_not_said_or_counts_other_things_is_none(said: str) -> None:
    assert handoff(f"PPS Kumendung ke PPK {said}").boxes is None


@pytest.mark.parametrize(
    ("text", "boxes"),
    [
        ("PPS terima 8 dari TPS 1-4 Kumendung", 8),
        ("PPK terima 22 dr Kumendung", 22),
        ("TPS 4 Kumendung serahkan 2 ke PPS", 2),
        ("TPS 1-4 Kumendung kirim 8 -> PPS", 8),
        ("TPS 1-4 Kumendung ke PPS @2", 8),
        ("TPS 1-4 Kumendung ke PPS, masing-masing 2.", 8),
        ("TPS 4 Kumendung -> PPS 2, segel utuh", 2),
        ("TPS 1-4 Kumendung -> PPS 8 segel utuh", 8),
        ("bup TPS 4 Kumendung -> PPS 1", 1),
        ("PPS terima 5 dari 11 TPS Kumendung", None),
        ("PPS terima 8 dari 9 kotak TPS 1-5 Kumendung", 8),
        ("PPS terima 3 petugas dari TPS 4 Kumendung", None),
        ("TPS 4 Kumendung ke PPS 19", None),
        ("TPS 4 Kumendung ke PPS 2 linmas", None),
        ("PPS Kumendung ke PPK 22", None),
    ],
)
def test_a_number_alone_counts_boxes_where_it_can_be_nothing_else(
    text: str, boxes: int | None
) -> None:
    assert handoff(text).boxes == boxes
