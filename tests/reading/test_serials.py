"""Serial numbers of seals, and how what stands around them is still read."""

import pytest

from models.glossary import Seal
from reading.elections import DEFAULT_ELECTIONS
from reading.serials import read_serials
from reading.tokens import Tokens
from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("segel no A123 B456", "A123 B456"),
        ("sgl A123, a124 dan A125 utuh", "A123 A124 A125"),
        ("nomor segel: 0012345 & 0012347", "0012345 0012347"),
        ("segel utuh no seri 0012345, 0012346", "0012345 0012346"),
        ("no segel AB-00123 / AB-00124", "AB-00123 AB-00124"),
        ("segel #A123 #A124 utuh", "A123 A124"),
        ("segel gub A123 A124, bup B456", "A123 A124 B456"),
        ("nomor segel gub 001234 bup 001235", "001234 001235"),
        ("seal no. k0012 k0013 intact", "K0012 K0013"),
        ("seri A123 A123", "A123"),
        ("segel utuh tps04", ""),
        ("segel rusak 3: 12 18 40", ""),
        ("segel no 3 rusak", ""),
        ("segel 6 buah utuh", ""),
        ("segel aman pkl1930", ""),
        ("segel no 20.15 wib", ""),
        ("truk P1234XY, segel utuh", ""),
    ],
)
def test_which_numbers_a_text_names(text: str, numbers: str) -> None:
    assert " ".join(read_serials(Tokens(text), DEFAULT_ELECTIONS)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "TPS 4 Kedungrejo -> PPS 2 kotak segel no A123 A124 A125 B126 B127 B128 utuh pkl 19.10",
        "TPS 4 Kedungrejo -> PPS segel utuh no 0012345 0012346, 2 kotak pkl 19.10",
        "no segel gub A123\nbup B456 utuh. tps 4 kedungrejo ke pps, 2 kotak 19.10",
    ],
)
def test_numbers_are_neither_boxes_nor_stations_nor_times(text: str) -> None:
    read = handoff(text)

    assert (read.tps, read.boxes, read.seal) == ((4,), 2, Seal.INTACT)
    assert f"{read.time:%H.%M}" == "19.10"
    assert read.serials
