"""Boxes that should have come by now: found once, told, settled when they move on."""

from pathlib import Path

from jobs.overdue import find_late_boxes
from models.loading import Loading
from models.overdue import LEFT
from tests.field import ANDI, EVENING, Chat, Posko

ON_THE_WAY = "/handoff TPS 4 Kedungrejo berangkat ke PPS 2 kotak"


def test_boxes_on_the_way_too_long_are_found_once_and_settle_when_they_arrive(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(ON_THE_WAY)
    muncar.hears()
    posko.wait(minutes=59)
    posko.does(find_late_boxes)
    assert komando.hears() == []

    posko.wait(minutes=2)
    posko.does(find_late_boxes)
    posko.does(find_late_boxes)

    assert muncar.hears() == [
        "⏰ Belum tiba · serah terima #1 · TPS 004 Kedungrejo → PPS · 2 kotak, "
        "berangkat 19.30 WIB\n"
        "Sudah tiba: laporkan. Terhambat: balas pesan ini, misalnya tertahan, jembatan putus"
    ]
    (alert,) = komando.hears()
    assert alert.splitlines()[:2] == [
        "🟡 KEJADIAN #1 · SEDANG · belum tiba · TPS 004 Kedungrejo, Muncar",
        "⚠️ belum tiba: 004 PILBUP+PILGUB",
    ]
    assert alert.endswith("⚖️ Selesai sendiri bila kotaknya dilaporkan tiba")

    muncar.says("/handoff TPS 4 Kedungrejo tiba di PPS 2 kotak")
    posko.does(find_late_boxes)

    assert "selesai dengan sendirinya" in komando.messages()[-1]


def test_who_mends_the_report_keeps_the_time_that_was_given(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    message = muncar.says(ON_THE_WAY)
    muncar.hears()
    card = posko.world.heard(muncar.chat_id)[-1].message_id
    posko.wait(minutes=50)
    muncar.says("macet di pasar", by=ANDI, reply_to=card)
    muncar.edits(message, f"{ON_THE_WAY} segel utuh")
    posko.wait(minutes=50)
    posko.does(find_late_boxes)
    assert komando.messages() == []

    posko.wait(minutes=11)
    posko.does(find_late_boxes)
    assert len(komando.messages()) == 1


def test_a_reply_with_the_reason_gives_boxes_more_time(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(ON_THE_WAY)
    posko.wait(minutes=61)
    posko.does(find_late_boxes)
    muncar.hears()
    card = posko.world.heard(muncar.chat_id)[-1].message_id
    muncar.says("tertahan, jembatan putus", by=ANDI, reply_to=card)

    assert muncar.hears() == [
        "⏳ Serah terima #1 · batas waktu dihitung ulang: “tertahan, jembatan putus”"
    ]
    assert "tertahan, jembatan putus" in komando.messages()[-1]
    posko.wait(minutes=59)
    posko.does(find_late_boxes)
    assert len(komando.messages()) == 1
    posko.wait(minutes=2)
    posko.does(find_late_boxes)
    assert len(komando.messages()) == 2


def test_limits_are_set_for_a_kecamatan_and_blind_spots_are_left_alone(
    posko: Posko, muncar: Chat, komando: Chat, tmp_path: Path
) -> None:
    limits = "wilayah,dari,ke,menit\n35.10.05,TPS,PPS,20\n"
    (tmp_path / "limits.csv").write_text(limits, encoding="utf-8")
    (tmp_path / "blindspots.csv").write_text("kode\n35.10.05.2003\n", encoding="utf-8")
    with posko.database.transaction() as session:
        Loading(session, EVENING, {}).folder(tmp_path)
    muncar.says(ON_THE_WAY)
    muncar.says("/handoff TPS 4 Tembokrejo berangkat ke PPS 2 kotak")
    posko.wait(minutes=21)
    posko.does(find_late_boxes)

    assert [text.splitlines()[2] for text in komando.messages()] == [
        "Serah terima #1 · TPS 004 Kedungrejo → PPS · daftar 2 kotak"
    ]


def test_boxes_left_at_a_finished_villages_stations_are_found(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-14 Kedungrejo -> PPS 28 kotak")
    muncar.says("/handoff PPS Kedungrejo -> PPK 28 kotak")
    posko.wait(minutes=LEFT.total_seconds() // 60 + 1)
    posko.does(find_late_boxes)

    assert "⚠️ tertinggal di TPS: 015 PILBUP+PILGUB, 016 PILBUP+PILGUB\n" in komando.hears()[0]
    muncar.says("/handoff TPS 15, 16 Kedungrejo -> PPS 4 kotak")
    posko.does(find_late_boxes)
    assert "selesai dengan sendirinya" in komando.messages()[-1]
