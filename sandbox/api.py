"""The Bot API over HTTP: /bot<token>/<method>, as Telegram serves it."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from sandbox.errors import ApiError, too_many
from sandbox.faults import Fault
from sandbox.methods import chats, editing, reactions, sending, updates
from sandbox.parameters import Parameters
from sandbox.updates import Update
from sandbox.webhook import post_updates
from sandbox.world import World

Method = Callable[[World, Parameters], Any]

METHODS: dict[str, Method] = {
    "getMe": chats.get_me,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "setMessageReaction": reactions.set_message_reaction,
    "answerCallbackQuery": reactions.answer_callback_query,
    "sendChatAction": chats.send_chat_action,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "leaveChat": chats.leave_chat,
    "pinChatMessage": chats.pin_chat_message,
    "setMyCommands": chats.set_my_commands,
    "getMyCommands": chats.get_my_commands,
    "deleteMyCommands": chats.delete_my_commands,
    "setWebhook": updates.set_webhook,
    "deleteWebhook": updates.delete_webhook,
    "getWebhookInfo": updates.get_webhook_info,
}
POLL = "getUpdates"
NAMES = {name.lower(): name for name in (*METHODS, POLL)}

_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_INSTEAD: dict[Fault, ApiError] = {"502": ApiError(502, "Bad Gateway"), "429": too_many(1)}


def app(world: World, routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The world as a web application; `routes` are served beside the Bot API."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        posting = asyncio.create_task(post_updates(world))
        yield
        posting.cancel()
        with suppress(asyncio.CancelledError):
            await posting

    bot_api = Route("/bot{token}/{method}", BotApi(world))
    return Starlette(routes=[bot_api, *routes], lifespan=lifespan)


class BotApi:
    """One call after another: read it, meet its fault if one is planned, perform, answer."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; needs `hang_up` among the scope's extensions for some faults."""
        body = await _body(receive)
        name = NAMES.get(scope["path_params"]["method"].lower(), "")
        fault = self._world.called(name) if name else None
        if fault == "close_before":
            return await _hang_up(scope, receive)
        if fault in _INSTEAD:
            return await _answer(send, _INSTEAD[fault])
        answer = await self._perform(name, scope, receive, body)
        if fault == "close_after":
            return await _hang_up(scope, receive)
        if fault == "timeout":
            return await _gone(receive)
        return await _answer(send, answer)

    async def _perform(self, name: str, scope: Scope, receive: Receive, body: bytes) -> Any:
        """The method's result, or the error that it met."""
        try:
            self._admit(scope["path_params"]["token"], name)
            parameters = Parameters.read(scope["query_string"], _content_type(scope), body)
            if name == POLL:
                return await updates.get_updates(self._world, parameters, partial(_gone, receive))
            with self._world.changing():
                return METHODS[name](self._world, parameters)
        except ApiError as error:
            return error

    def _admit(self, token: str, name: str) -> None:
        """Check token and method. Raises ApiError."""
        if not name or not _TOKEN.fullmatch(token):
            raise ApiError(404, "Not Found")
        if self._world.token not in {None, token}:
            raise ApiError(401, "Unauthorized")


def _content_type(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value.decode("latin-1"))
    return ""


async def _body(receive: Receive) -> bytes:
    parts, more = [], True
    while more:
        event = await receive()
        parts.append(event.get("body", b""))
        more = event.get("more_body", False)
    return b"".join(parts)


async def _answer(send: Send, answer: Any) -> None:
    """Send a result, a page of updates or an error."""
    if isinstance(answer, ApiError):
        status, body = answer.code, orjson.dumps(answer.as_json())
    elif isinstance(answer, list) and answer and isinstance(answer[0], Update):
        status, body = 200, b'{"ok":true,"result":[%b]}' % b",".join(one.body for one in answer)
    else:
        status, body = 200, orjson.dumps({"ok": True, "result": answer})
    length = str(len(body)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", length)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _gone(receive: Receive) -> None:
    """Wait until the caller has hung up."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def _hang_up(scope: Scope, receive: Receive) -> None:
    """Close the connection without an answer."""
    scope["extensions"]["hang_up"]()
    await _gone(receive)
