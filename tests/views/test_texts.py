"""What all texts share: clocks, numbers, stations, links, escaping, room."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.formats import clock, number, percent, place_kind, stations
from views.links import link
from views.merging import fitting, line, seen
from views.render import environment

TEXTS = Path("views/texts")


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Asia/Jakarta", "19.30 WIB"),
        ("Asia/Makassar", "20.30 WITA"),
        ("Asia/Jayapura", "21.30 WIT"),
    ],
)
def test_clocks_show_the_zones_own_time_and_name(zone: str, shown: str) -> None:
    assert clock(datetime(2024, 11, 27, 12, 30, tzinfo=UTC), zone) == shown


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert (number(5464), number(5464, "en")) == ("5.464", "5,464")


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.0001, "1%"), (0.354, "35%"), (0.9999, "99%"), (1, "100%")]
)
def test_no_share_is_rounded_to_nothing_or_to_all(share: float, shown: str) -> None:
    assert percent(share) == shown


def test_stations_are_told_as_runs() -> None:
    assert stations([5, 1, 2, 3, 9, 10]) == "001–003, 005, 009–010"


def test_a_kelurahan_is_told_from_a_desa_by_its_code() -> None:
    kinds = [place_kind(code) for code in ("35.10", "35.10.16", "35.10.16.1007", "35.10.05.2002")]

    assert kinds == ["kabupaten", "kecamatan", "kelurahan", "desa"]


def test_only_supergroups_have_links() -> None:
    assert link(-1001000000005, 17) == "https://t.me/c/1000000005/17"
    assert link(-4242, 17) is None


def test_every_text_stands_in_both_languages() -> None:
    languages = [
        {path.relative_to(TEXTS / language) for path in (TEXTS / language).rglob("*.j2")}
        for language in ("id", "en")
    ]

    assert languages[0] == languages[1]


def test_every_template_can_be_read() -> None:
    for language in ("id", "en"):
        for name in environment(language).list_templates():
            environment(language).get_template(name)


@given(st.lists(st.text(max_size=300).map(lambda text: f"<b>#1</b> {text}"), min_size=1))
def test_lines_that_fit_fit(texts: list[str]) -> None:
    lines = [line(text.replace("<", "&lt;"), -1001000000005, 17) for text in texts]
    fit = fitting(lines)

    assert fit == 1 or sum(seen(text) + 1 for text in lines[:fit]) <= 3900


def test_a_line_is_the_first_of_its_answer_linked_to_the_message() -> None:
    answer = "🗳 <b>Serah terima #1</b> · TPS 004\nsegel utuh"

    assert line(answer, -1001000000005, 17) == (
        '🗳 <a href="https://t.me/c/1000000005/17">Serah terima #1</a> · TPS 004'
    )
    assert line(answer, -4242, 17) == "🗳 <b>Serah terima #1</b> · TPS 004"
