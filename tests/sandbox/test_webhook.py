import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox.api import app
from sandbox.server import serve
from sandbox.world import World
from tests.sandbox.conftest import ANDI, MUNCAR, TOKEN, until

LICIN = -1001350000021

Call = Callable[..., Awaitable[Any]]


@dataclass
class Hook:
    """A bot's webhook: what was posted to it, and the statuses that it answers first."""

    statuses: list[int] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    secrets: set[str | None] = field(default_factory=set)
    at_once: Counter[int] = field(default_factory=Counter)
    busiest: Counter[int] = field(default_factory=Counter)

    async def take(self, request: Request) -> Response:
        """Answer after a turn of the loop, so that others can come in between."""
        message = orjson.loads(await request.body())["message"]
        chat = message["chat"]["id"]
        self.secrets.add(request.headers.get("x-telegram-bot-api-secret-token"))
        self.at_once[chat] += 1
        self.busiest |= self.at_once | Counter({0: self.at_once.total()})
        await asyncio.sleep(0.001)
        self.at_once[chat] -= 1
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 200:
            self.taken.append(message["text"])
        return Response(status_code=status)


def with_hook(world: World, hook: Hook, talk: Callable[[Call, str], Awaitable[None]]) -> None:
    """Let `talk` call the API and set the hook's URL; wait until all updates are taken."""

    async def conversation() -> None:
        site = Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])
        async with (
            serve(app(world)) as url,
            serve(site) as hook_url,
            aiohttp.ClientSession() as client,
        ):

            async def call(method: str, **parameters: Any) -> Any:
                async with client.post(f"{url}/bot{TOKEN}/{method}", json=parameters) as answer:
                    return (await answer.json())["result"]

            await talk(call, f"{hook_url}/hook")
            await until(world, lambda: not world.unconfirmed())

    asyncio.run(conversation())


def test_updates_are_posted_with_the_secret(world: World) -> None:
    hook = Hook()
    world.says(MUNCAR, ANDI, "sebelumnya")

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url=url, secret_token="s3cret")
        world.says(MUNCAR, ANDI, "sesudahnya")

    with_hook(world, hook, talk)

    assert hook.taken == ["sebelumnya", "sesudahnya"]
    assert hook.secrets == {"s3cret"}


def test_an_update_that_was_not_taken_is_posted_again(world: World) -> None:
    hook = Hook(statuses=[500, 404])

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url=url)
        world.says(MUNCAR, ANDI, "satu")
        world.says(MUNCAR, ANDI, "dua")

    with_hook(world, hook, talk)

    assert hook.taken == ["satu", "dua"]
    assert hook.secrets == {None}
    assert world.updates.failure == "Wrong response from the webhook: 404"


def test_a_chats_updates_wait_for_each_other_but_not_for_other_chats(world: World) -> None:
    hook = Hook()
    world.group(LICIN, "Licin")
    for number in range(20):
        world.says(MUNCAR, ANDI, f"Muncar {number}")
        world.says(LICIN, ANDI, f"Licin {number}")

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url=url)

    with_hook(world, hook, talk)

    assert [text for text in hook.taken if text.startswith("Licin")] == [
        f"Licin {number}" for number in range(20)
    ]
    assert hook.busiest == {MUNCAR: 1, LICIN: 1, 0: 2}


def test_no_more_connections_are_used_than_allowed(world: World) -> None:
    hook = Hook()
    for number in range(30):
        world.raw({"message": {"chat": {"id": number + 1}, "text": str(number)}})

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url=url, max_connections=3)

    with_hook(world, hook, talk)

    assert sorted(hook.taken, key=int) == [str(number) for number in range(30)]
    assert hook.busiest[0] == 3


def test_a_webhook_where_nobody_listens_can_be_replaced(world: World) -> None:
    hook = Hook()
    world.says(MUNCAR, ANDI, "satu")

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url="http://127.0.0.1:9/nobody")
        await until(world, lambda: bool(world.updates.failure))
        info = await call("getWebhookInfo")
        assert info["last_error_message"].startswith("Connection failed")
        assert info["pending_update_count"] == 1
        await call("setWebhook", url=url)

    with_hook(world, hook, talk)

    assert hook.taken == ["satu"]


def test_after_deletion_updates_wait_for_a_poll(world: World) -> None:
    hook = Hook()

    async def talk(call: Call, url: str) -> None:
        await call("setWebhook", url=url)
        await call("deleteWebhook")
        world.says(MUNCAR, ANDI, "satu")
        (update,) = await call("getUpdates")
        await call("getUpdates", offset=update["update_id"] + 1)

    with_hook(world, hook, talk)

    assert hook.taken == []
