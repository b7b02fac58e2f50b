"""The alarm clock: no job keeps another from its work."""

import asyncio
from datetime import datetime

import pytest

from clock import Clock
from jobs.schedule import run
from models.database import Session
from models.glossary import Hindrance
from models.trouble import Trouble
from tests.field import Posko
from tests.villages import MUNCAR


def spoilt(_session: Session, _now: datetime) -> None:
    """A job with a fault, at something that somebody wrote."""
    raise ValueError("rahasia")


def useful(session: Session, now: datetime) -> None:
    """A job that leaves a trace."""
    Trouble.arise(session, MUNCAR, Hindrance.MUTED, now)


def test_a_faulty_job_does_not_stop_the_others(
    posko: Posko, caplog: pytest.LogCaptureFixture
) -> None:
    woken: list[bool] = []

    asyncio.run(run([spoilt, useful], posko.database, Clock.real(), lambda: woken.append(True)))

    with posko.database.transaction() as session:
        assert [one.chat_id for one in Trouble.untold(session)] == [MUNCAR]
    assert woken
    assert "spoilt: ValueError at spoilt:" in caplog.text
    assert "rahasia" not in caplog.text
