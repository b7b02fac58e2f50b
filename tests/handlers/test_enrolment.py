"""Officers come in: by a link, in at most three taps, only as often as it says."""

from datetime import timedelta
from typing import Any

import pytest

from models.glossary import Duty, Service
from models.invitation import GUESSES, Invitation
from models.officer import Officer
from sandbox.world import Person
from tests.field import ANDI, EKO, STRANGER, Posko, Private

WIDODO = Person(6100000001, "Widodo")


def test_a_member_of_a_unit_is_in_after_three_taps(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    widodo.says("/start " + invited(posko, service=Service.POLRI, unit="Polsek Muncar"))
    assert widodo.hears() == [
        "👤 Pendaftaran Posko · anggota Kec. Muncar\n"
        "Nama: Widodo\n"
        "Kesatuan: Polri, Polsek Muncar\n\n"
        "Pangkat?\n"
        "Nama lain? Tulis nama yang benar di sini."
    ]

    tap(widodo, "Bripka")
    assert widodo.buttons() == ["✅ Benar"]
    tap(widodo, "Benar")

    assert widodo.shows() == (
        "✅ Terdaftar: Bripka Widodo (Polri, Polsek Muncar) · anggota Kec. Muncar\n"
        "Laporan ditulis di grup; /bantuan menunjukkan caranya, /saya data Anda."
    )


def test_an_operator_chooses_service_and_rank_and_writes_the_unit(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    widodo.says("/start " + invited(posko, role=Duty.OPERATOR, region="35.10"))
    widodo.hears()
    tap(widodo, "TNI")
    tap(widodo, "Serka")
    assert "Kesatuan? Tulis di sini" in widodo.shows()
    widodo.says("Kodim 0825")
    widodo.hears()

    assert widodo.shows().startswith(
        "✅ Terdaftar: Serka Widodo (TNI, Kodim 0825) · operator Kab. Banyuwangi"
    )


def test_a_better_name_is_written(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    widodo.says("/start " + invited(posko, service=Service.LINMAS, unit="Linmas <Muncar>"))
    widodo.says("Widodo  Prakoso")
    widodo.hears()
    tap(widodo, "Benar")

    assert "Terdaftar: Widodo Prakoso (Linmas, Linmas <Muncar>)" in widodo.shows()


def test_a_name_that_is_a_voters_number_is_not_kept(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    widodo.says("/start " + invited(posko, service=Service.LINMAS, unit="Linmas"))
    widodo.says("NIK 3510162304850001")

    assert "Tidak disimpan" in widodo.hears()[-1]


def test_a_link_lets_in_as_many_as_it_says_and_no_more(posko: Posko) -> None:
    link = "/start " + invited(posko, uses=2, service=Service.LINMAS, unit="Linmas")
    people = [Private(posko, Person(6100000010 + n, f"Orang {n}")) for n in range(3)]
    for one in people:
        one.says(link)
        one.hears()
    answers = [one.presses("Benar") for one in people]
    late = Private(posko, WIDODO)
    late.says(link)

    assert answers == ["", "", USED_UP]
    assert late.hears() == [f"❓ Widodo: {USED_UP}"]
    assert [enrolled(posko, one.chat_id) for one in people] == [True, True, False]


USED_UP = (
    "Tautan ini sudah habis dipakai atau berakhir. "
    "Minta yang baru kepada komandan atau operator Anda."
)


def test_a_link_that_has_ended_lets_nobody_in(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    link = "/start " + invited(posko, service=Service.LINMAS, unit="Linmas")
    widodo.says(link)
    widodo.hears()
    posko.wait(hours=73)

    assert widodo.presses("Benar") == USED_UP
    assert not enrolled(posko, WIDODO.id)


def test_guessing_is_limited(posko: Posko) -> None:
    widodo = Private(posko, WIDODO)
    link = "/start " + invited(posko, service=Service.LINMAS, unit="Linmas")
    for guess in range(GUESSES):
        widodo.says(f"/start salah{guess}")
    widodo.says(link)

    *wrong, right = widodo.hears()
    assert all("tidak dikenal" in text for text in wrong)
    assert "Terlalu banyak kode yang salah" in right
    posko.wait(hours=1)
    widodo.says(link)
    assert "Pendaftaran Posko" in widodo.hears()[0]


def test_who_is_in_already_uses_up_no_link(posko: Posko) -> None:
    eko = Private(posko, EKO)
    eko.says("/start " + invited(posko))

    assert eko.hears() == ["❓ Eko Pranoto: Anda sudah terdaftar; /saya menunjukkan data Anda."]


def test_a_wrong_rank_is_corrected_by_a_link_of_their_own(posko: Posko) -> None:
    andi = Private(posko, ANDI)
    known = {"service": Service.POLRI, "unit": "Polsek Muncar"}
    andi.says("/start " + invited(posko, uses=2, **known))
    assert "Anda sudah terdaftar" in andi.hears()[0]

    andi.says("/start " + invited(posko, **known))
    andi.says("Andi Sutrisno")
    andi.hears()
    tap(andi, "Aipda")
    tap(andi, "Benar")
    assert andi.shows().startswith("✅ Terdaftar: Aipda Andi Sutrisno (Polri, Polsek Muncar)")


@pytest.mark.parametrize("data", ["1:er:3", "1:ec", "1:es:POLRI", "1:er:99", "1:er:x", "1:es:FBI"])
def test_a_button_out_of_turn_or_of_another_person_does_nothing(posko: Posko, data: str) -> None:
    widodo, other = Private(posko, WIDODO), Private(posko, STRANGER)
    widodo.says("/start " + invited(posko, service=Service.POLRI))
    other.says("/start " + invited(posko, service=Service.POLRI, rank="Bripda", unit="x"))
    widodo.hears()
    other.hears()

    if data != "1:er:3":
        assert widodo.presses_data(data, WIDODO, 2) == STALE
    assert widodo.presses_data(data, STRANGER, 2) == STALE
    assert not enrolled(posko, STRANGER.id)


STALE = "Tombol ini sudah tidak berlaku."


def test_a_code_stands_nowhere_in_the_database(posko: Posko) -> None:
    code = invited(posko, service=Service.LINMAS, unit="Linmas")
    Private(posko, WIDODO).says(f"/start {code}")

    with posko.database.engine.connect() as connection:
        for table in Invitation.metadata.sorted_tables:
            assert code not in str(connection.execute(table.select()).all())


def invited(posko: Posko, **what: Any) -> str:
    """The code of an invitation for Muncar, if it is not for elsewhere."""
    usual = {"role": Duty.MEMBER, "region": "35.10.05", "ends_at": posko.now + timedelta(hours=72)}
    with posko.database.transaction() as session:
        return Invitation.issue(session, posko.now, **(usual | what))


def tap(chat: Private, label: str) -> None:
    """Press, and see what comes of it."""
    chat.presses(label)
    chat.hears()


def enrolled(posko: Posko, person: int) -> bool:
    with posko.database.transaction() as session:
        return session.get(Officer, person) is not None
