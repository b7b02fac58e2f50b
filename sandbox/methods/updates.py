"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from sandbox.errors import bad_request, conflict
from sandbox.parameters import Parameters
from sandbox.updates import Update, Webhook
from sandbox.world import World

Gone = Callable[[], Awaitable[None]]
Look = Callable[[], Sequence[Update]]
Left = asyncio.Future[None]

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
PAGE = 100
LONGEST_POLL = 50
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


async def get_updates(world: World, parameters: Parameters, gone: Gone) -> Sequence[Update]:
    """Updates from `offset` on, waiting `timeout` real seconds for the first. Raises ApiError.

    As with Telegram, a second poller is served and the first, still waiting, is told 409.
    The wait ends early when the caller is `gone`.
    """
    seconds = min(max(parameters.integer("timeout"), 0), LONGEST_POLL)
    look = partial(_look, world, parameters, *_begin(world, parameters))
    if (found := look()) or not seconds:
        return found
    left = asyncio.ensure_future(gone())
    try:
        return await _wait(world, look, left, seconds)
    finally:
        left.cancel()


def set_webhook(world: World, parameters: Parameters) -> bool:
    """True; updates are posted to `url` from now on, none for an empty one. Raises ApiError."""
    url, secret = parameters.text("url"), parameters.text("secret_token")
    if url and not url.startswith(("https://", "http://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(parameters.integer("max_connections", 40), 1), 100)
    _settle(world, parameters, Webhook(url, secret, connections) if url else None)
    return True


def delete_webhook(world: World, parameters: Parameters) -> bool:
    """True; updates wait for polls from now on."""
    _settle(world, parameters, None)
    return True


def get_webhook_info(world: World, parameters: Parameters) -> dict[str, Any]:  # noqa: ARG001
    """Telegram's WebhookInfo."""
    updates = world.updates
    info: dict[str, Any] = {
        "url": updates.webhook.url if updates.webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(updates),
    }
    if updates.webhook:
        info["max_connections"] = updates.webhook.max_connections
    if updates.allowed:
        info["allowed_updates"] = sorted(updates.allowed)
    if updates.failure:
        now = int(world.clock.now().timestamp())
        info |= {"last_error_date": now, "last_error_message": updates.failure}
    return info


def _begin(world: World, parameters: Parameters) -> tuple[int, object]:
    """Confirm what lies before the offset; offset to look from, and a poller's token."""
    offset = parameters.integer("offset")
    with world.changing():
        if world.updates.webhook is not None:
            raise conflict(WEBHOOK_ACTIVE)
        _choose(world, parameters)
        if offset:
            world.updates.confirm_before(offset)
        return max(offset, 0), world.updates.take_over()


def _look(world: World, parameters: Parameters, offset: int, poller: object) -> Sequence[Update]:
    """What is there now. Raises ApiError where another one polls meanwhile."""
    limit = min(max(parameters.integer("limit", PAGE), 1), PAGE)
    with world.changing():
        if not world.updates.is_poller(poller):
            by_webhook = world.updates.webhook is not None
            raise conflict("terminated by setWebhook request" if by_webhook else OTHER_POLLER)
        return world.updates.after(offset - 1, limit)


async def _wait(world: World, look: Look, left: Left, seconds: float) -> Sequence[Update]:
    """What `look` finds first, nothing when the caller left or the time is over."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    with world.updates.listening() as changed:
        while not (found := look()) and not left.done() and loop.time() < deadline:
            await _either(changed, left, deadline - loop.time())
            changed.clear()
        return found


async def _either(changed: asyncio.Event, left: Left, seconds: float) -> None:
    """Wait for a change, for the caller's leaving or for so many seconds."""
    change = asyncio.create_task(changed.wait())
    either: list[asyncio.Future[Any]] = [change, left]
    try:
        await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        change.cancel()


def _settle(world: World, parameters: Parameters, webhook: Webhook | None) -> None:
    _choose(world, parameters)
    if parameters.flag("drop_pending_updates"):
        world.updates.confirm_before(world.updates.last_id + 1)
    world.updates.turn_to(webhook)


def _choose(world: World, parameters: Parameters) -> None:
    """Keep the wished kinds of update; not given leaves them, an empty list resets them."""
    wished = parameters.array("allowed_updates")
    if wished is not None:
        world.updates.allowed = frozenset(map(str, wished))
