"""A batch of updates, one transaction, then "taken": acknowledged means committed."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Update

from clock import Clock
from handlers.context import Work, at_work
from handlers.failures import PoskoApplication, apologise, report_failure
from handlers.places import Places
from models.database import Database, Outage, Session
from models.intake import Taken

RawUpdate = Mapping[str, Any]

BATCH = 25
"""Updates in one transaction: a commit costs as much as five reports."""


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

    async def take(self, updates: Sequence[RawUpdate]) -> None:
        """Record these updates; on return all are committed. Raises Outage: then none is.

        All go into one transaction. Where one breaks it, each gets its own, and those that
        break again are kept aside: a savepoint for each would cost four to twelve times.
        """
        try:
            await self._record(updates)
        except Outage:
            raise
        except Exception:  # whatever it is, it shows again below, with the update that it is of
            for update in updates:
                await self._take_alone(update)

    async def _take_alone(self, update: RawUpdate) -> None:
        try:
            await self._record([update])
        except Outage:
            raise
        except Exception as error:  # any fault of ours must not stop, repeat or lose the others
            self._keep_aside(update, error)

    async def _record(self, updates: Sequence[RawUpdate]) -> None:
        with self.database.transaction() as session:
            new = self._new(session, updates)
            work = self._work(session)
            reset = at_work.set(work)
            try:
                for update in new:
                    parsed = Update.de_json(dict(update), self.application.bot)
                    await self.application.process_update(parsed)
            finally:
                at_work.reset(reset)
            if new:
                Taken.mark(session, [update["update_id"] for update in new], work.now)

    def _keep_aside(self, update: RawUpdate, error: Exception) -> None:
        with self.database.transaction() as session:
            work = self._work(session)
            story = report_failure(update, error)
            session.add(
                Taken(update_id=update["update_id"], at=work.now, error=story, update=dict(update))
            )
            apologise(work, update)

    def _work(self, session: Session) -> Work:
        return Work(session, self.clock.now(), self.places, self.language)

    @staticmethod
    def _new(session: Session, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
        """Those that were not taken before, each once."""
        by_id = {update["update_id"]: update for update in updates}
        taken = Taken.among(session, by_id.keys())
        return [update for number, update in by_id.items() if number not in taken]
