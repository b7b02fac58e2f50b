"""Station numbers, and what is not one."""

import pytest

from tests.reading.clerk import KEDUNGREJO, handoff, incident


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("TPS 4", [4]),
        ("tps4", [4]),
        ("TPS-4", [4]),
        ("TPS. 4", [4]),
        ("TPS no 4", [4]),
        ("TPS nomor: 4", [4]),
        ("TPS #4", [4]),
        ("TPS ke-4", [4]),
        ("TPS 004", [4]),
        ("TPS IV", [4]),
        ("tsp 4", [4]),
        ("TPS empat", [4]),
        ("KPPS 4", [4]),
        ("TPS 1-4", [1, 2, 3, 4]),
        ("TPS 1 – 4", [1, 2, 3, 4]),
        ("TPS 1 s/d 4", [1, 2, 3, 4]),
        ("TPS 1 s.d. 4", [1, 2, 3, 4]),
        ("TPS 1 sd 4", [1, 2, 3, 4]),
        ("TPS 1 sampai dengan 4", [1, 2, 3, 4]),
        ("TPS 1 hingga TPS 4", [1, 2, 3, 4]),
        ("TPS 4-1", [1, 2, 3, 4]),
        ("TPS 1,2,5", [1, 2, 5]),
        ("TPS 1, 2, dan 5", [1, 2, 5]),
        ("TPS 1 2 5", [1, 2, 5]),
        ("TPS 01/02/05", [1, 2, 5]),
        ("TPS 1.2.5", [1, 2, 5]),
        ("TPS 3, 4 kotak 4 buah", [3, 4]),
        ("TPS 4 kotak suara", [4]),
        ("TPS 1 & 5", [1, 5]),
        ("TPS (1,2,5)", [1, 2, 5]),
        ("TPS 1-3, 5, 7-9", [1, 2, 3, 5, 7, 8, 9]),
        ("TPS 1 dan TPS 3 s/d TPS 5", [1, 3, 4, 5]),
        ("3 TPS (TPS 1, TPS 2 dan TPS 5)", [1, 2, 5]),
        ("tiga TPS: TPS 1, TPS 2, TPS 5", [1, 2, 5]),
    ],
)
def test_numbers_are_read_alone_in_lists_and_in_ranges(typed: str, numbers: list[int]) -> None:
    assert list(handoff(f"{typed} Kedungrejo ke PPS").tps) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "TPS Kedungrejo 4 ke PPS 2 kotak",
        "Kedungrejo 4 -> PPS 2 kotak",
        "Kedungrejo TPS 4 ke PPS 2 kotak",
        "TPS 4 2 kotak Kedungrejo ke PPS",
        "2 kotak TPS 4 Kedungrejo ke PPS",
        "TPS 4 Kedungrejo ke PPS tgl 27/11/2024 jam 20.10",
        "27-11-2024 TPS 4 Kedungrejo ke PPS",
        "TPS 4 RT 02 RW 05 Kedungrejo ke PPS",
        "TPS 4 (SDN 3) Kedungrejo ke PPS",
        "TPS 4 Kedungrejo ke PPS mobil P 1905 XY sopir 0812-3456-7890",
        "TPS 4, 3 saksi, 2 linmas, Kedungrejo ke PPS",
        "TPS 4 Kedungrejo ke PPS, 1 TPS x 2 kotak",
        "1 dari 17 TPS: TPS 4 Kedungrejo ke PPS",
    ],
)
def test_other_numbers_are_no_stations(text: str) -> None:
    assert handoff(text).tps == (4,)


@pytest.mark.parametrize(
    "text",
    [
        "semua TPS Kedungrejo ke PPS",
        "seluruh TPS di Kedungrejo sudah sampai di PPS",
        "smua tps kedungrejo ke pps",
        "TPS se-desa Kedungrejo ke PPS",
        "semua kotak TPS Kedungrejo ke PPS",
        "all TPS Kedungrejo to PPS",
        "semua 17 TPS Kedungrejo ke PPS",
    ],
)
def test_all_stations_are_no_list(text: str) -> None:
    reading = handoff(text)

    assert reading.every_station
    assert (reading.tps, reading.origin) == ((), "TPS")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("9 -> PPS", [9]),
        ("9,10 dan 12 ke PPS 6 kotak", [9, 10, 12]),
        ("9-11 -> PPS", [9, 10, 11]),
        ("005 → PPS 19.40", [5]),
        ("izin melaporkan komandan, 9 ke PPS", [9]),
        ("TPS 1-4 kumpul di PPS", [1, 2, 3, 4]),
        ("2 kotak ke PPS", []),
        ("27 kotak dari PPS ke PPK", []),
        ("12 November, kotak dari PPS ke PPK", []),
    ],
)
def test_a_villages_group_may_write_numbers_alone(text: str, numbers: list[int]) -> None:
    assert list(handoff(text, KEDUNGREJO).tps) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TPS 1-6 kecuali TPS 4 Kedungrejo ke PPS", [1, 2, 3, 5, 6]),
        ("TPS 1-4 Kedungrejo ke PPS, belum termasuk TPS 3", [1, 2, 4]),
        ("TPS 1-4 Kedungrejo ke PPS (tdk masuk TPS 3)", [1, 2, 4]),
        ("TPS 1-4 Kedungrejo ke PPS termasuk TPS 3", [1, 2, 3, 4]),
        ("TPS 1-4 Kedungrejo ke PPS, kurang TPS 4", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 4 belum beres", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 4 nanti", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 3 belum disegel", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo sudah di PPS, TPS 4 menyusul", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 4 belum", [1, 2, 3]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 4 masih dihitung", [1, 2, 3]),
        ("TPS 4 bukan TPS 5 Kedungrejo ke PPS", [4]),
        ("TPS 4 Kedungrejo belum berangkat ke PPS", [4]),
        ("TPS 4 Kedungrejo belum disegel ke PPS", [4]),
        ("TPS 1-3 Kedungrejo ke PPS, TPS 3 belum tersegel", [1, 2, 3]),
        ("semua TPS Kedungrejo kecuali TPS 4 ke PPS", []),
        ("semua TPS Kedungrejo ke PPS, TPS 4 menyusul", []),
        ("PPS Kedungrejo ke PPK, TPS 4 menyusul", []),
    ],
)
def test_stations_that_are_left_are_not_of_the_lot(text: str, numbers: list[int]) -> None:
    reading = handoff(text)

    assert (list(reading.tps), reading.every_station) == (numbers, False)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("TPS 4 warga protes", (4,)),
        ("TPS 4 surat suara kurang", (4,)),
        ("TPS 4 mobil mogok", (4,)),
        ("di TPS 3 orang pingsan", ()),
        ("di 3 TPS 2 saksi pingsan", ()),
        ("tiap TPS 2 linmas", ()),
        ("TPS 1 dan 2 Kumendung listrik padam, TPS 4 belum", (1, 2, 4)),
    ],
)
def test_a_number_beside_tps_is_a_station_but_for_measures(
    text: str, numbers: tuple[int, ...]
) -> None:
    assert incident(text).tps == numbers


def test_one_station_is_not_all() -> None:
    assert not handoff("TPS 4 Kedungrejo ke PPS, segel utuh semua").every_station


def test_a_kecamatans_group_may_not() -> None:
    assert handoff("9 -> PPS").tps == ()


@pytest.mark.parametrize("typed", ["TPS 0", "TPS 19.30", "TPS 1000", "TPS 99999999999", "TPS"])
def test_impossible_numbers_are_none(typed: str) -> None:
    assert handoff(f"{typed} Kedungrejo ke PPS").tps == ()
