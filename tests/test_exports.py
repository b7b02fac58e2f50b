"""The summary as PDF and spreadsheet: from chat and from the command line."""

from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from models.case import Case
from models.glossary import Stage
from models.summary import Handed
from sandbox.world import Person
from tests.field import ANDI, Chat, Posko
from tests.test_bot import bot_bytes

NANANG = Person(5200000002, "Nanang")
"""Commander of the kabupaten."""


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
    komando.says("/ekspor", by=NANANG)

    assert komando.hears()[-1].startswith("📄 Ringkasan serah terima · Kab. Banyuwangi · 19.30 WIB")
    message = posko.world.heard(komando.chat_id)[-1]
    assert message.attachment is not None
    assert message.attachment.name == "posko-35.10-20241127-1930.pdf"
    text = text_of(message.attachment.content)
    assert "bukan berita acara" in text
    assert "Kedungrejo, Muncar" in text
    assert "27-11-2024 18.10 WIB" in text
    assert "Bripka Andi Sutrisno (POLRI)" in text
    assert "segel rusak" in text
    assert "listrik padam" in text
    assert "Tanda tangan" in text


def test_the_sums_of_the_spreadsheet_are_the_databases(posko: Posko, komando: Chat) -> None:
    komando.says("/ekspor xlsx", by=NANANG)
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
    assert [row[-1] for row in book["people"].iter_rows(min_row=2, values_only=True)] == [4]


def test_only_commanders_get_it_and_only_in_formats_that_there_are(komando: Chat) -> None:
    komando.says("/ekspor", by=ANDI)
    komando.says("/ekspor docx", by=NANANG)

    *_, refused, unknown = komando.hears()
    assert "di luar wewenang" in refused
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
    assert "di luar wewenang" in komando.hears()[-1]
    posko.wait(minutes=1)
    komando.says(f"/lapsit #{number} PDF", by=NANANG)

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
        assert (handed.officer_id, handed.what) == (NANANG.id, f"incident {number}")


def test_the_command_line_writes_an_incident(prepared: str, posko: Posko, muncar: Chat) -> None:
    muncar.says("/incident tinggi kebakaran di TPS 7 Kedungrejo")
    with posko.database.snapshot() as session:
        (case, *_) = Case.open_in(session, "35.10.05")
    written = bot_bytes(prepared, "export", "summary", "--incident", str(case.number))

    assert text_of(written).startswith(f"LAPORAN KEJADIAN #{case.number}")
