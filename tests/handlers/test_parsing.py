"""Updates: parsed by ourselves where they are plain, they are what python-telegram-bot makes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from handlers.parsing import Raw, parse
from wire import Telegram

BOT = Telegram("123456:token", "http://localhost")

GROUP = {"id": -1001000000005, "type": "supergroup", "title": "PAM TPS Muncar", "is_forum": True}
ANDI = {"id": 5200000001, "is_bot": False, "first_name": "Andi", "language_code": "id"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 8}
PLAIN: dict[str, Any] = {"message_id": 7, "date": 1732400000, "chat": GROUP, "from": ANDI}
PHOTO = {"file_id": "a", "file_unique_id": "b", "width": 90, "height": 60}
PRESS = {"id": "1", "from": ANDI, "chat_instance": "x", "data": "1:confirm:7"}

MESSAGES = st.fixed_dictionaries(
    {name: st.just(value) for name, value in PLAIN.items()},
    optional={
        "text": st.text(),
        "entities": st.just([COMMAND]),
        "reply_to_message": st.just(PLAIN | {"text": "/handoff"}),
        "message_thread_id": st.integers(1, 9),
        "edit_date": st.just(1732400060),
        "caption": st.text(),
        "photo": st.just([PHOTO]),
        "sender_chat": st.just(GROUP),
        "of_tomorrow": st.just({"new": True}),
    },
)


@given(MESSAGES, st.sampled_from(["message", "edited_message"]))
def test_a_message_is_parsed_as_the_library_does(message: Raw, kind: str) -> None:
    _same({"update_id": 1, kind: message})


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "callback_query": PRESS | {"message": PLAIN | {"text": "x"}}},
        {"update_id": 1, "message": PLAIN | {"text": "x"}, "of_tomorrow": {}},
        {"update_id": 1},
    ],
)
def test_and_so_is_all_else(update: Raw) -> None:
    _same(update)


def _same(raw: Raw) -> None:
    ours, theirs = parse(raw, BOT), Update.de_json(dict(raw), BOT)

    assert ours.to_dict() == theirs.to_dict()
    assert ours.effective_message == theirs.effective_message
    if ours.message:
        assert ours.message.get_bot() is BOT
