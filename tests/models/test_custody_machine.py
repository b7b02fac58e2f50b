"""Custody under random reports, presses and edits: no box is ever lost, doubled or misplaced."""

import itertools
import shutil
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlalchemy import select

from models.box import Box, columns
from models.custody import Outcome
from models.database import Database
from models.finding import DOUBTS, Finding, FindingState
from models.glossary import Stage
from models.handoff import HandedBox
from models.history import Histories
from models.intake import Taken
from models.verification import CHECKS
from tests.field import ANDI, CATUR, EVENING, MADE, NANANG, STRANGER, TOTOK, Posko, at_work
from tests.postgres import PostgresServer

MUNCAR, KOMANDO, VILLAGE = -1001000000005, -1001000000000, "35.10.05.2002"
PEOPLE = [ANDI, MADE, NANANG, CATUR, STRANGER, TOTOK]
WAYS = ["-> PPS", "-> PPK", "berangkat ke PPS", "PPK -> PPS", "PPS -> TPS"]
MANIFEST = 5464


class Night(RuleBasedStateMachine):
    """A night in one village; `start` is given by the test."""

    start: Callable[[], Posko]

    @initialize()
    def begin(self) -> None:
        self.posko = self.start()
        self.updates = 0
        self.messages: list[tuple[int, int, str]] = []

    @rule(
        lots=st.lists(
            st.tuples(
                st.sampled_from(WAYS),
                st.sampled_from(["TPS 1", "TPS 1-3", "TPS 2, 3", "PPS", "semua TPS"]),
                st.sampled_from(["", " 2 kotak", " 6 kotak", " 32 kotak", " 30 kotak"]),
                st.sampled_from(["", " segel utuh", " segel rusak"]),
                st.sampled_from(["", " pkl 18.10", " pkl 19.05", " pkl 20.15", " pkl 21.40"]),
                st.sampled_from(PEOPLE),
            ),
            min_size=1,
            max_size=4,
        )
    )
    def report(self, lots: list[tuple[str, str, str, str, str, Any]]) -> None:
        batch = []
        for way, what, count, seal, when, by in lots:
            text = f"/handoff {what} Kedungrejo {way}{count}{seal}{when}"
            self.messages.append((len(self.messages) + 10, by.id, text))
            batch.append(self.message(*self.messages[-1]))
        self.posko.take(batch)

    @rule(which=st.integers(0, 30), time=st.sampled_from(["18.20", "19.20", "20.20", "21.20"]))
    def edit(self, which: int, time: str) -> None:
        if self.messages:
            number, by, text = self.messages[which % len(self.messages)]
            update = self.message(number, by, f"{text.partition(' pkl')[0]} pkl {time}")
            update["edited_message"] = {**update.pop("message"), "edit_date": 1732710700}
            self.posko.take([update])

    @rule(which=st.integers(0, 40), by=st.sampled_from(PEOPLE))
    def confirm(self, which: int, by: Any) -> None:
        self.press(f"1:confirm:{which}", by.id)

    @rule(which=st.integers(0, 40), by=st.sampled_from(PEOPLE), box=st.integers(0, 5))
    def dispute(self, which: int, by: Any, box: int) -> None:
        self.press(f"1:differs:{which}", by.id)
        draft = self.latest(FindingState.DRAFT)
        if draft:
            lot = sorted(self.lot(draft.handoff_id))
            self.press(f"1:pick:{draft.id}:{lot[box % len(lot)]}:0", by.id)
            self.press(f"1:send:{draft.id}", by.id)

    @rule(outcome=st.sampled_from(list(Outcome)))
    def settle(self, outcome: Outcome) -> None:
        found = self.latest(FindingState.OPEN)
        if found:
            self.press(f"1:settle:{found.id}:{outcome}", 5200000002, KOMANDO)

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes: int) -> None:
        self.posko.wait(minutes=minutes)

    @rule()
    def nothing_was_kept_aside(self) -> None:
        with self.posko.database.transaction() as session:
            assert Taken.kept_aside(session) == []

    @invariant()
    def every_box_is_where_its_history_says(self) -> None:
        if not hasattr(self, "posko"):
            return
        with self.posko.database.transaction() as session:
            boxes = session.scalars(select(Box).where(Box.village == VILLAGE)).all()
            histories = Histories.of(session, [box.id for box in boxes])
            for box in boxes:
                wanted = columns(histories.custody(box.id), Stage.TPS)
                assert {name: getattr(box, name) for name in wanted} == wanted
            places = Box.whereabouts(session, "35.10")
            assert sum(some.boxes for some in places) == MANIFEST

    @invariant()
    def every_doubt_is_before_the_commanders(self) -> None:
        if not hasattr(self, "posko"):
            return
        with self.posko.database.transaction() as session:
            query = select(Finding).where(Finding.state == FindingState.OPEN)
            found = [one for one in session.scalars(query) if one.kind in DOUBTS]
            named = {box for one in found for box in one.boxes}
            doubted = select(Box.id).where(Box.doubt.is_not(None))
            assert set(session.scalars(doubted)) <= named

    def teardown(self) -> None:
        if hasattr(self, "posko"):
            with self.posko.database.transaction() as session:
                for check in CHECKS:
                    deque(check.look(session), maxlen=0)

    def message(self, number: int, by: int, text: str) -> dict[str, Any]:
        self.updates += 1
        return {
            "update_id": self.updates,
            "message": {
                "message_id": number,
                "date": int(self.posko.now.timestamp()),
                "chat": {"id": MUNCAR, "type": "supergroup", "title": "Muncar"},
                "from": {"id": by, "is_bot": False, "first_name": "Orang"},
                "text": text,
            },
        }

    def press(self, data: str, by: int, chat: int = MUNCAR) -> None:
        update = self.message(5, by, "")
        message = update.pop("message")
        sender = message.pop("from")
        message["chat"]["id"] = chat
        self.posko.take(
            [
                update
                | {
                    "callback_query": {
                        "id": str(self.updates),
                        "from": sender,
                        "chat_instance": "1",
                        "message": message,
                        "data": data,
                    }
                }
            ]
        )

    def latest(self, state: FindingState) -> Finding | None:
        with self.posko.database.transaction() as session:
            query = select(Finding).where(Finding.state == state).order_by(Finding.id.desc())
            return session.scalars(query).first()

    def lot(self, handoff: int) -> list[int]:
        with self.posko.database.transaction() as session:
            query = select(HandedBox.box_id).where(HandedBox.handoff_id == handoff)
            return list(session.scalars(query))


def test_a_random_night_on_sqlite(prepared_file: Path, tmp_path: Path) -> None:
    def fresh(night: int) -> str:
        path = tmp_path / f"{night}.db"
        shutil.copy(prepared_file, path)
        return f"sqlite:///{path}"

    play(fresh, nights=12)


def test_a_random_night_on_postgresql(postgres: PostgresServer, prepared_url: str) -> None:
    play(lambda _night: postgres.fresh_url(prepared_url), nights=3)


def play(fresh: Callable[[int], str], nights: int) -> None:
    """Act out so many nights, each on a database of its own."""
    count = itertools.count()
    with at_work(fresh(next(count))) as posko:

        def start(_machine: Night) -> Posko:
            posko.database.engine.dispose()
            posko.database = posko.intake.database = Database(fresh(next(count)))
            posko.world.clock.start = EVENING
            return posko

        run(
            type("ANight", (Night,), {"start": start}),
            settings=settings(
                max_examples=nights,
                stateful_step_count=30,
                deadline=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )
