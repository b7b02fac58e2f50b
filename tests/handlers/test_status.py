"""/status, of the region and of a place; the buttons below it and below digests."""

import pytest

from jobs.digest import owe_digests
from models import sending
from models.outbox import Owed, Priority
from tests.field import ANDI, EKO, STRANGER, TOTOK, Chat, Posko


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


def test_operators_see_what_was_lost_of_late(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS")
    muncar.hears()
    rewrite(posko, "card handoff 1", "x" * 5000)
    posko.deliver_all()
    posko.wait(minutes=5)
    posko.world.raw({"message": {"chat": {"id": muncar.chat_id}, "text": "rahasia"}})
    posko.settle()

    komando.says("/status", by=TOTOK)
    assert "⚠️ 24" not in komando.shows()
    komando.says("/status", by=EKO)
    assert komando.shows().splitlines()[-2:] == [
        "⚠️ 24 jam terakhir 1 pesan gagal terkirim; terbaru 19.30 WIB, PAM TPS MUNCAR: "
        "Message is too long",
        "⚠️ 24 jam terakhir 1 pesan masuk gagal diolah dan disimpan untuk diperiksa; "
        "terbaru 19.35 WIB, PAM TPS MUNCAR: KeyError",
    ]
    posko.wait(hours=24)
    komando.says("/status", by=EKO)
    assert "⚠️ 24" not in komando.shows()


def test_what_was_lost_is_told_without_peoples_words(posko: Posko, komando: Chat) -> None:
    posko.world.raw({"message": {"chat": {"id": 5200000777}, "text": "rahasia"}})
    posko.settle()
    for number in range(2):
        lost = Owed.message(f"lost {number}", STRANGER.id, Priority.ANSWER, "rahasia")
        lose(posko, lost, 'Can\'t parse entities: unsupported start tag "rahasia"')

    komando.says("/status", by=EKO)

    unsent, unread = komando.shows().splitlines()[-2:]
    assert unsent.endswith(
        " 2 pesan gagal terkirim; terbaru 19.30 WIB, chat pribadi: Can't parse entities"
    )
    assert unread.endswith("; terbaru 19.30 WIB, chat pribadi: KeyError")


def test_answers_to_presses_that_come_too_late_are_no_loss(posko: Posko, komando: Chat) -> None:
    lose(posko, Owed.press_answer("17", komando.chat_id, "#1"), "Query is too old")

    komando.says("/status", by=EKO)
    assert "gagal" not in komando.shows()


def lose(posko: Posko, owed: Owed, failure: str) -> None:
    with posko.database.transaction() as session:
        session.add(owed)
        session.flush()
        sending.fail(session, owed, failure, posko.now)


def rewrite(posko: Posko, key: str, text: str) -> None:
    with posko.database.transaction() as session:
        Owed.rewrite(session, key, text)
