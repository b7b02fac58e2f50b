"""Schedules as commanders write them; what is not understood is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.timetable import EVERY_DAY, Cron, Every, Rule
from reading.schedules import read_schedule


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("tiap 30 menit 15.00–24.00", [Every(30, 900, 1440)]),
        ("tiap jam", [Every(60)]),
        ("Setiap 2 jam dari 06:00 sampai 18:00 WIB", [Every(120, 360, 1080)]),
        ("tiap 15 mnt 20.00-02.00", [Every(15, 1200, 1560)]),
        (
            "tiap 30 menit 15-24; tiap jam 00.00 s/d 14.00",
            [Every(30, 900, 1440), Every(60, 0, 840)],
        ),
        (
            "tiap jam senin-jumat\ntiap 3 jam sabtu, minggu",
            [Every(60, days="12345"), Every(180, days="67")],
        ),
        ("pukul 06.00, 12.00 dan 18.00", [Every(60, m, m) for m in (360, 720, 1080)]),
        ("setiap hari pukul 06.00", [Every(60, 360, 360)]),
        ("jam 6 pagi, 7 malam dan 12 siang", [Every(60, m, m) for m in (360, 1140, 720)]),
        ("tiap jam 3 sore - 12 malam", [Every(60, 900, 1440)]),
        ("pukul 3 dini hari", [Every(60, 180, 180)]),
        ("jumat-senin pkl 7", [Every(60, 420, 420, "1567")]),
        ("every 30 min 15:00-24:00 on sunday", [Every(30, 900, 1440, "7")]),
        ("cron */20 15-23 * * *", [Cron.parse("*/20 15-23 * * *")]),
    ],
)
def test_rules_are_read(text: str, rules: list[Rule]) -> None:
    reading = read_schedule(text)

    assert (reading.rules, reading.unread) == (rules, "")


@pytest.mark.parametrize(
    "text",
    ["tiap 0 menit", "tiap 30 menit 25.00-26.00", "tiap saat", "besok saja", "tiap jam jam 5",
     "pukul 24.30", "tiap 2000 menit", "cron x", "30", "tiap jam kalau hujan", "15.00-24.00",
     "jam 30 malam", "jam 7.70 malam"],
)  # fmt: skip
def test_what_is_not_understood_is_said(text: str) -> None:
    assert read_schedule(f"tiap jam; {text}").unread == text


def test_quiet_hours_are_read() -> None:
    assert read_schedule("tenang 22.00–05.00").quiet == (1320, 300)
    assert read_schedule("jam tenang 21-24").quiet == (1260, 0)
    assert read_schedule("tenang mati").loud
    assert read_schedule("bawaan").usual


@given(st.text(max_size=200))
def test_any_text_is_read_or_not_understood(text: str) -> None:
    reading = read_schedule(text)

    understood = reading.rules or reading.usual or reading.quiet or reading.loud
    assert reading.unread or understood or not text.strip(" .;\n\t") or not text.split()


@given(st.integers(1, 1440), st.integers(0, 1439), st.integers(1, 1440))
def test_what_is_written_is_what_is_read(minutes: int, first: int, length: int) -> None:
    last = first + length
    end = last if last <= 1440 else last - 1440
    text = f"tiap {minutes} menit {first // 60:02}.{first % 60:02}–{end // 60:02}.{end % 60:02}"

    assert read_schedule(text).rules == [Every(minutes, first, last, EVERY_DAY)]
