"""What officers do with an incident's buttons, and what all its cards then show."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from models.case import Case
from models.life import acknowledge
from models.officer import Officer
from sandbox.world import Person
from tests.field import ANDI, STRANGER, Chat, Posko

AGUS = Person(5200000047, "Agus")
"""Commander of Muncar's Koramil."""

TOTOK = Person(5200000046, "Totok")
"""Commander of Muncar's Polsek."""

HERI = Person(5200000056, "Heri")
"""Commander of another kecamatan's Polsek."""

FIRE = "/incident tinggi kebakaran di TPS 4 Kedungrejo"
CLASH = "/incident kritis bentrok massa di TPS 4 Kedungrejo"


def test_the_first_who_acknowledges_stands_on_all_cards(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()

    assert komando.presses("Monitor", by=TOTOK) == ""
    assert muncar.presses_data("1:incident_seen:1", AGUS, 1) == (
        "#1 sudah dimonitor, 19.30 WIB, AKP Totok Hariyanto (Polri)."
    )
    for chat in (muncar, komando):
        card = stands(chat)
        assert card.startswith("🔴👁 ")
        assert card.splitlines()[-2:] == [
            "👁 Dimonitor AKP Totok Hariyanto (Polri)",
            "⏱ Terbuka lagi 20.00 WIB bila tanpa kabar",
        ]
        assert buttons(chat)[:5] == [
            "🙋 Tangani",
            "🔺 Naikkan",
            "✅ Selesai",
            "▲ kritis",
            "▼ sedang",
        ]


def test_a_critical_one_wants_a_name_of_each_force(muncar: Chat, komando: Chat) -> None:
    muncar.says(CLASH)
    komando.hears()

    assert stands(komando).endswith("⏳ Menunggu Monitor TNI dan Polri")
    komando.presses("Monitor", by=TOTOK)
    assert stands(muncar).endswith("⏳ Menunggu Monitor TNI")
    assert komando.presses("Monitor", by=ANDI) == (
        "#1 sudah dimonitor, 19.30 WIB, AKP Totok Hariyanto (Polri). Masih menunggu TNI."
    )
    komando.presses("Monitor", by=AGUS)
    assert stands(muncar).splitlines()[-2:] == [
        "👁 Dimonitor AKP Totok Hariyanto (Polri), Kapten Inf Agus Santoso (TNI)",
        "⏱ Terbuka lagi 19.45 WIB bila tanpa kabar",
    ]


def test_who_handles_it_has_seen_it(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    muncar.presses("Tangani", by=ANDI)

    assert komando.presses_data("1:incident_take:1", AGUS, 1) == (
        "#1 sudah ditangani, 19.30 WIB, Bripka Andi Sutrisno (Polri)."
    )
    assert stands(komando).splitlines()[-2:] == [
        "🙋 Ditangani Bripka Andi Sutrisno (Polri)",
        "⏱ Terbuka lagi 20.00 WIB bila tanpa kabar",
    ]
    assert buttons(komando)[0] == "🔺 Naikkan"


def test_it_is_resolved_by_the_line_of_the_one_who_was_asked(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()

    asked = muncar.presses("Selesai", by=ANDI)
    assert asked == "Balas kartu ini dengan satu baris: bagaimana #1 selesai?"
    assert komando.presses("Selesai", by=TOTOK) == (
        "Penyelesaian #1 sedang ditulis Bripka Andi Sutrisno (Polri), 19.30 WIB."
    )
    answers(muncar, "api mengecil", by=AGUS)
    assert stands(komando).endswith(
        "💬 1 kabar, 19.30 WIB Kapten Inf Agus Santoso (TNI): “api mengecil”"
    )
    answers(muncar, "api padam, kotak utuh", by=ANDI)
    for chat in (muncar, komando):
        assert stands(chat).startswith("✅ ")
        assert stands(chat).splitlines()[-2:] == [
            "✅ Selesai 19.30 WIB oleh Bripka Andi Sutrisno (Polri): “api padam, kotak utuh”",
            "💬 1 kabar, 19.30 WIB Kapten Inf Agus Santoso (TNI): “api mengecil”",
        ]
        assert buttons(chat) == ["🔒 Tutup", "↩️ Buka lagi"]


def test_it_is_closed_and_opened_again(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    muncar.presses("Selesai", by=ANDI)
    answers(muncar, "padam", by=ANDI)
    stands(komando)

    komando.presses("Tutup", by=AGUS)
    assert stands(muncar).startswith("🔒 ")
    assert muncar.presses_data("1:incident_take:1", ANDI, 1) == (
        "#1 sudah ditutup, 19.30 WIB, Kapten Inf Agus Santoso (TNI)."
    )
    muncar.presses("Buka lagi", by=ANDI)
    assert stands(muncar).endswith("⏳ Belum dimonitor")
    assert komando.posko.world.heard(komando.chat_id)[-1].text.startswith(
        "↩️ #1 dibuka lagi · kebakaran TPS 004 Kedungrejo\nOleh Bripka Andi Sutrisno (Polri)\n"
    )


def test_a_severity_that_is_raised_is_heard(muncar: Chat, komando: Chat) -> None:
    muncar.says("/incident rendah antri mengular di TPS 4 Kedungrejo")
    muncar.hears()
    assert komando.hears() == []

    muncar.presses("▲ sedang", by=ANDI)
    assert muncar.presses_data("1:incident_grade:1:low:medium", AGUS, 1) == (
        "#1 sudah dinaikkan tingkatnya, 19.30 WIB, Bripka Andi Sutrisno (Polri)."
    )
    (alert,) = komando.hears()
    assert alert.startswith("🟡 KEJADIAN #1 · SEDANG · kerumunan · TPS 004 Kedungrejo, Muncar\n")
    komando.presses("▲ tinggi", by=TOTOK)
    assert komando.hears()[0].startswith("🔴 #1 naik ke TINGGI · kerumunan TPS 004 Kedungrejo\n")
    stands(komando)
    komando.presses("▼ sedang", by=TOTOK, on=0)
    assert stands(komando, 0).startswith("🟡 ")
    assert len(komando.posko.world.heard(komando.chat_id)) == 2


def test_commanders_only_close_it_or_make_it_less_bad(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()

    assert muncar.presses("▼ sedang", by=ANDI) == "Hanya komandan atau operator wilayah ini."
    muncar.presses("Selesai", by=ANDI)
    answers(muncar, "padam", by=ANDI)
    stands(muncar)
    assert muncar.presses("Tutup", by=ANDI) == "Hanya komandan atau operator wilayah ini."
    assert stands(komando).startswith("✅ KEJADIAN #1 · TINGGI ")
    komando.presses("Tutup", by=AGUS)
    assert stands(muncar).startswith("🔒 ")


@pytest.mark.parametrize(
    ("person", "answer"),
    [
        (STRANGER, "Hanya untuk anggota yang terdaftar."),
        (HERI, "Kejadian ini di luar wilayah tugas Anda;"),
    ],
)
def test_who_does_not_belong_changes_nothing(
    muncar: Chat, komando: Chat, person: Person, answer: str
) -> None:
    muncar.says(FIRE)
    muncar.hears()
    before = stands(komando)

    for label in ("Monitor", "Tangani", "Naikkan", "Selesai", "▲", "▼"):
        said = komando.presses(label, by=person)
        assert said
        assert said.startswith(answer)
    assert stands(komando) == before


@pytest.mark.parametrize(
    "data",
    [
        "1:incident_seen:1",
        "1:incident_seen:99",
        "1:incident_seen",
        "1:incident_up:1:x",
        "1:incident_grade:1:low:none",
        "1:incident_seen:²",
    ],
)
def test_a_button_is_worth_nothing_in_another_group(posko: Posko, muncar: Chat, data: str) -> None:
    muncar.says(FIRE)
    cluring = Chat(posko, -1001000000006)
    cluring.says("/status")

    assert cluring.presses_data(data, ANDI, 1) == "Tombol ini sudah tidak berlaku."


def test_eight_press_at_once_in_one_batch(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    komando.hears()
    card = posko.world.heard(komando.chat_id)[-1].message_id
    officers = [Person(5200000046 + number, "x") for number in range(8)]
    queries = [
        posko.world.presses(komando.chat_id, officer, card, "1:incident_seen:1")
        for officer in officers
    ]
    posko.settle()

    answers = [posko.world.presses_answered[query].get("text", "") for query in queries]
    assert answers == [""] + ["#1 sudah dimonitor, 19.30 WIB, AKP Totok Hariyanto (Polri)."] * 7


def test_eight_press_at_once_in_eight_processes(posko: Posko, muncar: Chat) -> None:
    muncar.says(FIRE)
    ready, won = threading.Barrier(8), []

    def press(number: int) -> None:
        with posko.database.transaction() as session:
            case, officer = Case.of(session, 1), session.get(Officer, 5200000046 + number)
        assert case
        assert officer
        ready.wait()
        with posko.database.transaction() as session:
            now = posko.now + timedelta(seconds=number)
            won.append(acknowledge(session, session.merge(case, load=False), officer, now))

    together(press)

    assert sorted(won) == [False] * 7 + [True]


def together(act: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=act, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def stands(chat: Chat, on: int = -1) -> str:
    """The text of the bot's latest message, as it is now."""
    chat.posko.deliver_all()
    return chat.posko.world.heard(chat.chat_id)[on].text


def buttons(chat: Chat) -> list[str]:
    markup = chat.posko.world.heard(chat.chat_id)[-1].reply_markup or {}
    return [one["text"] for row in markup["inline_keyboard"] for one in row]


def answers(chat: Chat, text: str, by: Person) -> None:
    card = chat.posko.world.heard(chat.chat_id)[-1].message_id
    chat.says(text, by=by, reply_to=card)
