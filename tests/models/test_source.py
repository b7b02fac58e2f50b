"""The two times of a report."""

from datetime import UTC, datetime, time

import pytest

from models.source import Source


def wib(day: int, hour: int, minute: int) -> datetime:
    return datetime(2024, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "claimed", "happened"),
    [
        (wib(27, 12, 30), None, wib(27, 12, 30)),
        (wib(27, 12, 30), time(18, 45), wib(27, 11, 45)),
        (wib(27, 12, 30), time(19, 40), wib(27, 12, 40)),
        (wib(27, 12, 30), time(20, 0), wib(26, 13, 0)),
        (wib(27, 17, 10), time(23, 50), wib(27, 16, 50)),
        (wib(27, 16, 55), time(0, 5), wib(27, 17, 5)),
    ],
    ids=["not claimed", "earlier", "watches differ", "yesterday", "after midnight", "rounded up"],
)
def test_a_claimed_time_is_the_nearest_before_the_message(
    written: datetime, claimed: time | None, happened: datetime
) -> None:
    source = Source(-1, 1, 1, "Andi", "", written, edited=False)

    assert source.occurred_at(claimed, "Asia/Jakarta") == happened
