"""Which job runs when; APScheduler is the alarm clock and keeps nothing."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from clock import Clock
from faults import where
from jobs.board import OFTEN, keep_boards
from jobs.digest import owe_digests
from jobs.escalation import escalate_incidents
from jobs.groups import leave_strangers, tell_troubles
from jobs.overdue import find_late_boxes
from jobs.upkeep import forget_albums, forget_links, forget_updates, lapse_forms
from models.database import Database, Outage, Session

log = logging.getLogger(__name__)

Job = Callable[[Session, datetime], None]

JOBS: Mapping[float, Sequence[Job]] = {
    1: [owe_digests, escalate_incidents],
    5: [forget_links, tell_troubles, lapse_forms],
    OFTEN: [keep_boards],
    60: [leave_strangers, find_late_boxes],
    600: [forget_albums],
    3600: [forget_updates],
}
"""Every how many seconds which look whether something is due."""

BRIEFEST, LONGEST = 0.1, 1.0
"""Real seconds between two looks, however fast a drill's clock runs: of a job that looks every
second, and of one that looks every ten or seldomer."""


def schedule(database: Database, clock: Clock, wake: Callable[[], None]) -> AsyncIOScheduler:
    """The alarm clock, not yet started; `wake` is called when jobs are done."""
    made = AsyncIOScheduler()
    for seconds, jobs in JOBS.items():
        made.add_job(
            partial(run, jobs, database, clock, wake),
            "interval",
            seconds=max(seconds / clock.speed, min(seconds * BRIEFEST, LONGEST)),
            misfire_grace_time=None,
            coalesce=True,
        )
    return made


async def run(
    jobs: Sequence[Job], database: Database, clock: Clock, wake: Callable[[], None]
) -> None:
    """Do each job in a transaction of its own; one that fails is tried again the next time."""
    for job in jobs:
        try:
            with database.transaction() as session:
                job(session, clock.now())
        except Outage as error:
            log.error("%s: database away: %s", job.__name__, type(error).__name__)
        except Exception as error:  # a fault of ours: the others go on, it is tried again
            log.error("%s: %s at %s", job.__name__, type(error).__name__, where(error))
    wake()
