"""On whose behalf a report is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.behalf import Behalf, read_behalf, without_behalf


@pytest.mark.parametrize(
    ("text", "name", "channel"),
    [
        ("TPS 4 Kedungrejo -> PPS an. Serda Budi via HT", "Serda Budi", "HT"),
        ("TPS 4 Kedungrejo -> PPS, a.n. Bripka Andi S. lewat radio", "Bripka Andi S", "radio"),
        ("TPS 4 an Budi via ht, segel utuh", "Budi", "HT"),
        ("AN. BUDI VIA HT", "BUDI", "HT"),
        ("TPS 4 (atas nama: Pak Nur'aini melalui telp)", "Pak Nur'aini", "telepon"),
    ],
)
def test_who_told_it_and_how(text: str, name: str, channel: str) -> None:
    assert read_behalf(text) == Behalf(name, channel)


@pytest.mark.parametrize(
    "text",
    [
        "TPS 4 Kedungrejo -> PPS kawal an. Budi",
        "kiriman via HT",
        "TPS 4 an. Budi via PPS",
        "lewat jalan desa",
        "an. 120 via HT",
    ],
)
def test_what_does_not_tell_both_tells_nothing(text: str) -> None:
    assert read_behalf(text) is None


def test_the_phrase_is_taken_out() -> None:
    text = "TPS 4 Kedungrejo -> PPS, an. Serda Songgon via HT, segel utuh"

    assert without_behalf(text) == "TPS 4 Kedungrejo -> PPS, segel utuh"


@given(st.text(alphabet="an. via HTatasmelu'’-(,\n", max_size=4096))
def test_any_text_is_read(text: str) -> None:
    read_behalf(text)
