"""The summary as PDF and spreadsheet: from chat and from the command line."""

from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from models.case import Case
from models.glossary import Service, Stage
from models.officer import Officer
from models.summary import Handed
from sandbox.world import Person
from tests.field import ANDI, CATUR, MADE, NANANG, NANANG_S, TOTOK, Chat, Posko
from tests.test_bot import bot_bytes

pytestmark = pytest.mark.usefixtures("night")


@pytest.fixture
def night(muncar: Chat) -> Chat:
    """Some reports, one of them of a man whose name would be a formula."""
    muncar.says("/handoff TPS 1-3 Kedungrejo -> PPS 6 kotak segel utuh pkl 18.10")
    muncar.says("/handoff TPS 4 Kedungrejo berangkat ke PPS 1 kotak")
    muncar.says("/handoff TPS 2 Blambangan -> PPS segel rusak", by=Person(77, "=1+1"))
    muncar.says("/incident listrik padam di TPS 10 Kedungrejo")
    muncar.hears()
    return muncar


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_commander_gets_the_summary_as_a_pdf(posko: Posko, komando: Chat) -> None:
    komando.says("/ekspor", by=NANANG_S)

    assert komando.hears()[-1].startswith("📄 Ringkasan serah terima · Kab. Banyuwangi · 19.30 WIB")
    message = posko.world.heard(komando.chat_id)[-1]
    assert message.attachment is not None
    assert message.attachment.name == "posko-35.10-20241127-1930.pdf"
    text = text_of(message.attachment.content)
    assert "bukan berita acara" in text
    assert "Kedungrejo, Muncar" in text
    assert "27-11-2024 18.10 WIB" in text
    assert "Bripka Andi Sutrisno (Polri)" in text
    assert "segel rusak" in text
    assert "listrik padam" in text
    assert "Tanda tangan" in text


def test_the_sums_of_the_spreadsheet_are_the_databases(posko: Posko, komando: Chat) -> None:
    komando.says("/ekspor xlsx", by=NANANG_S)
    (content,) = komando.pictures()

    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["summary", "boxes", "handoffs", "incidents", "people"]
    boxes = list(book["boxes"].iter_rows(min_row=2, values_only=True))
    where = posko.whereabouts("35.10")
    for stage in Stage:
        resting = sum(some.boxes for some in where if some.stage == stage and not some.heading)
        assert sum(row[4] == stage and not row[5] for row in boxes) == resting
    assert len(boxes) == sum(some.boxes for some in where)
    handoffs = list(book["handoffs"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in handoffs] == [1, 2, 3]
    assert sum(row[7] for row in handoffs) == 6 + 2 + 2
    with posko.database.snapshot() as session:
        incidents = Case.open_in(session, "35.10")
    assert book["incidents"].max_row == 1 + len(incidents)
    told = dict(book["summary"].iter_rows(min_row=4, max_col=2, values_only=True))
    assert told["Jumlah"] == len(boxes)
    assert told["Letak kotak: PPS"] == sum(row[4] == "PPS" and not row[5] for row in boxes)
    assert told["Kejadian terbuka"] == len(incidents)
    assert [row[-1] for row in book["people"].iter_rows(min_row=2, values_only=True)] == [4]


def test_all_hands_stand_beside_a_hand_over(posko: Posko, muncar: Chat, komando: Chat) -> None:
    with posko.database.transaction() as session:
        receiver = session.get_one(Officer, CATUR.id)
        receiver.service, receiver.rank = Service.PPS, "Ketua"
    muncar.says("/handoff TPS 5 Kedungrejo -> PPS 2 kotak pkl 18.20 an. Serda Budi via HT")
    muncar.presses("Konfirmasi", by=CATUR)
    muncar.presses("Konfirmasi", by=NANANG)
    muncar.says("/handoff TPS 6 Kedungrejo -> PPS 2 kotak pkl 18.30", by=CATUR)
    muncar.says("/handoff TPS 6 Kedungrejo -> PPS 2 kotak pkl 18.31", by=MADE)
    komando.says("/ekspor xlsx", by=NANANG_S)
    (content,) = komando.pictures()

    rows = load_workbook(BytesIO(content))["handoffs"].iter_rows(min_row=2, values_only=True)
    hands = {row[0]: row[12:16] for row in rows}
    keeper, guard = "Ketua Catur Prasetyo (PPS)", "Sertu Nanang Rahardjo (TNI)"
    joint, carrier = (
        "bersama 19.30 WIB",
        "Bripka Andi Sutrisno (Polri), an. Serda Budi (HT)",
    )
    police = "Brigpol Made Rahardjo (Polri)"
    assert hands[2] == ("Bripka Andi Sutrisno (Polri)", None, None, "selisih")
    assert hands[3] == ("=1+1 (belum terdaftar)", None, None, "belum")
    assert hands[4] == (carrier, keeper, guard, joint)
    assert hands[5] == (None, keeper, police, "belum")
    assert hands[6] == (police, None, None, "menguatkan #5")


def test_seals_numbers_stand_beside_how_they_were(muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff TPS 7 Kedungrejo -> PPS 2 kotak segel utuh no A101 A102")
    komando.says("/ekspor xlsx", by=NANANG_S)
    (content,) = komando.pictures()

    rows = load_workbook(BytesIO(content))["handoffs"].iter_rows(min_row=2, values_only=True)
    assert {row[0]: row[8] for row in rows}[4] == "segel utuh, A101, A102"


def test_incidents_stand_with_who_handled_them_and_how_they_ended(
    posko: Posko, muncar: Chat, komando: Chat
) -> None:
    muncar.says("/incident tinggi ancaman di TPS 4 Kedungrejo", by=NANANG)
    komando.presses("Tangani", by=TOTOK)
    komando.presses("Selesai", by=TOTOK)
    card = posko.world.heard(komando.chat_id)[-1].message_id
    komando.says("pelaku diamankan", by=TOTOK, reply_to=card)
    posko.wait(minutes=1)
    komando.says("/ekspor xlsx", by=NANANG_S)
    (content,) = komando.pictures()

    rows = load_workbook(BytesIO(content))["incidents"].iter_rows(min_row=2, values_only=True)
    told = {row[0]: row[5:] for row in rows}
    when = "27-11-2024 19.30 WIB"
    hands = ("Sertu Nanang Rahardjo (TNI)", "AKP Totok Hariyanto (Polri)", "pelaku diamankan")
    assert told[4] == ("selesai 19.30 WIB", when, when, *hands)
    assert told[1][0] == "terbuka"


def test_held_boxes_stand_with_the_incident_that_holds_them(muncar: Chat, komando: Chat) -> None:
    muncar.says("/handoff PPS Kedungrejo -> PPK 32 kotak, segel rusak 3: 2 8 14")
    muncar.says("/handoff PPK Muncar berangkat ke KPU", by=NANANG)
    komando.says("/ekspor xlsx", by=NANANG_S)
    (content,) = komando.pictures()
    komando.posko.wait(minutes=1)
    komando.says("/ekspor pdf", by=NANANG_S)
    *_, paper = komando.pictures()

    book = load_workbook(BytesIO(content))
    boxes = book["boxes"].iter_rows(min_row=2, values_only=True)
    held = [(row[1], row[2], row[8]) for row in boxes if row[8]]
    wanted = [("Kedungrejo", 2, "#4"), ("Kedungrejo", 4, "#1"), ("Kedungrejo", 8, "#4")]
    wanted += [("Kedungrejo", 14, "#4"), ("Blambangan", 2, "#2")]
    assert held == [one for one in wanted for _ in ("PILBUP", "PILGUB")]
    rows = book["handoffs"].iter_rows(min_row=2, values_only=True)
    assert {row[0]: row[16] for row in rows} == {
        1: None,
        2: "#1",
        3: "#2",
        **dict.fromkeys((4, 5), "#1, #4"),
    }
    told = dict(book["summary"].iter_rows(min_row=4, max_col=2, values_only=True))
    assert told["Kotak ditahan"] == len(held)
    assert "Ditahan kejadian" in text_of(paper)


def test_only_commanders_get_it_and_only_in_formats_that_there_are(komando: Chat) -> None:
    komando.says("/ekspor", by=ANDI)
    komando.says("/ekspor docx", by=NANANG_S)

    *_, refused, unknown = komando.hears()
    assert "Hanya komandan" in refused
    assert "“docx” bukan format yang dikenal" in unknown


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("xlsx", b"PK")])
def test_the_command_line_writes_the_summary(prepared: str, kind: str, begins: bytes) -> None:
    written = bot_bytes(prepared, "export", "summary", "--format", kind)

    assert written.startswith(begins)


def test_a_commander_gets_an_incident_on_paper(posko: Posko, muncar: Chat, komando: Chat) -> None:
    story = "api dari dapur 🔥 " + "panjang sekali " * 40
    muncar.says(f"/incident tinggi kebakaran di TPS 7 Kedungrejo, {story}")
    number = muncar.hears()[-1].partition("#")[2].partition(" ")[0]
    komando.says(f"/lapsit {number} pdf", by=ANDI)
    assert "Hanya komandan" in komando.hears()[-1]
    posko.wait(minutes=1)
    komando.says(f"/lapsit #{number} PDF", by=NANANG_S)

    assert komando.hears()[-1].startswith(
        f"📄 Laporan kejadian #{number} · kebakaran · TPS 007 Kedungrejo · 19.31 WIB"
    )
    message = posko.world.heard(komando.chat_id)[-1]
    assert message.attachment is not None
    assert message.attachment.name == f"posko-kejadian-{number}-20241127-1931.pdf"
    text = text_of(message.attachment.content)
    assert text.startswith(f"LAPORAN KEJADIAN #{number}")
    assert text.count("panjang") == 2 * 40
    assert "bukan berita acara" in text
    with posko.database.snapshot() as session:
        handed = session.scalars(select(Handed).order_by(Handed.id.desc())).first()
        assert handed
        assert (handed.officer_id, handed.what) == (NANANG_S.id, f"incident {number}")


def test_the_command_line_writes_an_incident(prepared: str, posko: Posko, muncar: Chat) -> None:
    muncar.says("/incident tinggi kebakaran di TPS 7 Kedungrejo")
    with posko.database.snapshot() as session:
        (case, *_) = Case.open_in(session, "35.10.05")
    written = bot_bytes(prepared, "export", "summary", "--incident", str(case.number))

    assert text_of(written).startswith(f"LAPORAN KEJADIAN #{case.number}")
