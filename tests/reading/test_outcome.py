"""What a reply of a commander decides, and what is news only."""

import pytest

from models.custody import Outcome
from reading.outcome import outcome_in, says_why


@pytest.mark.parametrize(
    "text", ["sesuai, dihitung ulang", "Sesuai laporan", "putusan: sesuai", "di hitung ulang, 32"]
)
def test_the_report_is_right(text: str) -> None:
    assert outcome_in(text) == Outcome.AS_REPORTED


@pytest.mark.parametrize(
    "text", ["belum berpindah, di TPS", "blm pindah", "Putusan: tidak berpindah", "not moved yet"]
)
def test_the_boxes_have_not_moved(text: str) -> None:
    assert outcome_in(text) == Outcome.NOT_MOVED


@pytest.mark.parametrize(
    "text",
    ["", "masih di jalan", "belum ada kabar", "kembali 10 menit lagi", "tidak sesuai", "merapat"],
)
def test_news_decides_nothing(text: str) -> None:
    assert outcome_in(text) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Sesuai laporan.", False),
        ("putusan: sesuai", False),
        ("blm pindah 🙏", False),
        ("not moved yet", False),
        ("sesuai, dilihat sendiri", True),
        ("dihitung ulang", True),
        ("belum berpindah, di TPS", True),
    ],
)
def test_a_decision_alone_is_no_reason(text: str, says: bool) -> None:
    assert says_why(text) is says
