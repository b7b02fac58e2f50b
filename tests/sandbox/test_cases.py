"""The cases of the demo's night: their villages, and what the script leaves to them."""

from sandbox.acts import Movement
from sandbox.cases import CASES, groups, spared
from sandbox.field import Field
from sandbox.night import OPENING, at_once, night

FIELD = Field.read()
APART = [case.village for case in CASES]


def test_each_case_has_a_village_and_a_group_of_its_own() -> None:
    names = [village.name for village in FIELD.villages()]

    assert len(set(APART)) == len(CASES)
    assert len({chat for chat, _, _ in groups(FIELD)}) == len(CASES)
    assert all(names.count(name) == 1 for name in spared(FIELD))


def test_nobody_else_moves_their_boxes_home() -> None:
    evening = [act.meant for act in night(FIELD, APART) if act.at > OPENING]
    moved = [meant for meant in evening if isinstance(meant, Movement)]
    told = {meant.village.code for meant in moved if meant.village}

    assert not told & set(APART)
    assert len(told) == len(list(FIELD.villages())) - len(CASES)


def test_a_kecamatan_without_network_sends_its_reports_at_once() -> None:
    assert at_once(night(FIELD, APART), FIELD) >= 80
