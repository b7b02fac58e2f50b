"""The webhook: only Telegram is let in, and 200 means committed."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from handlers.intake import Intake
from handlers.webhook import SECRET_HEADER, Queue, webhook
from models.database import Database
from tests.field import Chat, Posko

SECRET = {SECRET_HEADER: "rahasia"}


@pytest.fixture
def client(posko: Posko) -> Iterator[TestClient]:
    queue = Queue(posko.intake, posko.delivery.wake)
    yield TestClient(webhook(queue, "/telegram", "rahasia"))


def test_an_update_with_the_secret_is_taken(
    client: TestClient, posko: Posko, muncar: Chat
) -> None:
    answer = client.post("/telegram", json=an_update(posko, muncar), headers=SECRET)
    posko.deliver()

    assert answer.status_code == 200
    assert len(muncar.hears()) == 1


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "rahasi"}, {SECRET_HEADER: "é"}])
def test_without_the_secret_nothing_is_taken(
    client: TestClient, posko: Posko, muncar: Chat, headers: dict[str, str]
) -> None:
    answer = client.post(
        "/telegram",
        json=an_update(posko, muncar),
        headers={name: value.encode() for name, value in headers.items()},  # type: ignore[misc]
    )
    posko.deliver()

    assert answer.status_code == 403
    assert muncar.hears() == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"update_id": "1"}', b"\xff"])
def test_what_is_no_update_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/telegram", content=body, headers=SECRET).status_code == 400


def test_while_the_database_is_away_telegram_is_asked_to_come_again(
    posko: Posko, muncar: Chat
) -> None:
    elsewhere = Database("postgresql+psycopg://posko@127.0.0.1:1/nowhere")
    away = Intake(posko.intake.application, elsewhere, posko.world.clock, "id")
    client = TestClient(webhook(Queue(away, posko.delivery.wake), "/telegram", "rahasia"))

    answer = client.post("/telegram", json=an_update(posko, muncar), headers=SECRET)

    assert answer.status_code == 503


def test_health_is_told_to_everybody(client: TestClient) -> None:
    assert client.get("/health").text == "ok"


def an_update(posko: Posko, chat: Chat) -> dict[str, object]:
    chat.writes("/handoff TPS 4 Kedungrejo -> PPS")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    return dict(updates[0])
