"""Run by Alembic for each command: the revisions, on the engine that the caller gave."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

import models.attestation
import models.batch
import models.board
import models.boundary
import models.case
import models.digest
import models.enrolment
import models.escalation
import models.evidence
import models.finding
import models.form
import models.group
import models.handoff
import models.heartbeat
import models.incident
import models.intake
import models.ledger
import models.newcomer
import models.notes
import models.officer
import models.operation
import models.outbox
import models.schedule
import models.stranger
import models.summary
import models.timeline
import models.transit
import models.trouble  # noqa: F401
from models.base import Base


def plain(kind: str, item: Any, _autogen: object) -> str | Literal[False]:
    """Write our own column types as what they are stored as: revisions outlive our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


with context.config.attributes["engine"].connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=plain,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()
