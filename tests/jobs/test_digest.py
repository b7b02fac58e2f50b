"""Digests: once a slot, nihil or not, late or not."""

import re
from io import BytesIO

from PIL import Image
from sqlalchemy import delete

from jobs.digest import owe_digests
from models.digest import Slot
from models.group import Group
from tests.field import Chat, Posko


def test_a_digest_is_posted_on_the_hour_with_what_is_new(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.does(owe_digests)
    komando.hears()
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS 1 kotak")
    muncar.says("/incident rendah antri mengular TPS 2 Blambangan")
    posko.wait(minutes=30)
    posko.does(owe_digests)

    digest, _, head = komando.hears()[-1].rpartition(" · ")
    assert digest == (
        "SITUASI 20.00 WIB · Rab 27 Nov 2024 · Kab. Banyuwangi\n"
        "Sejak 19.00 WIB: +6 tiba PPS, +2 berangkat ke PPS · 2 kejadian baru\n"
        "📦 TPS 0 · jalan 2 · PPS 6 · PPK 0 · KPU 5.456 (5.464 ✓) · bersama 0%\n"
        "🔴 2 kejadian terbuka:\n"
        "   🟢 #2 kerumunan TPS 002 Blambangan, 30 mnt, belum dimonitor\n"
        "⚠️ 1 selisih:\n"
        "   #1 TPS 004 Kedungrejo → PPS, 1 dari 2 kotak, 30 mnt, terakhir Bripka Andi Sutrisno\n"
        "⛔ 2 kotak ditahan: Kedungrejo 2 (#1)\n"
        "Catatan 6"
    )
    assert re.fullmatch("[0-9a-f]{8}", head)


def test_a_slot_is_told_once(posko: Posko, komando: Chat) -> None:
    posko.does(owe_digests)
    posko.wait(minutes=1)
    posko.does(owe_digests)

    assert len(komando.hears()) == 1


def test_nothing_new_is_told_as_nihil(posko: Posko, komando: Chat) -> None:
    posko.does(owe_digests)
    komando.hears()
    posko.wait(minutes=30)
    posko.does(owe_digests)

    assert komando.hears()[0].splitlines()[1] == "NIHIL: tidak ada laporan baru sejak 19.00 WIB"


def test_after_downtime_the_last_slot_only_and_marked_late(posko: Posko, komando: Chat) -> None:
    posko.does(owe_digests)
    komando.hears()
    posko.wait(hours=3, minutes=20)
    posko.does(owe_digests)

    (digest,) = komando.hears()
    assert digest.splitlines()[0] == (
        "SITUASI 22.00 WIB · Rab 27 Nov 2024 · Kab. Banyuwangi · terlambat, dibuat 22.50 WIB"
    )


def test_silent_villages_and_complete_kecamatan_are_named(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 17.00")
    giri = Chat(posko, -1001000000017)
    for village in ("Penataban", "Mojopanggung", "Boyolangu", "Giri", "Grogol", "Jambesari"):
        giri.says(f"/handoff semua TPS {village} -> PPS pkl 17.30")
        giri.says(f"/handoff PPS {village} -> PPK pkl 19.00")
    posko.wait(minutes=30)
    posko.does(owe_digests)

    digest = komando.hears()[-1]
    assert "Lengkap di PPK: Giri (1/25)" in digest
    silent = digest.partition("Belum lapor > 60 mnt: ")[2].splitlines()[0]
    assert silent.startswith("Pesanggaran, Bangorejo, Purwoharjo, Tegaldlimo, Muncar, Cluring, ")
    assert silent.endswith(", +8")
    assert "Giri" not in silent


def test_a_village_is_silent_an_hour_after_collecting_began(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 19.10")
    posko.wait(minutes=30)
    posko.does(owe_digests)
    early = komando.hears()[-1]
    posko.wait(minutes=60)
    posko.does(owe_digests)

    assert "Belum lapor" not in early
    assert "Belum lapor > 60 mnt: Pesanggaran, Bangorejo, " in komando.hears()[-1]


def test_status_tells_the_groups_own_region(muncar: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK")
    muncar.says("/status")

    assert muncar.hears()[-1].splitlines()[:3] == [
        "SITUASI 19.30 WIB · Rab 27 Nov 2024 · Kec. Muncar",
        "Sejak awal: +32 tiba PPK",
        "📦 TPS 0 · jalan 0 · PPS 0 · PPK 32 · KPU 210 (242 ✓) · bersama 0%",
    ]


def test_a_picture_comes_with_what_is_new_and_only_then(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.does(owe_digests)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    posko.wait(minutes=30)
    posko.does(owe_digests)

    (picture,) = komando.pictures()
    with Image.open(BytesIO(picture)) as image:
        assert (image.format, image.width) == ("PNG", 1080)


def test_a_group_that_takes_no_pictures_gets_the_words(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.does(owe_digests)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    posko.wait(minutes=30)
    posko.world.restrict_files(komando.chat_id)
    posko.does(owe_digests)

    assert komando.hears()[-1].startswith("SITUASI 20.00 WIB")
    assert komando.pictures() == []


def test_the_pace_of_the_last_hour_tells_when_the_last_box_comes(muncar: Chat) -> None:
    muncar.says("/handoff TPS 1-16 Kedungrejo -> PPS 32 kotak pkl 17.00")
    muncar.says("/handoff PPS Kedungrejo -> PPK 32 kotak pkl 19.00")
    muncar.says("/status")

    assert (
        "🏁 Laju 1 jam terakhir 32 kotak: kotak terakhir tiba di PPK sekitar "
        "Kam 28 Nov 02.03 WIB" in muncar.hears()[-1]
    )


def test_villages_without_network_are_told_apart_from_silent_ones(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 17.00")
    muncar.says("/handoff TPS 1 Kumendung -> PPS pkl 17.00")
    muncar.says("/incident sinyal hilang di Desa Kumendung")
    posko.wait(minutes=30)
    posko.does(owe_digests)

    digest = komando.hears()[-1]
    assert "📵 Tanpa sinyal: Kumendung\n" in digest
    assert ", Muncar (Sumberberas, Kedungrejo, Tembokrejo, Sumbersewu, +5), " in digest


def test_a_provinces_digest_has_a_line_for_each_kabupaten(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    with posko.database.transaction() as session:
        Group.of_chat(session, komando.chat_id).region = "35"
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 17.00")
    muncar.says("/handoff TPS 1 Kumendung -> PPK pkl 19.00")
    muncar.says("/incident rendah antri mengular TPS 2 Blambangan")
    posko.wait(minutes=30)
    posko.does(owe_digests)

    assert "   🟢 #1 kerumunan TPS 002 Blambangan (Banyuwangi), 30 mnt" in komando.shows()
    assert "\n🟢 Banyuwangi 1% (2/5.464) · 1 kejadian · 216 desa diam\n" in komando.hears()[-1]


def test_a_group_that_comes_in_gets_no_digest_of_before(posko: Posko, komando: Chat) -> None:
    with posko.database.transaction() as session:
        session.execute(delete(Slot))

    posko.does(owe_digests)
    posko.wait(minutes=29)
    posko.does(owe_digests)
    assert not komando.hears()

    posko.wait(minutes=1)
    posko.does(owe_digests)
    assert "20.00 WIB" in komando.hears()[0]
