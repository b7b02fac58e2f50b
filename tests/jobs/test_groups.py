"""Groups that nobody approves, and groups that hinder us."""

from pathlib import Path

from clock import Clock
from handlers.hearing import note_privacy_mode
from jobs.groups import leave_strangers, tell_troubles
from models.loading import Loading
from sandbox.world import World
from tests.field import BUDI, EKO, EVENING, STRANGER, Chat, Posko, Private, at_work

NEW = -1001999999999


def test_a_group_that_nobody_approves_within_a_day_is_left(posko: Posko) -> None:
    posko.world.adds_bot(NEW, "Grup lain", STRANGER)
    posko.settle()
    group = Chat(posko, NEW)
    group.hears()
    posko.wait(hours=23, minutes=59)
    posko.does(leave_strangers)
    assert posko.world.chats[NEW].status == "member"

    posko.wait(minutes=1)
    posko.does(leave_strangers)
    posko.does(leave_strangers)
    group.hears()
    assert group.shows().startswith("Grup lain tidak didaftarkan dalam 24 jam.")
    assert posko.world.chats[NEW].status == "left"


def test_a_group_that_is_imported_meanwhile_is_not_left(posko: Posko, tmp_path: Path) -> None:
    posko.world.adds_bot(NEW, "Grup lain", STRANGER)
    posko.settle()
    row = f"chat_id,title,role,region\n{NEW},Grup lain,field,35.10.05\n"
    (tmp_path / "groups.csv").write_text(row)
    with posko.database.transaction() as session:
        Loading(session, posko.now, {"zone": "Asia/Jakarta", "language": "id"}).folder(tmp_path)
    posko.wait(hours=25)
    posko.does(leave_strangers)

    assert posko.world.chats[NEW].status == "member"


def test_operators_are_told_once_in_private_when_a_group_puts_us_out(posko: Posko) -> None:
    eko = Private(posko, EKO)
    for _ in range(2):
        posko.world.removes_bot(-1001000000005, BUDI)
        posko.settle()
        posko.does(tell_troubles)
    posko.does(tell_troubles)

    assert eko.hears() == [
        "⚠️ Posko dikeluarkan dari grup PAM TPS MUNCAR: laporan di sana tidak lagi dicatat. "
        "Masukkan lagi Posko ke grup itu; tidak perlu disetujui ulang."
    ]


def test_operators_are_told_again_when_it_happens_again(posko: Posko) -> None:
    eko = Private(posko, EKO)
    for may_write in (False, True, False):
        posko.world.restricts_bot(-1001000000005, BUDI, may_write=may_write)
        posko.settle()
        posko.does(tell_troubles)
        posko.wait(minutes=1)

    assert [text[:36] for text in eko.hears()] == ["⚠️ Posko tidak boleh menulis di grup"] * 2


def test_operators_are_told_of_a_group_that_takes_no_reactions(posko: Posko, muncar: Chat) -> None:
    eko = Private(posko, EKO)
    posko.world.restrict_reactions(muncar.chat_id)
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    posko.does(tell_troubles)

    assert eko.hears()[0].startswith("⚠️ Grup PAM TPS MUNCAR membatasi reaksi")
    posko.world.chats[muncar.chat_id].reactions_restricted = False
    muncar.says("/atur", by=EKO)
    message = muncar.says("/handoff TPS 5 Kedungrejo -> PPS")
    muncar.hears()
    assert muncar.reaction(message) == "🫡"


def test_operators_are_told_of_privacy_mode_until_it_is_off(prepared: str) -> None:
    world = World(Clock(EVENING, 0.0, 0.0))
    told = []
    for world.hears_all in (False, False, True, False):
        with at_work(prepared, world) as posko:
            eko = Private(posko, EKO)
            with posko.database.transaction() as session:
                note_privacy_mode(posko.telegram, session, posko.now)
            posko.does(tell_troubles)
            posko.wait(minutes=1)
            told.append(len(eko.hears()))
            shown = eko.shows()

    assert shown.startswith("⚠️ Mode privasi Posko menyala")
    assert told == [1, 1, 1, 2]


def test_a_stranger_that_puts_us_out_troubles_nobody(posko: Posko) -> None:
    eko = Private(posko, EKO)
    posko.world.adds_bot(NEW, "Grup lain", STRANGER)
    posko.world.removes_bot(NEW, STRANGER)
    posko.settle()
    posko.does(tell_troubles)

    assert eko.hears() == []
