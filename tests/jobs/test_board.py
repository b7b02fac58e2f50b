"""The live board: one pinned message, edited in place."""

from jobs.board import keep_boards
from tests.field import Chat, Posko


def test_a_board_is_posted_once_and_pinned(posko: Posko, komando: Chat) -> None:
    posko.does(keep_boards)
    posko.wait(minutes=2)
    posko.does(keep_boards)
    posko.wait(minutes=2)
    posko.does(keep_boards)

    (message,) = posko.world.heard(komando.chat_id)
    assert message.text.startswith(
        "📌 PAPAN SITUASI · Kab. Banyuwangi · diperbarui 19.30 WIB\n"
        "NIHIL: tidak ada laporan baru sejak 19.00 WIB\n"
        "📦 TPS 0 · jalan 0 · PPS 0 · PPK 0 · KPU 5.464 (5.464 ✓)\n"
        "Catatan 1 · "
    )
    assert message.silent
    assert posko.world.chats[komando.chat_id].pinned == message.message_id
    assert message.edits == []


def test_a_board_follows_the_figures_at_most_once_a_minute(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    posko.does(keep_boards)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    posko.wait(seconds=30)
    posko.does(keep_boards)
    early = komando.shows()
    posko.wait(seconds=30)
    posko.does(keep_boards)

    assert "PPS 0" in early
    assert "PPS 6" in komando.shows()
    assert "diperbarui 19.31 WIB" in komando.shows()
    assert len(posko.world.heard(komando.chat_id)) == 1


def test_a_board_that_was_deleted_is_posted_anew(posko: Posko, muncar: Chat, komando: Chat) -> None:
    posko.does(keep_boards)
    chat = posko.world.chats[komando.chat_id]
    chat.drop(chat.heard[0])
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    posko.wait(minutes=1)
    posko.does(keep_boards)
    posko.deliver_all()
    posko.does(keep_boards)

    (message,) = posko.world.heard(komando.chat_id)
    assert "PPS 6" in message.text


def test_a_board_shows_what_only_time_changes(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 1 Kedungrejo -> PPS pkl 18.40")
    posko.does(keep_boards)
    early = komando.shows()
    posko.wait(minutes=11)
    posko.does(keep_boards)

    assert "Belum lapor" not in early
    assert "Belum lapor > 60 mnt: Pesanggaran, " in komando.shows()
