"""Incidents that move: with their group, or to another place and its groups."""

import pytest

from jobs.escalation import escalate_incidents
from models.glossary import Standing
from models.group import Group
from tests.field import ANDI, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, FIRE, HERI, TOTOK

STALE = "Tombol ini sudah tidak berlaku."


def test_a_command_group_gets_a_fresh_card_once(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    komando.hears()
    old = posko.world.heard(komando.chat_id)[-1].message_id
    new = Chat(posko, posko.world.migrates(komando.chat_id))
    posko.settle()
    muncar.presses("Tangani", by=ANDI)

    (card,) = new.hears()
    assert "🙋 Ditangani Bripka Andi Sutrisno (Polri)" in card
    assert komando.presses_data("1:incident_up:1:0", TOTOK, old) == STALE
    new.presses("Naikkan", by=TOTOK)
    assert new.hears()[0].startswith("🔺 #1 dinaikkan")
    assert "🔺 Sudah naik" in new.shows(0)
    new.says("merapat", by=AGUS, reply_to=posko.world.heard(new.chat_id)[0].message_id)
    assert "💬 1 kabar" in new.shows(0)


def test_the_field_groups_own_card_follows_it(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    muncar.hears()
    new = Chat(posko, posko.world.migrates(muncar.chat_id))
    posko.settle()
    komando.presses("Monitor", by=TOTOK)

    (card,) = new.hears()
    assert card.startswith("🔴👁 Kejadian #1 · kebakaran · TPS 004 Kedungrejo\n")
    assert muncar.presses_data("1:incident_take:1", ANDI, 2) == STALE
    new.presses("Tangani", by=ANDI)
    assert "🙋 Ditangani Bripka Andi Sutrisno (Polri)" in komando.shows(0)
    assert len(posko.world.heard(new.chat_id)) == 1


def test_an_incident_of_the_command_group_has_one_card_there(posko: Posko, komando: Chat) -> None:
    komando.says(FIRE, by=TOTOK)
    assert len(komando.hears()) == 1
    new = Chat(posko, posko.world.migrates(komando.chat_id))
    posko.settle()
    posko.wait(minutes=1)
    komando.posko.world.says(new.chat_id, TOTOK, "/incident 1")
    posko.settle()
    new.hears()
    new.presses("Tangani", by=TOTOK)

    new.hears()
    cards = [one.text for one in posko.world.heard(new.chat_id) if "jadian #1" in one.text.lower()]
    assert len(cards) == 1


@pytest.fixture
def rooms(posko: Posko) -> tuple[Chat, Chat]:
    """The command groups of Kec. Muncar and Kec. Cluring."""
    found = []
    for chat_id, name, region in ((-77, "Muncar", "35.10.05"), (-78, "Cluring", "35.10.06")):
        title = f"KOMANDO {name.upper()}"
        posko.world.group(chat_id, title)
        with posko.database.transaction() as session:
            role = Standing.COMMAND
            session.add(Group(chat_id=chat_id, title=title, role=role, region=region))
        found.append(Chat(posko, chat_id))
    return found[0], found[1]


def test_an_incident_amended_into_another_kecamatan_goes_to_its_groups(
    posko: Posko, muncar: Chat, komando: Chat, rooms: tuple[Chat, Chat]
) -> None:
    here, there = rooms
    message = muncar.says(FIRE)
    old = posko.world.heard(here.chat_id)[-1].message_id if here.hears() else 0
    here.presses("Monitor", by=TOTOK)
    assert there.hears() == []
    muncar.edits(message, "/incident tinggi kebakaran di TPS 4 Cluring")

    assert here.messages() == [
        "➡️ #1 · bukan lagi di wilayah grup ini: laporannya diperbaiki, "
        "kebakaran TPS 004 Cluring, Cluring\nSekarang di KOMANDO CLURING"
    ]
    assert here.buttons() == []
    assert here.presses_data("1:incident_take:1", TOTOK, old) == STALE
    (card,) = there.hears()
    assert card.startswith("🔴👁 KEJADIAN #1 · TINGGI · kebakaran · TPS 004 Cluring, Cluring")
    assert komando.shows(0).startswith("🔴👁 KEJADIAN #1 · TINGGI · kebakaran · TPS 004 Cluring")
    there.presses("Tangani", by=HERI)
    assert len(here.messages()) == 1
    assert here.shows().startswith("➡️ #1 ")


def test_one_that_comes_back_is_theirs_again(muncar: Chat, rooms: tuple[Chat, Chat]) -> None:
    here, there = rooms
    message = muncar.says(FIRE)
    muncar.edits(message, "/incident tinggi kebakaran di TPS 4 Cluring")
    muncar.edits(message, f"{FIRE} lagi")

    assert here.shows().startswith("🔴 KEJADIAN #1 ")
    assert here.buttons()[:2] == ["👁 Monitor", "🙋 Tangani"]
    assert there.shows().endswith("\nSekarang di KOMANDO MUNCAR")


def test_the_ladder_is_that_of_its_place(
    posko: Posko, muncar: Chat, rooms: tuple[Chat, Chat]
) -> None:
    here, there = rooms
    message = muncar.says(FIRE)
    posko.wait(minutes=4)
    muncar.edits(message, "/incident tinggi kebakaran di TPS 4 Cluring")
    there.hears()
    for minutes in (4, 1):
        posko.wait(minutes=minutes)
        posko.does(escalate_incidents)
        here.hears()

    (notice,) = there.hears()
    assert notice.startswith("⏫ #1 belum dimonitor, ")
    assert "\nKec. Cluring: AKP Heri Sulistyo (Polri)" in notice
    assert len(here.messages()) == 1


def test_what_was_not_yet_sent_to_the_former_group_is_spared(
    posko: Posko, muncar: Chat, rooms: tuple[Chat, Chat]
) -> None:
    here, _ = rooms
    message = muncar.writes(FIRE)
    posko.world.edits(muncar.chat_id, message, "/incident tinggi kebakaran di TPS 4 Cluring")
    posko.settle()

    assert here.hears() == []
