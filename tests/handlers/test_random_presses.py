"""Random people press random buttons in random order, with restarts in between."""

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from jobs.upkeep import lapse_forms
from models.form import Form
from models.glossary import Stage
from models.handoff import Handoff
from models.incident import Incident
from models.intake import Taken
from models.outbox import Owed
from sandbox.chats import GROUP_ANONYMOUS_BOT
from sandbox.world import Person
from tests.field import ANDI, BUDI, LONG_AGO, STRANGER, Chat, at_work
from tests.postgres import PostgresServer

ANONYMOUS = Person(GROUP_ANONYMOUS_BOT, "Group", is_bot=True, username="GroupAnonymousBot")

PEOPLE = st.sampled_from([ANDI, BUDI, STRANGER])
CHATS = st.sampled_from([-1001000000005, -1001000000005, -1001000000000])
PLACES = st.integers(0, 40)
TEXTS = st.sampled_from(
    [
        "/handoff",
        "/handoff Kedungrejo",
        "/handoff TPS 4 Kedungrejo",
        "/handoff TPS 99 Kedungrejo ke PPS",
        "/handoff TPS 1 Karangrejo ke PPS",
        "/handoff TPS 5 Kedungrejo -> PPS 2 kotak",
        "/incident",
        "/incident listrik padam TPS 4 Kedungrejo",
        "/batal",
    ]
)
ANSWERS = st.sampled_from(["TPS 5", "6", "PPS", "Kedungrejo", "utuh", "siap", "banjir", "/batal"])
WHATS = ("place", "into", "tps", "all", "move", "what", "boxes", "seal", "phase", "page", "back")
DATA = st.one_of(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([*WHATS, "send", "close", ""]),
        st.sampled_from(["", "1", "4", "35.10.05", "35.10.05.2002", "TPS:PPS", "intact", "-1"]),
    ).map(lambda parts: "1:form:" + ":".join(map(str, parts))),
    st.tuples(st.sampled_from(["handoff", "incident", "x"]), st.integers(0, 4)).map(
        lambda parts: f"1:mend:{parts[0]}:{parts[1]}"
    ),
    st.text(max_size=20),
)


class Presses(RuleBasedStateMachine):
    """Two groups, and whoever likes to press."""

    fresh: Callable[[], str]

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.posko = self.stack.enter_context(at_work(type(self).fresh()))
        for person in (ANDI, BUDI, STRANGER):
            Chat(self.posko, -1001000000005).says("/handoff", person)
        self.posko.deliver_all()

    def teardown(self) -> None:
        self.stack.close()

    @rule(chat=CHATS, person=PEOPLE, text=TEXTS)
    def writes(self, chat: int, person: Person, text: str) -> None:
        Chat(self.posko, chat).says(text, person)

    @rule(chat=CHATS, person=PEOPLE, place=PLACES, text=ANSWERS)
    def replies(self, chat: int, person: Person, place: int, text: str) -> None:
        heard = self.posko.world.heard(chat)
        if heard:
            answered = heard[place % len(heard)].message_id
            Chat(self.posko, chat).says(text, person, reply_to=answered)

    @rule(chat=CHATS, person=PEOPLE | st.just(ANONYMOUS), place=PLACES, button=PLACES)
    def presses(self, chat: int, person: Person, place: int, button: int) -> None:
        heard = [one for one in self.posko.world.heard(chat) if one.reply_markup]
        if not heard:
            return
        message = heard[-1 - place % len(heard)]
        rows = (message.reply_markup or {}).get("inline_keyboard", [])
        data = [one["callback_data"] for row in rows for one in row]
        if data:
            pressed = data[button % len(data)]
            assert self.answered(chat, pressed, person, message.message_id)

    @rule(place=PLACES, buttons=st.lists(st.integers(0, 7), min_size=2, max_size=8))
    def presses_on(self, place: int, buttons: list[int]) -> None:
        """Somebody goes on with an open form of theirs, from the bottom or from the top."""
        with self.posko.database.transaction() as session:
            keys = {form.key: form.officer_id for form in Form.open_ones(session)}
            cards = [Owed.of_key(session, key) for key in keys]
            owed = [card for card in cards if card and card.message_id]
        for one in owed[place % len(owed) :][:1] if owed else []:
            person = Person(keys[one.key], "?")
            for button in buttons:
                message = self.posko.world.chats[one.chat_id].messages[one.message_id or 0]
                rows = (message.reply_markup or {}).get("inline_keyboard", [])[:-1]
                data = [row[button % len(row)]["callback_data"] for row in rows]
                if data:
                    pressed = data[-1 - button % len(data)]
                    assert self.answered(one.chat_id, pressed, person, message.message_id)
                    self.posko.deliver_all()

    @rule(chat=CHATS, person=PEOPLE, place=PLACES, data=DATA)
    def presses_what_is_not_there(self, chat: int, person: Person, place: int, data: str) -> None:
        heard = self.posko.world.heard(chat)
        if heard and 1 <= len(data.encode()) <= 64:
            assert self.answered(chat, data, person, heard[place % len(heard)].message_id)

    @rule(minutes=st.integers(1, 6))
    def waits(self, minutes: int) -> None:
        self.posko.wait(minutes=minutes)
        self.posko.does(lapse_forms)

    @rule()
    def restarts(self) -> None:
        self.posko.restarts()

    def answered(self, chat: int, data: str, person: Person, message: int) -> bool:
        """Whether the press was answered; no form but the presser's own may have changed."""
        before = self.forms_of_others(person)
        answer = Chat(self.posko, chat).presses_data(data, person, message)
        assert self.forms_of_others(person) == before
        return answer is not None

    def forms_of_others(self, person: Person) -> dict[int, object]:
        with self.posko.database.transaction() as session:
            forms = Form.every(session)
            return {one.id: (one.state, one.known) for one in forms if one.officer_id != person.id}

    @invariant()
    def nothing_is_kept_aside(self) -> None:
        with self.posko.database.transaction() as session:
            assert Taken.kept_aside(session, LONG_AGO) is None

    @invariant()
    def each_report_is_its_messages_authors(self) -> None:
        with self.posko.database.transaction() as session:
            for kind in (Handoff, Incident):
                for report in kind.every(session):
                    message = self.posko.world.chats[report.chat_id].messages[report.message_id]
                    assert report.officer_id == message.sender.id

    @invariant()
    def each_hand_over_is_believable(self) -> None:
        with self.posko.database.transaction() as session:
            for one in Handoff.every(session):
                assert one.origin != one.destination
                assert one.lot > 0
                if one.place == "35.10.05.2002" and Stage.TPS in (one.origin, one.destination):
                    assert set(one.stations) <= set(range(1, 17))

    @invariant()
    def every_box_is_in_one_place(self) -> None:
        found = self.posko.whereabouts("35.10.05")
        assert sum(some.boxes for some in found) == 242


def play(fresh: Callable[[], str], examples: int) -> None:
    """Let them press, each time on a database of their own."""
    machine = type("Played", (Presses,), {"fresh": staticmethod(fresh)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_random_presses_break_no_rule(prepared_file: Path, tmp_path: Path) -> None:
    def fresh() -> str:
        shutil.copy(prepared_file, tmp_path / "posko.db")
        for name in ("posko.db-wal", "posko.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        return f"sqlite:///{tmp_path / 'posko.db'}"

    play(fresh, 12)


def test_random_presses_break_no_rule_on_postgresql(
    postgres: PostgresServer, prepared_url: str
) -> None:
    play(lambda: postgres.fresh_url(prepared_url), 3)
