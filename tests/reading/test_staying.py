"""Boxes of which it is told that they have not moved: that is no hand-over."""

import pytest

from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    "text",
    [
        "TPS 2 Kedungrejo belum berangkat",
        "TPS 2 Kedungrejo belum berangkat ke PPS",
        "TPS 2 Kedungrejo blm tiba di PPS",
        "TPS 2 Kedungrejo -> PPS belum berangkat",
        "TPS 2 Kedungrejo -> PPS, kotak masih belum berangkat",
        "Asal: TPS 2 Kedungrejo\nTujuan: PPS\nStatus: belum berangkat",
        "truk belum berangkat dari TPS 2 Kedungrejo ke PPS",
        "truk belum datang, kotak TPS 2 Kedungrejo belum berangkat ke PPS",
        "TPS 2 Kedungrejo belum di PPS",
        "TPS 2 Kedungrejo belum ada pergeseran ke PPS",
        "TPS 2 Kedungrejo ke PPS belum jadi dikirim",
        "TPS 2 Kedungrejo tidak jadi berangkat ke PPS",
        "TPS 2 Kedungrejo akan digeser ke PPS jam 20.00",
        "TPS 2 Kedungrejo menyusul",
        "TPS 1 dan 2 Kedungrejo belum bergeser menuju PPS, masih hitung",
        "SERAH TERIMA KOTAK\nTPS 2 Kedungrejo belum berangkat",
        "LAPORAN PERGESERAN KOTAK\nTPS 2 Kedungrejo ke PPS\nbelum berangkat",
        "kotak TPS 2 Kedungrejo durung budal, ngenteni truk",
        "TPS 2 Kedungrejo gak sido budal",
        "TPS 2 Kedungrejo urung budal",
        "TPS 2 Kedungrejo tdk jd geser mlm ini, nunggu besok pagi",
        "kotak TPS 2 Kedungrejo ditahan saksi blm boleh dibawa ke PPS",
        "PPS Tapanrejo blm ada kotak masuk",
        "semua TPS Kumendung belum berangkat",
        "PPS Kumendung belum terima kotak TPS 4",
        "PPK Muncar belum menerima kotak dari PPS Kumendung",
        "PPS Kumendung blm bisa geser ke PPK, nunggu TPS 3 selesai",
        "PPS Kumendung rencana geser ke PPK pkl 22.00",
        "belum ada yg berangkat dari TPS Kumendung",
        "TPS 2 Kedungrejo ke PPS belum",
        "TPS 2 ke PPS Kedungrejo blm.",
        "TPS 2 Kedungrejo -> PPS: blm",
        "PPS Kedungrejo ke PPK Muncar masih belum",
    ],
)
def test_boxes_that_have_not_gone_stay(text: str) -> None:
    assert handoff(text).stays


@pytest.mark.parametrize(
    "text",
    [
        "TPS 1 Kumendung sudah berangkat ke PPS, belum tiba",
        "TPS 1 Kumendung ke PPS, belum tiba",
        "TPS 1 Kumendung ke PPS akan tiba 20.00",
        "TPS 1 Kumendung ke PPS tidak sampai 10 menit sudah tiba",
        "TPS 1 Kumendung ke PPS, tidak ada hambatan",
        "TPS 1 Kumendung belum disegel ke PPS",
        "TPS 1-3 Kedungrejo ke PPS, TPS 4 belum",
        "TPS 1-3 Kedungrejo ke PPS, yang lain belum",
        "TPS 1-3 Kedungrejo ke PPS, sisanya blm",
        "TPS 1-3 Kedungrejo ke PPS 6 kotak, Tapanrejo belum",
        "TPS 1 Kumendung ke PPS, segel belum",
        "TPS 1 Kumendung ke PPS saksi belum",
        "TPS 1-3 Kedungrejo ke PPS, TPS 4 belum berangkat",
        "PPS Kedungrejo ke PPK, TPS 4 belum berangkat",
        "bup TPS 4 Kedungrejo sudah ke PPS, gub belum berangkat",
        "TPS 4 Kedungrejo tertinggal 1 kotak, 1 kotak sudah tiba di PPS",
        "PPS Kumendung ke PPK 20 kotak, 2 kotak belum berangkat",
        "PPS Kumendung ke PPK 20 kotak, sisanya belum berangkat",
        "TPS 1 Kumendung ke PPS 2 kotak, C hasil belum dibawa",
        "TPS 1 Kumendung ke PPS. Kotak akan dikirim ke PPK besok",
        "TPS 1 Kumendung ke PPS 2 kotak. Rencana kotak akan dikirim besok",
        "saksi belum tiba, kotak TPS 1 Kumendung ke PPS",
        "telah dilaksanakan pergeseran TPS 1 Kumendung ke PPS, truk belum berangkat lagi",
        "TPS 4 Kedungrejo tiba di PPS, selanjutnya akan digeser ke PPK",
        "serah terima kotak TPS 4 Kedungrejo dari KPPS ke PPS, belum digeser ke PPK",
    ],
)
def test_a_belum_of_other_boxes_or_of_the_rest_of_the_way_is_no_stay(text: str) -> None:
    assert not handoff(text).stays
