"""What officers do with /incident, and what their commanders then see."""

from tests.field import ANDI, Chat


def test_an_incident_is_answered_and_reaches_the_command_group(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident tinggi Listrik padam di TPS 010 Desa Kedungrejo")

    assert muncar.reaction(message) == "🫡"
    assert muncar.hears() == [
        "🔴 Kejadian #1 · listrik padam · TPS 010 Kedungrejo\n"
        "tingkat tinggi · 19.30 WIB · diteruskan ke komando · Bripka Andi Sutrisno (Polri)\n"
        "⏳ Belum dimonitor"
    ]
    assert komando.hears() == [
        "🔴 KEJADIAN #1 · TINGGI · listrik padam · TPS 010 Kedungrejo, Muncar\n"
        "“tinggi Listrik padam di TPS 010 Desa Kedungrejo”\n"
        "19.30 WIB · Bripka Andi Sutrisno (Polri) · lihat pesan\n"
        "👥 Terdekat: AKP Totok Hariyanto (Polri), Kapten Inf Agus Santoso (TNI), "
        "Sertu Nanang Rahardjo (TNI)\n"
        "⏳ Belum dimonitor"
    ]


def test_the_photo_of_a_report_reaches_the_command_group(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident tinggi kebakaran di TPS 4 Desa Kedungrejo", caption=True)

    alert, photo = komando.hears()
    assert "Bripka Andi Sutrisno (Polri) · 📷 foto · lihat pesan" in alert
    assert photo == "📷 #1 · kebakaran · TPS 004 Kedungrejo, Muncar"
    shown = komando.posko.world.heard(komando.chat_id)[-1].attachment
    assert shown
    assert shown.name.startswith("file-")
    muncar.presses("Tangani")
    assert komando.hears() == []


def test_a_minor_incident_waits_for_the_digest(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident rendah antri mengular TPS 2 Blambangan")

    assert (
        muncar.hears()[0]
        .splitlines()[1]
        .endswith("masuk laporan situasi · Bripka Andi Sutrisno (Polri)")
    )
    assert komando.hears() == []


def test_an_incident_without_a_place_is_the_regions(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident kebakaran")

    assert "kebakaran · Kec. Muncar\n" in komando.hears()[0]


def test_markup_in_a_report_is_shown_not_obeyed(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident kritis <b>massa</b> & <a href='x'>bentrok</a> '; DROP TABLE boxes;--")

    assert (
        "“kritis <b>massa</b> & <a href='x'>bentrok</a> '; DROP TABLE boxes;--”"
        in (komando.hears()[0])
    )


def test_an_edit_that_makes_it_worse_is_shown_and_heard(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident listrik padam di TPS 2 Blambangan")
    komando.hears()
    muncar.edits(message, "/incident kritis kebakaran di TPS 2 Blambangan")

    assert komando.hears()[0].startswith("🆘 #1 naik ke KRITIS · kebakaran TPS 002 Blambangan\n")
    assert komando.posko.world.heard(komando.chat_id)[0].text.startswith(
        "🆘 KEJADIAN #1 · KRITIS · kebakaran · TPS 002 Blambangan, Muncar · ✏️ diperbaiki\n"
    )


def test_an_edit_does_not_lose_who_handles_it(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident tinggi kebakaran di TPS 2 Blambangan")
    muncar.hears()
    muncar.presses("Tangani")
    muncar.edits(message, "/incident tinggi kebakaran di TPS 3 Blambangan")

    muncar.read = komando.read = 0
    assert "🙋 Ditangani Bripka Andi Sutrisno (Polri)" in muncar.hears()[0]
    (alert,) = komando.hears()
    assert "TPS 003" in alert
    assert "🙋 Ditangani Bripka Andi Sutrisno (Polri)" in alert


def test_an_edit_makes_it_less_bad_until_somebody_has_seen_it(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident kritis kebakaran di TPS 2 Blambangan")
    muncar.edits(message, "/incident tinggi kebakaran di TPS 2 Blambangan")
    assert komando.shows(0).startswith("🔴 KEJADIAN #1 · TINGGI ")
    muncar.presses("Tangani", by=ANDI)
    muncar.edits(message, "/incident rendah kebakaran di TPS 2 Blambangan")

    assert komando.shows(0).startswith("🔴🙋 KEJADIAN #1 · TINGGI ")


def test_a_handoff_cannot_be_edited_into_an_incident(muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.hears()
    muncar.edits(message, "/incident kebakaran di TPS 4 Kedungrejo")

    assert muncar.hears() == [
        "❓ Andi Sutrisno: Pesan ini sudah tercatat sebagai #1 dan tidak dapat diganti jenisnya. "
        "Tulis laporan baru di pesan baru."
    ]
