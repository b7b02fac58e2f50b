"""What replies to an incident's messages: all of it is its timeline."""

import pytest

from sandbox.chats import Attachment
from tests.field import ANDI, BUDI, NANANG_S, Chat, Posko
from tests.handlers.test_incident_buttons import AGUS, FIRE, TOTOK

VOICE, PLACE = Attachment("voice"), Attachment("location", place=(-8.43, 114.33))


def news(chat: Chat) -> list[str]:
    """The timeline's entries but for the report."""
    chat.says("/incident 1")
    return chat.hears()[-1].partition("\n\n")[2].splitlines()[1:]


def test_voices_and_places_are_news_with_their_links(muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE)
    card = muncar.posko.world.heard(muncar.chat_id)[0].message_id
    muncar.says("", by=BUDI, caption=VOICE, reply_to=card)
    alert = komando.posko.world.heard(komando.chat_id)[0].message_id
    komando.says("", by=TOTOK, caption=PLACE, reply_to=alert)

    assert news(komando) == [
        "19.30 💬 anggota belum terdaftar 🎙 suara",
        "19.30 💬 AKP Totok Hariyanto (Polri) 📌 lokasi",
    ]
    entities = komando.posko.world.heard(komando.chat_id)[-1].entities
    urls = [one["url"] for one in entities if "url" in one]
    assert "https://maps.google.com/?q=-8.43,114.33" in urls
    assert komando.shows(0).endswith("💬 2 kabar, 19.30 WIB AKP Totok Hariyanto (Polri): 📌 lokasi")


@pytest.mark.parametrize("attached", [Attachment("photo"), VOICE, PLACE])
def test_what_replies_to_the_report_itself_is_news_too(
    muncar: Chat, komando: Chat, attached: Attachment
) -> None:
    report = muncar.says(FIRE)
    muncar.says("", caption=attached, reply_to=report)

    assert len(news(komando)) == 1
    assert "💬 1 kabar" in komando.shows(0)


def test_a_voice_that_replies_to_a_hand_over_is_left_alone(muncar: Chat) -> None:
    report = muncar.says("/handoff TPS 4 Kedungrejo -> PPS 2 kotak")
    muncar.hears()
    muncar.says("", caption=VOICE, reply_to=report)
    muncar.says("", caption=VOICE)

    assert muncar.hears() == []


def test_every_message_about_it_takes_replies(posko: Posko, muncar: Chat, komando: Chat) -> None:
    muncar.says(FIRE, caption=True)
    for command in ("/incident 1", "/lapsit 1", "/lapsit 1 pdf"):
        komando.says(command, by=NANANG_S)
    komando.hears()
    for message in posko.world.heard(komando.chat_id):
        komando.says(f"kabar {message.message_id}", by=AGUS, reply_to=message.message_id)

    assert len(posko.world.heard(komando.chat_id)) == 5
    posko.wait(minutes=1)
    assert len(news(komando)) == 5


def test_news_of_an_acknowledged_one_counts_from_when_it_was_written(
    posko: Posko, muncar: Chat
) -> None:
    muncar.says(FIRE)
    muncar.hears()
    muncar.presses("Tangani", by=ANDI)
    posko.wait(minutes=20)
    card = posko.world.heard(muncar.chat_id)[0].message_id
    muncar.says("", caption=VOICE, reply_to=card)

    assert "⏱ Terbuka lagi 20.20 WIB bila tanpa kabar" in muncar.shows(0)
