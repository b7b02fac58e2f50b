"""From where to where: both directions between KPU, PPK, PPS and TPS."""

import pytest

from tests.reading.clerk import handoff


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("TPS 4 Kumendung -> PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung ➡️ PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung => PPS", "TPS", "PPS"),
        ("PPS Kumendung > PPK", "PPS", "PPK"),
        ("PPK ← PPS Kumendung", "PPS", "PPK"),
        ("PPS-PPK Kumendung", "PPS", "PPK"),
        ("TPS 4 Kumendung ke PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung menuju PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung otw PPS", "TPS", "PPS"),
        ("dari TPS 4 ke PPS Kumendung", "TPS", "PPS"),
        ("from TPS 4 to PPS Kumendung", "TPS", "PPS"),
        ("TPS 4 Kumendung tiba di PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung langsung ke PPK", "TPS", "PPK"),
        ("PPS Kumendung sdh serahkan kotak kpd PPK", "PPS", "PPK"),
        ("PPK Muncar menerima kotak dari PPS Kumendung", "PPS", "PPK"),
        ("diterima PPK dari PPS Kumendung", "PPS", "PPK"),
        ("PPK Muncar sudah terima 22 kotak PPS Kumendung", "PPS", "PPK"),
        ("PPK Muncar 22 kotak dari PPS Kumendung sudah kami terima", "PPS", "PPK"),
        ("sampai di PPS Kumendung 2 kotak dari TPS 4", "TPS", "PPS"),
        ("serah terima kotak TPS 4 Kumendung dari KPPS ke PPS", "TPS", "PPS"),
        ("PPK Muncar ke KPU", "PPK", "KPU"),
        ("PPK Muncar kembali ke gudang", "PPK", "KPU"),
        ("dari gudang KPU tiba di PPK", "KPU", "PPK"),
        ("gudang logistik ke PPK", "KPU", "PPK"),
        ("gudang KPU terima 210 kotak PPK Muncar", "PPK", "KPU"),
        ("TPS 4 Kumendung nuju PPS", "TPS", "PPS"),
        ("PPK terima kotak dari gdg KPU", "KPU", "PPK"),
        ("PPK ke PPS Kumendung", "PPK", "PPS"),
        ("PPS Kumendung ke PPK 22 kotak dari 11 TPS", "PPS", "PPK"),
        ("kotak dari 11 TPS Kumendung ke PPS", "TPS", "PPS"),
        ("PPS Kumendung ke gudang PPK", "PPS", "PPK"),
        ("PPS Kumendung ke gudang logistik kecamatan", "PPS", "PPK"),
        ("dari kecamatan Muncar ke gudang kabupaten", "PPK", "KPU"),
        ("dari kabupaten ke kecamatan", "KPU", "PPK"),
        ("dari kecamatan ke desa Kumendung", "PPK", "PPS"),
        ("dari desa Kumendung ke TPS 1-9", "PPS", "TPS"),
        ("dari desa Kumendung TPS 3 ke PPS", "TPS", "PPS"),
        ("turun dari truk di PPK, asal PPS Kumendung", "PPS", "PPK"),
        ("PPS Kumendung terima kotak dari PPK Muncar", "PPK", "PPS"),
        ("PPS Kumendung -> TPS 4", "PPS", "TPS"),
        ("KPPS TPS 4 terima kotak dari PPS Kumendung", "PPS", "TPS"),
        ("TPS 4 Kumendung ke balai desa", "TPS", "PPS"),
        ("TPS 4 Kumendung tiba di kelurahan", "TPS", "PPS"),
        ("PPS Kumendung ke kantor kecamatan", "PPS", "PPK"),
        ("kotak Desa Kumendung tiba di kecamatan", "PPS", "PPK"),
        ("Kumendung ke PPK 22 kotak", "PPS", "PPK"),
        ("TPS 4 Kumendung k PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung budal nang balai deso", "TPS", "PPS"),
        ("TPS 4 Kumendung mangkat ka PPS", "TPS", "PPS"),
        ("kotake TPS 4 Kumendung wis teko PPS", "TPS", "PPS"),
        ("kotak teko TPS 4 Kumendung nang PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung on the way PPS", "TPS", "PPS"),
        ("TPS 4 Kumendung d terima PPS", "TPS", "PPS"),
        ("PPS Kumendung berangkat PPK", "PPS", "PPK"),
        ("di PPS Kumendung sudah masuk kotak TPS 4", "TPS", "PPS"),
        ("sudah tiba kotak TPS 4 Kumendung di PPS", "TPS", "PPS"),
        ("kotak TPS 4 Kumendung dijemput PPS", "TPS", "PPS"),
        ("PPS Kumendung menjemput kotak TPS 4", "TPS", "PPS"),
        ("KPPS TPS 4 Kumendung ambil kotak di PPS", "PPS", "TPS"),
        ("PPK menjemput 22 kotak di PPS Kumendung", "PPS", "PPK"),
        ("PPS Kumendung ke PPK, segel rusak TPS 4", "PPS", "PPK"),
        ("balik dari PPS ke TPS 4 Kumendung", "PPS", "TPS"),
        ("kotak TPS 4 Kumendung kembali dari PPS", "PPS", "TPS"),
        ("kotak TPS 4 Kumendung pulang dari PPS", "PPS", "TPS"),
        ("kotak TPS 4 Kumendung dikembalikan PPS ke TPS", "PPS", "TPS"),
        ("PPS Kumendung balik PPK", "PPS", "PPK"),
        ("TPS 4 Kumendung ke PPS, petugas balik ke TPS", "TPS", "PPS"),
        ("kotak TPS 4 Kumendung wes ditompo PPS", "TPS", "PPS"),
        ("PPK terima 22 dr Kumendung", "PPS", "PPK"),
        ("kotak TPS 4 Kumendung sudah diserahkan PPS ke PPK", "PPS", "PPK"),
        ("PPS Kumendung menolak menerima kotak TPS 4, dibawa balik ke TPS", "PPS", "TPS"),
    ],
)
def test_origin_and_destination_are_told_by_the_words_around_them(
    text: str, origin: str, destination: str
) -> None:
    reading = handoff(text)

    assert (reading.origin, reading.destination) == (origin, destination)


@pytest.mark.parametrize(
    ("text", "origin", "destination", "phase"),
    [
        ("TPS 4 Kumendung -> PPS -> PPK", "TPS", "PPK", "arrived"),
        ("TPS 4 > PPS Kumendung > PPK Muncar", "TPS", "PPK", "arrived"),
        ("TPS - PPS - PPK, TPS 4 Kumendung", "TPS", "PPK", "arrived"),
        ("TPS 4 Kumendung ke PPS kemudian ke PPK", "TPS", "PPK", "arrived"),
        ("TPS 4 Kumendung ke PPS lanjut ppk", "TPS", "PPK", "departed"),
        ("TPS 4 Kumendung ke PPS, lanjut ke PPK, tiba 22.00", "TPS", "PPK", "arrived"),
        ("PPS Kumendung ke PPK ke gudang KPU", "PPS", "KPU", "arrived"),
        ("gudang KPU -> PPK -> PPS -> TPS 4 Kumendung", "KPU", "TPS", "arrived"),
        ("TPS 4 Kumendung tiba di PPS lanjut ke PPK", "TPS", "PPS", "arrived"),
        ("TPS 4 Kumendung ke PPS, nanti ke PPK", "TPS", "PPS", "arrived"),
        ("TPS 4 Kumendung ke PPS untuk diteruskan ke PPK", "TPS", "PPS", "arrived"),
        ("TPS 4 Kumendung ke PPS, mohon arahan lebih lanjut", "TPS", "PPS", "arrived"),
        ("TPS 4 Kumendung -> PPS -> TPS", "TPS", "PPS", "arrived"),
        ("TPS 4 Kumendung ke PPS, TPS 5 ke PPK", "TPS", "PPS", "arrived"),
    ],
)
def test_a_chain_is_the_whole_way_unless_it_is_told_to_end_before(
    text: str, origin: str, destination: str, phase: str
) -> None:
    reading = handoff(text)

    assert (reading.origin, reading.destination, reading.phase) == (origin, destination, phase)


@pytest.mark.parametrize(
    ("text", "origin", "destination"),
    [
        ("TPS 4 Kumendung 2 kotak", "TPS", None),
        ("semua TPS Kumendung", "TPS", None),
        ("22 kotak Kumendung", None, None),
        ("kotak Kumendung tiba di PPS", None, "PPS"),
        ("kotak sudah berangkat", None, None),
        ("TPS 4 Kumendung serah terima dgn PPS", "TPS", None),
        ("kotak TPS 4 Kumendung isih ning TPS", "TPS", None),
        ("KPU", "KPU", None),
    ],
)
def test_an_end_that_is_not_said_is_none(
    text: str, origin: str | None, destination: str | None
) -> None:
    reading = handoff(text)

    assert (reading.origin, reading.destination) == (origin, destination)


def test_a_range_said_as_sampai_is_no_arrival() -> None:
    reading = handoff("PPS Kumendung ke TPS 1 sampai 4")

    assert (reading.origin, reading.destination) == ("PPS", "TPS")


def test_thanks_are_no_receipt() -> None:
    reading = handoff("PPS Kumendung ke PPK, terima kasih")

    assert (reading.origin, reading.destination) == ("PPS", "PPK")
