import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from sandbox.methods.reactions import ALLOWED
from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, BUDI, MUNCAR, NOON, Api, with_bot


def test_a_message_is_kept_as_it_was_sent(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")
    sent = api.result(
        "sendMessage",
        chat_id=MUNCAR,
        text=" <b>Serah</b> terima ",
        parse_mode="HTML",
        reply_parameters={"message_id": report},
        disable_notification=True,
        message_thread_id=7,
    )

    (message,) = world.heard(MUNCAR)
    assert message.message_id == sent["message_id"] == report + 1
    assert (message.text, message.parse_mode) == ("Serah terima", "HTML")
    assert message.entities == [{"type": "bold", "offset": 0, "length": 5}]
    assert (message.reply_to, message.thread, message.silent) == (report, 7, True)
    assert message.sent_at == NOON


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"text": "a"}, "chat_id is empty"),
        ({"chat_id": 4711, "text": "a"}, "chat not found"),
        ({"chat_id": "@muncar", "text": "a"}, "chat not found"),
        ({"chat_id": MUNCAR}, "message text is empty"),
        ({"chat_id": MUNCAR, "text": " \n"}, "message text is empty"),
        ({"chat_id": MUNCAR, "text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": MUNCAR, "text": "a" * 4097}, "message is too long"),
        ({"chat_id": MUNCAR, "text": "a", "parse_mode": "Rich"}, "unsupported parse_mode"),
        (
            {"chat_id": MUNCAR, "text": "a", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        (
            {"chat_id": MUNCAR, "text": "a", "reply_markup": ["b"]},
            "object expected as reply_markup",
        ),
    ],
)
def test_a_wrong_message_is_refused_in_telegrams_words(
    api: Api, world: World, parameters: dict[str, object], why: str
) -> None:
    assert api.error("sendMessage", **parameters) == f"Bad Request: {why}"
    assert not world.heard(MUNCAR)


def test_the_longest_text_is_measured_after_parsing(api: Api, world: World) -> None:
    text = "<b>" + "a" * 4096 + "</b>"
    api.result("sendMessage", chat_id=MUNCAR, text=text, parse_mode="HTML")

    assert len(world.heard(MUNCAR)[0].text) == 4096


def test_a_reply_to_nothing_may_go_without(api: Api, world: World) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    api.result("sendMessage", chat_id=MUNCAR, text="a", reply_parameters=reply)

    assert world.heard(MUNCAR)[0].reply_to is None


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ({"text": "a", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a"}, "Text buttons are unallowed in the inline keyboard"),
    ],
)
def test_a_button_that_cannot_work_is_refused(api: Api, button: dict[str, str], why: str) -> None:
    markup = {"inline_keyboard": [[{"text": "ok", "callback_data": "é" * 32}, button]]}

    error = api.error("sendMessage", chat_id=MUNCAR, text="a", reply_markup=markup)
    assert error == f"Bad Request: {why}"


def test_a_picture_is_kept_with_its_caption(served: Served, world: World) -> None:
    content = b"\x89PNG\r\n--\r\n\r\n" + bytes(range(256)) * 40

    with_bot(
        served.url, lambda bot: bot.send_photo(MUNCAR, content, "<b>Peta</b>", parse_mode="HTML")
    )

    (message,) = world.heard(MUNCAR)
    assert message.attachment is not None
    assert message.attachment.content == content
    assert (message.attachment.kind, message.attachment.size) == ("photo", len(content))
    assert message.text == "Peta"


def test_a_file_keeps_its_name(served: Served, world: World) -> None:
    with_bot(served.url, lambda bot: bot.send_document(MUNCAR, b"a;b", filename="kotak.csv"))

    attachment = world.heard(MUNCAR)[0].attachment
    assert attachment is not None
    assert (attachment.name, attachment.content) == ("kotak.csv", b"a;b")


def test_a_caption_is_shorter_than_a_text(api: Api) -> None:
    error = api.error("sendPhoto", chat_id=MUNCAR, photo="file", caption="a" * 1025)

    assert error == "Bad Request: message caption is too long"
    assert api.error("sendPhoto", chat_id=MUNCAR).endswith("there is no photo in the request")


def test_a_muted_bot_may_not_write(served: Served, world: World) -> None:
    world.mute(MUNCAR)

    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        with_bot(served.url, lambda bot: bot.send_message(MUNCAR, "a"))


def test_a_bot_that_was_kicked_is_forbidden(served: Served, world: World) -> None:
    world.removes_bot(MUNCAR, ANDI)

    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        with_bot(served.url, lambda bot: bot.send_message(MUNCAR, "a"))


def test_a_bot_that_left_is_forbidden(served: Served) -> None:
    async def talk(bot: Bot) -> None:
        await bot.leave_chat(MUNCAR)
        await bot.send_message(MUNCAR, "a")

    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        with_bot(served.url, talk)


def test_a_bot_cannot_speak_first_to_a_person(api: Api, world: World) -> None:
    world.says(MUNCAR, BUDI, "siap")

    error = api.error("sendMessage", chat_id=BUDI.id, text="halo")
    assert error == "Forbidden: bot can't initiate conversation with a user"

    world.whispers(BUDI, "/start")
    api.result("sendMessage", chat_id=BUDI.id, text="halo")
    assert [message.text for message in world.heard(BUDI.id)] == ["halo"]


def test_a_group_that_migrated_tells_its_new_id(served: Served, world: World) -> None:
    world.group(-77, "Licin", kind="group")
    new = world.migrates(-77)

    with pytest.raises(ChatMigrated) as migrated:
        with_bot(served.url, lambda bot: bot.send_message(-77, "a"))

    assert migrated.value.new_chat_id == new
    with_bot(served.url, lambda bot: bot.send_message(new, "b"))
    assert [message.text for message in world.heard(new)] == ["b"]


def test_one_reaction_stands_until_another_replaces_it(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")
    here = {"chat_id": MUNCAR, "message_id": report}

    for emoji in ("👀", "🤝"):
        api.result("setMessageReaction", **here, reaction=[{"type": "emoji", "emoji": emoji}])
    assert world.reactions == {(MUNCAR, report): "🤝"}

    api.result("setMessageReaction", **here, reaction=[])
    assert not world.reactions


@pytest.mark.parametrize("emoji", ["✅", "🚨", "🆘", "ok", ""])
def test_a_reaction_that_telegram_does_not_have_is_invalid(
    served: Served, world: World, emoji: str
) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")

    with pytest.raises(BadRequest, match="Reaction_invalid"):
        with_bot(served.url, lambda bot: bot.set_message_reaction(MUNCAR, report, [emoji]))


def test_telegram_has_73_reactions() -> None:
    assert len(ALLOWED) == 73
    assert {"🫡", "✍", "❤️‍🔥", "🤷‍♂️"} <= ALLOWED


def test_a_group_may_have_no_reactions(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")
    world.restrict_reactions(MUNCAR)

    reaction = [{"type": "emoji", "emoji": "👍"}]
    error = api.error("setMessageReaction", chat_id=MUNCAR, message_id=report, reaction=reaction)
    assert error == "Bad Request: REACTION_INVALID"


def test_nothing_reacts_to_nothing(api: Api) -> None:
    error = api.error("setMessageReaction", chat_id=MUNCAR, message_id=99, reaction=[])

    assert error == "Bad Request: message to react not found"


def test_a_press_is_answered_once(api: Api, world: World) -> None:
    card = api.result("sendMessage", chat_id=MUNCAR, text="kartu")["message_id"]
    query = world.presses(MUNCAR, BUDI, card, "c:17")

    answer = {"callback_query_id": query, "text": "Tercatat", "show_alert": True}
    api.result("answerCallbackQuery", **answer)

    assert world.presses_answered == {query: {"text": "Tercatat", "show_alert": True}}
    assert "query is too old" in api.error("answerCallbackQuery", **answer)
