"""operation.csv: what cannot be of the operation is questioned."""

from pathlib import Path

import pytest

from models.loading import BadRows
from tests.field import Chat, Posko
from tests.models.test_loading import load

REPORT = "/handoff TPS 4 Kedungrejo tiba PPS 2 kotak"
QUESTION = (
    "❓ pukul 17.00 belum lewat, terlalu lama, atau di luar waktu operasi; dicatat 19.30 WIB."
)


@pytest.fixture
def lasts(posko: Posko, tmp_path: Path) -> "Lasts":
    """Sets from when to when it lasts."""
    return Lasts(posko, tmp_path)


class Lasts:
    """An operator with a file to import."""

    def __init__(self, posko: Posko, folder: Path) -> None:
        self.posko, self.folder = posko, folder

    def __call__(self, begins: str, ends: str = "") -> None:
        """Import it."""
        (self.folder / "operation.csv").write_text(f"mulai,selesai\n{begins},{ends}\n")
        load(self.posko.database, self.folder)


def test_a_time_before_the_operation_is_questioned(muncar: Chat, lasts: Lasts) -> None:
    lasts("2024-11-27 18.00")
    muncar.says(f"{REPORT} pkl 17.00")
    muncar.says(f"{REPORT.replace('TPS 4', 'TPS 5')} pkl 18.10")

    first, second = muncar.messages()
    assert QUESTION in first
    assert "❓" not in second
    assert "tiba 18.10 WIB" in second


def test_an_incidents_time_is_questioned_as_a_hand_overs(muncar: Chat, lasts: Lasts) -> None:
    lasts("2024-11-27 18.00")
    for clock in ("17.00", "21.50", "18.30"):
        muncar.says(f"/incident kerumunan di TPS 4 Kedungrejo pkl {clock}")

    before, ahead, known = muncar.messages()
    assert QUESTION in before
    assert QUESTION.replace("17.00", "21.50") in ahead
    assert " · 19.30 WIB · " in ahead.splitlines()[1]
    assert "❓" not in known
    assert " · 18.30 WIB · " in known


def test_an_incident_told_outside_the_operation_is_questioned(muncar: Chat, lasts: Lasts) -> None:
    lasts("2024-11-20", "2024-11-26")
    message = muncar.says("/incident kebakaran di TPS 4 Kedungrejo pkl 19.10")
    assert muncar.shows().splitlines()[2] == "❓ di luar waktu operasi; tetap dicatat 19.10 WIB."

    lasts("2024-11-20")
    muncar.edits(message, "/incident kebakaran di TPS 4 Kedungrejo pkl 19.20")
    assert "❓" not in muncar.shows()


def test_who_edits_the_time_is_questioned_no_more(muncar: Chat, lasts: Lasts) -> None:
    lasts("2024-11-27 18.00")
    message = muncar.says(f"{REPORT} pkl 17.00")
    muncar.edits(message, f"{REPORT} pkl 19.00")

    assert "diperbaiki · tiba 19.00 WIB" in muncar.shows()
    assert "❓" not in muncar.shows()


def test_what_is_told_outside_the_operation_is_questioned_and_counts(
    posko: Posko, muncar: Chat, lasts: Lasts
) -> None:
    lasts("2024-11-20", "2024-11-26")
    muncar.says(f"{REPORT} pkl 19.10")

    assert "❓ di luar waktu operasi; tetap dicatat 19.10 WIB." in muncar.messages()[0]
    assert posko.boxes("35.10.05.2002")


def test_its_last_day_belongs_to_it(muncar: Chat, lasts: Lasts) -> None:
    lasts("2024-11-24", "2024-11-27")
    muncar.says(REPORT)

    assert "❓" not in muncar.messages()[0]


@pytest.mark.parametrize(
    ("begins", "ends", "reason"),
    [
        ("24 Nov", "", "mulai: is no day such as 2024-11-24 or 2024-11-24 06.00"),
        ("2024-11-24 25.00", "", "mulai: is no day such as 2024-11-24 or 2024-11-24 06.00"),
        ("2024-11-24", "2024-11-23", "selesai is not after mulai"),
        ("", "2024-11-23", "mulai: Field required"),
    ],
)
def test_a_bad_one_is_named(lasts: Lasts, begins: str, ends: str, reason: str) -> None:
    with pytest.raises(BadRows) as refused:
        lasts(begins, ends)

    assert [line.partition(" (got")[0] for line in refused.value.lines] == [
        f"operation.csv:2: {reason}"
    ]
