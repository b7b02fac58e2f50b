"""What delivery asks the outbox, and what it notes there: in order, by budget, once."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    Integer,
    Select,
    bindparam,
    case,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm import Session

from models.base import among
from models.group import Group
from models.outbox import IN_CHAT, MESSAGE, PRESS, Owed, OwedState, Priority, moved

PRESSES_AT_ONCE = 32

LINES_AT_MOST = 60
"""Lines in a merged answer: some 65 characters each fit Telegram's 4,096."""

SENT = (
    update(Owed)
    .where(Owed.id == bindparam("row"))
    .values(
        state=case((Owed.version == bindparam("was"), OwedState.SENT), else_=OwedState.WAITING),
        message_id=func.coalesce(bindparam("number", type_=BigInteger), Owed.message_id),
        done_at=bindparam("at"),
    )
)
"""Note that Telegram has it, unless it was rewritten while it was under way."""

FOLD = (
    update(Owed)
    .where(Owed.id == bindparam("row"), Owed.version == bindparam("was"), Owed.waiting)
    .values(
        state=OwedState.FOLDED,
        folded_into=bindparam("host"),
        receipt=False,
        done_at=bindparam("at"),
    )
)

RECEIVED = update(Owed).where(Owed.id.in_(among("ids"))).values(receipt=False)


class Head(NamedTuple):
    """What goes next in a chat, how many like it wait there, and the chat's group, if it is one."""

    owed: Owed
    alike: int
    group: Group | None


def heads(session: Session, skip: Collection[int], at_most: int) -> Sequence[Head]:
    """What goes next in each chat but those to `skip`.

    Most urgent first. Reactions and answers to presses wait in lines of their own.
    """
    asked = {"skip": list(skip), "at_most": at_most}
    return [Head(*row) for row in session.execute(HEADS, asked)]


class Line(NamedTuple):
    """An answer as far as it shows in another's message."""

    id: int
    version: int
    key: str
    payload: dict[str, Any]


LINES = select(Owed.id, Owed.version, Owed.key, Owed.payload).where(Owed.mergeable)

CROWD = (
    LINES.where(Owed.waiting, Owed.chat_id == bindparam("chat"), Owed.id != bindparam("head"))
    .where(Owed.priority.between(bindparam("first"), bindparam("last")))
    .where(Owed.message_id.is_(None))
    .order_by(Owed.priority, Owed.id)
    .limit(LINES_AT_MOST)
)


def crowd(session: Session, head: Owed) -> Sequence[Line]:
    """What may go in one message with the head of a chat's line, most urgent first."""
    first, last = (min(Priority), Priority.ALERT) if head.urgent else (head.priority,) * 2
    asked = {"chat": head.chat_id, "head": head.id, "first": first, "last": last}
    return [Line(*row) for row in session.execute(CROWD, asked)]


def receipts(
    session: Session, skip: Collection[int], crowds: Collection[int], at_most: int
) -> Sequence[Owed]:
    """The answers whose receipts wait, oldest first, but those (ids) to `skip`.

    In `crowds` (chat ids) a merged answer is on its way, which needs no receipts.
    """
    asked = {"skip": list(skip), "crowds": list(crowds), "at_most": at_most}
    return session.scalars(RECEIPTS, asked).all()


def press_answers(session: Session, skip: Collection[int]) -> Sequence[Owed]:
    """The answers to presses that wait, but those (ids) to `skip`."""
    return session.scalars(PRESS_ANSWERS, {"skip": list(skip)}).all()


def folded(session: Session, host: Owed) -> Sequence[Line]:
    """The answers that stand in another's message, oldest first."""
    query = LINES.where(Owed.folded_into == host.id).order_by(Owed.id)
    return [Line(*row) for row in session.execute(query)]


def failed(session: Session, since: datetime) -> tuple[Owed, int] | None:
    """The latest of what Telegram never took since then, and how many there are; None: none.

    Answers to presses do not count: those that come too late are missed by nobody.
    """
    query = (
        select(Owed, func.count().over())
        .where(Owed.state == literal_column("'failed'"), Owed.done_at >= since)
        .where(Owed.method != PRESS)
        .order_by(Owed.done_at.desc(), Owed.id.desc())
    )
    latest = session.execute(query.limit(1)).first()
    return (latest[0], latest[1]) if latest else None


def sent_since(session: Session, moment: datetime) -> Sequence[tuple[int, datetime]]:
    """The chat and time of each message that was sent since, oldest first."""
    query = select(Owed.chat_id, Owed.done_at).where(
        Owed.state == OwedState.SENT, Owed.method.in_(IN_CHAT), Owed.done_at > moment
    )
    return [(chat, at) for chat, at in session.execute(query.order_by(Owed.done_at)) if at]


def sent(session: Session, told: Sequence[tuple[Owed, int | None]], now: datetime) -> None:
    """Telegram has these, under these message ids; what was rewritten meanwhile waits."""
    rows = [{"row": owed.id, "was": owed.version, "number": number} for owed, number in told]
    if rows:
        session.connection().execute(SENT, [{**row, "at": now} for row in rows])


def fold(session: Session, shown: Sequence[tuple[Line, int]], now: datetime) -> None:
    """Telegram has these answers, each in the message of another (id); they need no receipt.

    What was rewritten meanwhile waits on.
    """
    rows = [{"row": one.id, "was": one.version, "host": host} for one, host in shown]
    if rows:
        session.connection().execute(FOLD, [{**row, "at": now} for row in rows])


def received(session: Session, ids: Collection[int]) -> None:
    """The authors of the messages that these (ids) answer know that they were heard."""
    if ids:
        session.connection().execute(RECEIVED, {"ids": list(ids)})


def put_off(session: Session, owed: Owed) -> None:
    """Not this time."""
    session.execute(update(Owed), [{"id": owed.id, "attempts": owed.attempts + 1}])


def fail(session: Session, owed: Owed, failure: str, now: datetime) -> None:
    """Telegram will never take it."""
    done = {"state": OwedState.FAILED, "failure": failure, "done_at": now}
    session.execute(update(Owed), [{"id": owed.id, **done}])


def without_file(session: Session, owed: Owed) -> None:
    """Its file cannot be sent: its words go alone."""
    payload = moved(owed.payload, "caption", "text")
    words = {"payload": payload, "method": MESSAGE, "attachment": None}
    session.execute(update(Owed), [{"id": owed.id, **words}])


def give_up(session: Session, chat_id: int, failure: str, now: datetime) -> None:
    """Nothing more reaches this chat: keep why on all that waits for it."""
    waiting = update(Owed).where(Owed.chat_id == chat_id, Owed.waiting)
    session.execute(
        waiting.values(state=OwedState.FAILED, failure=failure, done_at=now, receipt=False)
    )


def migrate(session: Session, old: int, new: int) -> None:
    """Send what waits for a chat to its new id, where the old messages cannot be edited."""
    here = update(Owed).where(Owed.chat_id == old)
    session.execute(here.values(chat_id=new, message_id=None, receipt=False))
    session.expire_all()


def _heads() -> Select[Any]:
    alike = func.count().filter(Owed.mergeable & Owed.message_id.is_(None))
    place = func.row_number().over(partition_by=Owed.chat_id, order_by=(Owed.priority, Owed.id))
    ranked = (
        select(Owed.id, place.label("place"))
        .add_columns(alike.over(partition_by=(Owed.chat_id, Owed.priority)).label("alike"))
        .where(Owed.waiting, Owed.method.in_(IN_CHAT), Owed.chat_id.not_in(SKIPPED))
        .subquery()
    )
    return (
        select(Owed, ranked.c.alike, Group)
        .join(ranked, ranked.c.id == Owed.id)
        .outerjoin(Group, Group.chat_id == Owed.chat_id)
        .where(ranked.c.place == 1)
        .order_by(Owed.priority, Owed.id)
        .limit(AT_MOST)
    )


SKIPPED, CROWDS = among("skip"), among("crowds")
AT_MOST = bindparam("at_most", type_=Integer)

HEADS = _heads()
"""Built once: that takes longer than to ask, and these are asked many times a second."""

RECEIPTS = (
    select(Owed)
    .where(Owed.receipt, Owed.id.not_in(SKIPPED), Owed.chat_id.not_in(CROWDS))
    .order_by(Owed.id)
    .limit(AT_MOST)
)

PRESS_ANSWERS = (
    select(Owed)
    .where(Owed.waiting, Owed.method == PRESS, Owed.id.not_in(SKIPPED))
    .order_by(Owed.id)
    .limit(PRESSES_AT_ONCE)
)
