"""Which job runs when; APScheduler is the alarm clock and keeps nothing."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from clock import Clock
from jobs.board import OFTEN, keep_boards
from jobs.digest import owe_digests
from jobs.escalation import escalate_incidents
from jobs.groups import leave_strangers, tell_troubles
from jobs.overdue import find_late_boxes
from jobs.upkeep import forget_albums, forget_links, forget_updates, lapse_forms
from models.database import Database, Outage, Session

log = logging.getLogger(__name__)

Job = Callable[[Session, datetime], None]

JOBS: dict[Job, float] = {
    owe_digests: 1,
    escalate_incidents: 1,
    forget_links: 5,
    keep_boards: OFTEN,
    forget_albums: 600,
    tell_troubles: 5,
    lapse_forms: 5,
    leave_strangers: 60,
    find_late_boxes: 60,
    forget_updates: 3600,
}
"""Every how many seconds each looks whether something is due."""

BRIEFEST, LONGEST = 0.1, 1.0
"""Real seconds between two looks, however fast a drill's clock runs: of a job that looks every
second, and of one that looks every ten or seldomer."""


def schedule(database: Database, clock: Clock, wake: Callable[[], None]) -> AsyncIOScheduler:
    """The alarm clock, not yet started; `wake` is called after each job."""
    made = AsyncIOScheduler()
    for job, seconds in JOBS.items():
        made.add_job(
            partial(run, job, database, clock, wake),
            "interval",
            seconds=max(seconds / clock.speed, min(seconds * BRIEFEST, LONGEST)),
            misfire_grace_time=None,
            coalesce=True,
        )
    return made


async def run(job: Job, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
    """Do a job in a transaction of its own; a database that is away is asked again next time."""
    try:
        with database.transaction() as session:
            job(session, clock.now())
    except Outage as error:
        log.error("%s: database away: %s", job.__name__, type(error).__name__)
    wake()
