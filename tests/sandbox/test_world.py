from datetime import datetime, timedelta
from typing import Any

import pytest

from sandbox.world import Person, World
from tests.sandbox.conftest import ANDI, BUDI, MUNCAR, NOON, Api


def only_update(api: Api) -> dict[str, Any]:
    (update,) = api.result("getUpdates")
    del update["update_id"]
    return dict(update)


def test_what_somebody_says_reaches_the_bot(api: Api, world: World) -> None:
    said = world.says(MUNCAR, ANDI, "/handoff TPS 4", at=NOON - timedelta(minutes=5), thread=7)

    assert only_update(api) == {
        "message": {
            "message_id": said,
            "from": {"id": 501, "is_bot": False, "first_name": "Andi", "username": "andi"},
            "chat": {"id": MUNCAR, "type": "supergroup", "title": "Muncar"},
            "date": int(NOON.timestamp()) - 300,
            "text": "/handoff TPS 4",
            "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
            "message_thread_id": 7,
            "is_topic_message": True,
        }
    }


def test_a_moment_without_a_zone_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="zone"):
        world.says(MUNCAR, ANDI, "satu", at=datetime(2024, 11, 27))  # noqa: DTZ001


def test_a_caption_comes_with_a_photo(api: Api, world: World) -> None:
    world.says(MUNCAR, ANDI, "/handoff TPS 4", caption=True)

    message = only_update(api)["message"]
    assert message["caption"] == "/handoff TPS 4"
    assert message["caption_entities"][0]["type"] == "bot_command"
    assert "text" not in message
    assert message["photo"]


def test_a_reply_brings_the_message_that_it_answers(api: Api, world: World) -> None:
    card = api.result("sendMessage", chat_id=MUNCAR, text="kartu")["message_id"]
    world.says(MUNCAR, BUDI, "siap", reply_to=card)

    original = only_update(api)["message"]["reply_to_message"]
    assert (original["message_id"], original["from"]["is_bot"]) == (card, True)


def test_people_and_bot_share_the_message_ids(api: Api, world: World) -> None:
    first = world.says(MUNCAR, ANDI, "satu")
    second = api.result("sendMessage", chat_id=MUNCAR, text="dua")["message_id"]
    third = world.says(MUNCAR, ANDI, "tiga")

    assert [first, second, third] == [1, 2, 3]


def test_a_whisper_comes_in_a_private_chat(api: Api, world: World) -> None:
    world.whispers(BUDI, "/start")

    chat = only_update(api)["message"]["chat"]
    assert chat == {"id": BUDI.id, "type": "private", "first_name": "Budi"}


def test_an_edit_is_told_with_its_time(api: Api, world: World) -> None:
    said = world.says(MUNCAR, ANDI, "TPS 4 aman", at=NOON - timedelta(minutes=5))
    world.edits(MUNCAR, said, "TPS 5 aman")

    edited = api.result("getUpdates")[-1]["edited_message"]
    assert (edited["message_id"], edited["text"]) == (said, "TPS 5 aman")
    assert edited["edit_date"] - edited["date"] == 300


def test_a_press_tells_button_presser_and_card(api: Api, world: World) -> None:
    markup = {"inline_keyboard": [[{"text": "Konfirmasi", "callback_data": "c:17"}]]}
    card = api.result("sendMessage", chat_id=MUNCAR, text="kartu", reply_markup=markup)
    query = world.presses(MUNCAR, BUDI, card["message_id"], "c:17")

    told = only_update(api)["callback_query"]
    assert (told["id"], told["data"], told["from"]["id"]) == (query, "c:17", BUDI.id)
    assert told["message"] == card


def test_an_anonymous_admin_writes_as_the_group(api: Api, world: World) -> None:
    world.says(MUNCAR, Person(1087968824, "Group", is_bot=True), "/status")

    assert only_update(api)["message"]["sender_chat"]["id"] == MUNCAR


def test_the_bot_is_told_when_it_comes_and_goes(api: Api, world: World) -> None:
    world.adds_bot(-1001350000021, "Licin", BUDI)
    world.removes_bot(-1001350000021, BUDI)
    world.says(-1001350000021, ANDI, "tidak terdengar")

    came, went = (update["my_chat_member"] for update in api.result("getUpdates"))
    assert (came["chat"]["title"], came["new_chat_member"]["status"]) == ("Licin", "member")
    assert (went["old_chat_member"]["status"], went["new_chat_member"]["status"]) == (
        "member",
        "kicked",
    )


def test_who_added_the_bot_owns_the_group(api: Api, world: World) -> None:
    world.adds_bot(-1001350000021, "Licin", BUDI)
    world.says(-1001350000021, BUDI, "selamat datang")

    (owner,) = api.result("getChatAdministrators", chat_id=-1001350000021)
    assert (owner["user"]["id"], owner["status"]) == (BUDI.id, "creator")
    member = api.result("getChatMember", chat_id=-1001350000021, user_id=BUDI.id)
    assert member["status"] == "creator"


def test_a_migration_is_told_in_both_chats(api: Api, world: World) -> None:
    world.group(-77, "Licin", kind="group")
    new = world.migrates(-77)

    old_told, new_told = (update["message"] for update in api.result("getUpdates"))
    assert (old_told["chat"]["id"], old_told["migrate_to_chat_id"]) == (-77, new)
    assert (new_told["chat"]["id"], new_told["migrate_from_chat_id"]) == (new, -77)


def test_any_update_can_be_queued_even_a_broken_one(api: Api, world: World) -> None:
    given = world.raw({"update_id": 1, "message": {"text": 17}})

    assert api.result("getUpdates") == [{"update_id": given, "message": {"text": 17}}]


@pytest.mark.parametrize(
    ("method", "answer"),
    [
        ("setMessageReaction", {"message_id": 2, "reaction": [{"type": "emoji", "emoji": "👍"}]}),
        ("sendMessage", {"text": "siap", "reply_parameters": {"message_id": 2}}),
        ("sendMessage", {"text": "lihat https://t.me/c/1350000005/2"}),
        ("sendMessage", {"text": '<a href="t.me/c/1350000005/9/2">#1</a>', "parse_mode": "HTML"}),
    ],
    ids=["reaction", "reply", "link", "hidden link in a topic"],
)
def test_a_message_is_answered_by(
    api: Api, world: World, method: str, answer: dict[str, Any]
) -> None:
    world.says(MUNCAR, ANDI, "satu")
    world.says(MUNCAR, ANDI, "dua")
    assert not world.answered(MUNCAR, 2)

    api.result(method, chat_id=MUNCAR, **answer)

    assert world.answered(MUNCAR, 2)
    assert not world.answered(MUNCAR, 1)


def test_a_link_put_in_later_answers_too(api: Api, world: World) -> None:
    world.says(MUNCAR, ANDI, "satu")
    card = api.result("sendMessage", chat_id=MUNCAR, text="t.me/c/99/1")["message_id"]
    assert not world.answered(MUNCAR, 1)

    edit = {"chat_id": MUNCAR, "message_id": card, "text": "t.me/c/1350000005/1"}
    api.result("editMessageText", **edit)

    assert world.answered(MUNCAR, 1)


def test_waiting_ends_when_it_comes_true(api: Api, world: World) -> None:
    assert not world.wait_for(lambda: bool(world.heard(MUNCAR)), 0)
    api.result("sendMessage", chat_id=MUNCAR, text="siap")

    assert world.wait_for(lambda: bool(world.heard(MUNCAR)), 5)


def test_a_bot_that_is_restricted_may_not_write_until_it_may(api: Api, world: World) -> None:
    world.restricts_bot(MUNCAR, ANDI, may_write=False)

    change = only_update(api)["my_chat_member"]["new_chat_member"]
    assert (change["status"], change["is_member"], change["can_send_messages"]) == (
        "restricted",
        True,
        False,
    )
    assert "not enough rights" in api.error("sendMessage", chat_id=MUNCAR, text="x")
    world.restricts_bot(MUNCAR, ANDI, may_write=True)
    assert api.result("sendMessage", chat_id=MUNCAR, text="x")


def test_a_new_title_is_told(api: Api, world: World) -> None:
    world.renames(MUNCAR, "PAM MUNCAR")

    message = only_update(api)["message"]
    assert (message["new_chat_title"], message["chat"]["title"]) == ("PAM MUNCAR", "PAM MUNCAR")


def test_a_bot_that_leaves_is_told_so(api: Api) -> None:
    api.result("leaveChat", chat_id=MUNCAR)

    assert only_update(api)["my_chat_member"]["new_chat_member"]["status"] == "left"
