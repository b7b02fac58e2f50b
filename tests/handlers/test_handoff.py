"""What officers do with /handoff, and what the group then sees."""

from models.glossary import Stage
from tests.field import STRANGER, Chat, Posko


def test_a_handoff_is_recorded_and_answered(posko: Posko, muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak segel utuh")

    assert muncar.reaction(message) == "🫡"
    assert muncar.hears() == [
        "🗳 Serah terima #1 · TPS 004 Kedungrejo → PPS · 2 kotak\n"
        "segel utuh · tiba 19.30 WIB\n"
        "Bripka Andi Sutrisno (Polri) · ⏳ menunggu TNI sejak 19.30 WIB"
    ]
    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_a_message_delivered_twice_counts_once(posko: Posko, muncar: Chat) -> None:
    muncar.writes("/handoff TPS 4 Kedungrejo -> PPS 2 kotak")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    posko.take(updates)

    posko.take(updates)
    posko.take([{**update, "update_id": 7} for update in updates])
    posko.settle()

    assert len(muncar.hears()) == 1


def test_boxes_on_the_way_are_nowhere_else(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS")

    assert boxes(posko) == {(Stage.TPS, Stage.PPS): 2, (Stage.KPU, None): 30}


def test_boxes_that_have_not_moved_are_no_handoff(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo belum berangkat ke PPS")

    assert muncar.hears() == [
        "❓ Andi Sutrisno: Kotak belum berpindah? Belum dicatat. "
        "Laporkan lagi saat berangkat atau tiba; bila tertahan: /incident"
    ]
    assert boxes(posko) == {(Stage.KPU, None): 32}


def test_a_chain_is_one_movement_over_a_step_nobody_reported(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS -> PPK 2 kotak")

    assert muncar.hears() == [
        "🗳 Serah terima #1 · TPS 004 Kedungrejo → PPK · 2 kotak\n"
        "tiba 19.30 WIB · belum ada laporan PPS\n"
        "Bripka Andi Sutrisno (Polri) · ⏳ menunggu TNI sejak 19.30 WIB"
    ]
    assert boxes(posko) == {(Stage.PPK, None): 2, (Stage.KPU, None): 30}


def test_a_late_report_does_not_move_a_box_backwards(posko: Posko, muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo tiba di PPS pkl 19.10")
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS pkl 18.40")

    assert boxes(posko) == {(Stage.PPS, None): 2, (Stage.KPU, None): 30}


def test_an_edit_amends_the_report_and_moves_the_boxes_back(posko: Posko, muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak")
    muncar.hears()
    muncar.edits(message, "/handoff TPS 5 Kedungrejo -> PPK 2 kotak")

    assert muncar.hears() == [
        "🗳 Serah terima #1 · TPS 005 Kedungrejo → PPK · 2 kotak\n"
        "✏️ diperbaiki · tiba 19.30 WIB · belum ada laporan PPS\n"
        "Bripka Andi Sutrisno (Polri) · ⏳ menunggu TNI sejak 19.30 WIB"
    ]
    assert boxes(posko) == {(Stage.PPK, None): 2, (Stage.KPU, None): 30}


def test_the_card_of_an_amended_report_gives_way_to_the_new_one(muncar: Chat) -> None:
    message = muncar.says("/handoff PPS Kedungrejo -> PPK 31 kotak")
    muncar.hears()
    muncar.edits(message, "/handoff PPS Kedungrejo -> PPK 32 kotak")

    old, new = muncar.messages()
    assert old == "✏️ Serah terima #1 · diperbaiki, kartunya yang baru di bawah"
    assert new.startswith("🗳 Serah terima #1 · PPS Kedungrejo → PPK · 32 kotak\n✏️ diperbaiki")
    assert muncar.buttons(0) == []


def test_an_edit_that_changes_nothing_is_ignored(muncar: Chat) -> None:
    message = muncar.says("/handoff TPS 4 Kedungrejo -> PPS")
    muncar.hears()
    muncar.edits(message, "/handoff TPS 4 Kedungrejo -> PPS")

    assert muncar.hears() == []


def test_a_photo_with_the_report_as_caption_counts(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS", caption=True)

    assert len(muncar.hears()) == 1


def test_somebody_not_enrolled_may_report_and_is_marked(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS", by=STRANGER)

    assert "Orang Lain (belum terdaftar) · ⏳ menunggu Polri/TNI" in muncar.hears()[0]


def test_a_count_that_differs_is_recorded_and_shown(muncar: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 31 kotak, segel rusak")

    assert muncar.hears()[0].splitlines()[0] == (
        "⚠️ Serah terima #1 · PPS Kedungrejo → PPK · ⚠️ lapor 31 kotak, daftar 32 · ⚠️ segel rusak"
    )


def boxes(posko: Posko) -> dict[tuple[Stage, Stage | None], int]:
    """Kedungrejo's boxes by where they rest, or where they left and go."""
    found = posko.whereabouts("35.10.05.2002")
    return {(some.stage, some.heading): some.boxes for some in found}
