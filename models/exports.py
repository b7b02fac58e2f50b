"""What leaves Posko as data."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.handoff import Handoff
from models.incident import Incident

Report = TypeVar("Report", Handoff, Incident)


def reports(session: Session) -> Iterator[dict[str, Any]]:
    """One entry for each message taken as a report: hand-overs, then incidents, oldest first."""
    for handoff in _in_force(session, Handoff):
        yield _entry(handoff, "handoff", handoff.phase)
    for incident in _in_force(session, Incident):
        yield _entry(incident, "incident", incident.state)


def _in_force(session: Session, table: type[Report]) -> Iterator[Report]:
    query = select(table).where(~table.superseded).order_by(table.id)
    return iter(session.scalars(query).yield_per(1000))


def _entry(report: Handoff | Incident, kind: str, state: str) -> dict[str, Any]:
    return {
        "chat_id": report.chat_id,
        "message_id": report.message_id,
        "kind": kind,
        "number": report.number,
        "reported_at": report.reported_at,
        "occurred_at": report.occurred_at,
        "officer": report.officer_id,
        "text": report.text,
        "state": state,
    }
