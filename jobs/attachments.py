"""Files that go with messages: made from what is owed, in a thread, when they are sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from models.boundary import Boundary
from models.case import Case
from models.database import Database, Session
from models.dossier import Dossier
from models.refusals import UnknownIncident
from models.situation import Situation
from models.summary import box_lines, handoff_lines, incident_lines, people
from models.timeline import Event
from views.document import document
from views.export_rows import Wording
from views.incident_document import incident_document
from views.picture import draw
from views.spreadsheet import spreadsheet

File = tuple[str, str, bytes]
"""The field of the call that a file goes in, its name, its content."""


def made(database: Database, attachment: Mapping[str, Any]) -> File:
    """The file of an attachment."""
    with database.snapshot() as session:
        if attachment["kind"] == "picture":
            shapes = Boundary.of(session, [part["code"] for part in attachment["parts"]])
            return "photo", "posko.png", draw(attachment, shapes)
        wording = Wording(attachment["language"], attachment["zone"])
        if attachment["kind"] == "incident":
            content = incident_report(session, attachment["number"], wording)
            return "document", attachment["name"], content
        at = datetime.fromisoformat(attachment["at"])
        content = summary(session, attachment["kind"], attachment["region"], wording, at)
        return "document", attachment["name"], content


def incident_report(session: Session, number: int, wording: Wording) -> bytes:
    """One incident as a PDF. Raises UnknownIncident."""
    case = Case.of(session, number)
    if case is None:
        raise UnknownIncident(number)
    events = Event.of(session, Case.family(session, case))
    return incident_document(Dossier.of(session, case, *events), events, wording)


def summary(session: Session, kind: str, region: str, wording: Wording, at: datetime) -> bytes:
    """The summary of a region as `pdf` or `xlsx`."""
    situation = Situation.of(session, region, at, None)
    handoffs, incidents = handoff_lines(session, region), incident_lines(session, region)
    if kind == "pdf":
        return document(situation, wording, handoffs, incidents)
    boxes, reporters = box_lines(session, region), people(session, region)
    return spreadsheet(situation, wording, boxes, handoffs, incidents, reporters)
