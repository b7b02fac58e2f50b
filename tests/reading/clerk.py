"""Readings of a text alone, as a test compares them: in a group of some region."""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reading.elections import DEFAULT_ELECTIONS, Election
from reading.handoff import HandoffReading, read_handoff
from reading.incident import IncidentReading, read_incident
from reading.places import Gazetteer, Place

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "samples" / "banyuwangi"
BANYUWANGI, MUNCAR, KEDUNGREJO = "35.10", "35.10.05", "35.10.05.2002"
ELECTIONS = DEFAULT_ELECTIONS


@cache
def gazetteer(scope: str) -> Gazetteer:
    """The places of Banyuwangi as a group of that region sees them."""
    return Gazetteer(places(), scope)


@cache
def places() -> tuple[Place, ...]:
    """All places of the sample."""
    files = ("kabupaten.csv", "kecamatan.csv", "desa.csv")
    rows = [
        row for file in files for row in csv.DictReader((SAMPLES / file).read_text().splitlines())
    ]
    return tuple(Place(row["kode"], row["nama"]) for row in rows)


def handoff(
    text: str, scope: str = MUNCAR, elections: Sequence[Election] = ELECTIONS
) -> HandoffReading:
    """What a hand-over says in a group of that region."""
    return read_handoff(text, gazetteer(scope), elections)


def incident(text: str, scope: str = MUNCAR) -> IncidentReading:
    """What an incident says in a group of that region."""
    return read_incident(text, gazetteer(scope))
