"""Updates on their way into the tables: none lost, none twice, none that stops the others."""

import logging
from typing import Any

import pytest
from sqlalchemy import select

from handlers.intake import Intake
from models.database import Database, Outage
from models.group import Group
from models.intake import Taken
from tests.field import STRANGER, Chat, Posko


def test_an_update_that_breaks_a_handler_is_kept_aside_and_the_others_go_on(
    posko: Posko, muncar: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    muncar.writes("/handoff TPS 4 Kedungrejo -> PPS")
    broken = posko.world.raw({"message": broken_message(muncar)})
    muncar.writes("/handoff TPS 5 Kedungrejo -> PPS")

    posko.settle()

    assert kept_aside(posko) == [broken]
    assert len(muncar.hears()) == 3
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "rahasia" not in caplog.text


def test_a_broken_update_is_answered_and_not_asked_for_again(posko: Posko, muncar: Chat) -> None:
    posko.world.raw({"message": broken_message(muncar)})
    posko.settle()

    assert muncar.hears() == [
        "Maaf, Posko gagal membaca pesan ini. Pesannya disimpan untuk diperiksa; "
        "mohon tulis ulang laporannya."
    ]
    assert posko.world.unconfirmed() == 0


def test_a_database_outage_takes_nothing_and_the_next_try_takes_all(
    posko: Posko, muncar: Chat
) -> None:
    muncar.writes("/handoff TPS 4 Kedungrejo -> PPS")
    updates = posko.runner.run(posko.telegram.call("getUpdates"))
    elsewhere = Database("postgresql+psycopg://posko@127.0.0.1:1/nowhere")
    away = Intake(posko.intake.application, elsewhere, posko.world.clock, "id")

    with pytest.raises(Outage):
        posko.runner.run(away.take(updates))
    posko.settle()

    assert len(muncar.hears()) == 1


def test_what_was_written_while_the_bot_was_down_is_answered(posko: Posko, muncar: Chat) -> None:
    for station in range(1, 6):
        muncar.writes(f"/handoff TPS {station} Kedungrejo -> PPS")
    posko.wait(hours=2)

    posko.settle()

    assert all("tiba 19.30 WIB" in text for text in muncar.hears())


def test_a_chat_that_is_not_known_is_told_once(posko: Posko) -> None:
    unknown = Chat(posko, -1001999999999)
    posko.world.adds_bot(unknown.chat_id, "Grup lain", STRANGER)
    unknown.says("/handoff TPS 4 Kedungrejo -> PPS")
    unknown.says("halo")

    assert unknown.hears() == [
        "Grup ini belum terdaftar di Posko, jadi laporan di sini belum dicatat. "
        "Mohon operator mendaftarkannya."
    ]


def test_a_private_conversation_is_explained(posko: Posko) -> None:
    posko.world.whispers(STRANGER, "/start")
    posko.world.whispers(STRANGER, "/handoff TPS 4 Kedungrejo -> PPS")
    posko.settle()
    posko.wait(seconds=2)
    posko.deliver()

    first, second = (message.text for message in posko.world.heard(STRANGER.id))
    assert first.startswith("Posko mencatat serah terima")
    assert second.startswith("❓ Orang Lain: Laporan ditulis di grup lapangan")


def test_small_talk_and_other_bots_commands_are_left_alone(muncar: Chat) -> None:
    muncar.says("siap ndan")
    muncar.says("/handoff@other_bot TPS 4 Kedungrejo -> PPS")
    muncar.says("/handofff TPS 4 Kedungrejo -> PPS")

    assert muncar.hears() == []


def test_a_command_may_name_this_bot(muncar: Chat) -> None:
    muncar.says("/HandOff@Posko_bot TPS 4 Kedungrejo -> PPS")

    assert len(muncar.hears()) == 1


@pytest.mark.parametrize("text", ["paslon 01 120 suara", "NIK 3510162304850001"])
def test_what_must_not_be_kept_is_not_kept(posko: Posko, muncar: Chat, text: str) -> None:
    muncar.says(f"/incident TPS 4 Kedungrejo {text}")

    assert muncar.hears()[0].startswith("❓ Andi Sutrisno: Tidak disimpan")
    with posko.database.engine.connect() as connection:
        for table in Taken.metadata.sorted_tables:
            assert text not in str(connection.execute(table.select()).all())


def test_a_group_that_becomes_a_supergroup_is_followed(posko: Posko, muncar: Chat) -> None:
    posko.world.group(-4242, "Grup kecil", "group")
    adopt(posko, muncar, -4242)
    small = Chat(posko, -4242)
    small.says("/handoff TPS 4 Kedungrejo -> PPS")
    new = Chat(posko, posko.world.migrates(-4242))
    posko.settle()
    posko.wait(seconds=2)
    new.says("/handoff TPS 5 Kedungrejo -> PPS")

    assert new.hears()[-1].startswith("🗳 Serah terima #2 · TPS 005 Kedungrejo → PPS")


def broken_message(chat: Chat) -> dict[str, Any]:
    """A message with a date that is none: no version of Telegram sends it, so we fail at it."""
    return {
        "message_id": 900,
        "date": "kemarin",
        "chat": {"id": chat.chat_id, "type": "supergroup", "title": "x"},
        "from": {"id": 1, "is_bot": False, "first_name": "rahasia"},
        "text": "/handoff rahasia",
    }


def kept_aside(posko: Posko) -> list[int]:
    with posko.database.transaction() as session:
        kept = session.scalars(select(Taken.update_id).where(Taken.error.is_not(None)))
        return list(kept.all())


def adopt(posko: Posko, like: Chat, chat_id: int) -> None:
    """Let a chat be a group of the same kind and region as another."""
    with posko.database.transaction() as session:
        known = Group.of_chat(session, like.chat_id)
        session.add(
            Group(chat_id=chat_id, title="Grup kecil", role=known.role, region=known.region)
        )
