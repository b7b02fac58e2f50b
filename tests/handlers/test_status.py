"""/status, of the region and of a place; the buttons below it and below digests."""

import pytest

from jobs.digest import owe_digests
from tests.field import ANDI, Chat, Posko


@pytest.mark.parametrize(
    ("place", "whole"),
    [
        ("Muncar", "Kec. Muncar"),
        ("kec. muncar", "Kec. Muncar"),
        ("Songgon", "Kec. Songgon"),
        ("desa Songgon", "Desa Songgon"),
        ("kedungrjo", "Desa Kedungrejo"),
    ],
)
def test_status_of_a_place_is_told(komando: Chat, place: str, whole: str) -> None:
    komando.says(f"/status {place}")

    assert komando.hears()[0].splitlines()[0] == f"SITUASI 19.30 WIB · Rab 27 Nov 2024 · {whole}"


def test_an_ambiguous_or_unknown_place_is_asked_for(muncar: Chat, komando: Chat) -> None:
    komando.says("/status Karangrejo")
    komando.says("/status Atlantis")
    muncar.says("/status Giri")

    ambiguous, unknown = komando.hears()
    assert "Karangrejo (Kec. Banyuwangi) atau Karangrejo (Kec. Blimbingsari)?" in ambiguous
    assert "“Atlantis” tidak dikenal." in unknown
    assert "“Giri” tidak dikenal." in muncar.hears()[0]


def test_buttons_show_other_views_in_the_same_message(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.does(owe_digests)
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS 1 kotak")
    muncar.says("/incident rendah antri mengular TPS 2 Blambangan")
    posko.wait(minutes=30)
    posko.does(owe_digests)
    told = komando.shows()

    komando.presses("Per wilayah")
    assert komando.shows().splitlines()[:3] == [
        "PER WILAYAH · Kab. Banyuwangi · 20.00 WIB",
        "🔴 Muncar 0% (0/242) · 2 kejadian",
        "▫️ Pesanggaran 0% (0/106)",
    ]
    komando.presses("Kejadian")
    assert komando.shows() == (
        "KEJADIAN TERBUKA · Kab. Banyuwangi · 20.00 WIB\n"
        "🔴 #1 jumlah berbeda TPS 001 Kedungrejo, 30 mnt, belum dimonitor\n"
        "🟢 #2 kerumunan TPS 002 Blambangan, 30 mnt, belum dimonitor"
    )
    komando.presses("Celah")
    assert komando.shows() == (
        "CELAH DAN SELISIH · Kab. Banyuwangi · 20.00 WIB\n"
        "⚠️ #1 TPS 001 Kedungrejo → PPS, 1 dari 2 kotak, 30 mnt, terakhir Bripka Andi Sutrisno\n"
        "⛔ Kedungrejo: 2 kotak ditahan · jumlah berbeda, kejadian #1"
    )
    komando.presses("« Laporan")
    assert komando.shows() == told
    assert told == posko.world.heard(komando.chat_id)[-1].text


def test_a_status_can_be_drilled_and_renewed(posko: Posko, muncar: Chat, komando: Chat) -> None:
    komando.says("/status Muncar")
    komando.hears()
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 18.00")
    posko.wait(minutes=10)
    komando.presses("Belum lapor")
    assert komando.shows() == (
        "BELUM LAPOR > 60 MNT · Kec. Muncar · 19.40 WIB\n"
        "Muncar: Sumberberas, Kedungrejo, Tembokrejo, Sumbersewu, Blambangan, Tapanrejo, "
        "Wringinputih, Tambakrejo, Kedungringin, Kumendung"
    )

    komando.presses("« Laporan")
    assert komando.shows().startswith("SITUASI 19.40 WIB · Rab 27 Nov 2024 · Kec. Muncar\n")


@pytest.mark.parametrize(
    "data",
    [
        "1:lihat:parts:d99999999",
        "1:lihat:parts:d1",
        "1:lihat:parts:s1:35.10",
        "1:lihat:parts:d999999999999999999",
        "1:lihat:votes:s100000:35.10",
        "1:lihat:parts:s100000:35.11",
        "1:lihat:parts",
        "1:lihat",
    ],
)
def test_data_that_no_button_of_ours_has_is_refused(komando: Chat, data: str) -> None:
    card = komando.says("/status") + 1

    assert komando.presses_data(data, ANDI, card) == "Tombol ini sudah tidak berlaku."
