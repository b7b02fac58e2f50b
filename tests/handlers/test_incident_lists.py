"""Incidents looked up, told apart from their doubles, and reported on."""

import pytest

from jobs.escalation import escalate_incidents
from models.case import Case
from sandbox.world import Person
from tests.field import ANDI, BUDI, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, FIRE, TOTOK, answers, buttons, stands

EKO = Person(5200000001, "Eko")
"""An operator."""


def test_the_open_ones_are_listed_worst_and_oldest_first(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/incident sedang listrik padam di TPS 2 Desa Blambangan")
    posko.wait(minutes=3)
    muncar.says(FIRE)
    posko.wait(minutes=2)
    muncar.says("/incident kritis bentrok di TPS 3 Desa Tambakrejo")
    muncar.hears()
    muncar.presses("Tangani", by=ANDI, on=1)
    komando.hears()
    komando.says("/insiden")

    assert komando.hears() == [
        "📋 3 kejadian terbuka · Kab. Banyuwangi\n"
        "🆘 #3 bentrok TPS 003 Tambakrejo, Muncar · 0 mnt · menunggu TNI dan Polri\n"
        "🔴🙋 #2 kebakaran TPS 004 Kedungrejo, Muncar · 2 mnt · Bripka Andi Sutrisno (Polri)\n"
        "🟡 #1 listrik padam TPS 002 Blambangan, Muncar · 5 mnt · belum dimonitor\n"
        "Rincian: /incident 3"
    ]


def test_nihil_is_said(komando: Chat) -> None:
    komando.says("/insiden")

    assert komando.hears() == ["📋 Nihil: tidak ada kejadian terbuka · Kab. Banyuwangi"]


def test_replies_of_all_kinds_are_the_timeline(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    komando.hears()
    muncar.hears()
    muncar.presses("Tangani", by=ANDI)
    muncar.posko.wait(minutes=4)
    answers(komando, "api dari dapur warga, diduga korsleting", by=TOTOK)
    card = muncar.posko.world.heard(muncar.chat_id)[-1].message_id
    muncar.says("", by=BUDI, reply_to=card, caption=True)
    stands(komando)
    komando.says("/incident 1")

    assert komando.hears()[-1].splitlines() == [
        "🔴🙋 #1 TINGGI · kebakaran · TPS 004 Kedungrejo, Muncar",
        "🙋 Ditangani Bripka Andi Sutrisno (Polri)",
        "⏱ Terbuka lagi 20.04 WIB bila tanpa kabar",
        "",
        "19.30 📝 Bripka Andi Sutrisno (Polri): “tinggi kebakaran di TPS 4 Kedungrejo”",
        "19.30 🙋 Tangani Bripka Andi Sutrisno (Polri)",
        "19.34 💬 AKP Totok Hariyanto (Polri): “api dari dapur warga, diduga korsleting”",
        "19.34 💬 anggota belum terdaftar 📷 foto",
    ]


def test_an_edited_reply_is_told_as_it_is_now(muncar: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    card = muncar.posko.world.heard(muncar.chat_id)[-1].message_id
    message = muncar.says("api besar", reply_to=card)
    muncar.edits(message, "api kecil")
    muncar.edits(message, "api kecil")
    stands(muncar)
    muncar.says("/incident #1")

    last = stands(muncar)
    assert "api besar" not in last
    assert last.count("api kecil") == 1


def test_a_reply_with_results_is_refused(muncar: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    answers(muncar, "paslon 01 120 suara", by=ANDI)

    assert muncar.hears()[0].startswith("❓ Andi Sutrisno: ")
    muncar.says("/incident 1")
    assert "120" not in stands(muncar)


def test_an_incident_elsewhere_is_not_shown(posko: Posko, muncar: Chat) -> None:
    muncar.says(FIRE)
    cluring = Chat(posko, -1001000000006)
    cluring.says("/incident 1")
    cluring.says("/incident 77")

    assert [line.partition(": ")[2] for line in cluring.hears()] == [
        "Tidak ada kejadian #1 di wilayah grup ini. Daftarnya: /insiden",
        "Tidak ada kejadian #77 di wilayah grup ini. Daftarnya: /insiden",
    ]


def test_a_double_is_offered_to_its_author(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    posko.wait(minutes=10)
    muncar.says("/incident kebakaran TPS 4 Desa Kedungrejo, api besar", by=BUDI)
    muncar.hears()
    assert buttons(muncar)[:2] == ["🔗 Sama dengan #1", "Bukan"]
    assert muncar.presses("Sama", by=AGUS) == "Tombol ini sudah tidak berlaku."
    muncar.presses("Sama", by=BUDI)

    assert stands(muncar).endswith("🔗 Sama dengan #1; tindak lanjut di sana")
    komando.says("/insiden")
    assert stands(komando).splitlines()[0].startswith("📋 1 kejadian terbuka")
    answers(muncar, "sudah dipadamkan warga", by=BUDI)
    muncar.says("/incident 1")
    assert "#2 📝 anggota" in stands(muncar)
    assert "sudah dipadamkan warga" in stands(muncar)
    muncar.says("/lapsit 1")
    assert "– 19.40 WIB anggota belum terdaftar: “kebakaran TPS 4 Desa" in stands(muncar)
    before = len(posko.world.heard(komando.chat_id))
    posko.wait(minutes=5)
    posko.does(escalate_incidents)
    (notice,) = posko.world.heard(komando.chat_id)[before:]
    assert notice.text.startswith("⏫ #1 ")


def test_a_double_that_is_worse_raises_the_first(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident sedang listrik padam di TPS 4 Desa Kedungrejo")
    muncar.says("/incident kritis listrik padam di TPS 4 Desa Kedungrejo", by=BUDI)
    komando.hears()
    muncar.hears()
    muncar.presses("Sama", by=BUDI)

    assert komando.shows(0).startswith("🆘 KEJADIAN #1 · KRITIS ")
    assert komando.hears()[-1].startswith("🆘 #1 naik ke KRITIS · listrik padam")


def test_nothing_is_a_double_of_what_is_over(muncar: Chat) -> None:
    muncar.says(FIRE)
    muncar.says(FIRE, by=BUDI)
    muncar.hears()
    muncar.presses("Selesai", by=ANDI, on=0)
    first = muncar.posko.world.heard(muncar.chat_id)[0].message_id
    muncar.says("padam", by=ANDI, reply_to=first)

    assert muncar.presses("Sama", by=BUDI) == "Tombol ini sudah tidak berlaku."
    muncar.says("/insiden")
    assert "#2 kebakaran" in stands(muncar)


def test_a_double_stands_alone_when_the_first_is_withdrawn(muncar: Chat, komando: Chat) -> None:
    report = muncar.says(FIRE)
    muncar.says(FIRE, by=BUDI)
    muncar.hears()
    muncar.presses("Sama", by=BUDI)
    muncar.says("/batal", by=ANDI, reply_to=report)

    komando.says("/insiden")
    assert stands(komando).startswith("📋 1 kejadian terbuka")
    assert "#2 kebakaran" in stands(komando)
    komando.posko.wait(minutes=5)
    komando.posko.does(escalate_incidents)
    assert stands(komando).startswith("⏫ #2 ")


def test_one_that_is_no_double_goes_its_own_way(posko: Posko, muncar: Chat) -> None:
    muncar.says(FIRE)
    muncar.says(FIRE, by=BUDI)
    muncar.hears()
    muncar.presses("Bukan", by=BUDI)

    stands(muncar)
    assert "🔗" not in str(buttons(muncar))
    with posko.database.transaction() as session:
        assert len(Case.open_in(session, "35.10")) == 2


@pytest.mark.parametrize(
    "other",
    [
        "/incident kebakaran TPS 5 Desa Kedungrejo",
        "/incident bentrok TPS 4 Desa Kedungrejo",
        "/incident kebakaran TPS 4 Desa Tambakrejo",
    ],
)
def test_another_event_is_not_taken_for_a_double(muncar: Chat, other: str) -> None:
    muncar.says(FIRE)
    muncar.says(other, by=BUDI)
    muncar.hears()

    assert "🔗" not in str(buttons(muncar))


def test_the_summary_answers_the_six_questions(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    muncar.presses("Tangani", by=ANDI)
    stands(muncar)
    answers(muncar, "api dari dapur. Diduga korsleting listrik. Kotak aman", by=AGUS)
    muncar.posko.wait(minutes=20)
    stands(muncar)
    muncar.presses("Selesai", by=ANDI)
    answers(muncar, "api padam", by=ANDI)
    stands(komando)
    komando.says("/lapsit 1")

    assert stands(komando).splitlines() == [
        "LAPORAN KEJADIAN #1",
        "Apa: kebakaran, tingkat tinggi",
        "Bilamana: Rab 27 Nov 2024, 19.30 WIB; dilaporkan 19.30 WIB",
        "Di mana: TPS 004 Kedungrejo, Kec. Muncar",
        "Siapa: pelapor Bripka Andi Sutrisno (Polri); ditangani Bripka Andi Sutrisno (Polri)",
        "Bagaimana: “tinggi kebakaran di TPS 4 Kedungrejo”",
        "– 19.30 WIB Kapten Inf Agus Santoso (TNI): “api dari dapur. Diduga korsleting listrik. "
        "Kotak aman”",
        "Mengapa: “Diduga korsleting listrik”",
        "Tindakan: dimonitor 19.30 WIB, ditangani 19.30 WIB, selesai 19.50 WIB: “api padam”",
        "Demikian untuk menjadi periksa. Dicatat Posko dari laporan petugas; bukan berita acara.",
    ]


def test_operators_change_how_fast_incidents_escalate(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(FIRE)
    komando.says("/kebijakan tinggi monitor 3 tingkat kabupaten", by=EKO)
    assert (
        "🔴 tinggi: naik tiap 3 ke kabupaten, lalu ingatkan tiap 15; Monitor berlaku 30 tanpa "
        "kabar, Tangani 30"
    ) in stands(komando)
    muncar.says("/incident tinggi kebakaran di TPS 9 Desa Tambakrejo")
    komando.hears()
    posko.wait(minutes=3)
    before = len(posko.world.heard(komando.chat_id))
    posko.does(escalate_incidents)

    (notice,) = posko.world.heard(komando.chat_id)[before:]
    assert notice.text.startswith("⏫ #2 ")
    assert "\nKab. Banyuwangi: " in notice.text


@pytest.mark.parametrize(
    ("text", "by", "answer"),
    [
        ("/kebijakan tinggi monitor 3", TOTOK, "Hanya operator"),
        ("/kebijakan tinggi monitor 0", EKO, "Belum diubah."),
        ("/kebijakan tinggi monitor", EKO, "Belum diubah."),
        ("/kebijakan besar monitor 3", EKO, "Belum diubah."),
        ("/kebijakan tinggi", EKO, "Belum diubah."),
    ],
)
def test_a_policy_is_not_changed_by_others_or_by_half(
    komando: Chat, text: str, by: Person, answer: str
) -> None:
    komando.says(text, by=by)

    assert komando.hears()[0].partition(": ")[2].startswith(answer)


def test_operators_learn_that_the_sweep_has_stopped(posko: Posko, komando: Chat) -> None:
    posko.does(escalate_incidents)
    posko.wait(minutes=5)
    komando.says("/status", by=TOTOK)
    assert "Eskalasi" not in stands(komando)
    komando.says("/status", by=EKO)

    assert stands(komando).endswith(
        "⚠️ Eskalasi berhenti: terakhir berjalan 19.30 WIB. Mohon periksa proses bot."
    )
