"""Custody as officers see it: two services vouch for a hand-over, or say what differs."""

import pytest

from models.glossary import Duty, Service, Stage
from models.officer import Officer
from sandbox.world import Person
from tests.field import ANDI, CATUR, MADE, NANANG, NANANG_S, STRANGER, Chat, Posko

REPORT = "/handoff TPS 4 Kedungrejo -> PPS 2 kotak segel utuh"
KEDUNGREJO = "35.10.05.2002"
SUGENG = Person(5300000001, "Sugeng")


def test_an_officer_of_another_service_makes_a_report_joint(posko: Posko, muncar: Chat) -> None:
    muncar.says(REPORT)

    assert muncar.presses("Konfirmasi", by=NANANG) == "Serah terima #1 dikonfirmasi."
    assert muncar.messages() == [
        "🤝 Serah terima #1 · TPS 004 Kedungrejo → PPS · 2 kotak\n"
        "segel utuh · tiba 19.30 WIB · terverifikasi bersama 19.30 WIB\n"
        "Bripka Andi Sutrisno (Polri) · Sertu Nanang Rahardjo (TNI)"
    ]
    muncar.messages()
    assert muncar.buttons() == []
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 2}


def test_a_time_still_to_come_is_questioned(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo tiba PPS 2 kotak pkl 21.50")

    question = (
        "❓ pukul 21.50 belum lewat, terlalu lama, atau di luar waktu operasi; dicatat 19.30 WIB."
    )
    assert question in muncar.messages()[0]
    muncar.presses("Selisih", by=NANANG)
    assert question in muncar.messages()[0]


def test_nobody_confirms_alone(posko: Posko, muncar: Chat) -> None:
    muncar.says(REPORT)

    assert muncar.presses("Konfirmasi", by=ANDI) == (
        "Ini laporan Anda sendiri. Konfirmasi datang dari rekan kesatuan lain."
    )
    assert muncar.presses("Konfirmasi", by=MADE) == (
        "Polri sudah menyatakan laporan ini benar. Ditunggu konfirmasi kesatuan lain."
    )
    assert muncar.presses("Konfirmasi", by=STRANGER) == (
        "Hanya untuk anggota yang terdaftar. Minta tautan pendaftaran kepada komandan atau "
        "operator Anda."
    )
    assert posko.joint(KEDUNGREJO) == {}


def test_a_button_counts_in_its_own_group_only(muncar: Chat, komando: Chat) -> None:
    muncar.says(REPORT)
    message = komando.says("siap")

    stale = "Tombol ini sudah tidak berlaku."
    assert komando.presses_data("1:confirm:1", NANANG, message) == stale
    assert komando.presses_data("1:differs:1", NANANG, message) == stale
    assert muncar.presses_data("1:confirm:99", NANANG, 1) == stale


def test_the_receiver_is_shown_beside_the_two_that_guard(posko: Posko, muncar: Chat) -> None:
    with posko.database.transaction() as session:
        session.add(
            Officer(
                telegram_id=SUGENG.id,
                name="Sugeng",
                rank="Bpk",
                service=Service.PPS,
                unit="PPS Kedungrejo",
                role=Duty.MEMBER,
                region=KEDUNGREJO,
            )
        )
    muncar.says(REPORT)

    assert muncar.presses("Konfirmasi", by=SUGENG) == "Serah terima #1 dikonfirmasi."
    assert "penerima Bpk Sugeng (PPS) · ⏳ menunggu TNI" in muncar.messages()[0]
    assert posko.joint(KEDUNGREJO) == {}
    muncar.presses("Konfirmasi", by=NANANG)
    assert "Sertu Nanang Rahardjo (TNI) · penerima Bpk Sugeng (PPS)" in muncar.messages()[0]
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 2}


def test_a_second_independent_report_is_an_attestation(posko: Posko, muncar: Chat) -> None:
    muncar.says(REPORT)
    muncar.says("/handoff tps 04 kedungrejo sampai pps, 2 ktk aman", by=NANANG)

    first, second = muncar.messages()
    assert first.startswith("🤝 Serah terima #1 ·")
    assert "Bripka Andi Sutrisno (Polri) · Sertu Nanang Rahardjo (TNI)" in first
    assert second == (
        "🤝 Serah terima #1 · TPS 004 Kedungrejo → PPS · 2 kotak · dikuatkan\n"
        "#2 · tiba 19.30 WIB · Sertu Nanang Rahardjo (TNI)"
    )
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 2}


def test_the_same_officer_again_is_a_repeat_however_often(posko: Posko, muncar: Chat) -> None:
    for _ in range(9):
        muncar.says(REPORT)

    heard = muncar.hears()
    assert heard[0].startswith("🗳 Serah terima #1 ·")
    repeats = "\n".join(heard[1:])
    assert repeats.count("🔁 Sudah tercatat #1 · TPS 004 Kedungrejo → PPS · 2 kotak") == 8
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}
    assert posko.joint(KEDUNGREJO) == {}


def test_the_same_in_one_batch(posko: Posko, muncar: Chat) -> None:
    for by in (ANDI, ANDI, NANANG, CATUR):
        muncar.writes(REPORT, by=by)
    posko.settle()

    first, repeat, attested, again = muncar.hears()
    assert first.startswith("🤝 Serah terima #1")
    assert repeat.startswith("🔁 Sudah tercatat #1")
    assert "dikuatkan" in attested
    assert "dikuatkan" in again
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 2}


def test_what_differs_goes_to_the_commander_who_settles_it(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Kotak tidak ada", by=NANANG)
    muncar.presses("003 PILGUB", by=NANANG)
    muncar.presses("Kirim", by=NANANG)

    assert muncar.messages() == [
        "⚠️ Serah terima #1 · TPS 001–003 Kedungrejo → PPS · 6 kotak\n"
        "tiba 19.30 WIB\n"
        "Bripka Andi Sutrisno (Polri) · Sertu Nanang Rahardjo (TNI)\n"
        "⚠️ kotak tidak ada: 003 PILGUB · Sertu Nanang Rahardjo (TNI) 19.30 WIB"
        " · ditahan, menunggu putusan komando (kejadian #1)"
    ]
    assert posko.boxes(KEDUNGREJO) == {
        (Stage.PPS, None): 5,
        "missing": 1,
        (Stage.KPU, None): 26,
    }
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 5}
    assert komando.messages()[-1] == (
        "🆘 KEJADIAN #1 · KRITIS · kotak tidak ada · TPS 001–003 Kedungrejo, Muncar\n"
        "⚠️ kotak tidak ada: 003 PILGUB · Sertu Nanang Rahardjo (TNI)\n"
        "Serah terima #1 · TPS 001–003 Kedungrejo → PPS · daftar 6 kotak\n"
        "19.30 WIB · Bripka Andi Sutrisno (Polri) · lihat pesan\n"
        "👥 Terdekat: AKP Totok Hariyanto (Polri), Kapten Inf Agus Santoso (TNI), "
        "Sertu Nanang Rahardjo (TNI)\n"
        "⏳ Menunggu Monitor TNI dan Polri\n"
        "⚖️ Kotak ditahan sampai komandan memutuskan: dengan tombol, atau balas “sesuai, …” / "
        "“belum berpindah, …” dan alasannya"
    )

    assert komando.presses("Sesuai laporan", by=ANDI) == "Hanya komandan atau operator wilayah ini."
    komando.presses("Belum berpindah", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    posko.wait(minutes=1)

    assert posko.boxes(KEDUNGREJO) == {
        (Stage.PPS, None): 5,
        (Stage.TPS, None): 1,
        (Stage.KPU, None): 26,
    }
    komando.messages()
    assert komando.buttons() == ["↩️ Buka lagi"]
    assert (
        "⚖️ 19.30 WIB: belum berpindah (“dilihat sendiri”), Kombes Pol Nanang"
        in komando.messages()[-1]
    )
    assert muncar.messages()[0].startswith("⚖️ Serah terima #1")


def test_a_box_missed_twice_in_one_moment_waits_for_the_last_word(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    muncar.says("/handoff PPS Kedungrejo -> PPK 6 kotak")
    for card in (-1, -2):
        for label in ("Selisih", "Kotak tidak ada", "003 PILGUB"):
            muncar.presses(label, by=NANANG, on=card)
    for draft in (1, 2):
        posko.world.presses(muncar.chat_id, NANANG, 1, f"1:send:{draft}")
    posko.settle()

    (alert,) = komando.messages()
    assert "Serah terima #1" in alert
    assert "→ selesai dengan sendirinya" in muncar.messages()[1]
    komando.presses("Belum berpindah", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    assert posko.boxes(KEDUNGREJO)[Stage.TPS, None] == 1


def test_a_reply_with_the_reason_settles_too(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 31 kotak")
    komando.hears()
    card = posko.world.heard(komando.chat_id)[-1].message_id
    komando.says("dihitung ulang, 32", by=NANANG_S, reply_to=card)

    assert "⚖️ 19.30 WIB: sesuai laporan (“dihitung ulang, 32”), Kombes" in komando.messages()[-1]


def test_only_one_picks_what_differs_and_gives_way_in_time(posko: Posko, muncar: Chat) -> None:
    muncar.says(REPORT)
    muncar.presses("Selisih", by=NANANG)
    checking = "Selisih sedang diperiksa Sertu Nanang Rahardjo (TNI). Tunggu sebentar."

    assert muncar.presses_data("1:confirm:1", CATUR, 1) == checking
    assert muncar.presses_data("1:differs:1", CATUR, 1) == checking
    assert muncar.presses("Kotak tidak ada", by=CATUR) == checking

    posko.wait(minutes=6)
    assert muncar.presses_data("1:confirm:1", CATUR, 1) == "Serah terima #1 dikonfirmasi."


def test_batal_gives_the_card_back(muncar: Chat) -> None:
    muncar.says(REPORT)
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Batal", by=NANANG)

    muncar.messages()
    assert muncar.buttons() == ["✅ Konfirmasi", "⚠️ Selisih", "✏️ Perbaiki"]


def test_whoever_is_late_is_told_who_was_first(muncar: Chat) -> None:
    muncar.says(REPORT)
    muncar.presses("Konfirmasi", by=NANANG)

    told = "Sudah terverifikasi bersama oleh Sertu Nanang Rahardjo (TNI)."
    assert muncar.presses_data("1:differs:1", CATUR, 1) == told
    assert muncar.presses_data("1:confirm:1", CATUR, 1) == told


def test_a_crowd_of_cards_is_confirmed_at_once(posko: Posko, muncar: Chat) -> None:
    for station in range(1, 9):
        muncar.writes(f"/handoff TPS {station} Kedungrejo -> PPS 2 kotak", by=ANDI)
    posko.settle()

    assert muncar.presses("Konfirmasi semua", by=NANANG) == "8 serah terima dikonfirmasi."
    assert muncar.messages()[0].count("🤝 Serah terima") == 8
    muncar.messages()
    assert muncar.buttons() == []
    assert posko.joint(KEDUNGREJO) == {Stage.PPS: 16}


@pytest.fixture
def crowd(posko: Posko, muncar: Chat) -> Chat:
    """Eight reports, answered in one message."""
    for station in range(1, 9):
        muncar.writes(f"/handoff TPS {station} Kedungrejo -> PPS 2 kotak", by=ANDI)
    posko.settle()
    return muncar


def test_of_a_crowd_one_report_is_disputed_below_its_message(crowd: Chat, komando: Chat) -> None:
    crowd.presses("Selisih", by=NANANG)
    assert crowd.messages()[0].splitlines()[0] == "8 laporan dijawab sekaligus"
    assert crowd.keyboard() == [
        ["✅ Konfirmasi semua", "⚠️ Selisih"],
        ["#1", "#2", "#3"],
        ["#4", "#5", "#6"],
        ["#7", "#8"],
        ["✖️ Batal"],
    ]

    crowd.presses("#5", by=NANANG)
    assert crowd.messages()[0].splitlines()[5].startswith("🔎 Serah terima #5 ")
    assert crowd.keyboard()[0] == ["✅ Konfirmasi semua", "⚠️ Selisih"]
    assert crowd.keyboard()[-1] == ["✖️ Batal #5"]
    for label in ("Segel rusak", "005 PILBUP", "Kirim (1)"):
        crowd.presses(label, by=NANANG)

    (alert,) = komando.messages()
    assert "⚠️ segel rusak: 005 PILBUP · Sertu Nanang Rahardjo (TNI)" in alert
    assert crowd.messages()[0].splitlines()[5].startswith("⚠️ Serah terima #5 ")
    assert crowd.keyboard() == [["✅ Konfirmasi semua", "⚠️ Selisih"]]
    assert crowd.presses("Konfirmasi semua", by=CATUR) == "7 serah terima dikonfirmasi."
    crowd.presses("Selisih", by=CATUR)
    crowd.messages()
    assert crowd.keyboard() == [["⚠️ Selisih"], ["#5"], ["✖️ Batal"]]


def test_a_choice_or_a_pick_below_a_crowd_is_given_up(crowd: Chat) -> None:
    for labels in (["Selisih", "Batal"], ["Selisih", "#1", "Batal #1"], ["Selisih", "#5", "Batal"]):
        for label in labels:
            crowd.presses(label, by=NANANG)

        assert crowd.messages()[0].count("🗳 Serah terima") == 8
        assert crowd.keyboard() == [["✅ Konfirmasi semua", "⚠️ Selisih"]]


def test_below_a_crowd_one_officer_picks_at_a_time(posko: Posko, crowd: Chat) -> None:
    crowd.presses("Selisih", by=NANANG)
    crowd.presses("#5", by=NANANG)
    checking = "Selisih sedang diperiksa Sertu Nanang Rahardjo (TNI). Tunggu sebentar."
    assert crowd.presses("⚠️ Selisih", by=CATUR) == checking
    message = posko.world.heard(crowd.chat_id)[-1].message_id
    assert crowd.presses_data("1:differs:6", CATUR, message) == checking

    crowd.presses("⚠️ Selisih", by=NANANG)
    crowd.presses("#6", by=NANANG)
    shown = crowd.messages()[0]
    assert (shown.count("🗳 Serah terima"), shown.count("🔎 Serah terima #6 ")) == (7, 1)
    posko.wait(minutes=6)
    crowd.presses("⚠️ Selisih", by=CATUR)
    crowd.messages()
    assert crowd.keyboard()[-1] == ["✖️ Batal"]


def test_the_choice_below_a_crowd_is_for_those_enrolled(crowd: Chat) -> None:
    told = "Hanya untuk anggota yang terdaftar"
    assert (crowd.presses("Selisih", by=STRANGER) or "").startswith(told)
    crowd.presses("Selisih", by=NANANG)
    assert (crowd.presses("Batal", by=STRANGER) or "").startswith(told)
    crowd.presses("Konfirmasi semua", by=NANANG)
    message = crowd.posko.world.heard(crowd.chat_id)[-1].message_id

    crowd.messages()
    assert crowd.keyboard() == []
    assert crowd.presses_data("1:which:0", NANANG, message) == "Tombol ini sudah tidak berlaku."


def test_a_pick_that_was_left_alone_is_taken_up_by_who_presses(posko: Posko, muncar: Chat) -> None:
    muncar.says(REPORT)
    muncar.presses("Selisih", by=NANANG)
    posko.wait(minutes=6)
    muncar.presses("Segel rusak", by=CATUR)
    muncar.presses("004 PILGUB", by=CATUR)
    muncar.presses("Kirim", by=CATUR)

    assert "⚠️ segel rusak: 004 PILGUB · Koptu Catur Prasetyo (TNI)" in muncar.shows()
