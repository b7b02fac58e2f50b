"""The time that a report claims."""

from datetime import time

import pytest

from tests.reading.clerk import handoff, incident

LATE = time(19, 30)


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("pkl 19.30", LATE),
        ("pkl. 19.30 wib", LATE),
        ("pukul : 19.30", LATE),
        ("pukul 19,30 wib", LATE),
        ("pkl 1930", LATE),
        ("1930 WIB", LATE),
        ("tiba 1930", LATE),
        ("jm 19 30", LATE),
        ("PPS 1930", LATE),
        ("19:30", LATE),
        ("19.30", LATE),
        ("(19.30 WITA)", LATE),
        ("19:30:45", LATE),
        ("jam 7.30 malam", LATE),
        ("at 19:30", LATE),
        ("١٩:٣٠", LATE),
        ("jam 7 malam", time(19)),
        ("jam 7 pagi", time(7)),
        ("jam 3 sore", time(15)),
        ("jam 1 dini hari", time(1)),
        ("jam 1 malam", time(1)),
        ("jam 12 malam", time(0)),
        ("jam 12 siang", time(12)),
        ("jam 11 siang", time(11)),
        ("pukul 24.00", time(0)),
        ("00.05 WIB", time(0, 5)),
        ("tgl 27 pukul 7 pagi", time(7)),
        ("tgl 27/11/2024 jam 20.10", time(20, 10)),
        ("27.11.2024 20.10", time(20, 10)),
        ("pukul 19'30", LATE),
        ("jam 19 . 30", LATE),
        ("7:30 PM", LATE),
        ("jam 7.30 pm", LATE),
        ("7 pm", time(19)),
        ("12.15 am", time(0, 15)),
        ("jam tujuh malam", time(19)),
        ("setengah delapan malam", LATE),
        ("jam setengah 8 malam", LATE),
        ("jam 8 kurang seperempat malam", time(19, 45)),
        ("jam 8 malam kurang 5 menit", time(19, 55)),
        ("jam 19 lewat 30", LATE),
        ("jam 7 lebih 5 mlm", time(19, 5)),
        ("pukul sembilan belas tiga puluh", LATE),
        ("tadi sore jam 5", time(17)),
        ("tadi malam pkl 8", time(20)),
    ],
)
def test_a_time_is_read_in_any_writing(said: str, claimed: time) -> None:
    assert handoff(f"TPS 3 Kumendung ke PPS {said}").time == claimed


@pytest.mark.parametrize(
    "said",
    [
        "pkl 19.30 kotak gub saja",
        "pkl 1930 kotak suara",
        "19:30 kotak gub",
        "19.30 kotak 2",
        "jam 19.30 2 kotak",
    ],
)
def test_boxes_beside_a_time_do_not_hide_it(said: str) -> None:
    assert handoff(f"TPS 3 Kumendung ke PPS {said}").time == LATE


def test_a_time_beside_a_station_hides_neither() -> None:
    reading = handoff("kotak TPS 4 jam 19.30 tiba di PPS Kumendung")

    assert (reading.tps, reading.time) == ((4,), LATE)


@pytest.mark.parametrize(
    "said",
    [
        "jam 7",
        "jam setengah delapan",
        "jam 8 kurang 2 kotak",
        "2 jam lebih 10 menit",
        "2 kotak",
        "27.11.2024",
        "27-11-2024",
        "pukul 25.10",
        "pukul 19.70",
        "setelah menunggu 3 jam",
        "2 jam 15 menit perjalanan",
        "2 jam 15",
        "jam 12 kotak",
        "hp 0812.3456.7890",
        "12.15 kotak",
        "sudah berangkat, estimasi tiba 17.30",
        "jarak 10.25 km",
        "dikawal Kodim 0825",
        "terima 1936",
        "tiba 1936 kotak",
    ],
)
def test_other_numbers_and_impossible_times_are_none(said: str) -> None:
    assert handoff(f"TPS 3 Kumendung ke PPS {said}").time is None


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("berangkat 18.40, tiba 19.05", time(19, 5)),
        ("tiba 19.05, berangkat 18.40", time(19, 5)),
        ("berangkat 18.40, cek 18.50", time(18, 40)),
        ("berangkat 18.40, estimasi tiba 19.05", time(18, 40)),
    ],
)
def test_of_several_times_the_phase_decides(said: str, claimed: time) -> None:
    assert handoff(f"TPS 3 Kumendung ke PPS {said}").time == claimed


def test_an_incident_happened_at_the_first_time_it_tells() -> None:
    assert incident("listrik padam pkl 18.10, nyala 19.00").time == time(18, 10)
