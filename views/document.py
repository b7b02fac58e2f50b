"""The summary as a PDF: hand-overs by village, incidents, lines to sign; A4, printable."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from fpdf import FPDF

from models.situation import Situation
from models.summary import HandoffLine, IncidentLine
from views.canvas import FONTS
from views.export_rows import Cell, Wording, handoff_row, incident_row, summary_rows

FONT = "DejaVu"

COLUMNS = {
    "number": 12, "stations": 34, "from": 12, "to": 12, "counted": 18, "lot": 16, "seal": 24,
    "phase": 20, "occurred": 38, "hands": 68, "both": 16,
}  # fmt: skip
"""Of the hand-overs of a village, with their millimetres: A4, lying."""

SHOWN = (0, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13)
"""Which cells of a hand-over's row they are."""

INCIDENT_COLUMNS = {
    "number": 12, "place": 44, "stations": 28, "category": 42, "severity": 20, "state": 24,
    "occurred": 38, "hands": 62,
}  # fmt: skip

INCIDENT_SHOWN = (0, 1, 2, 3, 4, 5, 6, 8)

LINE = 5.5
"""Millimetres of a row."""


class Sheet(FPDF):
    """A document whose every page says that it is not the official record."""

    def __init__(
        self,
        wording: Wording,
        foot: str,
        orientation: Literal["landscape", "portrait"] = "landscape",
    ) -> None:
        super().__init__(orientation=orientation, format="A4")
        self.wording, self.foot = wording, foot
        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            self.add_font(FONT, style, FONTS / name)
        self.set_auto_page_break(True, margin=18)
        self.set_title(wording.label("title"))
        self.set_lang(wording.language)

    def footer(self) -> None:
        """The notice and the page's number."""
        self.set_y(-14)
        self.set_font(FONT, size=7)
        page = f"{self.wording.label('page')} {self.page_no()}/{{nb}}"
        self.multi_cell(0, 3.5, f"{self.foot} · {page}", align="C")

    def heading(self, text: str, size: float) -> None:
        """A heading that is not left alone at a page's foot."""
        if self.will_page_break(4 * LINE):
            self.add_page()
        self.set_font(FONT, "B", size)
        self.cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(1)

    def row(self, cells: Sequence[Cell], widths: Sequence[float], *, bold: bool = False) -> None:
        """A table's row; what is too long for its column is shortened."""
        self.set_font(FONT, "B" if bold else "", 7.5)
        for cell, width in zip(cells, widths, strict=True):
            text = "" if cell is None else str(cell)
            self.cell(width, LINE, self._fitting(text, width - 2), border="B")
        self.ln(LINE)

    def _fitting(self, text: str, room: float) -> str:
        while len(text) > 1 and self.get_string_width(text) > room:
            text = text[:-2].rstrip() + "…"
        return text


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
    _signatures(sheet, wording)
    return bytes(sheet.output())


def _first_page(sheet: Sheet, situation: Situation, wording: Wording) -> None:
    sheet.heading(wording.label("title"), 18)
    sheet.set_font(FONT, size=10)
    sheet.multi_cell(0, 5, wording.label("notice"), new_x="LMARGIN", new_y="NEXT")
    sheet.ln(4)
    for label, value in summary_rows(situation, wording):
        sheet.set_font(FONT, size=11)
        sheet.cell(70, 7, label, border="B")
        sheet.set_font(FONT, "B", 11)
        sheet.cell(110, 7, str(value), border="B", new_x="LMARGIN", new_y="NEXT")
    sheet.ln(6)


def _handoffs(sheet: Sheet, handoffs: Iterable[HandoffLine], wording: Wording) -> None:
    """A table for each village, in the order of the codes."""
    sheet.heading(wording.label("handoffs"), 14)
    widths = list(COLUMNS.values())
    place = None
    for (name, within), lines in groupby(handoffs, lambda line: (line.place, line.within)):
        place = name
        sheet.heading(f"{name}, {within}" if within else name, 10)
        sheet.row(wording.labels(list(COLUMNS)), widths, bold=True)
        for line in lines:
            cells = handoff_row(line, wording)
            sheet.row([cells[index] for index in SHOWN], widths)
        sheet.ln(2)
    if place is None:
        sheet.row([wording.label("none")], [200])


def _incidents(sheet: Sheet, incidents: Iterable[IncidentLine], wording: Wording) -> None:
    sheet.heading(wording.label("incidents"), 14)
    widths = list(INCIDENT_COLUMNS.values())
    sheet.row(wording.labels(list(INCIDENT_COLUMNS)), widths, bold=True)
    for line in incidents:
        cells = incident_row(line, wording)
        sheet.row([cells[index] for index in INCIDENT_SHOWN], widths)
    sheet.ln(4)


def _signatures(sheet: Sheet, wording: Wording) -> None:
    """A line for each who signs, all on one page."""
    if sheet.will_page_break(60):
        sheet.add_page()
    sheet.heading(wording.label("signed"), 14)
    signers = wording.label("signers").split(", ")
    width, top = 260 / len(signers), sheet.get_y()
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
