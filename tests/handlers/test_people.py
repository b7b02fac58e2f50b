"""Who sees what of people, who invites and puts out whom, and what follows at once."""

from typing import Any

import pytest

from handlers.invitations import wanted
from jobs.upkeep import forget_links
from models.glossary import Service
from models.group import Group
from models.invitation import Invitation
from models.notes import Access, Declined
from sandbox.world import Person
from tests.field import ANDI, BUDI, EKO, STRANGER, Chat, Posko, Private

RUDI = Person(5200000006, "Rudi")
"""Commander of Pesanggaran (35.10.01)."""
SARI = Person(5200000008, "Sari")
"""Member in Pesanggaran."""
WIDODO = Person(6100000001, "Widodo")
STALE = "Tombol ini sudah tidak berlaku."
BEYOND = "Ini di luar wewenang atau wilayah Anda."


def test_an_operator_invites_a_unit_and_its_people_come_in(posko: Posko) -> None:
    eko, widodo = Private(posko, EKO), Private(posko, WIDODO)
    eko.says("/undang 25 Polri Polsek Muncar")
    assert eko.hears() == [
        "✉️ Undangan · anggota Kab. Banyuwangi · 25 orang · Polri · Polsek Muncar\n"
        "Berlaku 3 hari. Kesatuan ditulis bersama perintah, misalnya: "
        "/undang 25 Polri Polsek Muncar"
    ]

    tap(eko, "Wilayah", "›", "Muncar", "Kedungrejo", "10×", "Buat tautan")
    heading, link, until = eko.shows().splitlines()
    assert heading == "✉️ Undangan · anggota Desa Kedungrejo · 10 orang · Polri · Polsek Muncar"
    assert until.startswith("Berlaku sampai Sab 30 Nov 2024 19.30 WIB.")

    widodo.says("/start " + link.partition("=")[2])
    widodo.hears()
    tap(widodo, "Aiptu", "Benar")
    assert "anggota Desa Kedungrejo" in widodo.shows()


def test_a_link_does_not_stay_in_the_database(posko: Posko) -> None:
    eko = Private(posko, EKO)
    eko.says("/undang")
    eko.hears()
    tap(eko, "Buat tautan")
    code = eko.shows().splitlines()[1].partition("=")[2]
    posko.does(forget_links)

    with posko.database.engine.connect() as connection:
        for table in Invitation.metadata.sorted_tables:
            assert code not in str(connection.execute(table.select()).all())


def test_a_commander_invites_for_the_own_region_and_no_operators(posko: Posko) -> None:
    rudi = Private(posko, RUDI)
    rudi.says("/undang")
    rudi.hears()
    assert rudi.buttons()[:2] == ["• anggota", "komandan"]

    assert rudi.presses_data("1:iv:1:role:operator", RUDI, 2) == BEYOND
    assert rudi.presses_data("1:iv:1:region:35.10", RUDI, 2) == STALE
    assert rudi.presses_data("1:iv:1:uses:900", RUDI, 2) == STALE


def test_an_invitation_is_its_makers_own(posko: Posko) -> None:
    eko, rudi = Private(posko, EKO), Private(posko, RUDI)
    eko.says("/undang")
    rudi.says("/bantuan")

    assert rudi.presses_data("1:im:1", RUDI, 2) == STALE


@pytest.mark.parametrize("command", ["/undang", "/anggota"])
def test_members_and_strangers_neither_invite_nor_see_people(posko: Posko, command: str) -> None:
    for person, told in ((SARI, BEYOND), (STRANGER, "Hanya untuk anggota yang terdaftar")):
        chat = Private(posko, person)
        chat.says(command)
        assert told in chat.hears()[0]


@pytest.mark.parametrize("command", ["/undang", "/anggota", "/saya", "/grup"])
def test_people_are_told_of_in_private_only(muncar: Chat, command: str) -> None:
    muncar.says(command, by=EKO)

    assert muncar.hears() == [
        "❓ Eko Pranoto: Data orang hanya ditampilkan di obrolan pribadi dengan Posko. "
        "Ulangi di sana."
    ]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", (1, None, None)),
        ("25", (25, None, None)),
        ("polri", (1, Service.POLRI, None)),
        ("0 TNI Koramil  Muncar", (1, Service.TNI, "Koramil Muncar")),
        ("Polsek Muncar", (1, None, "Polsek Muncar")),
        ("10 Satpol PP", (10, None, "Satpol PP")),
    ],
)
def test_an_invitation_may_say_how_many_and_whom(words: str, meant: tuple[Any, ...]) -> None:
    assert wanted(words) == meant


def test_a_commander_sees_the_own_people_and_that_is_noted(posko: Posko) -> None:
    rudi = Private(posko, RUDI)
    rudi.says("/anggota")

    lines = rudi.hears()[0].splitlines()
    assert lines[0] == "👥 12 anggota · Kec. Pesanggaran · hal. 1/2"
    assert lines[1] == "1. Kapten Inf Gatot Irawan (TNI) · komandan · Kec. Pesanggaran"
    with posko.database.transaction() as session:
        assert [one.officer_id for one in Access.to(session, "35.10.01")] == [RUDI.id]


def test_lists_turn_their_pages(posko: Posko) -> None:
    eko = Private(posko, EKO)
    eko.says("/anggota")
    eko.hears()
    tap(eko, "›")
    assert eko.shows().splitlines()[0] == "👥 305 anggota · Kab. Banyuwangi · hal. 2/31"

    assert eko.presses_data("1:pl:31", EKO, 2) == STALE
    assert eko.presses_data("1:pl:-1", EKO, 2) == STALE


def test_a_revoked_officer_is_a_stranger_from_the_next_update_on(
    posko: Posko, muncar: Chat
) -> None:
    rudi, sari = Private(posko, RUDI), Private(posko, SARI)
    rudi.says("/anggota")
    rudi.hears()
    revoke(rudi, SARI)
    assert "🚫 Akses dicabut Rab 27 Nov 2024 19.30 WIB." in rudi.shows()

    muncar.says("/handoff TPS 4 Kedungrejo -> PPS", by=SARI)
    assert "Sari (belum terdaftar)" in muncar.hears()[0]
    sari.says("/saya")
    assert "Akses dicabut Rab 27 Nov 2024." in sari.hears()[0]


def test_a_revoked_officers_press_in_the_same_batch_is_refused(posko: Posko) -> None:
    eko, rudi = Private(posko, EKO), Private(posko, RUDI)
    rudi.says("/anggota")
    eko.says("/anggota")
    rudi.hears()
    eko.hears()
    posko.world.presses(eko.chat_id, EKO, 2, f"1:px:{RUDI.id}")
    query = posko.world.presses(rudi.chat_id, RUDI, 2, "1:pl:0")
    posko.settle()

    answer = posko.world.presses_answered[query]
    assert answer["text"].startswith("Hanya untuk anggota yang terdaftar")
    assert answer["show_alert"]


@pytest.mark.parametrize(
    ("presser", "other"),
    [(RUDI, RUDI), (RUDI, Person(5200000007, "Gatot")), (RUDI, ANDI), (RUDI, EKO)],
    ids=["oneself", "an equal", "another region", "an operator"],
)
def test_nobody_puts_out_whom_they_may_not(posko: Posko, presser: Person, other: Person) -> None:
    chat = Private(posko, presser)
    chat.says("/anggota")
    chat.hears()

    assert chat.presses_data(f"1:px:{other.id}", presser, 2) == BEYOND


def test_who_was_put_out_comes_back_by_a_link_of_their_own_only(posko: Posko) -> None:
    eko, sari = Private(posko, EKO), Private(posko, SARI)
    eko.says("/undang 10 Polri Polsek")
    eko.hears()
    tap(eko, "Buat tautan")
    old = link_in(eko)
    eko.says("/anggota")
    eko.hears()
    revoke(eko, SARI)
    sari.says(old)
    assert "Akses Anda telah dicabut" in sari.hears()[0]

    posko.wait(minutes=1)
    eko.says("/undang Polri Polsek")
    eko.hears()
    tap(eko, "Buat tautan")
    sari.says(link_in(eko))
    assert "Pendaftaran Posko" in sari.hears()[0]


def test_a_person_sees_all_that_is_held_of_them(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    andi, stranger = Private(posko, ANDI), Private(posko, STRANGER)
    andi.says("/saya")
    stranger.says("/saya")

    assert andi.hears() == [
        "Yang disimpan Posko tentang Anda:\n"
        "Bripka Andi Sutrisno · Polri, Polsek Muncar\n"
        "Tugas: anggota Kec. Muncar\n"
        "Masuk: dari daftar yang diimpor\n"
        "Akun Telegram: 5200000048\n"
        "Laporan atas nama Anda: 1\n"
        "Dilihat orang lain: 0 kali\n"
        "Nama, pangkat, atau kesatuan salah? Minta tautan baru kepada operator."
    ]
    assert stranger.hears()[0].startswith("Anda belum terdaftar; tentang Anda hanya ini")


def test_an_operator_sees_the_groups_that_ask(posko: Posko) -> None:
    eko = Private(posko, EKO)
    eko.says("/grup")
    assert eko.hears()[0].startswith("Tidak ada grup yang menunggu.")
    posko.world.adds_bot(-1001999999999, "Grup baru", STRANGER)
    posko.settle()
    eko.says("/grup")

    assert eko.hears() == ["Grup Grup baru minta didaftarkan. Sebagai apa?"]
    tap(eko, "Grup lapangan", "Seluruh")
    assert eko.shows().startswith("✅ Grup baru terdaftar")


def test_an_operator_sets_a_groups_zone_language_and_topic(posko: Posko, muncar: Chat) -> None:
    muncar.says("/atur", by=EKO, thread=7)
    assert muncar.hears()[0].splitlines()[0] == "⚙️ PAM TPS MUNCAR · grup lapangan Kec. Muncar"
    for label in ("WITA", "English", "topi"):
        muncar.presses(label, by=EKO)
        muncar.hears()

    with posko.database.transaction() as session:
        group = Group.of_chat(session, muncar.chat_id)
        assert (group.zone, group.language, group.topic) == ("Asia/Makassar", "en", 7)
    assert "Digests go to the topic that was chosen." in muncar.shows()


@pytest.mark.parametrize("data", ["1:ga:zone:WIT:0", "1:ga:language:en:0"])
def test_only_an_operator_sets_them(muncar: Chat, data: str) -> None:
    muncar.says("/atur", by=BUDI)
    assert "Hanya untuk anggota" in muncar.hears()[0]

    assert muncar.presses_data(data, ANDI, 2) == BEYOND


def test_a_groups_settings_are_set_in_no_other_chat(posko: Posko) -> None:
    eko = Private(posko, EKO)
    eko.says("/saya")

    assert eko.presses_data("1:ga:zone:WIT:0", EKO, 2) == STALE


@pytest.mark.parametrize(
    "data", ["1:ga:zone:CET:0", "1:ga:x:y:0", "1:ga:topic:here:-4", f"1:ga:topic:here:{10**20}"]
)
def test_other_settings_are_none(muncar: Chat, data: str) -> None:
    muncar.says("/atur", by=EKO)

    assert muncar.presses_data(data, EKO, 2) == STALE


@pytest.mark.parametrize("account", [1087968824, 136817688])
def test_masked_authors_are_told_once_and_cannot_act(muncar: Chat, account: int) -> None:
    mask = Person(account, "Group", is_bot=True)
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS", by=mask)
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS", by=mask)

    card, told, other = muncar.hears()
    assert "(belum terdaftar)" in card
    assert told.startswith("Admin anonim dan kanal dicatat sebagai belum terdaftar")
    assert other.startswith("🗳")
    muncar.says("/atur", by=mask)
    assert "Admin anonim atau kanal tidak dapat melakukan ini." in muncar.hears()[0]
    muncar.says("/atur", by=EKO)
    answer = muncar.presses_data("1:ga:zone:WIT:0", mask, 4)
    assert answer is not None
    assert answer.startswith("Admin anonim atau kanal tidak dapat melakukan ini.")


def test_refused_messages_are_counted_by_reason(posko: Posko, muncar: Chat) -> None:
    muncar.says("/batal")
    for _ in range(2):
        muncar.says("/incident TPS 4 Kedungrejo paslon 01 120 suara")

    with posko.database.transaction() as session:
        counted = Declined.of(session, muncar.chat_id)
    assert counted == {"Neutrality": 2, "NothingToWithdraw": 1}
    muncar.hears()
    muncar.says("/atur", by=EKO)
    assert "Ditolak: 2 hasil suara, 1 kurang lengkap." in muncar.hears()[0]


def revoke(chat: Private, other: Person) -> None:
    """Put somebody out, from the list that was asked for last."""
    message = chat.posko.world.heard(chat.chat_id)[-1].message_id
    for action in ("pc", "pr", "px"):
        chat.presses_data(f"1:{action}:{other.id}", chat.person, message)
        chat.hears()


def link_in(chat: Private) -> str:
    """What opens the bot by the link that was just made."""
    return "/start " + chat.shows().splitlines()[1].partition("=")[2]


def tap(chat: Private, *labels: str) -> None:
    """Press one after the other, and see what comes of each."""
    for label in labels:
        chat.presses(label)
        chat.hears()
