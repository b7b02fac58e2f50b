"""When a group's digests are due."""

from datetime import UTC, datetime

import pytest

from models.timetable import Cron, Every, Rule, Timetable, in_quiet

NOW = datetime(2024, 11, 27, 12, 34, 56, tzinfo=UTC)
"""A Wednesday, 19.34 WIB."""


@pytest.mark.parametrize(
    ("zone", "every", "slot"),
    [
        ("Asia/Jakarta", 60, "2024-11-27T19:00:00+07:00"),
        ("Asia/Jayapura", 60, "2024-11-27T21:00:00+09:00"),
        ("Asia/Jakarta", 25, "2024-11-27T19:10:00+07:00"),
        ("Asia/Jakarta", 1440, "2024-11-27T00:00:00+07:00"),
    ],
)
def test_slots_are_counted_from_the_groups_own_midnight(zone: str, every: int, slot: str) -> None:
    found = Timetable([Every(every)], zone).last_slot(NOW)

    assert found is not None
    assert found.isoformat() == slot


@pytest.mark.parametrize(
    ("rule", "last", "following"),
    [
        (Every(30, 900, 1440), "27 19.30", ["27 20.00", "27 20.30", "27 21.00"]),
        (Every(180, 1140, 1440), "27 19.00", ["27 22.00", "28 19.00", "28 22.00"]),
        (Every(60, 1260, 1500), "27 01.00", ["27 21.00", "27 22.00", "27 23.00"]),
        (Every(60, 360, 360), "27 06.00", ["28 06.00", "29 06.00", "30 06.00"]),
        (Every(60, 360, 420, "67"), "24 07.00", ["30 06.00", "30 07.00", "01 06.00"]),
        (Cron.parse("*/20 15-23 * * *"), "27 19.20", ["27 19.40", "27 20.00", "27 20.20"]),
        (Cron.parse("0 6 * * 0"), "24 06.00", ["01 06.00", "08 06.00", "15 06.00"]),
        (Cron.parse("5 6,18 1 12 *"), "01 18.05", ["01 06.05", "01 18.05"]),
        (Cron.parse("0 0 13 * 5"), "22 00.00", ["29 00.00", "06 00.00", "13 00.00"]),
    ],
)
def test_rules_name_moments(rule: Rule, last: str, following: list[str]) -> None:
    timetable = Timetable([rule], "Asia/Jakarta")
    latest = timetable.last_slot(NOW)

    assert latest is not None
    assert f"{latest:%d %H.%M}" == last
    assert [f"{slot:%d %H.%M}" for slot in timetable.next_slots(NOW, 3)] == following


def test_a_moment_is_due_when_it_comes_not_before() -> None:
    timetable = Timetable([Every(30, 900, 1440)], "Asia/Jakarta")
    (slot,) = timetable.next_slots(NOW, 1)

    assert timetable.last_slot(slot) == slot
    assert slot not in timetable.next_slots(slot, 3)


def test_rules_that_name_the_same_moment_name_it_once() -> None:
    timetable = Timetable([Every(60), Every(30), Every(60, 1200, 1200)], "Asia/Jakarta")

    assert [f"{slot:%H.%M}" for slot in timetable.next_slots(NOW, 3)] == ["20.00", "20.30", "21.00"]


@pytest.mark.parametrize(
    "line", ["", "* * * *", "60 * * * *", "5-1 * * * *", "*/0 * * * *", "a * * * *"]
)
def test_a_cron_line_that_says_nothing_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r"field|int"):
        Cron.parse(line)


def test_rules_that_never_come_due_name_nothing() -> None:
    timetable = Timetable([Cron.parse("0 0 31 2 *")], "Asia/Jakarta")

    assert (timetable.last_slot(NOW), timetable.next_slots(NOW, 3)) == (None, [])


@pytest.mark.parametrize(
    ("quiet", "expected"),
    [
        ((1320, 300), False),
        ((1140, 300), True),
        ((0, 1174), False),
        ((0, 1175), True),
        (None, False),
    ],
)
def test_quiet_hours_may_run_over_midnight(quiet: tuple[int, int] | None, expected: bool) -> None:
    assert in_quiet(NOW, quiet, "Asia/Jakarta") == expected
