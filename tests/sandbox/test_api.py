from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import InvalidToken

from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, MUNCAR, TOKEN, Api, with_bot

BUTTONS = {"inline_keyboard": [[{"text": "Konfirmasi", "callback_data": "c:17"}]]}


def test_the_bot_knows_its_name(api: Api) -> None:
    me = api.result("getMe")

    assert (me["username"], me["is_bot"]) == ("posko_bot", True)


@pytest.mark.parametrize("method", ["sendMessage", "sendmessage", "SENDMESSAGE"])
def test_methods_are_known_in_any_case(api: Api, world: World, method: str) -> None:
    api.result(method, chat_id=MUNCAR, text="siap")

    assert world.calls == {"sendMessage": 1}


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"chat_id": MUNCAR, "text": "siap & aman", "disable_notification": True}},
        {"data": {"chat_id": str(MUNCAR), "text": "siap & aman", "disable_notification": "true"}},
        {"params": {"chat_id": MUNCAR, "text": "siap & aman", "disable_notification": "1"}},
        {
            "files": {
                "chat_id": (None, str(MUNCAR)),
                "text": (None, "siap & aman"),
                "disable_notification": (None, "True"),
            }
        },
    ],
    ids=["json", "form", "query", "multipart"],
)
def test_parameters_come_in_every_form(
    api: Api, world: World, http: httpx.Client, sent: dict[str, Any]
) -> None:
    http.post(f"{api.url}/sendMessage", **sent)

    (message,) = world.heard(MUNCAR)
    assert (message.text, message.silent) == ("siap & aman", True)


def test_a_get_request_is_a_call_too(api: Api, world: World, http: httpx.Client) -> None:
    http.get(f"{api.url}/sendMessage", params={"chat_id": MUNCAR, "text": "siap"})

    assert [message.text for message in world.heard(MUNCAR)] == ["siap"]


def test_nested_objects_may_be_json_texts(api: Api, world: World, http: httpx.Client) -> None:
    form = {
        "chat_id": str(MUNCAR),
        "text": "1",
        "reply_markup": '{"inline_keyboard":[[{"text":"Konfirmasi","callback_data":"c:17"}]]}',
    }
    http.post(f"{api.url}/sendMessage", data=form)

    assert world.heard(MUNCAR)[0].reply_markup == BUTTONS


def test_json_that_is_none_is_a_bad_request(api: Api, http: httpx.Client) -> None:
    headers = {"Content-Type": "application/json"}
    answer = http.post(f"{api.url}/sendMessage", content=b"{", headers=headers).json()

    assert answer["description"] == "Bad Request: can't parse JSON object"
    assert (
        api.error("sendMessage", chat_id=MUNCAR, text="1", reply_markup="{")
        == "Bad Request: can't parse reply_markup JSON object"
    )


def test_python_telegram_bot_reads_every_answer(served: Served, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")

    async def talk(bot: Bot) -> Message:
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Konfirmasi", callback_data="c:17")]])
        card = await bot.send_message(
            MUNCAR, "<b>TPS 004</b>", "HTML", reply_markup=markup, reply_to_message_id=report
        )
        await bot.edit_message_text("<i>TPS 004</i>", MUNCAR, card.message_id, parse_mode="HTML")
        await bot.set_message_reaction(MUNCAR, report, "🫡")
        await bot.send_photo(MUNCAR, b"picture", caption="Peta")
        await bot.send_document(MUNCAR, b"table", filename="kotak.csv")
        await bot.send_chat_action(MUNCAR, "typing")
        await bot.pin_chat_message(MUNCAR, card.message_id)
        await bot.set_my_commands([("handoff", "Serah terima"), ("incident", "Kejadian")])
        assert [one.command for one in await bot.get_my_commands()] == ["handoff", "incident"]
        assert await bot.delete_my_commands()
        assert (await bot.get_chat(MUNCAR)).title == "Muncar"
        assert (await bot.get_chat_member(MUNCAR, bot.id)).status == "member"
        assert not await bot.get_chat_administrators(MUNCAR)
        assert (await bot.get_webhook_info()).pending_update_count == 1
        return card

    card = with_bot(served.url, talk)

    assert card.text == "TPS 004"
    assert card.reply_to_message is not None
    assert card.reply_to_message.text == "TPS 4 aman"
    assert [message.text for message in world.heard(MUNCAR)] == ["TPS 004", "Peta", ""]
    assert world.reactions == {(MUNCAR, report): "🫡"}
    assert world.chats[MUNCAR].pinned == card.message_id


def test_an_unknown_method_is_not_found(api: Api, world: World) -> None:
    assert api.error("sendSmoke") == "Not Found"
    assert not world.calls


@pytest.mark.parametrize("token", ["nonsense", "12 3:abc", ":abc", "123:"])
def test_a_malformed_token_is_not_found(served: Served, http: httpx.Client, token: str) -> None:
    assert http.get(f"{served.url}/bot{token}/getMe").json()["error_code"] == 404


def test_a_strangers_token_is_unauthorized(served: Served, world: World) -> None:
    world.token = "999:another-one"

    with pytest.raises(InvalidToken, match="rejected by the server"):
        with_bot(served.url, lambda bot: bot.get_me())


def test_the_right_token_is_welcome(api: Api, world: World) -> None:
    world.token = TOKEN

    assert api.result("getMe")["first_name"] == "Posko"
