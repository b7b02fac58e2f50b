"""Words with one typing error are read as they should be spelt; other words are left alone."""

import csv

import pytest

from reading.spelling import spelt
from tests.reading.clerk import SAMPLES, handoff


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kottak", "kotak"),
        ("ktoak", "kotak"),
        ("kotsk", "kotak"),
        ("koak", "koak"),
        ("kontak", "kontak"),
        ("buddal", "budal"),
        ("gesre", "geser"),
        ("geger", "geger"),
        ("tbia", "tiba"),
        ("dsea", "desa"),
        ("brrgkt", "brgkt"),
        ("berangkt", "berangkat"),
        ("amaaan", "aman"),
    ],
)
def test_a_letter_doubled_swapped_or_mistyped_is_mended(typed: str, word: str) -> None:
    assert spelt(typed) == word


def test_no_name_of_the_sample_is_mended() -> None:
    rows = csv.DictReader((SAMPLES / "desa.csv").read_text(encoding="utf-8").splitlines())
    names = [word for row in rows for word in row["nama"].casefold().split()]

    assert [name for name in names if spelt(name) != name] == []


def test_misspelt_words_change_nothing_of_a_handoff() -> None:
    clean = handoff("TPS 4 desa Kumendung geser ke PPS 2 kotak segel rusak, tiba 19.30")
    typed = handoff("TPS 4 dsea Kumendung gesre ke PPS 2 kottak sgeel ruask, tbia 19.30")

    assert typed == clean
