"""Groups come in: asked for in the group, approved by an operator's buttons."""

import pytest

from models.glossary import Hindrance, Standing
from models.group import Group
from models.stranger import Stranger
from models.trouble import Trouble
from sandbox.world import Person
from tests.field import ANDI, BUDI, EKO, STRANGER, Chat, Posko, Private

ASKED = (
    "Grup ini belum terdaftar di Posko, jadi laporan di sini belum dicatat. "
    "Mohon operator mendaftarkannya."
)
NEW = -1001999999999
MULYONO = Person(5200000004, "Mulyono")
TITLE = "PAM <TPS> MUNCAR 2"


@pytest.fixture
def newcomer(posko: Posko) -> Chat:
    """A group that has just taken the bot in."""
    posko.world.adds_bot(NEW, TITLE, STRANGER)
    posko.settle()
    return Chat(posko, NEW)


def test_a_group_is_approved_by_buttons_for_a_village(newcomer: Chat) -> None:
    assert newcomer.hears() == [ASKED]
    tap(newcomer, "Grup lapangan", "›", "Muncar")
    assert newcomer.shows() == f"{TITLE} sebagai grup lapangan untuk wilayah mana?"

    tap(newcomer, "Kedungrejo")
    assert newcomer.shows() == (
        f"✅ {TITLE} terdaftar sebagai grup lapangan Desa Kedungrejo, "
        "disetujui AKP Eko Pranoto (Polri).\n"
        "Laporan di grup ini dicatat mulai sekarang; /bantuan menunjukkan caranya."
    )
    newcomer.says("/handoff TPS 4 -> PPS 2 kotak")
    assert newcomer.hears()[-1].startswith("🗳 Serah terima #1 · TPS 004 Kedungrejo → PPS")


def test_a_command_group_is_approved_for_all_of_a_region(posko: Posko, newcomer: Chat) -> None:
    newcomer.hears()
    tap(newcomer, "Grup komando", "Glagah", "‹ Kembali", "Seluruh Kab. Banyuwangi")

    with posko.database.transaction() as session:
        group = Group.of_chat(session, NEW)
        assert (group.role, group.region) == (Standing.COMMAND, "35.10")
        assert (group.approved_by, group.zone) == (EKO.id, "Asia/Jakarta")
    assert newcomer.buttons() == []


def test_a_group_that_an_officer_brought_is_approved_in_private(posko: Posko) -> None:
    eko = Private(posko, EKO)
    posko.world.adds_bot(NEW, TITLE, STRANGER)
    posko.settle()
    assert eko.hears() == []
    posko.world.adds_bot(NEW - 1, TITLE, MULYONO)
    posko.settle()

    assert eko.hears() == [
        f"Grup {TITLE} minta didaftarkan; Posko dimasukkan oleh "
        "Letkol Inf Mulyono Pamungkas (TNI). Sebagai apa?"
    ]
    tap(eko, "Grup lapangan", "Seluruh Kab. Banyuwangi")
    approved = f"✅ {TITLE} terdaftar sebagai grup lapangan Kab. Banyuwangi"
    assert eko.shows().startswith(approved)
    assert Chat(posko, NEW - 1).hears()[0].startswith(approved)


@pytest.mark.parametrize(
    ("person", "told"),
    [
        (STRANGER, "Hanya untuk anggota yang terdaftar."),
        (ANDI, "Ini di luar wewenang atau wilayah Anda."),
        (Person(1087968824, "Group"), "Admin anonim atau kanal tidak dapat melakukan ini."),
    ],
    ids=["stranger", "member", "anonymous"],
)
def test_nobody_but_an_operator_lets_a_group_in(newcomer: Chat, person: Person, told: str) -> None:
    for data in (f"1:ab:{NEW}:field::0", f"1:ay:{NEW}:field:35.10", f"1:an:{NEW}"):
        answer = newcomer.presses_data(data, person, 1)
        assert answer is not None
        assert answer.startswith(told)
    assert newcomer.hears() == [ASKED]


@pytest.mark.parametrize(
    "data",
    [
        f"1:ay:{NEW}:field:35.11",
        f"1:ay:{NEW}:field:35.10.99",
        f"1:ay:{NEW}:lapangan:35.10",
        f"1:ay:{NEW}:field",
        f"1:ab:{NEW}:field:35.10:-1",
        f"1:ab:{NEW}:field:35.10:99",
        f"1:ab:{NEW}:field:35.10:{10**20}",
        "1:ay:-1001000000005:field:35.10",
        "1:an:x",
    ],
)
def test_data_that_no_button_bears_changes_nothing(newcomer: Chat, data: str) -> None:
    assert newcomer.presses_data(data, EKO, 1) == "Tombol ini sudah tidak berlaku."
    assert newcomer.hears() == [ASKED]


def test_a_button_works_in_no_other_chat(newcomer: Chat, muncar: Chat) -> None:
    muncar.says("/bantuan")
    answer = muncar.presses_data(f"1:ay:{NEW}:field:35.10", EKO, 2)

    assert answer == "Tombol ini sudah tidak berlaku."
    assert newcomer.hears() == [ASKED]


def test_a_group_is_approved_once(newcomer: Chat) -> None:
    newcomer.hears()
    tap(newcomer, "Grup lapangan", "Seluruh")

    stale = "Tombol ini sudah tidak berlaku."
    assert newcomer.presses_data(f"1:ay:{NEW}:command:35.10", EKO, 1) == stale
    assert newcomer.presses_data(f"1:an:{NEW}", EKO, 1) == stale


def test_a_group_that_is_declined_is_left(posko: Posko, newcomer: Chat) -> None:
    newcomer.hears()
    tap(newcomer, "Tolak")

    assert newcomer.shows() == (
        f"{TITLE} tidak didaftarkan (AKP Eko Pranoto (Polri)). "
        "Posko keluar dari grup; masukkan lagi bila diperlukan."
    )
    assert posko.world.chats[NEW].status == "left"


def test_a_group_that_was_left_asks_again_when_it_takes_us_in(posko: Posko, newcomer: Chat) -> None:
    newcomer.hears()
    tap(newcomer, "Tolak")
    posko.settle()
    posko.world.adds_bot(NEW, "Nama baru", STRANGER)
    posko.settle()

    assert newcomer.hears() == [ASKED]
    tap(newcomer, "Grup lapangan")
    assert newcomer.shows().startswith("Nama baru sebagai")


def test_a_group_that_asks_and_becomes_a_supergroup_asks_there(posko: Posko) -> None:
    posko.world.group(-4242, "Grup kecil", "group")
    Chat(posko, -4242).says("halo")
    new = Chat(posko, posko.world.migrates(-4242))
    posko.settle()
    new.says("halo")

    with posko.database.transaction() as session:
        assert [stranger.chat_id for stranger in Stranger.waiting(session)] == [new.chat_id]


def test_a_groups_title_is_followed(posko: Posko, muncar: Chat) -> None:
    posko.world.renames(muncar.chat_id, "PAM MUNCAR")
    posko.settle()

    with posko.database.transaction() as session:
        assert Group.of_chat(session, muncar.chat_id).title == "PAM MUNCAR"


def test_a_group_that_puts_us_out_gets_no_digests_until_we_are_back(
    posko: Posko, komando: Chat
) -> None:
    posko.world.removes_bot(komando.chat_id, BUDI)
    posko.settle()
    with posko.database.transaction() as session:
        assert Group.commanding(session) == []

    posko.world.adds_bot(komando.chat_id, "KOMANDO", BUDI)
    posko.settle()
    with posko.database.transaction() as session:
        assert [group.chat_id for group in Group.commanding(session)] == [komando.chat_id]
        assert Trouble.untold(session) == []
    assert komando.hears() == []


def test_a_group_that_mutes_us_is_noted_until_it_lets_us_speak(posko: Posko, muncar: Chat) -> None:
    posko.world.restricts_bot(muncar.chat_id, BUDI, may_write=False)
    posko.settle()
    with posko.database.transaction() as session:
        assert [trouble.kind for trouble in Trouble.untold(session)] == [Hindrance.MUTED]

    posko.world.restricts_bot(muncar.chat_id, BUDI, may_write=True)
    posko.settle()
    with posko.database.transaction() as session:
        assert Trouble.untold(session) == []


def tap(chat: Chat, *labels: str) -> None:
    """The operator presses one after the other, and sees what comes of each."""
    for label in labels:
        chat.presses(label, by=EKO)
        chat.hears()
