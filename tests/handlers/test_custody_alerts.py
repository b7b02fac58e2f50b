"""Incidents that custody opens: alerts like others, on which a commander decides."""

from jobs.escalation import escalate_incidents
from models.case import Case
from models.glossary import IncidentState, Stage
from tests.field import ANDI, NANANG, NANANG_S, TOTOK, Chat, Posko
from tests.handlers.test_custody import KEDUNGREJO

SHORT = "/handoff PPS Kedungrejo -> PPK 31 kotak"


def test_what_custody_found_climbs_the_ladder_until_it_is_decided(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(SHORT)
    (alert,) = komando.hears()
    assert alert.startswith("🔴 KEJADIAN #1 · TINGGI · jumlah berbeda · Kedungrejo, Muncar\n")
    posko.wait(minutes=5)
    posko.does(escalate_incidents)
    assert komando.hears()[0].startswith(
        "⏫ #1 belum dimonitor, 5 mnt · jumlah berbeda Kedungrejo\nKec. Muncar: "
    )

    komando.presses("Sesuai laporan", by=NANANG_S, on=0)
    komando.presses("dilihat sendiri", by=NANANG_S, on=0)

    posko.wait(hours=9)
    posko.does(escalate_incidents)
    assert komando.hears() == []
    assert komando.shows(0).startswith("🔒 KEJADIAN #1 ")
    with posko.database.transaction() as session:
        case = Case.of(session, 1)
        assert case
        assert (case.state, case.due_at) == (IncidentState.CLOSED, None)


def test_custodys_incident_is_over_by_a_decision_only(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(SHORT)
    komando.hears()
    assert "✅ Selesai" not in komando.buttons()
    message = posko.world.heard(komando.chat_id)[0].message_id

    told = komando.presses_data("1:incident_done:1", NANANG_S, message)
    assert told == "Tombol ini sudah tidak berlaku."


def test_a_reply_that_decides_nothing_is_news(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(SHORT)
    komando.hears()
    card = posko.world.heard(komando.chat_id)[0].message_id
    komando.says("masih di jalan, kami hitung lagi", by=NANANG_S, reply_to=card)
    komando.says("belum pindah kata PPK", by=ANDI, reply_to=card)

    shown = komando.shows(0)
    assert "💬 1 kabar, 19.30 WIB Kombes Pol Nanang Supriyadi (Polri): “masih di jalan" in shown
    assert "⚖️ Kotak ditahan sampai komandan memutuskan" in shown
    assert komando.messages()[-1].endswith("Hanya komandan atau operator wilayah ini.")


def test_the_timeline_tells_what_was_found_and_decided(muncar: Chat, komando: Chat) -> None:
    muncar.says(SHORT)
    komando.hears()
    komando.presses("Monitor", by=TOTOK)
    komando.hears()
    komando.says("/incident 1", by=TOTOK)
    komando.hears()
    komando.presses("Sesuai laporan", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    komando.posko.wait(minutes=1)

    assert komando.shows().splitlines() == [
        "🔒 #1 TINGGI · jumlah berbeda · Kedungrejo, Muncar",
        "⚠️ jumlah berbeda: 31",
        "Serah terima #1 · PPS Kedungrejo → PPK · daftar 32 kotak",
        "⚖️ 19.30 WIB: sesuai laporan (“dilihat sendiri”), Kombes Pol Nanang Supriyadi (Polri)",
        "",
        "19.30 👁 Monitor AKP Totok Hariyanto (Polri)",
        "19.30 ⚖️ sesuai laporan, Kombes Pol Nanang Supriyadi (Polri): “dilihat sendiri”",
    ]
    assert komando.buttons() == ["↩️ Buka lagi"]


def test_boxes_that_are_found_close_the_incident(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo berangkat ke PPS 2 kotak")
    for label in ("Selisih", "Kotak tidak ada", "001 PILGUB", "Kirim"):
        muncar.presses(label, by=NANANG)
    assert posko.boxes(KEDUNGREJO)["missing"] == 1
    posko.wait(minutes=5)
    muncar.says("/handoff TPS 1 Kedungrejo tiba di PPS 2 kotak")

    assert posko.boxes(KEDUNGREJO) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}
    assert komando.shows(0).splitlines()[-1] == "⚖️ 19.35 WIB: selesai dengan sendirinya"


def test_an_officers_report_like_it_is_offered_as_the_same(muncar: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 32 kotak, segel rusak 2")
    muncar.says("/incident segel rusak di PPS Kedungrejo")

    muncar.hears()
    assert "🔗 Sama dengan #1" in muncar.buttons()
