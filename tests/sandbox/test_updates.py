import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from sandbox.server import Served
from sandbox.world import World
from tests.sandbox.conftest import ANDI, MUNCAR, Api, until, with_bot

HOOK = "http://127.0.0.1:9/hook"


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


def test_an_update_comes_again_until_it_is_confirmed(api: Api, world: World) -> None:
    world.says(MUNCAR, ANDI, "satu")
    world.says(MUNCAR, ANDI, "dua")
    first, second = ids(api.result("getUpdates"))

    assert ids(api.result("getUpdates")) == [first, second]
    assert world.unconfirmed() == 2
    assert ids(api.result("getUpdates", offset=first + 1)) == [second]
    assert world.unconfirmed() == 1
    assert api.result("getUpdates", offset=second + 1) == []
    assert world.unconfirmed() == 0


def test_a_page_holds_no_more_than_asked_and_never_over_100(api: Api, world: World) -> None:
    for number in range(130):
        world.says(MUNCAR, ANDI, f"laporan {number}")

    assert len(api.result("getUpdates", limit=3)) == 3
    page = api.result("getUpdates", limit=500)
    assert len(page) == 100
    assert len(api.result("getUpdates", offset=page[-1]["update_id"] + 1)) == 30


def test_a_negative_offset_keeps_the_newest(api: Api, world: World) -> None:
    for text in ("satu", "dua", "tiga"):
        world.says(MUNCAR, ANDI, text)

    kept = api.result("getUpdates", offset=-2)

    assert [update["message"]["text"] for update in kept] == ["dua", "tiga"]
    assert world.unconfirmed() == 2


def test_only_kinds_that_were_asked_for_are_queued(api: Api, world: World) -> None:
    report = world.says(MUNCAR, ANDI, "satu")
    api.result("getUpdates", allowed_updates=["message"])
    world.edits(MUNCAR, report, "dua")
    assert world.unconfirmed() == 1

    api.result("getUpdates")
    world.edits(MUNCAR, report, "tiga")
    assert world.unconfirmed() == 1

    api.result("getUpdates", allowed_updates=[])
    world.edits(MUNCAR, report, "empat")
    assert world.unconfirmed() == 2


def test_a_waiting_poll_is_answered_at_once(served: Served, world: World) -> None:
    async def talk(bot: Bot) -> list[str | None]:
        poll = asyncio.create_task(bot.get_updates(timeout=30))
        await until(world, lambda: world.calls["getUpdates"] == 1)
        world.says(MUNCAR, ANDI, "satu")
        return [update.message.text for update in await poll if update.message]

    assert with_bot(served.url, talk) == ["satu"]


def test_a_poll_without_updates_ends_empty(api: Api) -> None:
    assert api.result("getUpdates", timeout=0) == []


def test_the_poller_that_waits_gives_way_to_another(api: Api, served: Served, world: World) -> None:
    async def talk(bot: Bot) -> None:
        waiting = asyncio.create_task(bot.get_updates(timeout=30))
        await until(world, lambda: world.calls["getUpdates"] == 1)
        await asyncio.to_thread(api.result, "getUpdates")
        await waiting

    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        with_bot(served.url, talk)


def test_a_poller_that_hung_up_bothers_nobody(api: Api, world: World) -> None:
    with pytest.raises(httpx.ReadTimeout):
        api.http.post(f"{api.url}/getUpdates", json={"timeout": 30}, timeout=0.01)
    world.says(MUNCAR, ANDI, "satu")

    assert len(api.result("getUpdates", timeout=30)) == 1


def test_nobody_polls_while_a_webhook_is_set(served: Served, world: World) -> None:
    async def talk(bot: Bot) -> None:
        await bot.set_webhook(HOOK, secret_token="s3cret", max_connections=5)
        info = await bot.get_webhook_info()
        assert (info.url, info.max_connections) == (HOOK, 5)
        await bot.get_updates()

    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        with_bot(served.url, talk)

    assert with_bot(served.url, lambda bot: bot.delete_webhook())
    assert world.updates.webhook is None
    assert with_bot(served.url, lambda bot: bot.get_updates()) == ()


def test_setting_the_same_webhook_again_disturbs_nothing(api: Api, world: World) -> None:
    api.result("setWebhook", url=HOOK, secret_token="s3cret")
    before = world.updates.webhook
    api.result("setWebhook", url=HOOK, secret_token="s3cret")

    assert world.updates.webhook is before


@pytest.mark.parametrize(
    ("webhook", "why"),
    [
        ({"url": "ftp://a"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": HOOK, "secret_token": "ä\n"}, "secret token contains unallowed characters"),
    ],
)
def test_a_webhook_that_cannot_work_is_refused(
    api: Api, world: World, webhook: dict[str, str], why: str
) -> None:
    assert api.error("setWebhook", **webhook) == f"Bad Request: {why}"
    assert world.updates.webhook is None


def test_a_webhook_ends_a_waiting_poll(served: Served, world: World) -> None:
    async def talk(bot: Bot) -> None:
        waiting = asyncio.create_task(bot.get_updates(timeout=30))
        await until(world, lambda: world.calls["getUpdates"] == 1)
        await bot.set_webhook(HOOK)
        await waiting

    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        with_bot(served.url, talk)


def test_pending_updates_can_be_dropped(api: Api, world: World) -> None:
    world.says(MUNCAR, ANDI, "satu")
    api.result("deleteWebhook", drop_pending_updates=True)

    assert world.unconfirmed() == 0


def test_people_write_from_many_threads_at_once(api: Api, world: World) -> None:
    def writes(number: int) -> int:
        return world.says(MUNCAR, ANDI, f"laporan {number}")

    with ThreadPoolExecutor(8) as threads:
        written = list(threads.map(writes, range(80)))

    updates = api.result("getUpdates")
    assert sorted(written) == list(range(1, 81))
    assert ids(updates) == list(range(updates[0]["update_id"], updates[0]["update_id"] + 80))
    assert [update["message"]["message_id"] for update in updates] == list(range(1, 81))
