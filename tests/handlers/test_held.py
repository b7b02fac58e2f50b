"""Held boxes: what is open about a box is told wherever it goes, until it is settled."""

from models.database import Database
from models.glossary import Stage, Standing
from models.group import Group
from models.listing import boxes as listed
from tests.field import MADE, NANANG, NANANG_S, Chat, Posko

KEDUNGREJO = "35.10.05.2002"
BROKEN = "/handoff PPS Kedungrejo -> PPK 32 kotak, segel rusak 3: 2 8 14"
HELD = (
    "⛔ ditahan (kejadian #1, segel rusak): 002 PILBUP+PILGUB, 008 PILBUP+PILGUB, 014 PILBUP+PILGUB"
)


def held_rows(database: Database) -> set[tuple[object, object]]:
    """Station and incident of each box that the export says is held."""
    with database.transaction() as session:
        heading, *rows = listed(session)
        at = heading.index("held")
        return {(row[2], row[at]) for row in rows if row[at]}


def test_a_held_box_moves_on_and_its_card_says_so_until_it_is_settled(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(BROKEN)
    posko.wait(minutes=30)
    muncar.says("/handoff PPK Muncar berangkat ke KPU", by=NANANG)

    first, second = muncar.messages()
    assert "ditahan, menunggu putusan komando (kejadian #1)" in first
    assert second.splitlines()[0].endswith("· ⛔ 6 ditahan")
    assert HELD in second
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, Stage.KPU): 32}
    assert held_rows(posko.database) == {(2, "1"), (8, "1"), (14, "1")}

    komando.presses("Sesuai laporan", by=NANANG_S, on=0)
    komando.presses("dilihat sendiri", by=NANANG_S, on=0)
    first, second = muncar.messages()
    assert "ditahan" not in first + second
    assert held_rows(posko.database) == set()


def test_what_is_found_later_is_told_on_the_cards_of_later_movements(
    posko: Posko, muncar: Chat
) -> None:
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    posko.wait(minutes=30)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPK 6 kotak", by=MADE)
    muncar.presses("Selisih", by=NANANG, on=0)
    muncar.presses("Segel rusak", by=NANANG, on=0)
    muncar.presses("003 PILGUB", by=NANANG, on=0)
    muncar.presses("Kirim", by=NANANG, on=0)

    assert "⛔ ditahan (kejadian #1, segel rusak): 003 PILGUB" in muncar.messages()[1]


def test_in_one_batch_it_is_told_too(posko: Posko, muncar: Chat) -> None:
    muncar.writes(BROKEN)
    muncar.writes("/handoff PPK Muncar berangkat ke KPU", by=NANANG)
    posko.settle()

    assert HELD in muncar.messages()[1]


def test_where_nobody_can_say_which_the_whole_lot_is_held(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK terima 50 kotak")

    muncar.says("/kotak TPS 4 Kedungrejo")
    assert "⛔ ditahan (kejadian #1, jumlah berbeda): 2 kotak" in muncar.shows()
    komando.says("/status")
    assert "⛔ 32 kotak ditahan: Kedungrejo 32 (#1)" in komando.shows()
    assert len(held_rows(posko.database)) == 16


def test_places_and_boxes_tell_what_is_held(muncar: Chat, komando: Chat) -> None:
    muncar.says(BROKEN)

    muncar.says("/kotak TPS 8 Kedungrejo")
    assert "⛔ ditahan (kejadian #1, segel rusak): 008 PILBUP+PILGUB" in muncar.shows()
    muncar.says("/kotak TPS 4 Kedungrejo")
    assert "ditahan" not in muncar.shows()
    muncar.says("/kotak Kedungrejo")
    assert HELD in muncar.shows()
    komando.says("/status")
    assert "⛔ 6 kotak ditahan: Kedungrejo 6 (#1)" in komando.shows()
    komando.presses("Celah & selisih")
    assert "⛔ Kedungrejo: 6 kotak ditahan · segel rusak, kejadian #1" in komando.shows()


def test_what_is_late_is_not_held_and_what_is_missing_is_counted_once(
    muncar: Chat, komando: Chat
) -> None:
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak")
    muncar.presses("Selisih", by=NANANG)
    muncar.presses("Kotak tidak ada", by=NANANG)
    muncar.presses("003 PILGUB", by=NANANG)
    muncar.presses("Kirim", by=NANANG)
    muncar.says("/handoff TPS 1-3 Kedungrejo berangkat ke PPK 6 kotak", by=MADE)

    assert "⛔ ditahan (kejadian #1, kotak tidak ada): 003 PILGUB" in muncar.shows()
    komando.says("/status")
    assert "1 kotak tak pasti" in komando.shows()
    assert "ditahan" not in komando.shows()


def test_a_province_sees_how_many_each_kabupaten_holds(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    province = Chat(posko, -88)
    posko.world.group(province.chat_id, "POLDA")
    with posko.database.transaction() as session:
        role = Standing.COMMAND
        session.add(Group(chat_id=province.chat_id, title="POLDA", role=role, region="35"))
    muncar.says("/handoff PPS Kedungrejo -> PPK terima 31 kotak, segel rusak 3: 2 8 14")
    muncar.says("/handoff PPS Blambangan -> PPK, segel rusak 1: 2")
    muncar.says("/handoff TPS 1-3 Tembokrejo -> PPS 6 kotak")
    for label in ("Selisih", "Kotak tidak ada", "003 PILGUB", "Kirim"):
        muncar.presses(label, by=NANANG)

    komando.says("/status")
    assert "⛔ 34 kotak ditahan: " in komando.shows()
    province.says("/status")
    lines = province.shows().splitlines()
    assert "⛔ 34 kotak ditahan" in lines
    assert [line for line in lines if " Banyuwangi " in line and "⛔" in line] == [
        "🆘 Banyuwangi 1% (52/5.464) · 4 kejadian · ⛔ 34 ditahan"
    ]
