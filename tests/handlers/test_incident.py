"""What officers do with /incident, and what their commanders then see."""

from tests.field import Chat


def test_an_incident_is_answered_and_reaches_the_command_group(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident tinggi Listrik padam di TPS 010 Desa Kedungrejo")

    assert muncar.reaction(message) == "🫡"
    assert muncar.hears() == [
        "🔴 Kejadian #1 · listrik padam · TPS 010 Kedungrejo\n"
        "tingkat tinggi · 19.30 WIB · diteruskan ke komando · Bripka Andi Sutrisno (Polri)"
    ]
    assert komando.hears() == [
        "🔴 KEJADIAN #1 · TINGGI · listrik padam\n"
        "📍 TPS 010 Kedungrejo, Muncar · 19.30 WIB\n"
        "“tinggi Listrik padam di TPS 010 Desa Kedungrejo”\n"
        "Lapor: Bripka Andi Sutrisno (Polri) · lihat pesan"
    ]


def test_a_minor_incident_waits_for_the_digest(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident rendah antri mengular TPS 2 Blambangan")

    assert muncar.hears()[0].endswith("masuk laporan situasi · Bripka Andi Sutrisno (Polri)")
    assert komando.hears() == []


def test_an_incident_without_a_place_is_the_regions(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident kebakaran")

    assert "📍 Kec. Muncar · 19.30 WIB" in komando.hears()[0]


def test_markup_in_a_report_is_shown_not_obeyed(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident kritis <b>massa</b> & <a href='x'>bentrok</a> '; DROP TABLE boxes;--")

    assert (
        "“kritis <b>massa</b> & <a href='x'>bentrok</a> '; DROP TABLE boxes;--”"
        in (komando.hears()[0])
    )


def test_an_edit_of_an_incident_alerts_again_under_its_number(muncar: Chat, komando: Chat) -> None:
    message = muncar.says("/incident listrik padam di TPS 2 Blambangan")
    komando.hears()
    muncar.edits(message, "/incident kritis kebakaran di TPS 2 Blambangan")

    assert komando.hears()[0].startswith("🆘 KEJADIAN #1 · KRITIS · kebakaran · ✏️ diperbaiki")


def test_a_handoff_cannot_be_edited_into_an_incident(muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.hears()
    muncar.edits(message, "/incident kebakaran di TPS 4 Kedungrejo")

    assert muncar.hears() == [
        "❓ Andi Sutrisno: Pesan ini sudah tercatat sebagai #1 dan tidak dapat diganti jenisnya. "
        "Tulis laporan baru di pesan baru."
    ]
