"""Exports as rows of cells: the same in the PDF and in the spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.handoff import Verdict
from models.officer import Officer
from models.situation import Situation
from models.summary import BoxLine, HandoffLine, IncidentLine
from views.render import ZONE_NAMES, local, number, percent, stations, word

Cell = str | int | None

HANDOFFS = (
    "number", "place", "kecamatan", "stations", "from", "to", "counted", "lot", "seal", "phase",
    "occurred", "reported", "hands", "both",
)  # fmt: skip
INCIDENTS = (
    "number", "place", "stations", "category", "severity", "state", "occurred", "reported", "hands",
)  # fmt: skip
BOXES = ("code", "village", "stations", "election", "stage", "heading", "since")
PEOPLE = ("name", "rank", "service", "unit", "role", "code", "reports")


@dataclass(frozen=True, slots=True)
class Wording:
    """In which language, and by which clock, an export speaks."""

    language: str
    zone: str

    def label(self, name: str) -> str:
        """A heading or a column's name."""
        return word("export", name, self.language)

    def labels(self, names: Sequence[str]) -> list[str]:
        """Several."""
        return [self.label(name) for name in names]

    def one_of(self, names: str, choice: str | None) -> str:
        """A choice in words: of `seals`, `phases`, `categories`, `severities`."""
        return word(names, choice, self.language) if choice else self.label("not_said")

    def moment(self, at: datetime | None) -> str:
        """27-11-2024 19.30 WIB."""
        if at is None:
            return self.label("not_said")
        shown = local(at, self.zone)
        return f"{shown:%d-%m-%Y %H.%M} {ZONE_NAMES.get(self.zone) or shown.tzname()}"

    def who(self, officer: Officer | None, officer_id: int) -> str:
        """Rank, name and service; of somebody not enrolled the number only."""
        if officer is None:
            return str(officer_id)
        return f"{officer.rank} {officer.name} ({officer.service})"


def handoff_row(line: HandoffLine, wording: Wording) -> list[Cell]:
    """The cells of `HANDOFFS`."""
    handoff = line.handoff
    return [
        handoff.number,
        line.place,
        line.within,
        stations(handoff.stations),
        handoff.origin.value,
        handoff.destination.value,
        handoff.boxes,
        handoff.lot,
        wording.one_of("seals", handoff.seal),
        wording.one_of("phases", handoff.phase),
        wording.moment(handoff.occurred_at),
        wording.moment(handoff.reported_at),
        wording.who(line.officer, handoff.officer_id),
        wording.label("yes" if handoff.verdict == Verdict.JOINT else "no"),
    ]


def incident_row(line: IncidentLine, wording: Wording) -> list[Cell]:
    """The cells of `INCIDENTS`."""
    incident = line.incident
    return [
        incident.number,
        line.place,
        stations(incident.stations),
        wording.one_of("categories", incident.category),
        wording.one_of("severities", incident.severity),
        line.state.value,
        wording.moment(incident.occurred_at),
        wording.moment(incident.reported_at),
        wording.who(line.officer, incident.officer_id),
    ]


def box_row(line: BoxLine, wording: Wording) -> list[Cell]:
    """The cells of `BOXES`."""
    box = line.box
    return [
        box.village,
        line.village,
        box.station,
        box.election,
        box.stage.value,
        box.heading.value if box.heading else None,
        wording.moment(box.since),
    ]


def officer_row(officer: Officer, reports: int) -> list[Cell]:
    """The cells of `PEOPLE`."""
    return [
        officer.name,
        officer.rank,
        officer.service.value,
        officer.unit,
        officer.role.value,
        officer.region,
        reports,
    ]


def summary_rows(situation: Situation, wording: Wording) -> list[tuple[str, Cell]]:
    """What the first page tells: figures by place, their sum, incidents, records."""
    places: list[tuple[str, Cell]] = [
        (word("stands", name, wording.language), count)
        for name, count in situation.figures().items()
    ]
    some = situation.progress
    return [
        (wording.label("region"), f"{situation.region} ({situation.code})"),
        (wording.label("made"), wording.moment(situation.at)),
        *places,
        (wording.label("total"), some.boxes),
        (
            f"{wording.label('reached')} {some.goal}",
            f"{number(some.done, wording.language)} ({percent(some.share)})",
        ),
        (wording.label("joint"), "–" if some.vouched is None else percent(some.vouched)),
        (wording.label("incidents"), len(situation.incidents)),
        (wording.label("records"), situation.records.number),
        (wording.label("head"), situation.records.hash),
    ]
