import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import httpx
import pytest
from telegram import Bot

from clock import Clock
from sandbox.server import Served
from sandbox.world import Person, World

TOKEN = "123456:a-token"
MUNCAR = -1001350000005
ANDI = Person(501, "Andi", username="andi")
BUDI = Person(502, "Budi")
NOON = datetime(2024, 11, 27, 5, 0, tzinfo=UTC)

Answer = dict[str, Any]
T = TypeVar("T")


@pytest.fixture
def world() -> World:
    """Muncar's group at noon; the clock stands still unless `pass_time` moves it."""
    world = World(Clock(NOON, 0.0, 0.0))
    world.group(MUNCAR, "Muncar")
    return world


@pytest.fixture
def served(world: World) -> Iterator[Served]:
    with Served(world) as served:
        yield served


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(verify=False, trust_env=False) as client:  # noqa: S501
        yield client


class Api:
    """Plain HTTP calls: `api("sendMessage", chat_id=1)` gives the whole answer."""

    def __init__(self, http: httpx.Client, url: str) -> None:
        self.http, self.url = http, f"{url}/bot{TOKEN}"

    def __call__(self, method: str, **parameters: Any) -> Answer:
        answer: Answer = self.http.post(f"{self.url}/{method}", json=parameters).json()
        return answer

    def result(self, method: str, **parameters: Any) -> Any:
        answer = self(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    def error(self, method: str, **parameters: Any) -> str:
        """The error's description, its code checked against the HTTP status."""
        response = self.http.post(f"{self.url}/{method}", json=parameters)
        answer: Answer = response.json()
        assert not answer["ok"]
        assert answer["error_code"] == response.status_code
        return str(answer["description"])


@pytest.fixture
def api(http: httpx.Client, served: Served) -> Api:
    return Api(http, served.url)


def pass_time(world: World, seconds: float) -> None:
    world.clock = replace(world.clock, start=world.clock.start + timedelta(seconds=seconds))


async def until(world: World, predicate: Callable[[], bool]) -> None:
    """Wait until it holds, from within a loop."""
    assert await asyncio.to_thread(world.wait_for, predicate, 10)


def with_bot(url: str, talk: Callable[[Bot], Awaitable[T]]) -> T:
    """What `talk` gives when a python-telegram-bot talks to the sandbox."""

    async def conversation() -> T:
        async with Bot(TOKEN, base_url=f"{url}/bot") as bot:
            return await talk(bot)

    return asyncio.run(conversation())
