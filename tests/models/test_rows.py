"""Rows made and boxes moved many at a time come to what one by one would."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from models.base import unwatched
from models.judging import runs
from models.outbox import Owed, Priority

MOMENT = datetime(2024, 11, 27, 14, 0, tzinfo=UTC)


def test_a_row_that_no_session_follows_holds_what_any_other_is_written_with() -> None:
    said: dict[str, Any] = {
        "key": "card handoff 1",
        "chat_id": -1,
        "priority": Priority.ANSWER,
        "payload": {},
    }

    usual, unfollowed = Owed(**said, done_at=MOMENT), unwatched(Owed)(**said, done_at=MOMENT)

    assert columns(unfollowed) == Owed.unsaid | columns(usual)


def columns(row: Owed) -> dict[str, object]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


@given(st.dictionaries(st.integers(1, 40), st.sampled_from("abc")))
def test_runs_hold_each_box_once_and_only_those_alike(found: dict[int, str]) -> None:
    spans = [range(first, last + 1) for first, last in runs(found)]

    assert [box for span in spans for box in span] == sorted(found)
    assert all(len({found[box] for box in span}) == 1 for span in spans)
    assert all(
        found[one[-1]] != found[other[0]]
        for one, other in pairwise(spans)
        if one.stop == other.start
    )
