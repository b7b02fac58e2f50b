"""Holding rows against what the ledger's entries say of them, in constant memory."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import orjson
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models.base import Base
from models.ledger import Entry, canonical

ROWS = 1000
"""Fetched at once."""

Row = TypeVar("Row", bound=Base)

Told = tuple[int, dict[str, Any]]
"""A report's id and what its entry must say of it."""


class Difference(Exception):
    """The first thing that is not as it was recorded."""


def compare(session: Session, kind: str, rows: Iterator[Told]) -> Iterator[int]:
    """Hold rows, by id, against the entries of their kind, which come in the same order."""
    written = entries(session, kind)
    count = 0
    for count, (number, told) in enumerate(rows, 1):
        entry = next(written, None)
        if entry is None or entry.subject is None or entry.subject > number:
            raise Difference(f"{kind} {number} stands in no entry of the ledger")
        if entry.subject < number:
            raise Difference(f"{kind} {entry.subject} of entry {entry.number} is gone")
        hold_to(entry, told)
        yield count
    for entry in written:
        raise Difference(f"{kind} {entry.subject} of entry {entry.number} is gone")


def match(
    session: Session,
    kind: str,
    rows: Callable[[Sequence[Entry]], Mapping[Hashable, dict[str, Any]]],
    total: int,
) -> Iterator[int]:
    """Hold the entries of a kind against `rows`, by subject and actor; there are so many rows."""
    count = 0
    for page in pages(session, Entry, Entry.number, Entry.kind == kind):
        found = rows(page)
        for entry in page:
            told = found.get((entry.subject, entry.actor))
            if told is None:
                raise Difference(f"{kind} {entry.subject} of entry {entry.number} is gone")
            hold_to(entry, told)
        count += len(page)
        yield count
    if count != total:
        raise Difference(f"{kind}: there are {total}; entries tell of {count}")


def entries(session: Session, kind: str | None = None) -> Iterator[Entry]:
    """The entries, of one kind or all, in their order."""
    return every(session, Entry, Entry.number, *([Entry.kind == kind] if kind else []))


def every(
    session: Session, table: type[Row], key: InstrumentedAttribute[int], *which: ColumnElement[bool]
) -> Iterator[Row]:
    """All rows, or those that are wanted, by their key."""
    for page in pages(session, table, key, *which):
        yield from page


def pages(
    session: Session, table: type[Row], key: InstrumentedAttribute[int], *which: ColumnElement[bool]
) -> Iterator[Sequence[Row]]:
    """The same, some at a time: a cursor left open would outlive the session."""
    query = select(table).where(*which).order_by(key).limit(ROWS)
    page = session.scalars(query).all()
    while page:
        yield page
        page = session.scalars(query.where(key > getattr(page[-1], key.key))).all()


def hold_to(entry: Entry, told: dict[str, Any]) -> None:
    """Name what differs from an entry. Raises Difference. A text that was purged is none."""
    written = orjson.loads(entry.content)
    written |= {name: getattr(entry, name) for name in ("happened_at", "actor", "chat")}
    found = orjson.loads(canonical(told))
    purged = "text" in found and found["text"] is None
    names = [name for name in written | found if written.get(name) != found.get(name)]
    differing = ", ".join(sorted({*names} - ({"text"} if purged else set())))
    if differing:
        what = f"{entry.kind} {entry.subject}"
        raise Difference(f"{what} is not as entry {entry.number} has it: {differing}")
