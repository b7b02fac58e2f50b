import asyncio
import threading

import aiohttp
import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sandbox.api import app
from sandbox.server import Served, serve
from sandbox.world import World
from tests.sandbox.conftest import TOKEN, until


def test_a_page_can_be_served_beside_the_api(world: World, http: httpx.Client) -> None:
    async def page(request: Request) -> PlainTextResponse:
        return PlainTextResponse(f"halo {request.query_params['nama']}")

    with Served(world, app(world, [Route("/", page)])) as served:
        assert http.get(served.url, params={"nama": "Andi"}).text == "halo Andi"
        assert http.get(f"{served.url}/bot{TOKEN}/getMe").json()["ok"]


def test_stopping_ends_polls_that_wait(world: World) -> None:
    async def conversation() -> None:
        async with aiohttp.ClientSession() as client:
            async with serve(app(world)) as url:
                call = client.post(f"{url}/bot{TOKEN}/getUpdates?timeout=50")
                waiting = asyncio.ensure_future(call)
                await until(world, lambda: world.calls["getUpdates"] == 1)
            with pytest.raises(aiohttp.ServerDisconnectedError):
                await waiting

    asyncio.run(conversation())


def test_nobody_listens_after_the_end(world: World, http: httpx.Client) -> None:
    before = threading.active_count()
    with Served(world) as served:
        pass

    with pytest.raises(httpx.ConnectError):
        http.get(served.url)
    assert threading.active_count() == before


def test_a_port_that_is_taken_is_an_error(world: World) -> None:
    async def twice() -> None:
        async with serve(app(world)) as url, serve(app(world), int(url.rpartition(":")[2])):
            pass

    with pytest.raises(OSError, match="in use"):
        asyncio.run(twice())
