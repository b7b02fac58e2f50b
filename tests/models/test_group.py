"""When a group's digest is due."""

from datetime import UTC, datetime

import pytest

from models.glossary import Standing
from models.group import Group


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
    group = Group(
        chat_id=-1,
        title="Komando",
        role=Standing.COMMAND,
        region="35.10",
        zone=zone,
        digest_every=every,
    )

    assert group.last_slot(datetime(2024, 11, 27, 12, 34, 56, tzinfo=UTC)).isoformat() == slot
