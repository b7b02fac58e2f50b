"""Posts updates to the bot's webhook, as Telegram's servers do."""

import asyncio
from collections import deque

from aiohttp import ClientError, ClientSession, ClientTimeout, TCPConnector

from sandbox.updates import Update, Webhook
from sandbox.world import World

PATIENCE = ClientTimeout(total=60)
FIRST_PAUSE = 0.05
LONGEST_PAUSE = 1.0


async def post_updates(world: World) -> None:
    """Serve whatever webhook is set, until cancelled."""
    while True:
        await _serve_until_replaced(world, world.updates.webhook)


async def _serve_until_replaced(world: World, webhook: Webhook | None) -> None:
    """Post to it, or to nobody, until another one is set."""
    with world.updates.listening() as changed:
        posting = asyncio.create_task(_Postman(world, webhook).run()) if webhook else None
        try:
            while world.updates.webhook is webhook:
                await changed.wait()
                changed.clear()
        finally:
            if posting:
                posting.cancel()
                await asyncio.wait([posting])


class _Postman:
    """Serves one webhook: lanes side by side, within a lane one update after the other."""

    def __init__(self, world: World, webhook: Webhook) -> None:
        self._world, self._webhook = world, webhook
        self._lanes: dict[str, deque[Update]] = {}

    async def run(self) -> None:
        """Post whatever is queued, until cancelled."""
        connector, last = TCPConnector(limit=self._webhook.max_connections), 0
        async with (
            ClientSession(connector=connector, timeout=PATIENCE) as client,
            asyncio.TaskGroup() as walkers,
        ):
            with self._world.updates.listening() as changed:
                while True:
                    with self._world.changing():
                        fresh = self._world.updates.after(last)
                    for update in fresh:
                        last = update.id
                        if lane := self._join(update):
                            walkers.create_task(self._walk(client, lane))
                    await changed.wait()
                    changed.clear()

    def _join(self, update: Update) -> str:
        """Put it at its lane's end; the lane, where it needs somebody to walk it."""
        if update.lane in self._lanes:
            self._lanes[update.lane].append(update)
            return ""
        self._lanes[update.lane] = deque([update])
        return update.lane

    async def _walk(self, client: ClientSession, lane: str) -> None:
        """Post a lane's updates until it is empty."""
        while waiting := self._lanes[lane]:
            await self._deliver(client, waiting[0])
            waiting.popleft()
        del self._lanes[lane]

    async def _deliver(self, client: ClientSession, update: Update) -> None:
        """Post it until it is taken, and confirm it then."""
        pause = FIRST_PAUSE
        while failure := await self._post(client, update):
            self._world.updates.failure = failure
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        with self._world.changing():
            self._world.updates.confirm(update.id)

    async def _post(self, client: ClientSession, update: Update) -> str:
        """Post it once; what went wrong, empty for nothing."""
        headers = {"Content-Type": "application/json"}
        if self._webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._webhook.secret
        try:
            async with client.post(self._webhook.url, data=update.body, headers=headers) as answer:
                await answer.read()
                return "" if answer.ok else f"Wrong response from the webhook: {answer.status}"
        except (ClientError, TimeoutError, OSError) as error:
            return f"Connection failed: {type(error).__name__}"
