from collections.abc import Iterator

import httpx
import pytest
from telegram.error import RetryAfter

from clock import Clock
from sandbox.limits import Limits
from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, BUDI, MUNCAR, NOON, Api, pass_time, with_bot

GROUPS = [-1001350000100 - number for number in range(4)]


@pytest.fixture
def world() -> World:
    """Like the others' world, with Telegram's limits and more groups."""
    world = World(Clock(NOON, 0.0, 0.0), Limits())
    for group in (MUNCAR, *GROUPS):
        world.group(group, "Muncar")
    return world


@pytest.fixture
def api(http: httpx.Client, world: World) -> Iterator[Api]:
    with Served(world) as served:
        yield Api(http, served.url)


def send(api: Api, chat: int, times: int = 1) -> None:
    for _ in range(times):
        api.result("sendMessage", chat_id=chat, text="a")


def refusal(api: Api, chat: int) -> int:
    """The seconds that a refused message has to wait."""
    answer = api("sendMessage", chat_id=chat, text="a")
    seconds: int = answer["parameters"]["retry_after"]
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": f"Too Many Requests: retry after {seconds}",
        "parameters": {"retry_after": seconds},
    }
    return seconds


def test_a_group_takes_twenty_messages_a_minute(api: Api, world: World) -> None:
    send(api, MUNCAR, 5)
    pass_time(world, 40)
    send(api, MUNCAR, 15)

    assert refusal(api, MUNCAR) == 20
    assert world.refused == {"chat": 1}
    pass_time(world, 20)
    send(api, MUNCAR, 5)
    assert refusal(api, MUNCAR) == 40


def test_asking_too_early_makes_the_wait_longer(api: Api, world: World) -> None:
    send(api, MUNCAR, 20)

    assert [refusal(api, MUNCAR) for _ in range(3)] == [60, 61, 62]
    pass_time(world, 61.5)
    assert refusal(api, MUNCAR) == 2
    pass_time(world, 1.5)
    send(api, MUNCAR, 20)


def test_another_group_has_a_budget_of_its_own(api: Api, world: World) -> None:
    send(api, MUNCAR, 20)
    refusal(api, MUNCAR)

    send(api, GROUPS[0])
    assert world.refused == {"chat": 1}


def test_the_bot_sends_thirty_messages_a_second_in_all(api: Api, world: World) -> None:
    for group in GROUPS[:3]:
        send(api, group, 10)

    assert refusal(api, GROUPS[3]) == 1
    assert world.refused == {"all": 1}
    pass_time(world, 1)
    send(api, GROUPS[3], 20)


def test_edits_count_like_messages(api: Api) -> None:
    card = api.result("sendMessage", chat_id=MUNCAR, text="0")["message_id"]
    for number in range(1, 20):
        api.result("editMessageText", chat_id=MUNCAR, message_id=card, text=str(number))

    assert "Too Many" in api.error("editMessageText", chat_id=MUNCAR, message_id=card, text="20")


def test_a_person_takes_a_burst_and_then_one_a_second(api: Api, world: World) -> None:
    world.whispers(BUDI, "/start")
    for _ in range(20):
        send(api, BUDI.id)
        pass_time(world, 0.5)

    assert refusal(api, BUDI.id) == 10
    pass_time(world, 10)
    send(api, BUDI.id)


def test_reactions_have_a_budget_of_their_own(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "TPS 4 aman")
    send(api, MUNCAR, 20)
    here = {"chat_id": MUNCAR, "message_id": report}
    for _ in range(30):
        api.result("setMessageReaction", **here, reaction=[{"type": "emoji", "emoji": "👍"}])

    assert "retry after 1" in api.error("setMessageReaction", **here, reaction=[])
    assert world.refused == {"reaction": 1}


def test_answers_to_presses_have_no_limit(api: Api, world: World) -> None:
    send(api, MUNCAR, 20)
    for _ in range(60):
        query = world.presses(MUNCAR, BUDI, 1, "c:17")
        api.result("answerCallbackQuery", callback_query_id=query)

    assert not world.refused


def test_what_is_refused_is_not_said(api: Api, world: World) -> None:
    send(api, MUNCAR, 20)
    refusal(api, MUNCAR)

    assert len(world.heard(MUNCAR)) == 20


def test_python_telegram_bot_is_told_when_to_retry(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    send(api, MUNCAR, 20)

    with pytest.raises(RetryAfter) as refused:
        with_bot(api.url.partition("/bot")[0], lambda bot: bot.send_message(MUNCAR, "a"))

    assert str(refused.value).startswith("Flood control exceeded. Retry in")
