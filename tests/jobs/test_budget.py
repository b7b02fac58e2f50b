"""What Telegram lets a bot send, by the clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobs.budget import Budget, Window

START = datetime(2024, 11, 27, 12, 0, tzinfo=UTC)
MUNCAR, ANDI = -1001000000005, 5200000048


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@given(st.lists(st.floats(0, 300), max_size=200).map(sorted), st.integers(1, 5))
def test_no_span_ever_holds_more_than_allowed(asked: list[float], most: int) -> None:
    window, gone = Window(most, timedelta(seconds=10)), list[float]()
    for moment in asked:
        if window.left(at(moment)) > 0:
            window.spend(at(moment))
            gone.append(moment)

    for moment in gone:
        assert sum(moment - 10 < other <= moment for other in gone) <= most


def test_a_group_gets_one_a_second_and_twenty_a_minute() -> None:
    budget = Budget(30, 20, 30)
    for second in range(20):
        assert MUNCAR not in budget.closed(at(second))
        budget.spend(MUNCAR, at(second))
        assert budget.closed(at(second))[MUNCAR] >= at(second + 1)

    assert budget.closed(at(20)) == {MUNCAR: at(60)}
    assert budget.left(MUNCAR, at(20)) == 0
    assert budget.closed(at(60)) == {}


def test_a_pause_closes_its_chat_only_and_is_never_shortened() -> None:
    budget = Budget(30, 20, 30)
    budget.pause(MUNCAR, at(40))
    budget.pause(MUNCAR, at(3))
    budget.spend(ANDI, at(0))

    assert budget.closed(at(2)) == {MUNCAR: at(40)}
