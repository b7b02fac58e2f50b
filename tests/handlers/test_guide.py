"""How people learn to report: the menu, /bantuan, and a line with their first report."""

import orjson
import pytest

from sandbox.world import Person
from serving import offer_menus
from tests.field import STRANGER, Chat, Posko
from views.cards import guide

OPERATOR = 5200000001


def test_a_newcomer_is_guided_once(muncar: Chat) -> None:
    muncar.says("/handoff TPS 4 Kedungrejo -> PPS", STRANGER)
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS", STRANGER)

    first, second = muncar.hears()
    assert first.splitlines()[-1] == (
        "💡 Laporan pertama Anda. Keliru? ✏️ Perbaiki atau /batal. Contoh lain: /bantuan"
    )
    assert "💡" not in second


def test_the_guide_names_the_groups_own_villages(muncar: Chat) -> None:
    muncar.says("/bantuan")

    (text,) = muncar.hears()
    assert "/handoff TPS 4 Sumberberas → PPS 2 kotak segel utuh" in text
    assert "/handoff TPS 1-3 Kedungrejo berangkat ke PPK" in text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("examples", [["Sumberberas", "Kedungrejo"], []])
def test_the_guide_fits_one_phone_screen(language: str, examples: list[str]) -> None:
    lines = guide(language, examples).splitlines()

    assert sum(1 + len(line) // 40 for line in lines) <= 20


def test_every_example_of_the_guide_is_understood(posko: Posko, muncar: Chat) -> None:
    for line in guide("id", ["Sumberberas", "Kedungrejo"]).splitlines():
        if "<code>" in line:
            muncar.says(line.partition("<code>")[2].removesuffix("</code>"))
            posko.deliver_all()

    assert [text.split(" · ")[1] for text in muncar.hears()] == [
        "TPS 004 Sumberberas → PPS",
        "TPS 001–003 Kedungrejo → PPK",
        "listrik padam",
    ]


def test_each_chat_has_the_menu_of_its_kind_and_language(posko: Posko) -> None:
    posko.runner.run(offer_menus(posko.telegram, posko.database, "id"))

    groups = menu(posko, {"type": "all_group_chats"})
    assert groups["handoff"] == "Lapor serah terima kotak"
    assert menu(posko, {"type": "all_group_chats"}, "en")["handoff"] == (
        "Report a hand-over of boxes"
    )
    assert "handoff" not in menu(posko, {"type": "all_private_chats"})


def test_an_operator_who_wrote_to_us_has_a_menu_of_their_own(posko: Posko) -> None:
    posko.world.whispers(Person(OPERATOR, "Eko"), "/start")
    posko.runner.run(offer_menus(posko.telegram, posko.database, "id"))

    assert menu(posko, {"type": "chat", "chat_id": OPERATOR})


def menu(posko: Posko, scope: dict[str, object], language: str = "") -> dict[str, str]:
    """What Telegram shows there: each command with its description."""
    key = orjson.dumps([scope, language], option=orjson.OPT_SORT_KEYS).decode()
    return {one["command"]: one["description"] for one in posko.world.commands[key]}
