"""A batch of updates, one transaction, then "taken": acknowledged means committed."""

from collections.abc import Sequence

from telegram import Update

from clock import Clock
from handlers.context import Work, at_work
from handlers.failures import PoskoApplication, apologise, report_failure
from handlers.parsing import Raw, parse
from handlers.places import Places
from models.batch import Batch
from models.database import Database, Outage, Session
from models.intake import Taken
from models.telling import tell_changes
from views.findings import TEXTS

BATCH = 100
"""Updates in one transaction: as many as Telegram gives at once; all they share is paid once."""


class Intake:
    """Takes updates as Telegram sends them, raw, so that none can block the others."""

    def __init__(
        self, application: PoskoApplication, database: Database, clock: Clock, language: str
    ) -> None:
        self.application = application
        self.database = database
        self.clock = clock
        self.language = language
        self.places = Places()

    async def take(self, updates: Sequence[Raw]) -> None:
        """Record these updates; on return all are committed. Raises Outage: then none is.

        All go into one transaction. Where one breaks it, be it a message that is on record
        already, each gets its own, and those that break again are kept aside: a savepoint for
        each would cost four to twelve times.
        """
        try:
            await self._record(updates)
        except Outage:
            raise
        except Exception:  # whatever it is, it shows again below, with the update that it is of
            for update in updates:
                await self._take_alone(update)

    async def _take_alone(self, update: Raw) -> None:
        try:
            await self._record([update])
        except Outage:
            raise
        except Exception as error:  # any fault of ours must not stop, repeat or lose the others
            self._keep_aside(update, error)

    async def _record(self, updates: Sequence[Raw]) -> None:
        with self.database.transaction() as session:
            new = self._new(session, updates)
            if not new:
                return
            parsed = [parse(update, self.application.bot) for update in new]
            work = self._work(session, parsed)
            reset = at_work.set(work)
            try:
                for update in parsed:
                    await self.application.process_update(update)
                tell_changes(work.batch, TEXTS)
            finally:
                at_work.reset(reset)
            Taken.mark(session, [update["update_id"] for update in new], work.batch.now)

    def _work(self, session: Session, updates: Sequence[Update]) -> Work:
        """The batch of these updates, with all fetched that they need."""
        self.places.refresh(session)
        batch = Batch(session, self.clock.now(), self.places.manifest)
        chats = {update.effective_chat.id for update in updates if update.effective_chat}
        people = {update.effective_user.id for update in updates if update.effective_user}
        batch.expect(chats, people)
        return Work(batch, self.places, self.language, alone=len(updates) == 1)

    def _keep_aside(self, update: Raw, error: Exception) -> None:
        with self.database.transaction() as session:
            now, story = self.clock.now(), report_failure(update, error)
            taken = Taken(update_id=update["update_id"], at=now, error=story, update=dict(update))
            session.add(taken)
            apologise(session, update)

    @staticmethod
    def _new(session: Session, updates: Sequence[Raw]) -> list[Raw]:
        """Those that were not taken before, each once."""
        by_id = {update["update_id"]: update for update in updates}
        taken = Taken.among(session, by_id.keys())
        return [update for number, update in by_id.items() if number not in taken]
