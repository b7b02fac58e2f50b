"""Presses on buttons: none stays without an answer."""

import pytest

from tests.field import ANDI, Chat

STALE = "Tombol ini sudah tidak berlaku."


@pytest.mark.parametrize("data", ["1:nobodys:7", "0:c:7", "", "1", "1::", "é" * 30])
def test_a_button_that_nobody_knows_is_answered(muncar: Chat, data: str) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")

    assert muncar.presses_data(data, ANDI, 1) == STALE
