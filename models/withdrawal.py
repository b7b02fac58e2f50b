"""Reports taken back by their authors: the other reports count as if these had not been."""

from datetime import datetime

from models.batch import Batch
from models.handoff import Handoff
from models.history import Histories
from models.incident import Incident
from models.judging import lot_of, place
from models.review import review, withdraw


def take_back(batch: Batch, report: Handoff | Incident, at: datetime) -> None:
    """Take a report back; a hand-over's boxes are again where the others say."""
    session = batch.write()
    if isinstance(report, Incident):
        _withdraw(batch, report, "incident", at)
        return
    batch.lock()
    boxes = lot_of(batch, report.id)
    _withdraw(batch, report, "handoff", at)
    histories = Histories.of(session, boxes)
    place(batch, histories, boxes, {}, boxes)
    review(batch, histories, boxes)
    withdraw(batch, [report.id])


def _withdraw(batch: Batch, report: Handoff | Incident, kind: str, at: datetime) -> None:
    """Have no version of it in force any more, and the ledger tell so."""
    report.withdraw(batch.session, at)
    about = {"kind": kind, "number": report.number}
    by = report.by() | {"happened_at": at}
    batch.note("withdrawal", report.id, about, **by)
