"""Pages of a PDF with tables: cells that wrap, headings that come again on the next page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from fpdf import FPDF

from views.canvas import FONTS
from views.export_rows import Cell, Wording

FONT = "DejaVu"

SIZE = 7.5
"""Points of a table's letters."""

LINE = 3.6
"""Millimetres of a line in a row."""

PAD = 1.9
"""Millimetres of a row beside its lines."""


class Sheet(FPDF):
    """A document on A4 whose every page says that it is not the official record."""

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
        if self.will_page_break(24):
            self.add_page()
        self.set_font(FONT, "B", size)
        self.cell(0, size * 0.6, text, new_x="LMARGIN", new_y="NEXT")
        self.ln(1)

    def wrapped(self, text: str, room: float) -> Iterator[str]:
        """The lines of a text in so many millimetres; a word that is too long is broken."""
        for part in text.split("\n"):
            if self.get_string_width(part) <= room:
                yield part
                continue
            line = ""
            for word in part.split(" "):
                longer = f"{line} {word}" if line else word
                if line and self.get_string_width(longer) > room:
                    yield line
                    longer = word
                while self.get_string_width(longer) > room and len(longer) > 1:
                    fits = self._fitting(longer, room)
                    yield longer[:fits]
                    longer = longer[fits:]
                line = longer
            yield line

    def _fitting(self, word: str, room: float) -> int:
        """How many letters of a word there is room for, at least one."""
        count = len(word)
        while count > 1 and self.get_string_width(word[:count]) > room:
            count -= 1
        return count


class Table:
    """A table on a sheet: columns by label, with their millimetres."""

    def __init__(self, sheet: Sheet, columns: Mapping[str, float], title: str = "") -> None:
        self.sheet, self.columns, self.title = sheet, columns, title
        if title:
            sheet.heading(title, 10)
        self._head()

    def row(self, cells: Sequence[Cell]) -> None:
        """A row, whole on one page; a new page begins with the title and the head."""
        lines = self._lines(cells, "")
        if self.sheet.will_page_break(self._height(lines)):
            self.sheet.add_page()
            if self.title:
                again = f"{self.title} ({self.sheet.wording.label('again')})"
                self.sheet.heading(again, 10)
            self._head()
        self._write(lines, "")

    def _head(self) -> None:
        self._write(self._lines(self.sheet.wording.labels(list(self.columns)), "B"), "B")

    def _lines(self, cells: Sequence[Cell], style: str) -> list[list[str]]:
        self.sheet.set_font(FONT, style, SIZE)
        widths = zip(cells, self.columns.values(), strict=True)
        return [
            list(self.sheet.wrapped("" if cell is None else str(cell), width - 2))
            for cell, width in widths
        ]

    def _height(self, lines: Sequence[Sequence[str]]) -> float:
        return max(map(len, lines)) * LINE + PAD

    def _write(self, lines: Sequence[Sequence[str]], style: str) -> None:
        sheet, height = self.sheet, self._height(lines)
        sheet.set_font(FONT, style, SIZE)
        left, top = sheet.l_margin, sheet.get_y()
        for some, width in zip(lines, self.columns.values(), strict=True):
            for index, line in enumerate(some):
                sheet.set_xy(left, top + PAD / 2 + index * LINE)
                sheet.cell(width, LINE, line)
            left += width
        sheet.set_draw_color(150)
        sheet.line(sheet.l_margin, top + height, left, top + height)
        sheet.set_draw_color(0)
        sheet.set_xy(sheet.l_margin, top + height)
