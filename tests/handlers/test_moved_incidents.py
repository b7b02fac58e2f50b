"""Incidents in groups that become supergroups, where old messages cannot be edited."""

from tests.field import ANDI, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, FIRE, TOTOK

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
