"""Commanders settle what was found, with the reason."""

import pytest

from tests.field import ANDI, NANANG, NANANG_S, Chat, Posko


@pytest.fixture
def one_short(muncar: Chat, komando: Chat) -> Chat:
    """The command group, told of a village that is one box short."""
    muncar.says("/handoff PPS Kedungrejo -> PPK 31 kotak")
    komando.hears()
    return komando


@pytest.fixture
def missing(muncar: Chat, komando: Chat) -> Chat:
    """The command group, told of a box that is not there."""
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    for label in ("Selisih", "Kotak tidak ada", "003 PILGUB", "Kirim"):
        muncar.presses(label, by=NANANG)
    komando.hears()
    return komando


def test_who_decides_by_a_button_is_asked_why(one_short: Chat, muncar: Chat) -> None:
    usual = one_short.keyboard()
    assert usual[-1] == ["✅ Sesuai laporan"]

    assert one_short.presses("Sesuai laporan", by=NANANG_S) == "Pilih alasannya."
    one_short.messages()
    assert one_short.keyboard() == [
        *usual[:-1],
        ["✅ dihitung ulang", "✅ dilihat sendiri"],
        ["✅ dicek lewat HT/telepon", "✅ salah tulis"],
        ["‹ Kembali"],
    ]
    assert "⏳" in one_short.shows()

    one_short.presses("dihitung ulang", by=NANANG_S)
    told = "sesuai laporan (“dihitung ulang”), Kombes Pol Nanang Supriyadi (Polri)"
    assert f"⚖️ 19.30 WIB: {told}" in one_short.shows()
    assert f"⚖️ jumlah berbeda: 31 → {told} 19.30 WIB" in muncar.shows()
    one_short.says("/incident 1")
    assert one_short.shows().splitlines()[-1] == (
        "19.30 ⚖️ sesuai laporan, Kombes Pol Nanang Supriyadi (Polri): “dihitung ulang”"
    )


def test_who_is_not_sure_goes_back(missing: Chat) -> None:
    usual = missing.keyboard()
    missing.presses("Belum berpindah", by=NANANG_S)
    missing.messages()
    assert missing.keyboard()[-3:] == [
        ["↩️ masih di tempat asal", "↩️ dilihat sendiri"],
        ["↩️ dicek lewat HT/telepon", "↩️ salah tulis"],
        ["‹ Kembali"],
    ]

    missing.presses("Kembali", by=NANANG_S)
    missing.messages()
    assert missing.keyboard() == usual
    missing.presses("Sesuai laporan", by=NANANG_S)
    missing.messages()
    assert missing.keyboard()[-3][0] == "✅ kotak ditemukan"


def test_the_reason_is_asked_below_a_timeline_too(one_short: Chat) -> None:
    one_short.says("/incident 1")
    one_short.presses("Sesuai laporan", by=NANANG_S)
    one_short.presses("Kembali", by=NANANG_S)
    one_short.presses("Sesuai laporan", by=NANANG_S)
    one_short.presses("salah tulis", by=NANANG_S)
    one_short.posko.wait(minutes=1)

    assert "(“salah tulis”)" in one_short.shows()
    assert "(“salah tulis”)" in one_short.shows(-2)
    assert one_short.keyboard() == one_short.keyboard(-2) == [["↩️ Buka lagi"]]


def test_only_commanders_are_asked_and_the_second_is_told_who_was_first(
    posko: Posko, one_short: Chat
) -> None:
    card = posko.world.heard(one_short.chat_id)[-1].message_id
    decided = "1:because:1:as_reported:recounted"
    only = "Hanya komandan atau operator wilayah ini."
    assert one_short.presses("Sesuai laporan", by=ANDI) == only
    assert one_short.presses_data(decided, ANDI, card) == only
    assert one_short.presses_data("1:undecided:1", ANDI, card) == only
    stale = "Tombol ini sudah tidak berlaku."
    for data in ("because:1:as_reported:found", "because:1:as_reported", "settle:2:as_reported"):
        assert one_short.presses_data(f"1:{data}", NANANG_S, card) == stale

    one_short.presses_data(decided, NANANG_S, card)
    told = "Sudah diputuskan Kombes Pol Nanang Supriyadi (POLRI)."
    for data in (decided, "1:settle:1:as_reported", "1:undecided:1"):
        assert one_short.presses_data(data, NANANG_S, card) == told


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ("Sesuai laporan", "sesuai, dihitung ulang"),
        ("belum berpindah!", "belum berpindah, masih di TPS"),
    ],
)
def test_a_reply_without_the_reason_decides_nothing(
    posko: Posko, missing: Chat, words: str, example: str
) -> None:
    card = posko.world.heard(missing.chat_id)[-1].message_id
    missing.says(words, by=NANANG_S, reply_to=card)

    (answer,) = missing.hears()
    assert answer.endswith(f": Sebutkan juga alasannya, misalnya: {example}")
    assert "⚖️ Kotak ditahan" in missing.shows(0)
