"""/jadwal: commanders say when their group gets its digests."""

from jobs.digest import owe_digests
from sandbox.world import Person
from tests.field import ANDI, Chat, Posko

NANANG = Person(5200000002, "Nanang")
"""Commander of the kabupaten; Eko operates it."""
EKO = Person(5200000001, "Eko")


def test_a_schedule_is_set_in_words_and_answered_with_the_next_three_times(komando: Chat) -> None:
    komando.says("/jadwal tiap 30 menit 15.00–24.00; tiap jam 00.00–14.00", by=NANANG)

    assert komando.hears() == [
        "🗓 Jadwal laporan situasi\n"
        "• tiap 30 menit 15.00–24.00\n"
        "• tiap jam 00.00–14.00\n"
        "Berikutnya: 20.00 WIB · 20.30 WIB · 21.00 WIB\n"
        "Ubah: /jadwal tiap 30 menit 15.00–24.00; tiap jam 00.00–14.00"
    ]


def test_digests_follow_a_new_schedule_and_nothing_before_it(posko: Posko, komando: Chat) -> None:
    posko.wait(minutes=1)
    komando.says("/jadwal tiap 30 menit", by=NANANG)
    posko.does(owe_digests)
    before = komando.hears()
    posko.wait(minutes=29)
    posko.does(owe_digests)

    assert len(before) == 1
    assert [text.splitlines()[0] for text in komando.hears()] == [
        "SITUASI 20.00 WIB · Rab 27 Nov 2024 · Kab. Banyuwangi"
    ]


def test_the_usual_schedule_comes_back(komando: Chat) -> None:
    komando.says("/jadwal pukul 06.00 minggu", by=NANANG)
    komando.says("/jadwal bawaan", by=NANANG)

    first, second = komando.hears()
    assert "• pukul 06.00, Min\n" in first
    assert "Berikutnya: Min 1 Des 06.00 WIB · Min 8 Des 06.00 WIB" in first
    assert "• tiap jam\nBerikutnya: 20.00 WIB · 21.00 WIB · 22.00 WIB\n" in second


def test_only_commanders_change_it(komando: Chat) -> None:
    komando.says("/jadwal tiap jam", by=ANDI)

    assert komando.hears() == ["❓ Andi Sutrisno: Hanya komandan atau operator wilayah ini."]


def test_only_operators_write_cron_lines(komando: Chat) -> None:
    komando.says("/jadwal cron 0 */6 * * *", by=NANANG)
    komando.says("/jadwal cron 0 */6 * * *", by=EKO)

    refused, set_ = komando.hears()
    assert "Hanya operator wilayah ini." in refused
    assert "• cron 0 */6 * * *\nBerikutnya: Kam 28 Nov 00.00 WIB" in set_


def test_what_is_not_understood_changes_nothing(komando: Chat) -> None:
    komando.says("/jadwal tiap jam; kalau sempat", by=NANANG)
    komando.says("/jadwal cron 0 0 31 2 *", by=EKO)

    first, second = komando.hears()
    assert "“kalau sempat” tidak dimengerti" in first
    assert "“0 0 31 2 *” tidak dimengerti" in second


def test_field_groups_have_no_schedule(muncar: Chat) -> None:
    muncar.says("/jadwal tiap jam", by=NANANG)

    assert "Ini hanya ada di grup komando." in muncar.hears()[0]


def test_buttons_change_pace_and_quiet_hours(komando: Chat) -> None:
    komando.says("/jadwal", by=NANANG)
    komando.hears()
    komando.presses("30 mnt", by=NANANG)
    komando.presses("Tanpa bunyi", by=NANANG)
    text = komando.shows()

    assert "• tiap 30 menit\nBerikutnya: 20.00 WIB · 20.30 WIB" in text
    assert "🔕 Tanpa bunyi 22.00–05.00, kecuali ada kejadian kritis" in text
    komando.presses("Selalu berbunyi", by=NANANG)
    assert "🔕" not in komando.shows()


def test_a_button_is_for_commanders_and_of_this_chat(komando: Chat) -> None:
    card = komando.says("/jadwal", by=NANANG) + 1

    assert "Hanya komandan" in (komando.presses("30 mnt", by=ANDI) or "")
    for data in ("1:jadwal:7:1", "1:jadwal:30:999", "1:jadwal:30", "1:jadwal:30:x"):
        assert "tidak berlaku" in (komando.presses_data(data, NANANG, card) or "")


def test_digests_are_silent_in_quiet_hours_unless_something_critical_is_open(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    komando.says("/jadwal tenang 19.00–05.00", by=NANANG)
    posko.does(owe_digests)
    komando.hears()
    muncar.says("/incident kebakaran di TPS 2 Kedungrejo")
    posko.wait(hours=1)
    posko.does(owe_digests)
    komando.hears()

    digests = [
        message.silent
        for message in posko.world.heard(komando.chat_id)
        if message.text.startswith("SITUASI")
    ]
    assert digests == [True, False]
