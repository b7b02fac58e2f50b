"""The summary as a PDF: hand-overs by village, incidents, lines to sign; A4, printable."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from models.situation import Situation
from models.summary import HandoffLine, IncidentLine
from views.export_rows import (
    HANDOFFS,
    INCIDENTS,
    Cell,
    Wording,
    handoff_row,
    incident_row,
    summary_rows,
)
from views.formats import number
from views.tables import FONT, Sheet, Table

COLUMNS = {
    "number": 10, "stations": 20, "movement": 20, "boxes_moved": 15, "seal": 19, "phase": 17,
    "occurred": 33, "handed": 40, "received": 36, "vouched": 40, "attested": 27,
}  # fmt: skip
"""Of the hand-overs of a village, with their millimetres."""

INCIDENT_COLUMNS = {
    "number": 11, "place": 32, "stations": 22, "category": 32, "severity": 16, "state": 26,
    "occurred": 34, "hands": 36, "handler": 34, "resolution": 34,
}  # fmt: skip


def document(
    situation: Situation,
    wording: Wording,
    handoffs: Iterable[HandoffLine],
    incidents: Iterable[IncidentLine],
) -> bytes:
    """The PDF of a region's operation."""
    sheet = Sheet(wording, wording.label("notice"))
    sheet.add_page()
    _first_page(sheet, situation, wording)
    _handoffs(sheet, handoffs, wording)
    _incidents(sheet, incidents, wording)
    _signatures(sheet, situation, wording)
    return bytes(sheet.output())


def _first_page(sheet: Sheet, situation: Situation, wording: Wording) -> None:
    sheet.heading(wording.label("title"), 18)
    sheet.set_font(FONT, size=10)
    sheet.multi_cell(0, 5, wording.label("notice"), new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)
    for label, value in summary_rows(situation, wording):
        shown = number(value, wording.language) if isinstance(value, int) else str(value)
        sheet.set_font(FONT, size=11)
        sheet.cell(70, 7, label, border="B")
        sheet.set_font(FONT, "B", 11)
        sheet.cell(sheet.epw - 70, 7, shown, border="B", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(6)


def _handoffs(sheet: Sheet, handoffs: Iterable[HandoffLine], wording: Wording) -> None:
    """A table for each village, in the order of the codes."""
    sheet.heading(wording.label("handoffs"), 14)
    told = False
    places = groupby(handoffs, lambda line: (line.standing.place, line.within))
    for (name, within), lines in places:
        told = True
        table = Table(sheet, COLUMNS, f"{name}, {within}" if within else name)
        for line in lines:
            table.row(_handoff_cells(line, wording))
        sheet.ln(3)
    if not told:
        _none(sheet, wording)


def _handoff_cells(line: HandoffLine, wording: Wording) -> Sequence[Cell]:
    """The cells of `COLUMNS`: some columns of the spreadsheet are one here."""
    row = dict(zip(HANDOFFS, handoff_row(line, wording), strict=True))
    row["movement"] = f"{row['from']} → {row['to']}"
    row["boxes_moved"] = row["lot"]
    if line.standing.handoff.differs:
        row["boxes_moved"] = f"{row['counted']} {wording.label('of')} {row['lot']}"
    if row["held"]:
        row["attested"] = f"{row['attested']}\n{wording.label('held')} {row['held']}"
    return [row[name] for name in COLUMNS]


def _incidents(sheet: Sheet, incidents: Iterable[IncidentLine], wording: Wording) -> None:
    sheet.heading(wording.label("incidents"), 14)
    table = None
    for line in incidents:
        table = table or Table(sheet, INCIDENT_COLUMNS)
        row = dict(zip(INCIDENTS, incident_row(line, wording), strict=True))
        table.row([row[name] for name in INCIDENT_COLUMNS])
    if table is None:
        _none(sheet, wording)
    sheet.ln(4)


def _none(sheet: Sheet, wording: Wording) -> None:
    sheet.set_font(FONT, size=10)
    sheet.cell(0, 6, wording.label("none"), new_x="LMARGIN", new_y="NEXT")


def _signatures(sheet: Sheet, situation: Situation, wording: Wording) -> None:
    """A line for each who signs, and what is signed, all on one page."""
    if sheet.will_page_break(70):
        sheet.add_page()
    sheet.heading(wording.label("signed"), 14)
    sheet.set_font(FONT, size=9)
    head = situation.records
    told = f"{wording.label('records')} {number(head.number, wording.language)} · {head.hash}"
    sheet.cell(0, 5, told, new_x="LMARGIN", new_y="NEXT")
    sheet.multi_cell(0, 5, wording.label("notice"), new_x="LMARGIN", new_y="NEXT")
    sheet.ln(3)
    signers = wording.label("signers").split(", ")
    width, top = sheet.epw / len(signers), sheet.get_y()
    for index, signer in enumerate(signers):
        left = sheet.l_margin + index * width
        sheet.set_xy(left, top)
        sheet.set_font(FONT, "B", 10)
        sheet.cell(width, 6, signer)
        sheet.line(left, top + 30, left + width - 12, top + 30)
        sheet.set_xy(left, top + 31)
        sheet.set_font(FONT, size=8)
        sheet.cell(width, 5, wording.label("signer"))
    sheet.set_y(top + 40)
