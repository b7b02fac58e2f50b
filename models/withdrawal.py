"""Reports taken back by their authors: the other reports count as if these had not been."""

from datetime import datetime

from models.batch import Batch
from models.handoff import Handoff
from models.history import Histories
from models.incident import Incident
from models.judging import close_over, lot_of, place, withdraw


def take_back(batch: Batch, report: Handoff | Incident, at: datetime) -> None:
    """Take a report back; a hand-over's boxes are again where the others say."""
    session = batch.write()
    if isinstance(report, Incident):
        report.take_back(batch, "incident", at)
        return
    batch.lock()
    boxes = lot_of(batch, report)
    report.take_back(batch, "handoff", at)
    histories = Histories.of(session, boxes)
    place(batch, histories, boxes, {}, boxes)
    close_over(batch, histories)
    withdraw(batch, [report.id])
