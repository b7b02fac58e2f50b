"""Serves a world over HTTP on this machine, for a test, a benchmark or the demo."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager
from types import TracebackType

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox.api import app
from sandbox.world import World

HOST = "127.0.0.1"
PATIENCE = 5


@asynccontextmanager
async def serve(application: ASGIApp, port: int = 0) -> AsyncIterator[str]:
    """Serve it in the running loop; the URL, on a free port unless one is given.

    Raises OSError where the port is taken.
    """
    listener = _listen(port)
    server = _Server(_config(application))
    serving = asyncio.create_task(server.serve([listener]))
    try:
        await server.ready.wait()
        yield f"http://{HOST}:{listener.getsockname()[1]}"
    finally:
        server.closing.set()
        await serving


class Served:
    """`with Served(world) as served:` serves it from a thread of its own, at `served.url`."""

    def __init__(self, world: World, application: ASGIApp | None = None, port: int = 0) -> None:
        self._application = application or app(world)
        self._port = port
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)
        self.url = ""

    def __enter__(self) -> "Served":
        self._thread.start()
        self._ready.wait()
        if not self.url:
            raise RuntimeError("the sandbox did not start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with serve(self._application, self._port) as self.url:
            self._ready.set()
            await self._stop.wait()


class _Server(uvicorn.Server):
    """Uvicorn that leaves signals alone and stops when told, hanging up on whoever waits."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready, self.closing = asyncio.Event(), asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Whoever runs the loop deals with signals."""
        yield

    async def main_loop(self) -> None:
        """Serve until `closing` is set."""
        self.ready.set()
        await self.closing.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End every connection, a waiting poll's too."""
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in tuple(self.server_state.connections):
            connection.transport.close()
        if tasks := self.server_state.tasks:
            await asyncio.wait(tasks, timeout=PATIENCE)
        await self.lifespan.shutdown()


class _Line(H11Protocol):
    """A connection that the application may cut by the scope's extension `hang_up`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Offer the extension to each request that comes in."""
        super().connection_made(transport)
        served = self.app

        async def with_hang_up(scope: Scope, receive: Receive, send: Send) -> None:
            scope["extensions"] = {"hang_up": transport.close}
            await served(scope, receive, send)

        self.app = with_hang_up


def _config(application: ASGIApp) -> uvicorn.Config:
    """No log below warnings, no signals, connections kept as long as the night."""
    return uvicorn.Config(
        application,
        http=_Line,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=24 * 3600,
    )


def _listen(port: int) -> socket.socket:
    """A socket that says it is TCP: else asyncio leaves Nagle on, and each answer takes 40 ms."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener
