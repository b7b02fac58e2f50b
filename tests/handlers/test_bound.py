"""Departures to a PPK that is not the boxes' own: recorded as for their own, and questioned."""

import pytest

from models.glossary import Stage
from tests.field import NANANG, Chat, Posko
from tests.test_verify import first_difference

KEDUNGREJO = "35.10.05.2002"
ASTRAY = "/handoff PPS Kedungrejo berangkat ke PPK Cluring 32 kotak"
QUESTION = (
    "❓ PPK Cluring bukan PPK Kedungrejo; dicatat menuju PPK-nya sendiri. "
    "Bila salah, sunting pesannya."
)


def test_a_departure_to_a_wrong_ppk_is_questioned(
    posko: Posko, prepared: str, muncar: Chat, komando: Chat
) -> None:
    message = muncar.says(ASTRAY)

    assert muncar.shows().splitlines()[3] == QUESTION
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, Stage.PPK): 32}
    assert komando.hears() == []
    assert first_difference(prepared) == ""
    muncar.presses("Konfirmasi", by=NANANG)
    assert QUESTION in muncar.shows()
    muncar.says("/kotak TPS 4 Kedungrejo")
    assert " · disebut ke PPK Cluring" in muncar.shows()
    muncar.edits(message, ASTRAY.replace("Cluring", "Muncar"))
    assert "❓" not in muncar.shows()


@pytest.mark.parametrize("named", ["PPK", "PPK Muncar", "PPK Kec. Muncar"])
def test_one_to_its_own_is_not(muncar: Chat, named: str) -> None:
    muncar.says(f"/handoff PPS Kedungrejo berangkat ke {named} 32 kotak")

    assert "❓" not in muncar.shows()


def test_where_they_arrive_decides(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(ASTRAY)
    posko.wait(minutes=30)
    muncar.says("/handoff PPS Kedungrejo tiba di PPK Muncar 32 kotak")
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 32}
    assert komando.hears() == []


def test_who_reports_the_same_departure_to_the_right_one_vouches_for_it(muncar: Chat) -> None:
    muncar.says(ASTRAY)
    muncar.says(ASTRAY.replace("Cluring", "Muncar"), by=NANANG)

    first, second = muncar.messages()
    assert first.startswith("🤝 Serah terima #1 ")
    assert QUESTION in first
    assert "dikuatkan" in second
