"""Departed or arrived."""

import pytest

from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    "said",
    [
        "berangkat ke PPS",
        "brgkt ke PPS",
        "menuju PPS",
        "bergeser ke PPS",
        "geser ke PPS",
        "otw PPS",
        "jalan ke PPS",
        "sdh jalan menuju PPS",
        "dalam perjalanan ke PPS",
        "dibawa ke PPS",
        "mengirimkan 2 kotak ke PPS",
        "berangkat ke PPS, belum tiba",
        "berangkat ke PPS, perkiraan tiba 20.00",
        "berangkat ke PPS, terima kasih",
        "departed to PPS",
        "on the way PPS",
        "ke PPS, belum tiba",
        "ke PPS, blm diterima",
        "di kirim ke PPS",
        "budal nang PPS",
        "berangkt ke PPS",
        "brangkt pps",
        "meunju PPS",
        "meninggalkan TPS",
        "start ke PPS",
        "isih nang dalan menyang PPS",
        "masih di jalan",
        "lagi mlaku nang PPS",
    ],
)
def test_boxes_on_their_way_have_departed(said: str) -> None:
    assert handoff(f"TPS 1 Kumendung {said}").phase == "departed"


@pytest.mark.parametrize(
    "said",
    [
        "ke PPS",
        "-> PPS",
        "tiba di PPS",
        "sampai PPS",
        "nyampe PPS",
        "sudah berangkat dan sudah tiba di PPS",
        "diserahkan kepada PPS",
        "sdh diterima PPS",
        "lewat jalan raya ke PPS",
        "arrived at PPS",
        "di terima PPS",
        "landing di PPS",
        "ke PPS diantara TPS lain",
        "ke PPS, mendapat sambutan",
        "wes ditompo PPS",
        "ke PPS lewat jalan desa",
    ],
)
def test_else_they_have_arrived(said: str) -> None:
    assert handoff(f"TPS 1 Kumendung {said}").phase == "arrived"


def test_up_to_is_no_arrival() -> None:
    assert handoff("TPS 1 sampai 4 Kumendung berangkat ke PPS").phase == "departed"
