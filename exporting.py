"""What `python bot.py export` does: lists and files to standard output, the summary also on record.

A summary tells of people: who had one made is kept, as for those that commanders ask for in chat.
"""

import csv
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

import orjson
import typer

from jobs.attachments import incident_report, summary
from models.case import Case
from models.database import Database, Session
from models.exports import reports
from models.listing import LISTS
from models.region import Region
from models.summary import Handed
from settings import Settings
from views.export_rows import Wording

NOT_THE_RECORD = (
    "This is what officers reported and saw. "
    "The official record is the berita acara of the election bodies."
)

FILES = ("pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class Exporting:
    """Exports of one operation, as its settings word them."""

    settings: Settings
    database: Database

    def export(self, what: str, form: str | None, region: str, incident: int | None) -> None:
        """Write it. Raises SystemExit for what cannot be had."""
        if what == "summary" and incident is not None:
            self._incident(incident)
        elif what == "summary":
            self._summary(form or "pdf", region)
        elif what == "reports" or what in LISTS:
            self._list(what, form)
        else:
            raise SystemExit(
                f"export: there is no {what}; say reports, {', '.join(LISTS)}, summary"
            )

    def _list(self, what: str, form: str | None) -> None:
        """Reports as JSON lines, all else as CSV."""
        if form not in (None, "csv"):
            raise SystemExit(f"--format: there is no {form}; say csv")
        typer.echo(NOT_THE_RECORD, err=True)
        with self.database.snapshot() as session:
            if what == "reports":
                for report in reports(session):
                    sys.stdout.buffer.write(orjson.dumps(report) + b"\n")
            else:
                csv.writer(sys.stdout, lineterminator="\n").writerows(LISTS[what](session))

    def _summary(self, form: str, region: str) -> None:
        if form not in FILES:
            raise SystemExit(f"--format: there is no {form}; say {' or '.join(FILES)}")
        _refuse_terminals(f"summary.{form}")
        now = datetime.now(UTC)
        with self.database.transaction() as session:
            _note(session, f"summary {form}", region, now)
            code = region or Region.top(session)
        with self.database.snapshot() as session:
            sys.stdout.buffer.write(summary(session, form, code, self._wording, now))

    def _incident(self, number: int) -> None:
        _refuse_terminals("incident.pdf")
        with self.database.transaction() as session:
            case = Case.of(session, number)
            if case is None:
                raise SystemExit(f"--incident: there is no incident {number}")
            _note(session, f"incident {number}", case.place, datetime.now(UTC))
        with self.database.snapshot() as session:
            sys.stdout.buffer.write(incident_report(session, number, self._wording))

    @property
    def _wording(self) -> Wording:
        return Wording(self.settings.language, self.settings.timezone)


def _note(session: Session, what: str, region: str, now: datetime) -> None:
    """Keep that somebody at the machine had it made."""
    session.add(Handed(at=now, officer_id=None, what=what, region=region))


def _refuse_terminals(name: str) -> None:
    if sys.stdout.isatty():
        raise SystemExit(f"export: this is a file; add > {name}")
