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
        "tanpa kerusakan segel",
        "kabel ties utuh",
        "segel lgkp",
        "sgel utuh",
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
        "segel rusaknya 2",
        "segele pedot",
        "ada kerusakan di segel",
        "segel utuh kecuali bup rusak",
        "segel utuh kecuali TPS 4 putus",
        "kabel ties putus",
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
        "segel kurang 1",
        "blm di segel",
        "segelnya ilang",
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


@pytest.mark.parametrize(
    ("text", "numbers", "broken"),
    [
        ("PPS Kumendung ke PPK 22 kotak segel rusak TPS 2 dan 5", (), (2, 5)),
        ("PPS Kumendung ke PPK, segel utuh kecuali TPS 4 rusak", (), (4,)),
        ("TPS 1-6 Kumendung ke PPS segel utuh kecuali TPS 4 putus", (1, 2, 3, 4, 5, 6), (4,)),
        ("TPS 1 segel utuh, TPS 2 segel rusak, Kumendung ke PPS", (1, 2), ()),
        ("ke PPS Kumendung 2 kotak segel rusak TPS 4", (4,), ()),
        ("segel rusak TPS 4 2 kotak ke PPS Kumendung", (4,), ()),
    ],
)
def test_stations_named_for_their_seals_alone_do_not_limit_the_lot(
    text: str, numbers: tuple[int, ...], broken: tuple[int, ...]
) -> None:
    reading = handoff(text)

    assert (reading.tps, reading.broken, reading.seal) == (numbers, broken, "broken")
