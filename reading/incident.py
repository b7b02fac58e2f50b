"""What an /incident says: what happened, where, how urgent."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from models.glossary import Category, Severity
from reading.categories import read_category
from reading.clocks import read_clocks
from reading.courtesy import PAUSES, closes, told
from reading.mentions import mentions
from reading.people import pass_over_people
from reading.places import Gazetteer, Place
from reading.stations import read_stations, read_stations_after
from reading.tokens import Tokens
from reading.where import where
from reading.words import words

SEVERITIES = {
    "rendah": Severity.LOW, "ringan": Severity.LOW, "low": Severity.LOW, "hijau": Severity.LOW,
    "sedang": Severity.MEDIUM, "medium": Severity.MEDIUM, "kuning": Severity.MEDIUM,
    "tinggi": Severity.HIGH, "high": Severity.HIGH, "merah": Severity.HIGH,
    "kritis": Severity.CRITICAL, "darurat": Severity.CRITICAL, "critical": Severity.CRITICAL,
    "gawat": Severity.CRITICAL, "urgent": Severity.CRITICAL, "emergency": Severity.CRITICAL,
    "sos": Severity.CRITICAL,
}  # fmt: skip
LABELS = words("tingkat level severity status prioritas kategori tkt eskalasi kode siaga urgensi")
STATE = words("situasi keadaan kondisi")
"""Before `darurat` or `kritis`, these make a label of it."""
MEASURED = words("air ombak gelombang badan gunung muka volume curah tegangan")
"""After `tinggi`, these are what is high."""
PROGRESS = words("terjadi terbakar ada dalam dlm ke hujan proses giat")
VERBS = ("ber", "me", "di")
"""After `sedang`, such words, and those that begin so, are what is going on."""


@dataclass(frozen=True, slots=True)
class IncidentReading:
    """An incident as read; what the text does not say is None or empty."""

    kecamatan: str | None
    desa: str | None
    tps: tuple[int, ...]
    category: Category
    severity: Severity | None
    time: time | None
    candidates: tuple[Place, ...]

    @property
    def needs_choice(self) -> bool:
        """Whether several places may be meant."""
        return bool(self.candidates)

    def contract(self) -> dict[str, Any]:
        """As the command line gives it."""
        return {
            "command": "incident",
            "kecamatan": self.kecamatan,
            "desa": self.desa,
            "tps": list(self.tps),
            "category": self.category,
            "severity": self.severity,
            "time": f"{self.time:%H:%M}" if self.time else None,
            "needs_choice": self.needs_choice,
        }


def read_incident(text: str, gazetteer: Gazetteer) -> IncidentReading:
    """What a text, without its command, says of an incident written in the gazetteer's scope."""
    tokens = told(text)
    severity, category = read_severity(tokens), read_category(tokens)
    clocks = read_clocks(tokens)
    pass_over_people(tokens)
    named = read_stations(tokens)
    stations = tuple(sorted(named.numbers + named.left))
    places = mentions(tokens, gazetteer)
    stations = stations or read_stations_after(tokens, [place.span for place in places])
    spot = where(places, gazetteer, village_due=bool(stations))
    return IncidentReading(
        kecamatan=spot.kecamatan,
        desa=spot.desa,
        tps=stations,
        category=category,
        severity=severity,
        time=clocks[0].time if clocks else None,
        candidates=spot.candidates,
    )


def read_severity(tokens: Tokens) -> Severity | None:
    """The severity that stands as a label: first, in brackets, or after `tingkat`; taken."""
    for index in tokens.find(frozenset(SEVERITIES)):
        if _labels(tokens, index):
            tokens.take(index, index + 1)
            return SEVERITIES[tokens.at(index)]
    return None


def _labels(tokens: Tokens, index: int) -> bool:
    word, before, after = tokens.at(index), tokens.at(index - 1), tokens.at(index + 1)
    if before in LABELS or (before in {":", "="} and tokens.at(index - 2) in LABELS):
        return True
    if before == "#" or (before in {"(", "["} and after in {")", "]"}):
        return True
    if SEVERITIES[word] is Severity.CRITICAL and (before in STATE or closes(tokens, index + 1)):
        return True
    if index > 0:
        return before in PAUSES and (after in PAUSES or closes(tokens, index + 1))
    if word == "tinggi":
        return after not in MEASURED
    return word != "sedang" or not (after in PROGRESS or after.startswith(VERBS))
