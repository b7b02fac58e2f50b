"""What `python bot.py verify` does: all checks, with progress, and the first difference."""

import re

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from models.database import Session
from models.ledger import Entry, Head
from models.verification import CHECKS, Difference, hold_against_digest

HEAD = re.compile(r"(\d[\d.,]*)\W+([0-9a-f]{8,64})")
"""A number of entries and the last one's hash, as a digest prints them."""

SHOWN = 250
"""Rows between two looks of the progress bar: drawing costs more than checking."""


def verify(session: Session, told: str | None) -> Head:
    """The ledger's head, when all is as it was recorded, and as a digest `told`. Raises SystemExit.

    Progress goes to stderr.
    """
    kept = HEAD.fullmatch(told.strip()) if told else None
    if told and not kept:
        raise SystemExit('--printed: must look like "4.821 · 9f3a71c0"')
    try:
        _look_at_all(session)
        if kept:
            hold_against_digest(session, int(re.sub(r"\D", "", kept[1])), kept[2])
    except Difference as found:
        raise SystemExit(f"verify: {found}") from None
    return Entry.head(session)


def _look_at_all(session: Session) -> None:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True)) as progress:
        for check in CHECKS:
            total = check.rows(session)
            task = progress.add_task(check.name, total=total)
            for rows in check.look(session):
                if rows % SHOWN == 0:
                    progress.update(task, completed=rows)
            progress.update(task, completed=total)
