"""Digests name what needs an eye: who handles an incident, who last held a box."""

from jobs.digest import owe_digests
from jobs.overdue import find_late_boxes
from models.glossary import Service
from models.group import Group
from sandbox.world import Person
from tests.field import ANDI, NANANG, NANANG_S, TOTOK, Chat, Posko

VILLAGES = ("Kedungrejo", "Blambangan", "Kumendung", "Sumberberas", "Tembokrejo", "Wringinputih",
            "Tapanrejo")  # fmt: skip


def digest(posko: Posko, komando: Chat) -> list[str]:
    """The lines of the digest of the next slot."""
    posko.wait(minutes=30)
    posko.does(owe_digests)
    return komando.hears()[-1].splitlines()


def test_incidents_are_told_with_who_handles_them(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/incident tinggi ancaman di TPS 4 Kedungrejo")
    muncar.says("/incident sedang listrik padam di TPS 5 Kedungrejo")
    muncar.says("/incident sedang listrik padam di TPS 9 Blambangan")
    komando.presses("Tangani", by=TOTOK, on=0)
    komando.presses("Monitor", by=TOTOK, on=1)

    lines = digest(posko, komando)
    assert lines[3:7] == [
        "🔴 3 kejadian terbuka:",
        "   🔴 #1 ancaman TPS 004 Kedungrejo, 30 mnt, ditangani AKP Totok Hariyanto",
        "   🟡 #2 listrik padam TPS 005 Kedungrejo, 30 mnt, dimonitor",
        "   🟡 #3 listrik padam TPS 009 Blambangan, 30 mnt, belum dimonitor",
    ]


def test_of_villages_with_one_name_it_is_told_which(posko: Posko, komando: Chat) -> None:
    blimbingsari = Chat(posko, -1001000000025)
    blimbingsari.says("/incident tinggi ancaman di TPS 4 Karangrejo")
    blimbingsari.says("/incident sedang listrik padam di TPS 5 Sukojati")

    lines = digest(posko, komando)
    assert lines[4].startswith("   🔴 #1 ancaman TPS 004 Karangrejo (Blimbingsari), 30 mnt")
    assert lines[5].startswith("   🟡 #2 listrik padam TPS 005 Sukojati, 30 mnt")


def test_overdue_boxes_are_told_with_their_last_holder_once(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS 2 kotak pkl 18.15")
    posko.does(find_late_boxes)

    late = "   #1 TPS 004 Kedungrejo → PPS, 2 kotak, 1 j 45 mnt, terakhir Bripka Andi Sutrisno"
    lines = digest(posko, komando)
    assert lines[3:6] == ["🟡 1 kejadian terbuka", "⏰ 1 belum tiba:", late]
    muncar.says("/handoff TPS 4 Kedungrejo tiba di PPS 2 kotak")
    posko.does(find_late_boxes)
    posko.wait(minutes=30)
    assert "belum tiba" not in "\n".join(digest(posko, komando))


def test_boxes_left_behind_are_told_as_such(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 1-15 Kedungrejo -> PPK pkl 17.00", by=NANANG)
    posko.does(find_late_boxes)

    assert "   #1 Kedungrejo masih di TPS, 2 kotak, 3 j 0 mnt" in digest(posko, komando)


def test_a_dispute_is_told_in_every_digest_until_it_is_settled(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 1 kotak segel utuh")
    posko.does(owe_digests)
    disputed = "   #1 TPS 004 Kedungrejo → PPS, 1 dari 2 kotak, {}, terakhir Bripka Andi Sutrisno"

    assert disputed.format("30 mnt") in digest(posko, komando)
    posko.wait(minutes=30)
    assert disputed.format("1 j 30 mnt") in digest(posko, komando)
    komando.presses("Sesuai laporan", by=NANANG_S, on=0)
    komando.presses("dilihat sendiri", by=NANANG_S, on=0)
    posko.wait(minutes=30)
    assert "selisih" not in "\n".join(digest(posko, komando))


def test_uncertain_boxes_are_told_with_their_last_holder(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak segel utuh")
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Kotak tidak ada", by=NANANG)
    muncar.presses("004 PILBUP", by=NANANG)
    muncar.presses("Kirim", by=NANANG)

    lines = digest(posko, komando)
    assert "❓ 1 kotak tak pasti:" in lines
    assert "   TPS 004 Kedungrejo PILBUP, terakhir Bripka Andi Sutrisno" in lines


def test_gaps_are_told_with_the_stage_and_the_last_holder(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 2 Blambangan -> PPK 2 kotak", by=NANANG)

    lines = digest(posko, komando)
    assert lines[3] == "🕳 1 desa dengan celah:"
    assert lines[4] == ("   Blambangan, 2 kotak tanpa laporan PPS, terakhir Sertu Nanang Rahardjo")


def test_a_services_own_group_reads_first_what_waits_for_it(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    with posko.database.transaction() as session:
        Group.of_chat(session, komando.chat_id).service = Service.TNI
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak", by=ANDI)
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak", by=ANDI)
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS 2 kotak", by=NANANG)
    muncar.presses("Konfirmasi", by=NANANG, on=0)
    muncar.says("/handoff TPS 6 Kedungrejo berangkat ke PPS 2 kotak", by=ANDI)
    muncar.says("/handoff TPS 6 Kedungrejo tiba di PPS 2 kotak", by=NANANG)
    muncar.says("/incident tinggi ancaman di TPS 4 Kedungrejo", by=NANANG)
    muncar.says("/incident listrik padam di TPS 5 Kedungrejo", by=ANDI)
    muncar.says("/incident kritis bentrok di TPS 7 Kedungrejo", by=ANDI)

    lines = digest(posko, komando)
    assert lines[0].endswith(" · Kab. Banyuwangi · TNI")
    assert lines[2:6] == [
        "⏳ Menunggu konfirmasi TNI: 2 kotak (1 serah terima), sejak 19.30 WIB: Muncar 2",
        "🆘 Menunggu Monitor TNI: #3",
        "🙋 Laporan TNI: 1 kejadian terbuka, 0 ditangani, 1 belum: #1",
        "👮 TNI melaporkan 4 dari 14 kotak baru, menguatkan 6 kotak",
    ]


def test_of_a_hundred_and_more_the_worst_are_named_and_all_counted(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    for number in range(1, 103):
        station, village = (number - 1) % 15 + 1, VILLAGES[(number - 1) // 15]
        muncar.writes(f"/incident rendah antri mengular TPS {station} {village}")
    muncar.says("/incident tinggi ancaman di TPS 9 Kedungrejo")

    lines = digest(posko, komando)
    assert lines[3] == "🔴 103 kejadian terbuka:"
    assert lines[4].startswith("   🔴 #103 ancaman TPS 009 Kedungrejo")
    assert lines[12] == "   … dan 95 lainnya"


def test_names_are_told_as_they_are_written(posko: Posko, muncar: Chat, komando: Chat) -> None:
    stranger = Person(77, "<b>Joko</b> & 'Sri'")
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 1 kotak", by=stranger)

    assert digest(posko, komando)[5].endswith(", terakhir <b>Joko</b> & 'Sri'")
