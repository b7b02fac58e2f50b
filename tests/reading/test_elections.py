"""Elections by words that come from data."""

import pytest

from reading.elections import DEFAULT_ELECTIONS, Election
from tests.reading.clerk import MUNCAR, handoff

GENERAL = (
    Election("PPWP", "Presiden", ("presiden", "pilpres", "ppwp", "capres")),
    Election("DPR", "DPR RI", ("dpr", "dpr ri")),
    Election("DPD", "DPD", ("dpd",)),
    Election("DPRDP", "DPRD Provinsi", ("dprd prov", "dprd provinsi", "dprd 1")),
    Election("DPRDK", "DPRD Kabupaten", ("dprd kab", "dprd kabupaten", "dprd")),
)
ALL_FIVE = ("PPWP", "DPR", "DPD", "DPRDP", "DPRDK")


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("kotak gubernur saja", ("PILGUB",)),
        ("gub", ("PILGUB",)),
        ("PILBUP", ("PILBUP",)),
        ("1 kotak bupati", ("PILBUP",)),
        ("gub+bup", ("PILGUB", "PILBUP")),
        ("bup & gub", ("PILGUB", "PILBUP")),
        ("kotak pilgub dan pilbup", ("PILGUB", "PILBUP")),
        ("2 kotak", None),
        ("guburnur", None),
        ("kabupaten", None),
    ],
)
def test_elections_are_named_in_the_order_of_the_data(
    said: str, kinds: tuple[str, ...] | None
) -> None:
    assert handoff(f"TPS 1 Kumendung ke PPS {said}").kinds == kinds


@pytest.mark.parametrize(
    ("said", "kinds", "boxes"),
    [
        ("5 kotak", None, 5),
        ("pilpres 1, dpr ri 1, dpd 1, dprd prov 1, dprd kab 1", ALL_FIVE, 5),
        ("kotak DPRD Prov 1", ("DPRDP",), 1),
        ("DPRD provinsi dan DPRD", ("DPRDP", "DPRDK"), None),
        ("1 kotak dprd", ("DPRDK",), 1),
        ("DPR", ("DPR",), None),
        ("gub", None, None),
    ],
)
def test_five_elections_with_phrases_are_told_apart(
    said: str, kinds: tuple[str, ...] | None, boxes: int | None
) -> None:
    reading = handoff(f"TPS 1 Kumendung ke PPS {said}", MUNCAR, GENERAL)

    assert (reading.kinds, reading.boxes) == (kinds, boxes)


@pytest.mark.parametrize(
    ("said", "kinds", "boxes"),
    [
        ("gub 1, bup menyusul", ("PILGUB",), 1),
        ("gub 1 kotak, bup 1 kotak menyusul", ("PILGUB",), 1),
        ("kotak bupati saja, gub masih rekap", ("PILBUP",), None),
        ("kotak gub sudah, kotak bup masih dihitung", ("PILGUB",), None),
        ("gub belum disegel", ("PILGUB",), None),
        ("2 kotak, segel kotak gub rusak", None, 2),
        ("2 kotak, segel utuh kecuali bup rusak", None, 2),
        ("segel gub 6 bup 6 utuh, kotak gub dan bup", ("PILGUB", "PILBUP"), None),
    ],
)
def test_elections_that_follow_or_whose_seals_alone_are_told_do_not_limit_the_lot(
    said: str, kinds: tuple[str, ...] | None, boxes: int | None
) -> None:
    reading = handoff(f"TPS 1 Kumendung ke PPS {said}")

    assert (reading.kinds, reading.boxes) == (kinds, boxes)


def test_an_elections_code_names_it_too() -> None:
    mayor = (Election("PILWALI", "Wali Kota", ("wali kota",)),)

    assert handoff("TPS 1 Kumendung ke PPS pilwali", MUNCAR, mayor).kinds == ("PILWALI",)
    assert handoff("TPS 1 Kumendung ke PPS Wali Kota", MUNCAR, mayor).kinds == ("PILWALI",)


def test_the_year_of_an_election_is_no_count() -> None:
    assert handoff("Pilgub 2024 TPS 1 Kumendung ke PPS").boxes is None


def test_the_usual_elections_are_two() -> None:
    assert [election.code for election in DEFAULT_ELECTIONS] == ["PILGUB", "PILBUP"]
