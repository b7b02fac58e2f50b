"""Webhook: requests that wait join one commit; each is answered 200 only after it."""

import asyncio
import hmac
from collections.abc import Callable
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from handlers.intake import BATCH, Intake
from handlers.parsing import Raw
from models.database import Outage

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


class Queue:
    """Updates on their way into the next batch."""

    def __init__(self, intake: Intake, wake: Callable[[bool], None]) -> None:
        self.intake = intake
        self.wake = wake
        self._waiting: list[tuple[Raw, asyncio.Future[None]]] = []
        self._worker: asyncio.Task[None] | None = None

    async def take(self, update: Raw) -> None:
        """Return when the update is committed. Raises Outage."""
        committed = asyncio.get_running_loop().create_future()
        self._waiting.append((update, committed))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._work())
        await committed

    async def _work(self) -> None:
        while self._waiting:
            await asyncio.sleep(0)  # let the requests that have arrived meanwhile join
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            try:
                await self.intake.take([update for update, _ in batch])
            except Outage as outage:
                _settle(batch, outage)
            else:
                _settle(batch, None)
                self.wake(len(self._waiting) > 0)


def _settle(batch: list[tuple[Raw, asyncio.Future[None]]], outage: Exception | None) -> None:
    for _, committed in batch:
        if committed.done():  # the request was given up
            continue
        if outage:
            committed.set_exception(outage)
        else:
            committed.set_result(None)


def webhook(queue: Queue, path: str, secret: str) -> Starlette:
    """The web application that Telegram posts updates to."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        update = parsed(await request.body())
        if update is None:
            return Response(status_code=400)
        try:
            await queue.take(update)
        except Outage:
            return Response(status_code=503)
        return Response()

    async def health(_request: Request) -> Response:
        return PlainTextResponse("ok")

    return Starlette(
        routes=[Route(path or "/", receive, methods=["POST"]), Route("/health", health)]
    )


def parsed(body: bytes) -> dict[str, Any] | None:
    """An update from JSON; None where it is none."""
    try:
        update = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    is_update = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if is_update else None
