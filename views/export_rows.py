"""Exports as rows of cells: the same in the PDF and in the spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from models.case import Case
from models.custody import RECEIVERS
from models.handoff import Effect, Handoff, Verdict
from models.incident import Incident
from models.officer import Officer
from models.situation import Situation
from models.standing import Standing
from models.summary import BoxLine, HandoffLine, IncidentLine
from views.formats import ZONE_NAMES, clock, local, number, percent, stations
from views.render import word

Cell = str | int | None

HANDOFFS = (
    "number", "place", "kecamatan", "stations", "from", "to", "counted", "lot", "seal", "phase",
    "occurred", "reported", "handed", "received", "vouched", "attested",
    "held",
)  # fmt: skip
INCIDENTS = (
    "number", "place", "stations", "category", "severity", "state", "occurred", "reported", "hands",
    "handler", "resolution",
)  # fmt: skip
BOXES = ("code", "village", "stations", "election", "stage", "heading", "since", "doubt", "held")
PEOPLE = ("name", "rank", "service", "unit", "role", "code", "reports")

MARKS = {Effect.ATTESTS: "attests", Effect.REPEATS: "repeats"}
"""What is said of a report that says no more than another."""

VERDICTS = {
    Verdict.JOINT: "both",
    Verdict.DISPUTED: "disputed",
    Verdict.SETTLED: "settled",
}


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
        """A choice in words, such as of `seals`, `phases`, `categories`."""
        return word(names, choice, self.language) if choice else self.label("not_said")

    def moment(self, at: datetime | None) -> str:
        """27-11-2024 19.30 WIB."""
        if at is None:
            return self.label("not_said")
        shown = local(at, self.zone)
        return f"{shown:%d-%m-%Y %H.%M} {ZONE_NAMES.get(self.zone) or shown.tzname()}"

    def beside(self, at: datetime, other: datetime) -> str:
        """The same; the clock alone where another moment of that day stands beside it."""
        same = local(at, self.zone).date() == local(other, self.zone).date()
        return clock(at, self.zone) if same else self.moment(at)

    def who(self, officer: Officer | None, author: str) -> str:
        """Rank, name and service; of somebody not enrolled the name in Telegram, marked so."""
        if officer is None:
            return f"{author} ({self.label('stranger')})"
        return f"{officer.title} ({self.one_of('services', officer.service)})"

    def everybody(self, officers: Sequence[Officer]) -> str:
        """Several, a line each."""
        return "\n".join(self.who(one, "") for one in officers)


def handoff_row(line: HandoffLine, wording: Wording) -> list[Cell]:
    """The cells of `HANDOFFS`."""
    handoff = line.standing.handoff
    return [
        handoff.number,
        line.standing.place,
        line.within,
        stations(handoff.stations),
        handoff.origin.value,
        handoff.destination.value,
        handoff.boxes,
        handoff.lot,
        _seals(handoff, wording),
        wording.one_of("phases", handoff.phase),
        wording.moment(handoff.occurred_at),
        wording.moment(handoff.reported_at),
        *_hands(line.standing, wording),
        _attested(handoff, wording),
        _numbered(line.standing.holders),
    ]


def _seals(handoff: Handoff, wording: Wording) -> str:
    """How the seals were, and their numbers, as far as they were told."""
    if not handoff.serials:
        return wording.one_of("seals", handoff.seal)
    said = [wording.one_of("seals", handoff.seal)] if handoff.seal else []
    return "\n".join([*said, ", ".join(handoff.serials)])


def _hands(standing: Standing, wording: Wording) -> Iterator[str]:
    """Who handed the boxes over, as the report has it, who received them, who else vouches."""
    handoff, author = standing.handoff, standing.officer
    told = wording.who(author, handoff.author)
    if handoff.behalf:
        told += f", {wording.label('behalf')} {handoff.behalf} ({handoff.channel})"
    received = wording.everybody(standing.receivers)
    if author and author.service in RECEIVERS:
        yield ""
        yield "\n".join(filter(None, [told, received]))
    else:
        yield told
        yield received
    yield wording.everybody(standing.guards)


def _attested(handoff: Handoff, wording: Wording) -> str:
    """Whether two services vouch for it, since when; of a report of another's, of which."""
    if handoff.effect in MARKS:
        return f"{wording.label(MARKS[handoff.effect])} #{handoff.echoes}"
    said = wording.label(VERDICTS.get(handoff.verdict, "no"))
    at = handoff.verdict_at if handoff.verdict in VERDICTS else None
    return f"{said} {wording.beside(at, handoff.occurred_at)}" if at else said


def _numbered(incidents: Sequence[int]) -> str | None:
    """#14, #16; None: none."""
    return ", ".join(f"#{number}" for number in incidents) or None


def incident_row(line: IncidentLine, wording: Wording) -> list[Cell]:
    """The cells of `INCIDENTS`."""
    incident, case = line.incident, line.case
    return [
        incident.number,
        line.place,
        stations(incident.stations),
        wording.one_of("categories", incident.category),
        wording.one_of("severities", case.severity),
        _state(case, incident, wording),
        wording.moment(incident.occurred_at),
        wording.moment(incident.reported_at),
        wording.who(line.officer, case.author),
        wording.who(line.handler, "") if line.handler else "",
        case.resolution or "",
    ]


def _state(case: Case, incident: Incident, wording: Wording) -> str:
    """How far it has come; of another's double, of which; of one that is over, since when."""
    if case.same_as:
        return f"{wording.label('same')} #{case.same_as}"
    said = wording.one_of("states", case.state)
    if case.resolved_at is None:
        return said
    return f"{said} {wording.beside(case.resolved_at, incident.occurred_at)}"


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
        wording.one_of("findings", box.doubt) if box.doubt else None,
        _numbered(line.held),
    ]


def officer_row(officer: Officer, reports: int, wording: Wording) -> list[Cell]:
    """The cells of `PEOPLE`."""
    return [
        officer.name,
        officer.rank,
        wording.one_of("services", officer.service),
        officer.unit,
        wording.one_of("duties", officer.role),
        officer.region,
        reports,
    ]


def summary_rows(situation: Situation, wording: Wording) -> list[tuple[str, Cell]]:
    """What the first page tells: figures by place, their sum, incidents, records."""
    places: list[tuple[str, Cell]] = [
        (f"{wording.label('where')}: {word('stands', name, wording.language)}", count)
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
        (wording.label("held_boxes"), situation.held_boxes),
        (wording.label("open_incidents"), len(situation.incidents)),
        (wording.label("open_disputes"), len(situation.disputed)),
        (wording.label("records"), situation.records.number),
        (wording.label("head"), situation.records.hash),
    ]
