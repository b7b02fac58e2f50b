"""The state of the seals: the worst that a text tells."""

import pytest

from tests.reading.clerk import handoff

CASES = {
    "intact": [
        "segel utuh",
        "sgl lengkap",
        "segel aman",
        "segel ok",
        "segel 12 lengkap terpasang",
        "segel dlm keadaan baik",
        "segel masih utuh & lengkap",
        "segell utuhh",
        "segel tidak rusak",
        "segel tdk ada yg rusak",
        "segel tidak ada yang hilang",
        "tidak ada segel yang rusak",
        "tanpa segel rusak",
        "utuh semua segelnya",
        "lengkap dgn segel",
        "12 segel utuh",
        "kondisi tersegel",
        "disegel dan digembok",
        "seals intact",
        "no segel 0123 utuh",
        "kotak rusak segel utuh",
        "segel utuh, jalan rusak",
        "segel utuh truk mogok ban putus",
        "segel utuh, nihil hambatan",
    ],
    "broken": [
        "segel rusak",
        "segel putus satu",
        "sgl ada yg lepas",
        "segel tdk utuh",
        "segel plastik terpotong",
        "segel kotak gub rusak",
        "segel TPS 3 robek",
        "ada segel rusak",
        "rusak segelnya",
        "dua segel rusak",
        "segel utuh, 1 putus",
        "segel gub utuh, bup putus",
        "segel utuh kecuali satu sobek",
        "segel ruask",
        "seals broken",
    ],
    "missing": [
        "tanpa segel",
        "tnp sgl",
        "segel hilang",
        "segel tidak ada",
        "tidak ada segel",
        "tidak disegel",
        "belum disegel",
        "segel belum terpasang",
        "segel tidak lengkap",
        "segel nihil",
        "segel rusak, 1 hilang",
        "no seals",
        "segel tidak ada, nihil hambatan",
    ],
}


@pytest.mark.parametrize(
    ("said", "seal"), [(said, seal) for seal, texts in CASES.items() for said in texts]
)
def test_seals_are_told_by_what_is_said_of_them(said: str, seal: str) -> None:
    assert handoff(f"TPS 1 Kumendung ke PPS, {said}").seal == seal


@pytest.mark.parametrize(
    "said",
    [
        "situasi aman lengkap",
        "kotak rusak",
        "2 kotak utuh",
        "tanpa hambatan",
        "segera tiba",
        "segel",
        "jalan putus",
    ],
)
def test_other_things_tell_nothing_of_seals(said: str) -> None:
    assert handoff(f"TPS 1 Kumendung ke PPS, {said}").seal is None
