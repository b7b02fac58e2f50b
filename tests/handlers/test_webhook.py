"""The webhook: only Telegram is let in, and 200 means committed."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from handlers.intake import Intake
from handlers.webhook import SECRET_HEADER, Queue, webhook
from models.database import Database
from sandbox.server import Served
from tests.field import Chat, Posko

SECRET = {SECRET_HEADER: "rahasia"}


@contextmanager
def listening(posko: Posko, intake: Intake) -> Iterator[httpx.Client]:
    app = webhook(Queue(intake, posko.delivery.wake), "/telegram", "rahasia")
    with (
        Served(posko.world, app) as served,
        httpx.Client(base_url=served.url, trust_env=False) as client,
    ):
        yield client


@pytest.fixture
def client(posko: Posko) -> Iterator[httpx.Client]:
    with listening(posko, posko.intake) as client:
        yield client


def test_an_update_with_the_secret_is_taken(
    client: httpx.Client, posko: Posko, muncar: Chat
) -> None:
    answer = client.post("/telegram", json=an_update(posko, muncar), headers=SECRET)
    posko.deliver()

    assert answer.status_code == 200
    assert len(muncar.hears()) == 1


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "rahasi"}, {SECRET_HEADER: "é"}])
def test_without_the_secret_nothing_is_taken(
    client: httpx.Client, posko: Posko, muncar: Chat, headers: dict[str, str]
) -> None:
    answer = client.post(
        "/telegram",
        json=an_update(posko, muncar),
        headers=[(name.encode(), value.encode()) for name, value in headers.items()],
    )
    posko.deliver()

    assert answer.status_code == 403
    assert muncar.hears() == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"update_id": "1"}', b"\xff"])
def test_what_is_no_update_is_refused(client: httpx.Client, body: bytes) -> None:
    assert client.post("/telegram", content=body, headers=SECRET).status_code == 400


def test_while_the_database_is_away_telegram_is_asked_to_come_again(
    posko: Posko, muncar: Chat
) -> None:
    elsewhere = Database("postgresql+psycopg://posko@127.0.0.1:1/nowhere")
    away = Intake(posko.intake.application, elsewhere, posko.world.clock, "id")
    with listening(posko, away) as client:
        answer = client.post("/telegram", json=an_update(posko, muncar), headers=SECRET)

    assert answer.status_code == 503


def test_health_is_told_to_everybody(client: httpx.Client) -> None:
    assert client.get("/health").text == "ok"


def an_update(posko: Posko, chat: Chat) -> dict[str, object]:
    chat.writes("/handoff TPS 4 Kedungrejo -> PPS")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    return dict(updates[0])
