"""Random nights in a few villages: what people write and press, and what must hold after each."""

from collections import deque
from collections.abc import Callable, Sequence

import orjson
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from jobs.overdue import find_late_boxes
from models.box import Box, columns
from models.comparing import every
from models.custody import Custody, Outcome
from models.disputing import PICKED
from models.finding import DOUBTS, NOBODY, Finding, FindingState, Kind
from models.handoff import HandedBox, Handoff
from models.intake import Taken
from models.ledger import Entry
from models.replay import Replay
from models.settling import Reason
from models.verification import CHECKS
from sandbox.world import Person
from tests.field import LONG_AGO, NANANG_S, Posko
from tests.villages import BOXES, CLURING, KOMANDO, MUNCAR, PEOPLE

LOTS = [
    *(f"TPS {numbers} Kedungrejo -> PPS" for numbers in ("1", "1-3", "2, 3", "4 dan 5")),
    *("semua TPS Kedungrejo berangkat ke PPS", "TPS 1-3 Tembokrejo berangkat ke PPS"),
    *("TPS 2 Kedungrejo tiba di PPK", "TPS 1 Kedungrejo berangkat ke PPK"),
    *("PPS Kedungrejo -> PPK", "PPS Kedungrejo berangkat ke PPK", "PPS Plampangrejo -> PPK"),
    *("PPK Muncar -> KPU", "PPK Muncar berangkat ke KPU", "KPU berangkat ke PPK Muncar"),
    *("KPU -> PPK Muncar", "PPK -> PPS Kedungrejo", "PPS -> TPS 1-3 Kedungrejo"),
]
COUNTS = ["", "", "", "", " 2 kotak", " 6 kotak", " 10 kotak", " 9 kotak"]
SEALS = ["", "", "", " segel utuh", " segel rusak", " segel rusak 2: 2 3"]
NUMBERS = ["", "", "", "", " no segel G0106 G0107", " no segel G0102 B0102", " no segel X999"]
TIMES = ["", "", " pkl 18.10", " pkl 19.05", " pkl 20.15", " pkl 21.40", " pkl 23.50"]
TEXTS = st.builds(
    "/handoff {}{}{}{}{}".format,
    *(st.sampled_from(parts) for parts in (LOTS, COUNTS, SEALS, NUMBERS, TIMES)),
)
PERSON = st.sampled_from(PEOPLE)
FIELD = st.sampled_from([MUNCAR, MUNCAR, MUNCAR, CLURING])
REPORTS = st.lists(st.tuples(TEXTS, FIELD, PERSON), min_size=1, max_size=5)
PLACE = st.integers(0, 60)
"""Which of several, counted from the newest."""
REASONS = ["belum berpindah, masih di TPS", "dihitung ulang, lengkap", "sudah dicek", "sesuai"]
HOLDUPS = ["tertahan, jembatan putus", "macet di pasar", "siap"]
CHECKED = [Kind.COUNT, *PICKED]


class Night(RuleBasedStateMachine):
    """Officers of two kecamatan and their commanders; `start` is given by the test."""

    start: Callable[[], Posko]

    @initialize(lots=REPORTS)
    def begin(self, lots: list[tuple[str, int, Person]]) -> None:
        self.posko = self.start()
        self.world, self.replay, self.entries = self.posko.world, Replay(), 0
        self.messages: list[tuple[int, int, Person, str]] = []
        """Chat, message id, author and text."""
        self.report(lots)

    @rule(lots=REPORTS)
    def report(self, lots: list[tuple[str, int, Person]]) -> None:
        for text, chat, by in lots:
            self.messages.append((chat, self.world.says(chat, by, text), by, text))
        self.take()

    @rule(text=TEXTS, chat=FIELD, people=st.tuples(PERSON, PERSON, PERSON))
    def tell_thrice(self, text: str, chat: int, people: tuple[Person, Person, Person]) -> None:
        self.report([(text, chat, by) for by in people])

    @rule(which=PLACE, chat=FIELD, by=PERSON)
    def write_the_same(self, which: int, chat: int, by: Person) -> None:
        text = self.newest(which)[3]
        self.messages.append((chat, self.world.says(chat, by, text), by, text))
        self.take()

    @rule(which=PLACE, text=TEXTS, time=st.sampled_from(TIMES))
    def edit(self, which: int, text: str, time: str) -> None:
        chat, message, _, was = self.newest(which)
        self.world.edits(chat, message, f"{was.partition(' pkl')[0]}{time}" if time else text)
        self.take()

    @rule(which=PLACE, named=st.booleans(), by=st.none() | PERSON)
    def withdraw(self, which: int, named: bool, by: Person | None) -> None:
        chat, message, author, _ = self.newest(which)
        self.world.says(chat, by or author, "/batal", reply_to=message if named else None)
        self.take()

    @rule(which=PLACE, by=PERSON)
    def confirm(self, which: int, by: Person) -> None:
        for number, chat in self.card(which):
            self.press([f"1:confirm:{number}"], by, chat)

    @rule(which=PLACE, by=PERSON, chat=FIELD, act=st.sampled_from(["confirm_all", "which:0"]))
    def press_merged(self, which: int, by: Person, chat: int, act: str) -> None:
        heard = self.world.heard(chat)
        if heard:
            on = heard[-1 - which % len(heard)].message_id
            self.press([f"1:{act}"], by, chat, on)

    @rule(
        which=PLACE,
        by=PERSON,
        kind=st.sampled_from(CHECKED),
        boxes=st.lists(PLACE, max_size=3),
        count=st.integers(0, 20),
    )
    def dispute(self, which: int, by: Person, kind: Kind, boxes: list[int], count: int) -> None:
        for number, chat in self.card(which):
            self.press([f"1:differs:{number}"], by, chat)
            lot = self.lot(number)
            for draft in self.findings(FindingState.DRAFT)[-1:]:
                picks = [f"1:pick:{draft.id}:{lot[box % len(lot)]}:0" for box in boxes]
                last = [*picks, f"1:send:{draft.id}"]
                if kind == Kind.COUNT:
                    last = [f"1:count:{draft.id}:{count}"]
                self.press([f"1:what:{draft.id}:{kind}", *last], by, chat)

    @rule(which=PLACE, outcome=st.sampled_from(Outcome), reason=st.sampled_from(Reason))
    def settle(self, which: int, outcome: Outcome, reason: Reason) -> None:
        found = self.findings(FindingState.OPEN)
        for one in found[which % len(found) :][:1] if found else ():
            self.press([f"1:because:{one.id}:{outcome}:{reason}"], NANANG_S, KOMANDO)

    @rule(which=PLACE, chat=FIELD | st.just(KOMANDO), by=PERSON | st.just(NANANG_S), data=st.data())
    def reply(self, which: int, chat: int, by: Person, data: st.DataObject) -> None:
        """A commander's decision, what holds boxes up, or idle talk."""
        text = data.draw(st.sampled_from(REASONS if chat == KOMANDO else HOLDUPS))
        heard = self.world.heard(chat)
        if heard:
            on = heard[-1 - which % len(heard)].message_id
            self.world.says(chat, by, text, reply_to=on)
            self.take()

    @rule(minutes=st.sampled_from([1, 5, 14, 40, 130, 700]))
    def wait(self, minutes: int) -> None:
        self.posko.wait(minutes=minutes)
        with self.posko.database.transaction() as session:
            find_late_boxes(session, self.posko.now)

    @rule()
    def deliver(self) -> None:
        self.posko.deliver()

    @invariant()
    def every_box_is_where_the_ledger_says(self) -> None:
        if not hasattr(self, "posko"):
            return
        with self.posko.database.snapshot() as session:
            for entry in every(session, Entry, Entry.number, Entry.number > self.entries):
                self.replay.take(entry)
                self.entries = entry.number
            told = dict(self.replay.custodies())
            boxes = session.scalars(select(Box)).all()
            for box in boxes:
                wanted = columns(told.get(box.id, Custody()), box.start)
                assert {name: getattr(box, name) for name in wanted} == wanted
            assert {*told} <= {box.id for box in boxes}
            assert sum(some.boxes for some in Box.whereabouts(session, "")) == BOXES
            self.every_doubt_is_before_the_commanders(boxes, session.scalars(OPEN).all())
            assert Taken.kept_aside(session, LONG_AGO) is None

    def every_doubt_is_before_the_commanders(
        self, boxes: Sequence[Box], found: Sequence[Finding]
    ) -> None:
        doubted = {(box.doubt, box.handoff_id, box.id) for box in boxes if box.doubt}
        open_ones = [named(one) for one in found if one.kind in DOUBTS]
        assert doubted <= set().union(*open_ones)
        once = [box for one in found if one.officer_id == NOBODY for box in named(one)]
        assert len(once) == len(set(once))
        assert all(one & doubted for one in open_ones)

    def teardown(self) -> None:
        if hasattr(self, "posko"):
            with self.posko.database.snapshot() as session:
                for check in CHECKS:
                    deque(check.look(session), maxlen=0)

    def card(self, which: int) -> Sequence[tuple[int, int]]:
        """One hand-over's id and chat, counted from the newest; none where there is none."""
        with self.posko.database.snapshot() as session:
            query = select(Handoff.id, Handoff.chat_id).order_by(Handoff.id.desc())
            found = [(number, chat) for number, chat in session.execute(query)]
        return [found[which % len(found)]] if found else []

    def newest(self, which: int) -> tuple[int, int, Person, str]:
        return self.messages[-1 - which % len(self.messages)]

    def press(
        self, buttons: Sequence[str], by: Person, chat: int = MUNCAR, on: int | None = None
    ) -> None:
        """Press buttons of any message, one after the other, before Posko looks."""
        message = on or next(iter(self.world.chats[chat].messages), None)
        if message is None:
            message = self.world.says(chat, by, "siap")
        for data in buttons:
            self.world.presses(chat, by, message, data)
        self.take()

    def take(self) -> None:
        """Let Posko have all that waits, and the first of it twice."""
        waiting = [orjson.loads(one.body) for one in self.world.updates.after(0)]
        self.world.updates.confirm_before(self.world.updates.last_id + 1)
        self.posko.take(waiting)
        if len(waiting) > 1:
            self.posko.take(waiting[:1])

    def findings(self, state: FindingState) -> list[Finding]:
        with self.posko.database.snapshot() as session:
            query = select(Finding).where(Finding.state == state).order_by(Finding.id)
            return list(session.scalars(query))

    def lot(self, handoff: int) -> list[int]:
        with self.posko.database.snapshot() as session:
            query = select(HandedBox.box_id).where(HandedBox.handoff_id == handoff)
            return list(session.scalars(query.order_by(HandedBox.box_id)))


def named(finding: Finding) -> set[tuple[object, int, int]]:
    """Each box of a finding, with the kind of doubt and the report that it is of."""
    kind = DOUBTS.get(finding.kind, finding.kind)
    return {(kind, finding.handoff_id, box) for box in finding.boxes}


OPEN = select(Finding).where(Finding.state == FindingState.OPEN)
