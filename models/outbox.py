"""Messages owed: each commits with what earned it, and stays until Telegram has it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, Self

from sqlalchemy import (
    BigInteger,
    Index,
    Integer,
    bindparam,
    case,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models.base import Base, Json, Number
from models.source import Source

MESSAGE, PRESS = "sendMessage", "answerCallbackQuery"

PHOTO, DOCUMENT, PIN, LEAVE = "sendPhoto", "sendDocument", "pinChatMessage", "leaveChat"

IN_CHAT = (MESSAGE, PHOTO, DOCUMENT, PIN, LEAVE)
"""Calls that wait in their chat's line."""

Markup = dict[str, list[list[dict[str, str]]]]
"""Buttons below a message, as Telegram takes them."""

Place = tuple[int, int | None]
"""A chat (id) and the message there (id); None: it has yet to be sent."""

PRESSES_AT_ONCE = 32

LINES_AT_MOST = 60
"""Lines in a merged answer: some 65 characters each fit Telegram's 4,096."""


KEPT = ("reply_parameters", "disable_notification")
"""What a message keeps of its payload when it is rewritten."""


class Priority(IntEnum):
    """What goes first in a chat."""

    CRITICAL = -1
    ALERT = 0
    ANSWER = 1
    DIGEST = 2
    EDIT = 3
    FAREWELL = 4


class OwedState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    FOLDED = "folded"
    FAILED = "failed"


class Owed(Base):
    """One call of the Bot API that is owed, by a key of its own: repeating it is harmless.

    A message is what shall stand in the chat: rewritten, it is owed again, as an edit.
    """

    __tablename__ = "owed"
    __table_args__ = (
        Index(
            "ix_owed_waiting",
            "chat_id",
            "priority",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
        Index(
            "ix_owed_receipts",
            "id",
            sqlite_where=text("receipt = 1"),
            postgresql_where=text("receipt"),
        ),
        Index(
            "ix_owed_message",
            "chat_id",
            "message_id",
            sqlite_where=text("message_id IS NOT NULL"),
            postgresql_where=text("message_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Number, primary_key=True, init=False)
    key: Mapped[str] = mapped_column(unique=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    priority: Mapped[Priority] = mapped_column(Integer)
    payload: Mapped[dict[str, Any]] = mapped_column(Json)
    """The method's parameters but the chat, which may move."""
    method: Mapped[str] = mapped_column(default=MESSAGE)
    attachment: Mapped[dict[str, Any] | None] = mapped_column(Json, default=None)
    """What the file is made of that goes with it; it is made when it is sent."""
    mergeable: Mapped[bool] = mapped_column(default=False)
    """Whether its first line may stand for it in a merged answer."""
    state: Mapped[OwedState] = mapped_column(default=OwedState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[str | None] = mapped_column(default=None)
    message_id: Mapped[int | None] = mapped_column(BigInteger, default=None)
    """What Telegram called it."""
    folded_into: Mapped[int | None] = mapped_column(BigInteger, default=None, index=True)
    receipt: Mapped[bool] = mapped_column(default=False)
    """Whether the message that it answers is yet to get its receipt, a reaction."""
    version: Mapped[int] = mapped_column(default=0)
    """How often it was rewritten."""
    done_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def answers(self) -> bool:
        """Whether it is a reply at all."""
        return "reply_parameters" in self.payload

    @property
    def replies_to(self) -> int | None:
        """The message (id) that this is a reply to, if any."""
        to = self.payload.get("reply_parameters")
        return int(to["message_id"]) if to else None

    @property
    def words(self) -> tuple[str | None, Markup | None]:
        """Its text and its buttons."""
        return self.payload.get("text"), self.payload.get("reply_markup")

    @property
    def urgent(self) -> bool:
        """Whether it goes ahead of all that is no alert."""
        return self.priority <= Priority.ALERT

    @hybrid_property
    def waiting(self) -> bool:
        """Whether Telegram has yet to get it."""
        return self.state == OwedState.WAITING

    @classmethod
    def message(
        cls,
        key: str,
        chat_id: int,
        priority: Priority,
        text: str,
        markup: Markup | None = None,
        *,
        silent: bool = False,
        mergeable: bool = False,
    ) -> Self:
        """A message (HTML), with buttons if any, that is owed to a chat; with a sound or not."""
        payload = _payload(text, markup) | ({"disable_notification": True} if silent else {})
        return cls(
            key=key, chat_id=chat_id, priority=priority, payload=payload, mergeable=mergeable
        )

    @classmethod
    def with_file(cls, message: Self, method: str, attachment: dict[str, Any]) -> Self:
        """A message that goes as the caption of a file (`PHOTO`, `DOCUMENT`) instead."""
        message.payload = _moved(message.payload, "text", "caption")
        message.method, message.attachment = method, attachment
        return message

    @classmethod
    def pin(cls, key: str, chat_id: int, message_id: int) -> Self:
        """Pin one of our messages, without a sound."""
        payload = {"message_id": message_id, "disable_notification": True}
        return cls(key=key, chat_id=chat_id, priority=Priority.EDIT, payload=payload, method=PIN)

    @classmethod
    def photo(cls, key: str, chat_id: int, file_id: str, caption: str) -> Self:
        """Somebody's photo, by Telegram's name for it, with a caption (HTML)."""
        payload = {"photo": file_id, "caption": caption, "parse_mode": "HTML"}
        return cls(
            key=key, chat_id=chat_id, priority=Priority.ANSWER, payload=payload, method=PHOTO
        )

    @classmethod
    def reply(
        cls,
        key: str,
        source: Source,
        text: str,
        markup: Markup | None = None,
        *,
        mergeable: bool = False,
        receipt: bool = False,
    ) -> Self:
        """An answer (HTML), with buttons if any, to a message."""
        made = cls.reply_to(key, source.chat_id, source.message_id, text, markup)
        made.mergeable, made.receipt = mergeable, receipt
        return made

    @classmethod
    def reply_to(
        cls, key: str, chat_id: int, message_id: int, text: str, markup: Markup | None = None
    ) -> Self:
        """An answer (HTML) to the message with that id."""
        to = {"message_id": message_id, "allow_sending_without_reply": True}
        payload = _payload(text, markup) | {"reply_parameters": to}
        return cls(key=key, chat_id=chat_id, priority=Priority.ANSWER, payload=payload)

    @classmethod
    def farewell(cls, key: str, chat_id: int) -> Self:
        """To leave a group, when all else that it is owed is said."""
        return cls(key=key, chat_id=chat_id, method=LEAVE, priority=Priority.FAREWELL, payload={})

    @classmethod
    def press_answer(cls, query_id: str, chat_id: int, text: str, *, alert: bool = False) -> Self:
        """What the one who pressed a button sees: a line that passes, or an alert (plain text)."""
        shown = {"text": text, "show_alert": alert} if text else {}
        return cls(
            key=f"press {query_id}",
            chat_id=chat_id,
            method=PRESS,
            priority=Priority.ALERT,
            payload={"callback_query_id": query_id} | shown,
        )

    @classmethod
    def post(cls, session: Session, owed: Self) -> None:
        """Owe a message; where one is owed under its key, let that say this from now on."""
        there = session.scalar(select(cls).where(cls.key == owed.key))
        shown, markup = owed.payload.get("text"), owed.payload.get("reply_markup")
        if there is None:
            session.add(owed)
            session.flush()
        elif shown and (shown, markup) != (
            there.payload["text"],
            there.payload.get("reply_markup"),
        ):
            cls.rewrite(session, owed.key, shown, markup)

    @classmethod
    def spare(cls, session: Session, chats: Collection[int], words: str) -> None:
        """Do not send any more what waits in these chats under keys that begin with `words`."""
        unsent = cls.waiting, cls.message_id.is_(None), cls.chat_id.in_(chats)
        outdated = cls.key.startswith(f"{words} ", autoescape=True)
        session.connection().execute(delete(cls).where(*unsent, outdated))

    @classmethod
    def known(cls, session: Session, keys: Collection[str]) -> Mapping[str, Place]:
        """Those of these keys under which something is owed: where it stands, or will."""
        host = aliased(cls)
        message = func.coalesce(host.message_id, cls.message_id)
        query = select(cls.key, cls.chat_id, message).outerjoin(host, host.id == cls.folded_into)
        found = session.execute(query.where(cls.key.in_(keys)))
        return {key: (chat_id, message_id) for key, chat_id, message_id in found}

    @classmethod
    def rewrite(cls, session: Session, key: str, text: str, markup: Markup | None = None) -> None:
        """Let a message say this from now on, be it still waiting, sent, or folded into another."""
        row = session.scalars(select(cls).where(cls.key == key)).one()
        kept = {name: row.payload[name] for name in KEPT if name in row.payload}
        words = _payload(text, markup)
        captioned = row.method != MESSAGE
        row.payload = (_moved(words, "text", "caption") if captioned else words) | kept
        shown = row if row.folded_into is None else session.get_one(cls, row.folded_into)
        if shown.state != OwedState.FAILED:
            shown.version += 1
            shown.state = OwedState.WAITING
            shown.priority = Priority.EDIT if shown.message_id else shown.priority
        session.flush()

    @classmethod
    def key_at(cls, session: Session, chat_id: int, message_id: int) -> str | None:
        """The key of our message that stands there; None where none does."""
        there = (cls.chat_id == chat_id, cls.message_id == message_id, cls.method == MESSAGE)
        return session.scalar(select(cls.key).where(*there))

    @classmethod
    def blank(cls, session: Session, key: str) -> bool:
        """Forget what a message says, once it is not owed any more; whether it is not."""
        done = (cls.key == key, cls.state.in_((OwedState.SENT, OwedState.FAILED)))
        blanked = update(cls).where(*done).values(payload={"text": ""}).returning(cls.id)
        return session.execute(blanked).first() is not None

    @classmethod
    def rewrite_all(cls, session: Session, prefix: str, text: str) -> None:
        """Let all messages whose key is `prefix`, or that and more words, say this."""
        same = (cls.key == prefix) | cls.key.startswith(prefix + " ", autoescape=True)
        for key in session.scalars(select(cls.key).where(same)).all():
            cls.rewrite(session, key, text)

    @classmethod
    def rewrite_each(
        cls, session: Session, changed: Mapping[str, tuple[str, Markup | None]]
    ) -> None:
        """Let messages say this from now on, by their keys; some may be known to nobody."""
        known = session.scalars(select(cls).where(cls.key.in_(changed.keys()))).all()
        hosts = {row.folded_into for row in known if row.folded_into is not None}
        shown = {row.id: row for row in session.scalars(select(cls).where(cls.id.in_(hosts)))}
        for row in known:
            kept = {name: row.payload[name] for name in KEPT if name in row.payload}
            row.payload = _payload(*changed[row.key]) | kept
            host = shown.get(row.folded_into or 0, row)
            if host.state != OwedState.FAILED:
                host.version += 1
                host.state = OwedState.WAITING
                host.priority = Priority.EDIT if host.message_id else host.priority
        session.flush()

    @classmethod
    def keys_at(cls, session: Session, chat_id: int, message_id: int) -> Sequence[str]:
        """The keys of what stands in a message of ours; in a merged one there are several."""
        host = select(cls.id).where(cls.chat_id == chat_id, cls.message_id == message_id)
        hosts = session.scalars(host).all()
        query = select(cls.key).where(cls.id.in_(hosts) | cls.folded_into.in_(hosts))
        return session.scalars(query.where(cls.method == MESSAGE).order_by(cls.id)).all()

    @classmethod
    def of_key(cls, session: Session, key: str) -> Self | None:
        """What is owed under a key; None where nothing is."""
        return session.scalar(select(cls).where(cls.key == key))

    @classmethod
    def rename(cls, session: Session, old: str, new: str, *, receipt: bool) -> None:
        """Let a message go by another key: what it is about has become another matter."""
        row = session.scalars(select(cls).where(cls.key == old)).one()
        row.key, row.receipt = new, receipt and "reply_parameters" in row.payload
        session.flush()

    @classmethod
    def renew(cls, session: Session, key: str) -> None:
        """Send a message anew, and as no reply: its chat has moved and left all messages behind."""
        row = session.scalars(select(cls).where(cls.key == key)).one()
        row.payload = {
            name: row.payload[name] for name in row.payload if name != "reply_parameters"
        }
        row.state, row.priority = OwedState.WAITING, Priority.ANSWER
        row.message_id, row.version = None, row.version + 1
        session.flush()

    @classmethod
    def heads(
        cls, session: Session, skip: Collection[int], at_most: int
    ) -> Sequence[tuple[Self, int]]:
        """What goes next in each chat but those to `skip`, with how many like it wait there.

        Most urgent first. Reactions and answers to presses wait in lines of their own.
        """
        alike = func.count().filter(cls.mergeable & cls.message_id.is_(None))
        place = func.row_number().over(partition_by=cls.chat_id, order_by=(cls.priority, cls.id))
        ranked = (
            select(cls.id, place.label("place"))
            .add_columns(alike.over(partition_by=(cls.chat_id, cls.priority)).label("alike"))
            .where(cls.waiting, cls.method.in_(IN_CHAT), cls.chat_id.not_in(skip))
            .subquery()
        )
        query = (
            select(cls, ranked.c.alike)
            .join(ranked, ranked.c.id == cls.id)
            .where(ranked.c.place == 1)
            .order_by(cls.priority, cls.id)
            .limit(at_most)
        )
        return [(owed, count) for owed, count in session.execute(query)]

    @classmethod
    def crowd(cls, session: Session, head: Self) -> Sequence[Self]:
        """What may go in one message with the head of a chat's line, most urgent first."""
        alike = cls.priority <= Priority.ALERT if head.urgent else cls.priority == head.priority
        query = (
            select(cls)
            .where(cls.waiting, cls.chat_id == head.chat_id, cls.mergeable)
            .where(cls.message_id.is_(None), alike)
            .order_by(cls.priority, cls.id)
            .limit(LINES_AT_MOST)
        )
        return session.scalars(query).all()

    @classmethod
    def receipts(
        cls, session: Session, skip: Collection[int], crowds: Collection[int], at_most: int
    ) -> Sequence[Self]:
        """The answers whose receipts wait, oldest first, but those (ids) to `skip`.

        In `crowds` (chat ids) a merged answer is on its way, which needs no receipts.
        """
        query = select(cls).where(cls.receipt, cls.id.not_in(skip), cls.chat_id.not_in(crowds))
        return session.scalars(query.order_by(cls.id).limit(at_most)).all()

    @classmethod
    def press_answers(cls, session: Session, skip: Collection[int]) -> Sequence[Self]:
        """The answers to presses that wait, but those (ids) to `skip`."""
        query = select(cls).where(cls.waiting, cls.method == PRESS, cls.id.not_in(skip))
        return session.scalars(query.order_by(cls.id).limit(PRESSES_AT_ONCE)).all()

    @classmethod
    def folded(cls, session: Session, host: Self) -> Sequence[Self]:
        """The answers that stand in another's message, oldest first."""
        query = select(cls).where(cls.folded_into == host.id, cls.mergeable)
        return session.scalars(query.order_by(cls.id)).all()

    @classmethod
    def counts(cls, session: Session) -> Counter[OwedState]:
        """How many there are in each state."""
        query = select(cls.state, func.count()).group_by(cls.state)
        return Counter({state: count for state, count in session.execute(query)})

    @classmethod
    def failed(cls, session: Session) -> Sequence[Self]:
        """What Telegram will never take, with its reason, oldest first."""
        query = select(cls).where(cls.state == OwedState.FAILED).order_by(cls.id)
        return session.scalars(query).all()

    @classmethod
    def sent_since(cls, session: Session, moment: datetime) -> Sequence[tuple[int, datetime]]:
        """The chat and time of each message that was sent since, oldest first."""
        query = select(cls.chat_id, cls.done_at).where(
            cls.state == OwedState.SENT, cls.method.in_(IN_CHAT), cls.done_at > moment
        )
        return [(chat, at) for chat, at in session.execute(query.order_by(cls.done_at)) if at]

    @classmethod
    def sent(cls, session: Session, told: Sequence[tuple[Self, int | None]], now: datetime) -> None:
        """Telegram has these, under these message ids; what was rewritten meanwhile waits."""
        rows = [{"row": owed.id, "was": owed.version, "number": number} for owed, number in told]
        if rows:
            session.connection().execute(SENT, [{**row, "at": now} for row in rows])

    @classmethod
    def fold(cls, session: Session, folded: Sequence[tuple[Self, Self]], now: datetime) -> None:
        """Telegram has these answers, each in the message of another; they need no receipt.

        What was rewritten meanwhile waits on.
        """
        if folded:
            rows = [{"row": one.id, "was": one.version, "host": host.id} for one, host in folded]
            session.connection().execute(FOLDED, [{**row, "at": now} for row in rows])
            cls.received(session, {host.id for _, host in folded})

    @classmethod
    def received(cls, session: Session, ids: Collection[int]) -> None:
        """The authors of the messages that these (ids) answer know that they were heard."""
        if ids:
            session.execute(update(cls).where(cls.id.in_(ids)).values(receipt=False))

    @classmethod
    def put_off(cls, session: Session, owed: Self) -> None:
        """Not this time."""
        session.execute(update(cls), [{"id": owed.id, "attempts": owed.attempts + 1}])

    @classmethod
    def fail(cls, session: Session, owed: Self, failure: str, now: datetime) -> None:
        """Telegram will never take it."""
        done = {"state": OwedState.FAILED, "failure": failure, "done_at": now}
        session.execute(update(cls), [{"id": owed.id, **done}])

    @classmethod
    def without_file(cls, session: Session, owed: Self) -> None:
        """Its file cannot be sent: its words go alone."""
        payload = _moved(owed.payload, "caption", "text")
        words = {"payload": payload, "method": MESSAGE, "attachment": None}
        session.execute(update(cls), [{"id": owed.id, **words}])

    @classmethod
    def stands_in(cls, session: Session, key: str, chat_id: int) -> bool:
        """Whether a chat has, or will get, the message with that key."""
        query = select(cls.id).where(cls.key == key, cls.chat_id == chat_id)
        return session.scalar(query.where(cls.state != OwedState.FAILED)) is not None

    @classmethod
    def sent_as(cls, session: Session, key: str) -> int | None:
        """What Telegram called the message with that key; None: it has yet to get it."""
        return session.scalar(select(cls.message_id).where(cls.key == key))

    @classmethod
    def give_up(cls, session: Session, chat_id: int, failure: str, now: datetime) -> None:
        """Nothing more reaches this chat: keep why on all that waits for it."""
        waiting = update(cls).where(cls.chat_id == chat_id, cls.waiting)
        session.execute(
            waiting.values(state=OwedState.FAILED, failure=failure, done_at=now, receipt=False)
        )

    @classmethod
    def migrate(cls, session: Session, old: int, new: int) -> None:
        """Send what waits for a chat to its new id, where the old messages cannot be edited."""
        here = update(cls).where(cls.chat_id == old)
        session.execute(here.values(chat_id=new, message_id=None, receipt=False))
        session.expire_all()


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

FOLDED = (
    update(Owed)
    .where(Owed.id == bindparam("row"), Owed.version == bindparam("was"), Owed.waiting)
    .values(
        state=OwedState.FOLDED,
        folded_into=bindparam("host"),
        receipt=False,
        done_at=bindparam("at"),
    )
)
"""Note that another message holds it, unless it was rewritten while that was under way."""


def _moved(payload: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """The payload with one of its fields under another name."""
    return {new if name == old else name: value for name, value in payload.items()}


def _payload(text: str, markup: Markup | None) -> dict[str, Any]:
    return {"text": text, "reply_markup": markup} if markup else {"text": text}
