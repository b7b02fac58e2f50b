"""The database: SQLite by default, PostgreSQL for several processes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from models.ledger import Entry

__all__ = ["Database", "Outage", "Session"]

Outage = (OperationalError, InterfaceError)
"""The database's own troubles: out of reach, locked, full. Not the update's fault."""

READING = "posko_reading"
"""The execution option of connections that only read."""

SQLITE_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
)


class Database:
    """One operation's database at a URL."""

    def __init__(self, url: str) -> None:
        self.engine = engine(url)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is committed when the block ends well, else undone."""
        with (
            Session(self.engine, autoflush=False, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session
            Entry.write(session)

    @contextmanager
    def snapshot(self) -> Iterator[Session]:
        """A session that reads one moment's state and holds up no writer; for long reads."""
        reading = self.engine.execution_options(**{READING: True})
        if self.engine.dialect.name == "postgresql":
            reading = reading.execution_options(isolation_level="REPEATABLE READ")
        with Session(reading, autoflush=False) as session:
            yield session


def engine(url: str) -> Engine:
    """An engine for a URL, with the settings that "acknowledged means committed" rests on."""
    if make_url(url).get_backend_name() == "sqlite":
        made = create_engine(url, hide_parameters=True, connect_args={"isolation_level": None})
        event.listen(made, "connect", _set_up_sqlite)
        event.listen(made, "begin", _begin_immediately)
        return made
    limits = "-c statement_timeout=30000 -c lock_timeout=10000"
    reckoning = "-c work_mem=32MB -c jit=off"  # sums over the country: in memory, none is long
    return create_engine(
        url,
        hide_parameters=True,  # they are people's words and names
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5, "options": f"{limits} {reckoning}"},
    )


def _set_up_sqlite(connection: Any, _record: object) -> None:
    for setting in SQLITE_SETTINGS:
        connection.execute(setting)


def _begin_immediately(connection: Connection) -> None:
    """Take SQLite's write lock at once, unless for reading: one that waits for it later fails."""
    reading = connection.get_execution_options().get(READING)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
