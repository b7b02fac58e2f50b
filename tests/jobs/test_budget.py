"""What Telegram lets a bot send, by the clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobs.budget import Budget, Window

START = datetime(2024, 11, 27, 12, 0, tzinfo=UTC)
MUNCAR, ANDI = -1001000000005, 5200000048


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


SECONDS = st.integers(0, 300_000).map(lambda thousandths: thousandths / 1000)


@given(st.lists(SECONDS, max_size=200).map(sorted), st.integers(1, 5))
def test_no_span_ever_holds_more_than_allowed(asked: list[float], most: int) -> None:
    window, gone = Window(most, timedelta(seconds=10)), list[float]()
    for moment in asked:
        if window.left(at(moment)) > 0:
            window.start()
            window.end(at(moment))
            gone.append(moment)

    for moment in gone:
        assert sum(at(moment - 10) < at(other) <= at(moment) for other in gone) <= most


def test_a_group_gets_one_a_second_and_twenty_a_minute() -> None:
    budget = Budget(30, 20, 30)
    for second in range(20):
        assert MUNCAR not in budget.closed(at(second))
        budget.recall([(MUNCAR, at(second))])
        assert budget.closed(at(second))[MUNCAR] >= at(second + 1)

    assert budget.closed(at(20)) == {MUNCAR: at(60)}
    assert budget.left(MUNCAR, at(20)) == 0
    assert budget.closed(at(60)) == {}


def test_a_pause_closes_its_chat_only_and_is_never_shortened() -> None:
    budget = Budget(30, 20, 30)
    budget.pause(MUNCAR, at(40))
    budget.pause(MUNCAR, at(3))
    budget.recall([(ANDI, at(0))])

    assert budget.closed(at(2)) == {MUNCAR: at(40)}


@given(st.lists(st.tuples(SECONDS, SECONDS), max_size=60), st.integers(1, 5))
def test_whenever_telegram_counts_a_call_no_second_holds_too_many(
    calls: list[tuple[float, float]], most: int
) -> None:
    window, now, counted = Window(most, timedelta(seconds=1)), 0.0, list[float]()
    going: list[float] = []
    for pause, lasts in calls:
        now += pause / 1000
        for end in sorted(end for end in going if end <= now):
            window.end(at(end))
            going.remove(end)
        if window.left(at(now)) > 0:
            window.start()
            going.append(now + lasts / 100)
            counted.append(now + lasts / 100 * (len(counted) % 3) / 2)

    for moment in counted:
        assert sum(at(moment - 1) < at(other) <= at(moment) for other in counted) <= most
