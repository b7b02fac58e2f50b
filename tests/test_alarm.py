"""A minute of alarms: what is critical arrives, whatever else waits, and no limit is exceeded."""

import csv
import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from models.outbox import Owed, OwedState
from sandbox.limits import Flood, Limits
from sandbox.world import Person
from tests.field import SAMPLES, Chat, Posko

INCIDENTS, HANDOFFS, SECONDS = 200, 2000, 60

CRITICAL = 4
"""Every so many incidents one is critical."""

IN_TIME = timedelta(seconds=5)

NUMBER = re.compile(r"🆘 KEJADIAN #(\d+)")


def test_each_critical_one_is_heard_in_five_seconds(posko: Posko, komando: Chat) -> None:
    posko.world.flood = Flood(Limits())
    villages = list(village_of_each_group())
    for number in range(HANDOFFS):
        group, village = villages[number % len(villages)]
        posko.world.says(group, reporter(number), f"/handoff TPS 1 Desa {village} -> PPS")
    told: dict[int, datetime] = {}
    heard: dict[int, datetime] = {}
    for second in range(SECONDS + 10):
        while len(told) < min(INCIDENTS, (second + 1) * INCIDENTS // SECONDS):
            told[len(told) + 1] = posko.now
            group, _ = villages[len(told) % len(villages)]
            posko.world.says(group, reporter(len(told)), incident(len(told)))
        for _ in range(2):
            posko.settle()
            for number in critical_in(komando):
                heard.setdefault(number, posko.now)
            posko.wait(seconds=0.5)

    late = {number: heard[number] - told[number] for number in told if is_critical(number)}
    assert max(late.values()) <= IN_TIME
    assert posko.world.refused.total() == 0
    posko.world.flood = Flood(None)
    for _ in range(40):
        posko.wait(minutes=1)
        posko.deliver_all()
    with posko.database.transaction() as session:
        states = set(session.scalars(select(Owed.state)))
        assert not states & {OwedState.WAITING, OwedState.FAILED}
    words = " ".join(message.text for message in posko.world.heard(komando.chat_id))
    assert {int(found) for found in re.findall(r"#(\d+)", words)} == set(told)


def village_of_each_group() -> Iterator[tuple[int, str]]:
    """A field group's chat and one of its villages that no other kecamatan has."""
    rows = list(csv.DictReader((SAMPLES / "desa.csv").read_text().splitlines()))
    names = [row["nama"] for row in rows]
    for group in range(1, 26):
        own = [row["nama"] for row in rows if row["kode"].startswith(f"35.10.{group:02}.2")]
        yield -1001000000000 - group, next((one for one in own if names.count(one) == 1), "")


def critical_in(chat: Chat) -> set[int]:
    """The critical incidents that stand in a chat (numbers)."""
    messages = chat.posko.world.heard(chat.chat_id)
    return {int(found) for message in messages for found in NUMBER.findall(message.text)}


def is_critical(number: int) -> bool:
    return number % CRITICAL == 0


def incident(number: int) -> str:
    return f"/incident {'kritis bentrok' if is_critical(number) else 'sedang listrik padam'}"


def reporter(number: int) -> Person:
    return Person(9_000_000_000 + number, f"P{number}")
