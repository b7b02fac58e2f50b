"""Random people press random buttons, in random order, with restarts: the rules hold."""

import sqlite3
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from models.base import Base
from models.glossary import Duty, Service
from models.group import Group
from models.intake import Taken
from models.invitation import Invitation
from models.officer import DUTIES, Officer
from models.stranger import Stranger
from sandbox.world import Person
from tests.field import LONG_AGO, at_work, prepare

OPERATOR = Person(5200000001, "Eko")
COMMANDER = Person(5200000006, "Rudi")
MEMBER = Person(5200000008, "Sari")
OUTSIDER = Person(6100000001, "Widodo")
OTHER = Person(6100000002, "Joko")
MASK = Person(1087968824, "Group", is_bot=True)
PEOPLE = [OPERATOR, COMMANDER, MEMBER, OUTSIDER, OTHER, MASK]
NEW = [-1001999999991, -1001999999992]
MUNCAR = -1001000000005

people = st.sampled_from(PEOPLE)
real = st.sampled_from([one for one in PEOPLE if one is not MASK])
numbers = st.integers(0, 10**6)
actions = st.sampled_from(
    ["ap", "ab", "ay", "an", "es", "er", "ec", "iv", "ib", "im", "pl", "pc", "pr", "px", "ga", "?"]
)
TOLD = "0 1 -1 field command 35.10 35.10.01 35.10.05.2002 x role operator uses 50 region zone WIT"
words = st.lists(
    st.sampled_from(
        ["", *TOLD.split(), *map(str, (*NEW, MUNCAR, OPERATOR.id, MEMBER.id, MASK.id))]
    ),
    max_size=4,
)


@cache
def prepared() -> bytes:
    """A database with the sample places and people."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posko.db"
        prepare(f"sqlite:///{path}")
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return path.read_bytes()


class Buttons(RuleBasedStateMachine):
    """Posko with one kabupaten, and people who press what they like."""

    @initialize()
    def begin(self) -> None:
        """Nobody has asked for anything yet."""
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "posko.db"
        path.write_bytes(prepared())
        self.url = f"sqlite:///{path}"
        self.entered = at_work(self.url)
        self.posko = self.entered.__enter__()
        self.world = self.posko.world
        for person in PEOPLE:
            self.world.opens(person)
        self.invited: dict[str, int] = {}
        self.take_in(OUTSIDER, NEW[0])

    def teardown(self) -> None:
        if hasattr(self, "entered"):
            self.entered.__exit__(None, None, None)
            self.folder.cleanup()

    @rule(person=real, chat=st.sampled_from(NEW))
    def take_in(self, person: Person, chat: int) -> None:
        self.world.adds_bot(chat, "Grup", person)
        self.go_on()

    @rule(person=real, command=st.sampled_from(["/undang 2 Polri", "/anggota", "/grup", "/saya"]))
    def ask(self, person: Person, command: str) -> None:
        self.world.whispers(person, command)
        self.go_on()

    @rule(person=real)
    def configure(self, person: Person) -> None:
        self.world.says(MUNCAR, person, "/atur")
        self.go_on()

    @rule(uses=st.integers(1, 2), service=st.sampled_from([None, Service.POLRI]))
    def invite(self, uses: int, service: Service | None) -> None:
        with self.posko.database.transaction() as session:
            code = Invitation.issue(
                session,
                self.posko.now,
                role=Duty.MEMBER,
                region="35.10.05",
                ends_at=self.posko.now.replace(year=2030),
                uses=uses,
                service=service,
                unit="Polsek",
            )
        self.invited[code] = uses

    @rule(person=real, number=numbers)
    def follow(self, person: Person, number: int) -> None:
        code = list(self.invited)[number % len(self.invited)] if self.invited else "x"
        self.world.whispers(person, f"/start {code}")
        self.go_on()

    @rule(person=people, number=numbers)
    def press(self, person: Person, number: int) -> None:
        """One of the buttons that stand somewhere, by anybody."""
        chats = [chat for chat in self.world.chats.values() if chat.heard and chat.bot_is_in]
        found = [
            (chat.id, message.message_id, button["callback_data"])
            for chat in chats[number % len(chats) :][:1]
            for message in chat.heard
            for row in (message.reply_markup or {}).get("inline_keyboard", [])
            for button in row
        ]
        if found:
            self.pressed(person, *found[number % len(found)])

    @rule(person=people, action=actions, about=words, number=numbers)
    def forge(self, person: Person, action: str, about: list[str], number: int) -> None:
        """Any data, on any message of ours in a chat that we are in: else no press reaches us."""
        found = [
            (chat.id, message.message_id)
            for chat in self.world.chats.values()
            if chat.bot_is_in
            for message in chat.heard
        ]
        if found:
            data = ":".join(["1", action, *about])
            self.pressed(person, *found[number % len(found)], data)

    @rule()
    def restart(self) -> None:
        world, offset = self.world, self.posko.offset
        self.entered.__exit__(None, None, None)
        self.entered = at_work(self.url, world)
        self.posko = self.entered.__enter__()
        self.posko.offset = offset

    @invariant()
    def no_rule_is_broken(self) -> None:
        if not hasattr(self, "posko"):
            return
        with self.posko.database.transaction() as session:
            for invitation in session.scalars(select(Invitation)):
                assert invitation.used <= invitation.uses
            for number in (MASK.id, OUTSIDER.id, OTHER.id):
                officer = session.get(Officer, number)
                assert officer is None or (number != MASK.id and officer.enrolled_at)
            assert session.get_one(Officer, OPERATOR.id).active
            assert session.get_one(Officer, MEMBER.id).role == Duty.MEMBER
            for chat in NEW:
                group = session.get(Group, chat)
                assert group is None or group.approved_by == OPERATOR.id
                assert not (group and session.get(Stranger, chat))
            made = select(Invitation).where(Invitation.created_by.is_not(None))
            for draft in session.scalars(made):
                assert draft.created_by
                maker = session.get_one(Officer, draft.created_by)
                assert DUTIES.index(draft.role) <= DUTIES.index(maker.role) != 0
                assert f"{draft.region}.".startswith(f"{maker.region}.")

    def pressed(self, person: Person, chat: int, message: int, data: str) -> None:
        tables = self.out_of_reach(person)
        before = self.known(tables)
        query = self.world.presses(chat, person, message, data)
        self.go_on()
        assert query in self.world.presses_answered
        if not data.startswith("1:e"):  # by which strangers come in
            assert self.known(tables) == before

    def known(self, tables: Sequence[type[Base]]) -> list[str]:
        """All that stands in these tables."""
        with self.posko.database.engine.connect() as connection:
            return [str(connection.execute(one.__table__.select()).all()) for one in tables]

    def out_of_reach(self, person: Person) -> Sequence[type[Base]]:
        """The tables that somebody's presses must not change."""
        with self.posko.database.transaction() as session:
            officer = session.get(Officer, person.id)
        if officer is None or not officer.at_least(Duty.COMMANDER) or not officer.active:
            return Group, Stranger, Officer, Invitation
        return () if officer.role == Duty.OPERATOR else (Group, Stranger)

    def go_on(self) -> None:
        self.posko.settle()
        self.posko.wait(seconds=2)
        self.posko.deliver()
        with self.posko.database.transaction() as session:
            assert Taken.kept_aside(session, LONG_AGO) is None


TestButtons = Buttons.TestCase
TestButtons.settings = settings(
    max_examples=10,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
