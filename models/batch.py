"""One transaction's reports: what they need is fetched at once, what they write, written at once.

A statement for each report and table costs more than all else that a report needs.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, insert_once
from models.box import Box, Manifest
from models.group import Group
from models.ledger import Entry
from models.newcomer import Guided
from models.officer import Officer
from models.refusals import UnknownChat


class Counter(Base):
    """The last number given out for a kind of report; locked until the transaction ends."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


class Batch:
    """The reports of one transaction on an open session."""

    def __init__(self, session: Session, now: datetime, manifest: Manifest) -> None:
        self.session = session
        self.now = now
        self.manifest = manifest
        self.asked: set[tuple[int, int]] = set()
        """Messages (chat id, message id) whose forms are sent in it."""
        self._groups: dict[int, Group] = {}
        self._officers: dict[int, Officer] = {}
        self._guided: set[int] = set()
        self._rows: dict[type[Base], list[dict[str, Any]]] = defaultdict(list)
        self._moves: list[dict[str, Any]] = []
        self._pending: list[Any] = []
        self._judge: Callable[[Batch, Sequence[Any]], None] | None = None
        self.retell: set[int] = set()
        """Hand-overs (ids) whose cards must be written anew."""
        self.opened: list[Any] = []
        """What was found: (finding, hand-over, incident)."""
        self.closed: list[Any] = []
        """Findings that were settled."""
        self._counters: dict[str, Counter] = {}

    def expect(self, chats: Collection[int], people: Collection[int]) -> None:
        """Fetch the groups and officers of these chats and people."""
        self._groups = Group.of_chats(self.session, chats)
        self._guided = Guided.among(self.session, people)
        self._officers = Officer.known(self.session, people)

    def group(self, chat_id: int) -> Group:
        """The group of a chat. Raises UnknownChat."""
        if chat_id not in self._groups:
            raise UnknownChat(chat_id)
        return self._groups[chat_id]

    def knows(self, chat_id: int) -> bool:
        """Whether a chat is an approved group."""
        return chat_id in self._groups

    def officer(self, telegram_id: int) -> Officer | None:
        """The officer with that id; None for somebody not enrolled, or not any more."""
        officer = self._officers.get(telegram_id)
        return officer if officer and officer.active else None

    def follow(self, old: int, new: int) -> None:
        """Know a group by the chat id that it has moved to."""
        if self._groups.pop(old, None):
            self._groups[new] = Group.of_chat(self.session, new)

    def welcome(self, newcomer: Group | Officer) -> None:
        """Know a group or an officer, new or changed, for the rest of the batch."""
        if isinstance(newcomer, Group):
            self._groups[newcomer.chat_id] = newcomer
        else:
            self._officers[newcomer.telegram_id] = newcomer

    def meets(self, telegram_id: int) -> bool:
        """Whether somebody reports for the first time; told once."""
        if telegram_id in self._guided:
            return False
        self._guided.add(telegram_id)
        self.add(Guided(telegram_id=telegram_id, at=self.now))
        return True

    def number(self, table: type[Base]) -> int:
        """The next number of a kind of report, without holes."""
        name = table.__tablename__
        self.lock()
        if name not in self._counters:
            insert_once(self.session, Counter, name=name, last=0)
            locked = select(Counter).where(Counter.name == name).with_for_update()
            self._counters[name] = self.session.scalars(locked).one()
        counter = self._counters[name]
        counter.last += 1
        return counter.last

    def lock(self) -> None:
        """Be the only one who numbers reports, or moves boxes, until the transaction ends."""
        if not self._counters:
            every = select(Counter).order_by(Counter.name).with_for_update()
            self._counters = {counter.name: counter for counter in self.session.scalars(every)}

    def add(self, row: Base) -> None:
        """Have a row written at the end, or before the next look at the tables."""
        values = row.unsaid | vars(row)
        del values["_sa_instance_state"]
        self._rows[type(row)].append(values)

    def rows(self, table: type[Base], rows: Collection[dict[str, Any]]) -> None:
        """Have many plain rows written likewise: a fifth of what an object for each costs."""
        self._rows[table].extend(rows)

    def gather(self, judge: "Callable[[Batch, Sequence[Any]], None]", report: Any) -> None:
        """Have a report judged, with all others, before the next look at the tables."""
        self._judge = judge
        self._pending.append(report)

    def move(self, first: int, last: int, place: dict[str, Any]) -> None:
        """Have the boxes from one id to another put at a place: their custody's columns."""
        to = {f"new_{name}": place[name] for name in PLACE}
        self._moves.append({"first": first, "last": last} | to)

    def note(
        self,
        kind: str,
        subject: int,
        content: Mapping[str, Any],
        *,
        happened_at: datetime,
        actor: int | None,
        chat: int | None,
    ) -> None:
        """Have an entry of the ledger written at the end."""
        Entry.note(
            self.session,
            kind,
            subject,
            content,
            happened_at=happened_at,
            recorded_at=self.now,
            actor=actor,
            chat=chat,
        )

    def write(self) -> Session:
        """Write what is gathered; the session, to look at the tables with."""
        self._flush()
        while self._pending and self._judge:
            pending, self._pending = self._pending, []
            self._judge(self, pending)
            self._flush()
        return self.session

    def _flush(self) -> None:
        connection = self.session.connection()
        for table, rows in self._rows.items():
            connection.execute(insert(table), rows)
        self._rows.clear()
        if self._moves:
            connection.execute(MOVE, self._moves)
            self._moves.clear()


PLACE = ("stage", "heading", "since", "handoff_id", "doubt", "reached", "joint", "gaps")

MOVE = (
    update(Box)
    .where(Box.id.between(bindparam("first"), bindparam("last")))
    .values({name: bindparam(f"new_{name}") for name in PLACE})
)
"""Put boxes where their histories say; those of a lot mostly follow each other."""
