"""What leaves Posko as data."""

from collections.abc import Iterator
from typing import Any, TypeVar

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from models.case import Case
from models.handoff import Handoff
from models.incident import Incident

Report = TypeVar("Report", Handoff, Incident)


def reports(session: Session) -> Iterator[dict[str, Any]]:
    """One entry for each message taken as a report: hand-overs, then incidents, oldest first."""
    for handoff in _last_versions(session, Handoff):
        yield _entry(handoff, "handoff", handoff.phase)
    query = select(Case.number, Case.state)
    states = {number: state for number, state in session.execute(query)}
    for incident in _last_versions(session, Incident):
        yield _entry(incident, "incident", states[incident.number])


def _last_versions(session: Session, table: type[Report]) -> Iterator[Report]:
    other = aliased(table)
    renewed = exists().where(
        other.chat_id == table.chat_id, other.message_id == table.message_id, ~other.superseded
    )
    counts = ~table.superseded | (table.withdrawn_at.is_not(None) & ~renewed)
    query = select(table).where(counts, table.reports()).order_by(table.id)
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
        "on_behalf": report.behalf,
        "channel": report.channel,
        "text": report.text,
        "state": "withdrawn" if report.withdrawn_at else state,
    }
