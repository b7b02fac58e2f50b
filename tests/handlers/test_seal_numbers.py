"""Numbers of seals: those that boxes arrive with are those that they left with."""

from models.database import Database
from models.glossary import Stage
from models.verification import CHECKS
from tests.field import ANDI, CATUR, MADE, NANANG, NANANG_S, Chat, Posko

KEDUNGREJO = "35.10.05.2002"
OUT = "/handoff TPS 4 Kedungrejo berangkat ke PPS 2 kotak segel no A123 A124 pkl 18.50"
IN = "/handoff TPS 4 Kedungrejo tiba di PPS 2 kotak segel no {}"


def test_the_same_numbers_are_no_news(muncar: Chat, komando: Chat) -> None:
    muncar.says(OUT)
    muncar.says(IN.format("a123 A124 utuh"), by=NANANG)

    assert "segel utuh · no. segel A123 A124 · tiba 19.30 WIB" in muncar.shows()
    assert komando.messages() == []


def test_fewer_numbers_contradict_nothing(muncar: Chat, komando: Chat) -> None:
    muncar.says(OUT)
    muncar.says(IN.format("A124"), by=NANANG)
    muncar.says("/handoff PPS Kedungrejo tiba di PPK 2 kotak segel no A123 A124 A125")

    assert komando.messages() == []


def test_a_number_that_no_box_left_with_opens_an_incident_once(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says(OUT)
    for by in (NANANG, CATUR, ANDI):
        muncar.says(IN.format("A123 X999"), by=by)
    muncar.says("/handoff PPS Kedungrejo tiba di PPK 2 kotak segel no A123 X999")

    assert [text.splitlines()[:2] for text in komando.messages()] == [
        [
            "🔴 KEJADIAN #1 · TINGGI · nomor segel berbeda · TPS 004 Kedungrejo, Muncar",
            "⚠️ nomor segel berbeda (X999): 004 PILBUP+PILGUB",
        ]
    ]
    assert "⚠️ nomor segel berbeda (X999): 004 PILBUP+PILGUB" in muncar.messages()[1]
    komando.presses("Sesuai laporan", by=NANANG_S)
    komando.presses("dilihat sendiri", by=NANANG_S)
    assert "⚖️ 19.30 WIB: sesuai laporan" in komando.messages()[0]
    assert posko.boxes(KEDUNGREJO) == {(Stage.PPK, None): 2, (Stage.KPU, None): 30}
    verify(posko.database)


def test_it_is_found_when_the_report_out_comes_late(muncar: Chat, komando: Chat) -> None:
    muncar.says(IN.format("A123 X999"), by=NANANG)
    assert komando.messages() == []
    muncar.says(OUT)

    assert "nomor segel berbeda (X999)" in komando.messages()[0]
    assert "nomor segel berbeda (X999)" in muncar.messages()[0]


def test_a_corrected_number_settles_it(posko: Posko, muncar: Chat, komando: Chat) -> None:
    out = muncar.says(OUT)
    muncar.says(IN.format("A123 X999"), by=NANANG)
    muncar.edits(out, OUT.replace("A124", "X999"))

    assert "selesai dengan sendirinya" in komando.messages()[0]
    verify(posko.database)


def test_withdrawn_numbers_are_compared_no_more(muncar: Chat, komando: Chat) -> None:
    muncar.says(OUT)
    muncar.says(IN.format("A123 X999"), by=NANANG)
    muncar.says(IN.format("A123 X999"), by=MADE)
    muncar.says("/batal", by=NANANG)

    first, second = komando.messages()
    assert "selesai dengan sendirinya" in first
    assert "nomor segel berbeda (X999)" in second
    muncar.says("/batal", by=MADE)
    assert "selesai dengan sendirinya" in komando.messages()[1]


def test_of_a_lot_the_boxes_whose_seals_nobody_saw_are_named(muncar: Chat, komando: Chat) -> None:
    for station in (1, 2, 3):
        muncar.says(f"/handoff TPS {station} Kedungrejo -> PPS segel no S{station}01 S{station}02")
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPK segel no S101 X998 X999 S301", by=NANANG)
    muncar.says("/handoff TPS 1-3 Kedungrejo -> KPU segel no S101 X999 S301 S302", by=NANANG)

    assert [text.splitlines()[1] for text in komando.messages()] == [
        "⚠️ nomor segel berbeda (X998 X999): 002 PILBUP+PILGUB"
    ]


def test_a_journey_tells_the_numbers(muncar: Chat) -> None:
    muncar.says(OUT)
    muncar.says("/kotak TPS 4 Kedungrejo")

    assert "TPS → PPS berangkat · no. segel A123 A124 · Bripka Andi" in muncar.shows()


def verify(database: Database) -> None:
    """Look at everything that `verify` looks at. Raises Difference."""
    with database.snapshot() as session:
        for check in CHECKS:
            for _ in check.look(session):
                pass
