"""What officers do with forms: an incomplete report becomes a card that buttons complete."""

from collections.abc import Sequence

import pytest

from jobs.upkeep import lapse_forms
from models.glossary import Stage
from sandbox.world import Person
from tests.field import ANDI, BUDI, STRANGER, Chat, Posko
from tests.handlers.test_evidence import media
from tests.handlers.test_handoff import boxes

SIX_TAPS = ("Kedungrejo", "004", "TPS → PPS", "2 kotak", "segel utuh", "Kirim")

CARD = (
    "🗳 Serah terima #1 · TPS 004 Kedungrejo → PPS · 2 kotak\n"
    "segel utuh · tiba 19.30 WIB\n"
    "Bripka Andi Sutrisno (Polri) · ⏳ menunggu TNI sejak 19.30 WIB"
)


def test_a_form_is_done_in_six_taps(posko: Posko, muncar: Chat) -> None:
    message = muncar.says("/handoff")
    taps(muncar, SIX_TAPS)

    assert len(SIX_TAPS) == 6
    assert muncar.hears() == [CARD]
    assert muncar.reaction(message) == "🫡"
    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_an_empty_handoff_opens_a_form(muncar: Chat) -> None:
    muncar.says("/handoff")

    assert muncar.hears() == [
        "📝 Andi Sutrisno · kurang desa, TPS, tujuan, jumlah kotak, segel\n"
        "Desa/kelurahan mana?\n"
        "Belum dicatat · tekan tombol atau balas pesan ini, sampai 19.40 WIB"
    ]
    assert muncar.keyboard()[0] == ["Blambangan", "Kedungrejo"]
    assert muncar.keyboard()[-2:] == [["Seluruh Kec. Muncar"], ["✖️ Batal"]]


def test_what_the_text_says_is_not_asked(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo, 2 kotak")

    assert muncar.hears()[0].splitlines()[:3] == [
        "📝 Andi Sutrisno · kurang tujuan, segel",
        "Kedungrejo · TPS 004 · 2 kotak",
        "Dari mana ke mana?",
    ]
    assert muncar.keyboard() == [["TPS → PPS", "TPS → PPK"], ["↩️ Kembali", "✖️ Batal"]]

    taps(muncar, ["TPS → PPK"])
    assert muncar.keyboard()[0] == ["segel utuh", "segel rusak", "tanpa segel"]

    taps(muncar, ["Kirim"])
    muncar.read = 0
    assert muncar.hears()[0].startswith("🗳 Serah terima #1 · TPS 004 Kedungrejo → PPK · 2 kotak")


def test_each_press_is_told_what_comes_next(muncar: Chat) -> None:
    muncar.says("/handoff")

    assert muncar.presses("Kedungrejo") == "TPS mana, lalu ke mana?"


def test_several_stations_are_chosen_at_once(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff Kedungrejo ke PPS")
    taps(muncar, ["004", "006", "005", "006", "TPS → PPS"])

    assert muncar.hears()[0].splitlines()[1].startswith("Kedungrejo · TPS 004–005 · TPS → PPS")
    taps(muncar, ["segel utuh", "Kirim"])
    assert boxes(posko) == {(Stage.PPS, None): 4, (Stage.KPU, None): 28}


def test_stations_come_before_where_they_are_an_end(muncar: Chat) -> None:
    muncar.says("/handoff Kedungrejo")

    assert muncar.presses("TPS → PPS") == "Pilih TPS dulu, lalu tujuannya."


def test_a_name_that_several_places_bear_becomes_buttons(komando: Chat) -> None:
    komando.says("/handoff TPS 1 Karangrejo -> PPS 2 kotak")

    assert komando.keyboard()[:2] == [["Karangrejo · Banyuwangi"], ["Karangrejo · Blimbingsari"]]
    taps(komando, ["Blimbingsari", "segel utuh", "Kirim"])
    assert komando.hears()[0].startswith("🗳 Serah terima #1 · TPS 001 Karangrejo → PPS · 2 kotak")


def test_a_station_that_is_not_there_is_told_and_asked(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 dan 99 Kedungrejo -> PPS 4 kotak segel utuh")

    assert muncar.hears()[0].splitlines()[:3] == [
        "📝 Andi Sutrisno · kurang TPS",
        "Kedungrejo · TPS 004 · TPS → PPS · 4 kotak · segel utuh",
        "TPS 099 tidak ada di Kedungrejo. TPS mana? Lalu tekan TPS → PPS.",
    ]
    assert boxes(posko) == {(Stage.KPU, None): 32}


def test_five_forms_at_once_do_not_disturb_each_other(posko: Posko, muncar: Chat) -> None:
    people = [Person(5100000100 + number, f"Petugas {number}") for number in range(5)]
    for person in people:
        muncar.writes("/handoff", person)
    posko.settle()
    posko.deliver_all()
    for step in range(6):
        for number, person in enumerate(people):
            label = f"{number + 1:03}" if step == 1 else SIX_TAPS[step]
            muncar.presses(label, person, on=number)
        posko.wait(minutes=1)
        posko.deliver_all()

    for number, text in enumerate(muncar.hears()):
        assert f"· TPS 00{number + 1} Kedungrejo → PPS · 2 kotak" in text
        assert f"Petugas {number} (belum terdaftar)" in text
    assert boxes(posko) == {(Stage.PPS, None): 10, (Stage.KPU, None): 22}


def test_a_restart_in_the_middle_of_a_form_loses_nothing(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff")
    taps(muncar, SIX_TAPS[:3])
    posko.restarts()
    taps(muncar, SIX_TAPS[3:])

    assert muncar.hears() == [CARD]


@pytest.mark.parametrize("person", [BUDI, STRANGER])
def test_a_strangers_press_changes_nothing(muncar: Chat, person: Person) -> None:
    muncar.says("/handoff")
    before = muncar.hears()

    assert muncar.presses("Kedungrejo", person) == (
        "Hanya penulis laporan ini yang dapat mengisi atau memperbaikinya."
    )
    muncar.read = 0
    assert muncar.hears() == before


def test_a_form_lapses_ten_minutes_after_its_last_answer(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff")
    posko.wait(minutes=9)
    taps(muncar, ["Kedungrejo"])
    posko.wait(minutes=9)
    posko.does(lapse_forms)
    assert muncar.keyboard()

    posko.wait(minutes=1)
    posko.does(lapse_forms)

    assert muncar.hears() == [
        "✖️ Andi Sutrisno: formulir ditutup karena tidak diisi; tidak ada yang dicatat. "
        "Tulis /handoff untuk mulai lagi."
    ]
    assert muncar.keyboard() == []
    closed = "Formulir ini sudah ditutup. Tulis /handoff atau /incident untuk mulai lagi."
    assert muncar.presses_data("1:form:1:send", ANDI, 2) == closed


def test_a_form_may_be_given_up(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff")
    taps(muncar, ["Batal"])

    assert muncar.hears()[0].startswith("✖️ Andi Sutrisno: formulir dibatalkan")
    assert boxes(posko) == {(Stage.KPU, None): 32}


def test_a_form_is_useless_in_another_chat(muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff")
    komando.says("/handoff", BUDI)

    assert komando.presses_data("1:form:1:close", ANDI, 2) == "Tombol ini sudah tidak berlaku."


def test_an_edit_that_completes_the_message_makes_the_form_its_card(
    posko: Posko, muncar: Chat
) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo")
    posko.wait(seconds=1)
    muncar.edits(message, "/handoff TPS 4 Kedungrejo ke PPS")

    (card,) = muncar.hears()
    assert card.startswith("🗳 Serah terima #1 · TPS 004 Kedungrejo → PPS")


def test_an_edit_that_says_more_is_asked_less(posko: Posko, muncar: Chat) -> None:
    message = muncar.says("/handoff")
    posko.wait(seconds=1)
    muncar.edits(message, "/handoff TPS 4 Kedungrejo segel utuh")

    (card,) = muncar.hears()
    assert card.splitlines()[0] == "📝 Andi Sutrisno · kurang tujuan, jumlah kotak"


def test_an_incomplete_message_delivered_twice_opens_one_form(posko: Posko, muncar: Chat) -> None:
    muncar.writes("/handoff")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    posko.take(updates)
    posko.take([{**update, "update_id": 7} for update in updates])

    assert len(muncar.hears()) == 1


def test_a_crowd_of_incomplete_reports_is_answered_in_lines(posko: Posko, muncar: Chat) -> None:
    messages = [muncar.writes("/handoff Kedungrejo ke PPS") for _ in range(30)]
    posko.settle()
    heard = muncar.hears()

    assert len([text for text in heard if text.startswith("📝")]) == 8
    assert len(heard) == 9
    assert all(posko.world.answered(muncar.chat_id, message) for message in messages)


def test_a_group_that_becomes_a_supergroup_takes_its_forms_along(
    posko: Posko, muncar: Chat
) -> None:
    muncar.says("/handoff")
    taps(muncar, SIX_TAPS[:3])
    new = Chat(posko, posko.world.migrates(muncar.chat_id))
    posko.settle()
    posko.deliver_all()
    assert "Kedungrejo · TPS 004 · TPS → PPS" in new.hears()[0]

    taps(new, SIX_TAPS[3:])
    new.read = 0
    assert new.hears() == [CARD]


def test_a_form_of_a_whole_kecamatan(muncar: Chat) -> None:
    muncar.says("/handoff")
    taps(muncar, ["Seluruh Kec. Muncar", "PPK → KPU", "berangkat", "Kirim"])

    (card,) = muncar.hears()
    assert card.startswith("🗳 Serah terima #1 · PPK Muncar → gudang KPU · 242 kotak\nberangkat")


def test_one_step_back_asks_again(muncar: Chat) -> None:
    muncar.says("/handoff")
    taps(muncar, ["Kedungrejo", "004", "TPS → PPS", "Kembali", "005", "TPS → PPK"])

    (card,) = muncar.hears()
    assert card.splitlines()[1] == "Kedungrejo · TPS 004–005 · TPS → PPK · tiba"


def taps(chat: Chat, labels: Sequence[str], by: Person = ANDI) -> None:
    """Somebody presses one button after another, each as soon as it is there."""
    chat.posko.deliver_all()
    for label in labels:
        assert chat.presses(label, by) is not None
        chat.posko.deliver_all()


def test_a_form_is_answered_by_replies_to_its_card(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff Kedungrejo")
    for answer in ("TPS 4", "PPS", "2", "utuh"):
        replies(muncar, answer)
    assert muncar.hears()[0].splitlines()[:2] == [
        "📝 Andi Sutrisno · siap dikirim",
        "Kedungrejo · TPS 004 · TPS → PPS · 2 kotak · segel utuh · tiba",
    ]

    taps(muncar, ["Kirim"])
    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_one_reply_may_say_all(muncar: Chat) -> None:
    muncar.says("/handoff")
    replies(muncar, "TPS 4-6 Kedungrejo ke PPK, 5 kotak segel rusak")
    taps(muncar, ["Kirim"])

    assert muncar.hears()[0].startswith(
        "⚠️ Serah terima #1 · TPS 004–006 Kedungrejo → PPK · ⚠️ lapor 5 kotak, daftar 6"
    )


def test_a_reply_that_names_an_unknown_village_is_told_so(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 ke PPS")
    replies(muncar, "Kdgrj")

    assert "“Kdgrj” tidak dikenal. Desa/kelurahan mana?" in muncar.hears()[0]


def test_a_reply_that_says_nothing_is_told_so(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo")
    replies(muncar, "siap ndan")

    assert muncar.hears()[-1].startswith("❓ Andi Sutrisno: Jawaban itu belum terbaca.")


def test_a_strangers_reply_is_talk(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo")
    before = muncar.hears()
    replies(muncar, "ke PPS", STRANGER)

    muncar.read = 0
    assert muncar.hears() == before


def test_a_reply_with_results_is_refused_and_not_kept(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo")
    replies(muncar, "paslon 01 120 suara")

    assert muncar.hears()[-1].startswith("❓ Andi Sutrisno: Tidak disimpan")


def test_an_incident_form(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident")
    taps(muncar, ["listrik padam", "Kedungrejo", "010", "Kirim"])

    (card,) = muncar.hears()
    assert card.startswith("🟡 Kejadian #1 · listrik padam · TPS 010 Kedungrejo\ntingkat sedang")
    (told,) = komando.hears()
    assert told.startswith("🟡 KEJADIAN #1 · SEDANG · listrik padam · TPS 010 Kedungrejo, Muncar")
    assert "“listrik padam”" in told


def test_an_incident_told_in_a_reply_does_not_wait(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident")
    replies(muncar, "massa bentrok di TPS 10 Kedungrejo")

    assert muncar.hears()[0].startswith("🆘 Kejadian #1 · bentrok · TPS 010 Kedungrejo")
    assert "“massa bentrok di TPS 10 Kedungrejo”" in komando.hears()[0]


def replies(chat: Chat, text: str, by: Person = ANDI) -> None:
    """Somebody replies to the bot's latest message."""
    chat.posko.deliver_all()
    chat.says(text, by, reply_to=chat.posko.world.heard(chat.chat_id)[-1].message_id)
    chat.posko.deliver_all()


def test_a_report_is_amended_by_the_form_that_it_reopens(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak segel utuh pkl 19.10")
    taps(muncar, ["Perbaiki"])
    assert muncar.hears()[1].splitlines()[:2] == [
        "📝 Andi Sutrisno · siap dikirim",
        "Kedungrejo · TPS 004 · TPS → PPS · 2 kotak · segel utuh · tiba · 19.10",
    ]

    taps(muncar, ["segel rusak", "Kembali", "005", "TPS → PPK", "Kirim"])
    muncar.read = 1
    assert muncar.hears()[0].splitlines()[:2] == [
        "⚠️ Serah terima #1 · TPS 004–005 Kedungrejo → PPK · ⚠️ lapor 2 kotak, daftar 4"
        " · ⚠️ segel rusak",
        "✏️ diperbaiki · tiba 19.10 WIB · belum ada laporan PPS",
    ]
    assert boxes(posko) == {(Stage.PPK, None): 4, (Stage.KPU, None): 28}


def test_an_incident_is_amended_by_its_form(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident listrik padam di TPS 4 Kedungrejo")
    taps(muncar, ["Perbaiki", "004", "005", "Kirim"])

    assert muncar.hears()[1].startswith("🟡 Kejadian #1 · listrik padam · TPS 005 Kedungrejo\n✏️")
    assert "✏️ diperbaiki" in komando.hears()[-1]


def test_nobody_amends_anothers_report(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    posko = muncar.posko
    posko.deliver_all()

    assert muncar.presses("Perbaiki", BUDI) == (
        "Hanya penulis laporan ini yang dapat mengisi atau memperbaikinya."
    )
    assert len(muncar.hears()) == 1


def test_a_photo_with_half_a_report_stays_with_it(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo", caption=True)
    taps(muncar, ["TPS → PPS", "Kirim"])

    assert media(posko, "handoff", 1) == ["photo"]
