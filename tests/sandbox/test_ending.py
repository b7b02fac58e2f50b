"""How the demo judges its night: boxes home or named, and who vouches for them."""

import pytest

from sandbox.ending import Ending

HEADING = "village,village_name,station,election,stage,heading,since,handoff,doubt,held\n"
HOME = "35.10.05.2002,Kedungrejo,1,PILGUB,PPK,,,7,,\n"
HELD = "35.10.05.2002,Kedungrejo,2,PILGUB,KPU,,,8,,14\n"
MISSING = "35.10.05.2002,Kedungrejo,3,PILGUB,PPS,,,9,missing,15\n"
ON_THE_WAY = "35.10.05.2002,Kedungrejo,4,PILGUB,PPS,PPK,,9,,\n"
JOINT = "📦 TPS 0 · PPK 5.464 (5.464 ✓) · bersama 78%"


def ending(*rows: str, situation: str = JOINT) -> Ending:
    return Ending.of((HEADING + "".join(rows)).encode(), situation)


def test_a_night_ends_well_where_each_box_is_home_or_named() -> None:
    found = ending(HOME, HELD, MISSING)

    assert found.good
    assert (found.boxes, found.home, found.joint) == (3, 2, 78)
    assert dict(found.held) == {"#14 Kedungrejo": 1}
    assert dict(found.away) == {"#15 Kedungrejo": 1}


def test_a_box_that_nobody_names_is_lost() -> None:
    found = ending(HOME, ON_THE_WAY)

    assert not found.good
    assert found.lost == ["Kedungrejo TPS 4 PILGUB"]


@pytest.mark.parametrize("situation", ["📦 TPS 0", "📦 TPS 0 · bersama 49%"])
def test_two_services_must_vouch_for_most_of_them(situation: str) -> None:
    assert not ending(HOME, situation=situation).good
