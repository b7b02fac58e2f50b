"""Two people press at the same instant, on two processes: one wins, the other is told."""

from threading import Barrier, Thread
from typing import Any

from sqlalchemy import event, select

from models.outbox import PRESS, Owed
from tests.field import CATUR, NANANG, Posko, at_work

MUNCAR = -1001000000005


def test_konfirmasi_and_selisih_at_the_same_instant(prepared: str) -> None:
    with at_work(prepared) as one, at_work(prepared) as other:
        one.take([message(one)])
        both = Barrier(2)

        def act(posko: Posko, update: dict[str, Any]) -> None:
            both.wait()
            posko.take([update])

        presses = [(one, press(2, NANANG.id, "confirm")), (other, press(3, CATUR.id, "differs"))]
        threads = [Thread(target=act, args=each) for each in presses]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        with one.database.transaction() as session:
            rows = session.scalars(select(Owed).where(Owed.method == PRESS)).all()
            told = {row.payload["callback_query_id"]: row.payload.get("text") for row in rows}
    assert told in (
        {
            "2": "Serah terima #1 dikonfirmasi.",
            "3": "Sudah terverifikasi bersama oleh Sertu Nanang Rahardjo (TNI).",
        },
        {
            "2": "Selisih sedang diperiksa Koptu Catur Prasetyo (TNI). Tunggu sebentar.",
            "3": None,
        },
    )


def message(posko: Posko) -> dict[str, Any]:
    """Andi's report."""
    return {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "date": int(posko.now.timestamp()),
            "chat": {"id": MUNCAR, "type": "supergroup", "title": "Muncar"},
            "from": {"id": 5200000048, "is_bot": False, "first_name": "Andi"},
            "text": "/handoff TPS 4 Kedungrejo -> PPS 2 kotak",
        },
    }


def press(number: int, by: int, action: str) -> dict[str, Any]:
    """A press on the report's card."""
    card = {
        "message_id": 2,
        "date": 1732710600,
        "chat": {"id": MUNCAR, "type": "supergroup", "title": "Muncar"},
    }
    return {
        "update_id": number,
        "callback_query": {
            "id": str(number),
            "from": {"id": by, "is_bot": False, "first_name": "Orang"},
            "chat_instance": "1",
            "message": card,
            "data": f"1:{action}:1",
        },
    }


def test_a_handoff_costs_a_constant_number_of_queries(posko: Posko) -> None:
    count = 0

    def note(*_: object) -> None:
        nonlocal count
        count += 1

    costs = []
    event.listen(posko.database.engine, "after_cursor_execute", note)
    for start, size in ((10, 1), (200, 3), (300, 60), (500, 60)):
        updates = []
        for number in range(start, start + size):
            update = message(posko)
            update["update_id"] = update["message"]["message_id"] = number
            station, by = number % 16 + 1, (5200000048, 5200000053)[number % 2]
            update["message"]["text"] = f"/handoff TPS {station} Kedungrejo -> PPS 2 kotak"
            update["message"]["from"]["id"] = by
            updates.append(update)
        count = 0
        posko.take(updates)
        costs.append(count)

    assert max(costs[1:]) - min(costs[1:]) <= 4, costs
    assert max(costs) < 40, costs
