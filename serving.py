"""The bot at work: intake, delivery and timetable in one event loop, until it is told to stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import Coroutine, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from clock import Clock
from handlers.application import ALLOWED_UPDATES, application
from handlers.failures import PoskoApplication
from handlers.hearing import note_privacy_mode
from handlers.intake import Intake
from handlers.polling import poll
from handlers.webhook import Queue, webhook
from jobs.budget import Budget
from jobs.delivery import Delivery
from jobs.schedule import schedule
from models.database import Database, Outage
from models.officer import Officer
from settings import Settings
from views.menus import menus
from views.render import read_texts
from wire import Telegram

log = logging.getLogger(__name__)

FLUSH = 5.0
"""Seconds that calls under way get at the end."""

PAUSE = 2.0
"""Seconds between two attempts to reach Telegram at the start."""


class Server(uvicorn.Server):
    """uvicorn, but the signals are ours."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave them alone."""
        yield


async def serve(settings: Settings, database: Database, clock: Clock) -> None:
    """Run the bot until SIGTERM or SIGINT. Raises SystemExit where Telegram refuses the token."""
    assert settings.telegram_token, "checked by the command"
    stopping = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    telegram = Telegram(settings.telegram_token.get_secret_value(), str(settings.telegram_api))
    receiver = application(telegram)
    try:
        await _until_either(_reach(receiver), stopping)
        if not stopping.is_set():
            intake = Intake(receiver, database, clock, settings.language)
            await _work(settings, intake, telegram, stopping)
    finally:
        await receiver.shutdown()


async def _work(
    settings: Settings, intake: Intake, telegram: Telegram, stopping: asyncio.Event
) -> None:
    read_texts(settings.language)
    _collect_seldom()
    database, clock = intake.database, intake.clock
    with database.transaction() as session:
        note_privacy_mode(telegram, session, clock.now())
    budget = Budget(
        settings.messages_per_second,
        settings.group_messages_per_minute,
        settings.reactions_per_second,
    )
    delivery = Delivery(telegram, database, clock, budget, settings.language)
    timetable = schedule(database, clock, delivery.wake)
    timetable.start()
    sending = asyncio.create_task(delivery.run())
    offering = asyncio.create_task(offer_menus(telegram, database, settings.language))
    try:
        await _until_either(_take_in(settings, telegram, intake, delivery), stopping)
    finally:
        timetable.shutdown(wait=False)
        offering.cancel()
        sending.cancel()
        with suppress(asyncio.CancelledError):
            await sending
        with suppress(TimeoutError):
            async with asyncio.timeout(FLUSH):
                await delivery.finish()


def _collect_seldom() -> None:
    """Let Python look for garbage once a batch or so, and not among what stays for ever."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


async def _take_in(
    settings: Settings, telegram: Telegram, intake: Intake, delivery: Delivery
) -> None:
    """Take updates in, by webhook where one is set, else by polling."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        await _insist(telegram, "deleteWebhook")
        await poll(telegram, intake, delivery.wake)
    else:
        secret = settings.webhook_secret.get_secret_value()
        url = str(settings.webhook_url)
        app = webhook(Queue(intake, delivery.wake), urlsplit(url).path, secret)
        host, _, port = settings.listen.rpartition(":")
        config = uvicorn.Config(
            app,
            host=host,
            port=int(port),
            log_level="warning",
            access_log=False,
            lifespan="off",
        )
        server = Server(config)
        await asyncio.gather(
            server.serve(),
            _insist(
                telegram,
                "setWebhook",
                url=url,
                secret_token=secret,
                max_connections=100,
                allowed_updates=ALLOWED_UPDATES,
            ),
        )


async def _reach(receiver: PoskoApplication) -> None:
    """Ask Telegram who we are, until it answers. Raises SystemExit where it refuses."""
    while True:
        try:
            await receiver.initialize()
        except InvalidToken:
            raise SystemExit("TELEGRAM_TOKEN: Telegram does not accept it") from None
        except TelegramError as error:
            log.warning("Telegram is out of reach: %s", type(error).__name__)
            await asyncio.sleep(PAUSE)
        else:
            return


async def offer_menus(telegram: Telegram, database: Database, language: str) -> None:
    """Let Telegram show each chat its commands; an operator who never wrote to us has no menu."""
    operators: Sequence[int] = ()
    with suppress(*Outage), database.transaction() as session:
        operators = [one.telegram_id for one in Officer.operators(session, None)]
    for menu in menus(operators, language):
        await _insist(telegram, "setMyCommands", unless=(BadRequest, Forbidden), **menu)


async def _insist(
    telegram: Telegram, method: str, unless: tuple[type[TelegramError], ...] = (), **params: Any
) -> None:
    """Make a call that the start needs, until it succeeds, `unless` it is refused so."""
    while True:
        try:
            await telegram.call(method, **params)
        except unless as error:
            log.info("%s: %s", method, type(error).__name__)
            return
        except TelegramError as error:
            log.warning("%s: %s", method, type(error).__name__)
            await asyncio.sleep(PAUSE)
        else:
            return


async def _until_either(work: Coroutine[Any, Any, None], stopping: asyncio.Event) -> None:
    """Do the work until it ends or the stop comes; what it raises is raised."""
    working = asyncio.create_task(work)
    stop = asyncio.create_task(stopping.wait())
    await asyncio.wait({working, stop}, return_when=asyncio.FIRST_COMPLETED)
    stop.cancel()
    if not working.done():
        working.cancel()
    with suppress(asyncio.CancelledError):
        await working
