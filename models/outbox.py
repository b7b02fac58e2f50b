"""Messages owed: each commits with what earned it, and stays until Telegram has it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any, Self

from sqlalchemy import (
    BigInteger,
    Index,
    Integer,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models.base import Base, Json, Number, unwatched
from models.source import Source

MESSAGE, PRESS = "sendMessage", "answerCallbackQuery"

PHOTO, DOCUMENT, PIN, LEAVE = "sendPhoto", "sendDocument", "pinChatMessage", "leaveChat"

IN_CHAT = (MESSAGE, PHOTO, DOCUMENT, PIN, LEAVE)
"""Calls that wait in their chat's line."""

Markup = dict[str, list[list[dict[str, str]]]]
"""Buttons below a message, as Telegram takes them."""

Place = tuple[int, int | None]
"""A chat (id) and the message there (id); None: it has yet to be sent."""

KEPT = ("reply_parameters", "disable_notification")
"""What a message keeps of its payload when it is rewritten."""


class Priority(IntEnum):
    """What goes first in a chat."""

    CRITICAL = -1
    ALERT = 0
    """Also a digest at its time: it waits for the alerts before it, and for nothing else."""
    ANSWER = 1
    REMINDER = 2
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
            "ix_owed_failed",
            "done_at",
            sqlite_where=text("state = 'failed'"),
            postgresql_where=text("state = 'failed'"),
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
        return replies_to(self.payload)

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
        message.payload = moved(message.payload, "text", "caption")
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
        return unwatched(cls)(
            key=key,
            chat_id=source.chat_id,
            priority=Priority.ANSWER,
            payload=_answer(source.message_id, text, markup),
            mergeable=mergeable,
            receipt=receipt,
        )

    @classmethod
    def reply_to(
        cls, key: str, chat_id: int, message_id: int, text: str, markup: Markup | None = None
    ) -> Self:
        """An answer (HTML) to the message with that id."""
        payload = _answer(message_id, text, markup)
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
            cls._reword(session, [there], {owed.key: (shown, markup)})

    @classmethod
    def spare(cls, session: Session, chats: Collection[int], words: str) -> None:
        """Do not send any more what waits in these chats under keys that begin with `words`."""
        unsent = cls.waiting, cls.message_id.is_(None), cls.chat_id.in_(chats)
        outdated = cls.key.startswith(f"{words} ", autoescape=True)
        session.connection().execute(delete(cls).where(*unsent, outdated))

    @classmethod
    def rewrite(cls, session: Session, key: str, text: str, markup: Markup | None = None) -> None:
        """Let a message say this from now on, be it still waiting, sent, or folded into another."""
        cls.rewrite_each(session, {key: (text, markup)})

    @classmethod
    def rewrite_all(cls, session: Session, prefix: str, text: str) -> None:
        """Let all messages whose key is `prefix`, or that and more words, say this."""
        same = (cls.key == prefix) | cls.key.startswith(prefix + " ", autoescape=True)
        keys = session.scalars(select(cls.key).where(same)).all()
        cls.rewrite_each(session, dict.fromkeys(keys, (text, None)))

    @classmethod
    def rewrite_each(
        cls, session: Session, changed: Mapping[str, tuple[str, Markup | None]]
    ) -> None:
        """Let messages say this from now on, by their keys; some may be known to nobody."""
        known = session.scalars(select(cls).where(cls.key.in_(changed.keys()))).all()
        cls._reword(session, known, changed)

    @classmethod
    def _reword(
        cls,
        session: Session,
        known: Sequence[Self],
        changed: Mapping[str, tuple[str, Markup | None]],
    ) -> None:
        hosts = {row.folded_into for row in known if row.folded_into is not None}
        found = session.scalars(select(cls).where(cls.id.in_(hosts))) if hosts else ()
        shown = {row.id: row for row in found}
        for row in known:
            row._say(*changed[row.key])
            shown.get(row.folded_into or 0, row)._show_again()
        session.flush()

    def _say(self, text: str, markup: Markup | None) -> None:
        kept = {name: self.payload[name] for name in KEPT if name in self.payload}
        words = _payload(text, markup)
        captioned = self.method != MESSAGE
        self.payload = (moved(words, "text", "caption") if captioned else words) | kept

    def _show_again(self) -> None:
        """Owe what is shown anew, as an edit where it stands in the chat; not what failed."""
        if self.state != OwedState.FAILED:
            self.version += 1
            self.state = OwedState.WAITING
            self.priority = Priority.EDIT if self.message_id else self.priority

    @classmethod
    def blank(cls, session: Session, key: str) -> bool:
        """Forget what a message says, once it is not owed any more; whether it is not."""
        done = (cls.key == key, cls.state.in_((OwedState.SENT, OwedState.FAILED)))
        blanked = update(cls).where(*done).values(payload={"text": ""}).returning(cls.id)
        return session.execute(blanked).first() is not None

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
    def known(cls, session: Session, keys: Collection[str]) -> Mapping[str, Place]:
        """Those of these keys under which something is owed: where it stands, or will."""
        host = aliased(cls)
        message = func.coalesce(host.message_id, cls.message_id)
        query = select(cls.key, cls.chat_id, message).outerjoin(host, host.id == cls.folded_into)
        found = session.execute(query.where(cls.key.in_(keys)))
        return {key: (chat_id, message_id) for key, chat_id, message_id in found}

    @classmethod
    def key_at(cls, session: Session, chat_id: int, message_id: int) -> str | None:
        """The key of our message that stands there; None where none does."""
        there = (cls.chat_id == chat_id, cls.message_id == message_id, cls.method == MESSAGE)
        return session.scalar(select(cls.key).where(*there))

    @classmethod
    def keys_at(cls, session: Session, chat_id: int, message_id: int) -> Sequence[str]:
        """The keys of what stands in a message of ours; in a merged one there are several."""
        host = select(cls.id).where(cls.chat_id == chat_id, cls.message_id == message_id)
        hosts = session.scalars(host).all()
        query = select(cls.key).where(cls.id.in_(hosts) | cls.folded_into.in_(hosts))
        worded = cls.method.in_((MESSAGE, PHOTO, DOCUMENT))
        return session.scalars(query.where(worded).order_by(cls.id)).all()

    @classmethod
    def of_key(cls, session: Session, key: str) -> Self | None:
        """What is owed under a key; None where nothing is."""
        return session.scalar(select(cls).where(cls.key == key))

    @classmethod
    def stands_in(cls, session: Session, key: str, chat_id: int) -> bool:
        """Whether a chat has, or will get, the message with that key."""
        query = select(cls.id).where(cls.key == key, cls.chat_id == chat_id)
        return session.scalar(query.where(cls.state != OwedState.FAILED)) is not None

    @classmethod
    def sent_as(cls, session: Session, key: str) -> int | None:
        """What Telegram called the message with that key; None: it has yet to get it."""
        return session.scalar(select(cls.message_id).where(cls.key == key))


def replies_to(payload: dict[str, Any]) -> int | None:
    """The message (id) that a payload is a reply to, if any."""
    to = payload.get("reply_parameters")
    return int(to["message_id"]) if to else None


def moved(payload: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    """A payload with one of its fields under another name."""
    return {new if name == old else name: value for name, value in payload.items()}


def _answer(message_id: int, text: str, markup: Markup | None) -> dict[str, Any]:
    to = {"message_id": message_id, "allow_sending_without_reply": True}
    return _payload(text, markup) | {"reply_parameters": to}


def _payload(text: str, markup: Markup | None) -> dict[str, Any]:
    return {"text": text, "reply_markup": markup} if markup else {"text": text}
