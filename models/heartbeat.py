"""When each job last did its work: one that has stopped must not stop unnoticed."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, insert_once

ESCALATION = "escalation"

BEAT = timedelta(seconds=15)
"""How often a job that runs each second leaves word."""

SILENCE = timedelta(minutes=1)
"""A job that left no word for so long has stopped."""


class Heartbeat(Base):
    """A job and the last moment that it is known to have run."""

    __tablename__ = "heartbeats"

    job: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]

    @classmethod
    def beat(cls, session: Session, job: str, now: datetime) -> None:
        """Leave word, unless there was one just now; one from the future is put right."""
        asked = {"which": job, "stale": now - BEAT, "now": now}
        if not session.connection().execute(BEATEN, asked).rowcount:
            insert_once(session, cls, job=job, at=now)

    @classmethod
    def silent_since(cls, session: Session, job: str, now: datetime) -> datetime | None:
        """When a job that has stopped last ran; None for one that runs, or never has."""
        last = session.get(cls, job, populate_existing=True)
        return last.at if last and now - last.at > SILENCE else None


BEATEN = (
    update(Heartbeat)
    .where(Heartbeat.job == bindparam("which"))
    .where((Heartbeat.at <= bindparam("stale")) | (Heartbeat.at > bindparam("now")))
    .values(at=bindparam("now"))
)
"""Built once: it is asked each second."""
