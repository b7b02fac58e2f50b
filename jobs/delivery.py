"""The outbox into Telegram: the only sender. What became of each call is put on its row."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from clock import Clock
from jobs.budget import MINUTE, Budget
from jobs.calling import Outcome, send
from jobs.picking import Parcel
from jobs.picking import pick as picked
from models import sending
from models.database import Database, Outage, Session
from models.glossary import Hindrance
from models.group import Group
from models.moving import move
from models.trouble import Trouble
from wire import Telegram

log = logging.getLogger(__name__)

TOGETHER = 0.01
"""Seconds in which outcomes gather for one commit."""

IDLE = 1.0
"""Seconds after which the outbox is looked at without being woken."""

HEAP = 0.5
"""Seconds that answers wait, at most, while a heap of reports comes in."""


class Delivery:
    """Sends what is owed, most urgent first, one message at a time to each chat."""

    def __init__(
        self, telegram: Telegram, database: Database, clock: Clock, budget: Budget, language: str
    ) -> None:
        self.telegram = telegram
        self.database = database
        self.clock = clock
        self.budget = budget
        self.language = language
        self._tasks: set[asyncio.Task[Outcome]] = set()
        self.under_way: dict[tuple[int, bool], Parcel] = {}
        self._outcomes: list[Outcome] = []
        self._woken = asyncio.Event()
        self._calm = asyncio.Event()
        self._calm.set()

    def wake(self, more: bool = False) -> None:
        """Something new is owed; while `more` comes in, answers wait a little to go together."""
        (self._calm.clear if more else self._calm.set)()
        self._woken.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        self._recall()
        while True:
            try:
                self.step()
            except Outage as error:
                log.error("database away: %s", type(error).__name__)
            await self._rest(self._until_next())

    def _recall(self) -> None:
        """Count what was sent just before a restart: Telegram does, too."""
        with suppress(*Outage), self.database.transaction() as session:
            self.budget.recall(sending.sent_since(session, self.clock.now() - MINUTE))

    async def finish(self) -> None:
        """Wait for the calls under way and record what became of them."""
        while self.under_way:
            self.step(pick=False)
            await asyncio.sleep(TOGETHER)

    def step(self, *, pick: bool = True) -> None:
        """Record outcomes and start the next calls, in one transaction."""
        now = self.clock.now()
        settled = list(self._outcomes)
        busy = self.under_way.keys() - {outcome.parcel.key for outcome in settled}
        with self.database.transaction() as session:
            self._settle(session, settled, now)
            going = [self.under_way[key] for key in busy]
            parcels = picked(session, going, self.budget, now, self.language) if pick else []
        del self._outcomes[: len(settled)]
        self.under_way = {key: self.under_way[key] for key in busy}
        for parcel in parcels:
            self._start(parcel)

    def _settle(self, session: Session, outcomes: Sequence[Outcome], now: datetime) -> None:
        """Put outcomes on their rows, and on what they say of whole chats."""
        told = [one for one in outcomes if one.told and not one.parcel.receipt]
        sending.sent(session, [(one.parcel.owed, one.message_id) for one in told], now)
        merged = [one.parcel for one in told if one.parcel.folded]
        shown = [(line, parcel.owed.id) for parcel in merged for line in parcel.folded]
        sending.fold(session, shown, now)
        heard = [one.parcel for one in outcomes if one.parcel.receipt and one.wait is None]
        sending.received(session, [parcel.owed.id for parcel in heard + merged])
        for one in outcomes:
            if not one.told:
                self._settle_failure(session, one, now)
            elif one.parcel.owed.attempts and not one.parcel.receipt:
                Trouble.mend(session, one.parcel.owed.chat_id, Hindrance.MUTED)

    def _settle_failure(self, session: Session, outcome: Outcome, now: datetime) -> None:
        """Not sent: for now, or for good; to this chat, or under another id."""
        parcel, chat_id = outcome.parcel, outcome.parcel.owed.chat_id
        if outcome.wait is not None:
            sending.put_off(session, parcel.owed)
            self.budget.pause(parcel.lane, now + outcome.wait)
        if outcome.moved_to is not None:
            move(session, chat_id, outcome.moved_to)
        if outcome.failure is not None and parcel.attachment and not outcome.chat_closed:
            log.warning("owed %s goes without its file", parcel.owed.id)
            sending.without_file(session, parcel.owed)
        elif outcome.failure is not None:
            log.warning("owed %s, %s: failed for good", parcel.owed.id, parcel.method)
            self._settle_loss(session, parcel, outcome.failure, now)
        self._settle_group(session, outcome, now)

    @staticmethod
    def _settle_group(session: Session, outcome: Outcome, now: datetime) -> None:
        """Remember what a failure says of its whole chat."""
        chat_id = outcome.parcel.owed.chat_id
        if outcome.chat_closed:
            sending.give_up(session, chat_id, outcome.failure or "", now)
        if outcome.chat_closed and chat_id < 0:
            Trouble.arise(session, chat_id, Hindrance.REMOVED, now)
        if outcome.muted:
            Trouble.arise(session, chat_id, Hindrance.MUTED, now)
        if outcome.topic_gone:
            Group.leave_topic(session, chat_id)

    @staticmethod
    def _settle_loss(session: Session, parcel: Parcel, failure: str, now: datetime) -> None:
        """Keep why a message failed; remember a group that takes no receipts."""
        if not parcel.receipt:
            sending.fail(session, parcel.owed, failure, now)
        elif "reaction_invalid" in failure.lower():
            Group.restrict_reactions(session, parcel.owed.chat_id)
            Trouble.arise(session, parcel.owed.chat_id, Hindrance.REACTIONS, now)

    def _start(self, parcel: Parcel) -> None:
        self.under_way[parcel.key] = parcel
        self.budget.start(parcel.lane)
        task = asyncio.create_task(send(self.telegram, self.database, parcel))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Outcome]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        outcome = task.result()
        self.budget.end(outcome.parcel.lane, self.clock.now())
        self._outcomes.append(outcome)
        self._woken.set()

    def _until_next(self) -> float:
        """Seconds until the next budget opens; at most IDLE."""
        now = self.clock.now()
        opens = [*self.budget.closed(now).values(), self.budget.messages.opens(now)]
        waits = [(moment - now).total_seconds() / self.clock.speed for moment in opens]
        return min((wait for wait in waits if wait > 0), default=IDLE)

    async def _rest(self, seconds: float) -> None:
        """Until woken, or so many seconds; then until what comes together is together."""
        with suppress(TimeoutError):
            async with asyncio.timeout(min(seconds, IDLE)):
                await self._woken.wait()
        await asyncio.sleep(TOGETHER)
        with suppress(TimeoutError):
            async with asyncio.timeout(HEAP):
                await self._calm.wait()
        self._woken.clear()
