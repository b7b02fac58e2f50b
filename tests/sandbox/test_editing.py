from typing import Any

import pytest
from telegram.error import BadRequest

from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, MUNCAR, Api, with_bot

BUTTONS = {"inline_keyboard": [[{"text": "Konfirmasi", "callback_data": "c:17"}]]}


@pytest.fixture
def card(api: Api) -> dict[str, Any]:
    """Where the bot's card stands."""
    sent = api.result("sendMessage", chat_id=MUNCAR, text="menunggu", reply_markup=BUTTONS)
    return {"chat_id": MUNCAR, "message_id": sent["message_id"]}


def test_an_edit_keeps_the_former_text(api: Api, world: World, card: dict[str, Any]) -> None:
    api.result("editMessageText", **card, text="dikonfirmasi")
    api.result("editMessageText", **card, text="terverifikasi")

    (message,) = world.heard(MUNCAR)
    assert (message.text, message.edits) == ("terverifikasi", ["menunggu", "dikonfirmasi"])


def test_buttons_not_given_again_are_gone(api: Api, world: World, card: dict[str, Any]) -> None:
    edited = api.result("editMessageText", **card, text="dikonfirmasi")

    assert world.heard(MUNCAR)[0].reply_markup is None
    assert "reply_markup" not in edited


def test_buttons_change_alone(api: Api, world: World, card: dict[str, Any]) -> None:
    api.result("editMessageReplyMarkup", **card)

    (message,) = world.heard(MUNCAR)
    assert (message.text, message.reply_markup) == ("menunggu", None)


def test_an_edit_that_changes_nothing_is_refused(served: Served, card: dict[str, Any]) -> None:
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        with_bot(
            served.url,
            lambda bot: bot.edit_message_text("menunggu", **card, reply_markup=BUTTONS),  # type: ignore[arg-type]
        )


def test_a_caption_is_edited_as_a_caption(api: Api, world: World) -> None:
    sent = api.result("sendPhoto", chat_id=MUNCAR, photo="file", caption="20.30")
    picture = {"chat_id": MUNCAR, "message_id": sent["message_id"]}

    api.result("editMessageCaption", **picture, caption="21.00")

    assert world.heard(MUNCAR)[0].text == "21.00"
    error = api.error("editMessageText", **picture, text="21.30")
    assert error == "Bad Request: there is no text in the message to edit"


def test_a_text_has_no_caption(api: Api, card: dict[str, Any]) -> None:
    error = api.error("editMessageCaption", **card, caption="a")

    assert error == "Bad Request: there is no caption in the message to edit"


def test_only_its_own_messages_are_the_bots_to_edit(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")

    error = api.error("editMessageText", chat_id=MUNCAR, message_id=report, text="a")
    assert error == "Bad Request: message can't be edited"
    error = api.error("editMessageText", chat_id=MUNCAR, message_id=99, text="a")
    assert error == "Bad Request: message to edit not found"


def test_a_deleted_message_is_gone(api: Api, world: World, card: dict[str, Any]) -> None:
    assert api.result("deleteMessage", **card)

    assert not world.heard(MUNCAR)
    assert api.error("deleteMessage", **card) == "Bad Request: message to delete not found"


def test_peoples_messages_are_deleted_by_administrators_only(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "NIK 3510…")
    here = {"chat_id": MUNCAR, "message_id": report}

    assert api.error("deleteMessage", **here) == "Bad Request: message can't be deleted"
    world.chats[MUNCAR].status = "administrator"
    assert api.result("deleteMessage", **here)
