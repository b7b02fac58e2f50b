"""The summary as a spreadsheet: sheets summary, boxes, handoffs, incidents, people."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from models.officer import Officer
from models.situation import Situation
from models.summary import BoxLine, HandoffLine, IncidentLine
from views.export_rows import (
    BOXES,
    HANDOFFS,
    INCIDENTS,
    PEOPLE,
    Cell,
    Wording,
    box_row,
    handoff_row,
    incident_row,
    officer_row,
    summary_rows,
)

WIDTH = 18
"""Characters of a column."""


def spreadsheet(
    situation: Situation,
    wording: Wording,
    boxes: Iterable[BoxLine],
    handoffs: Iterable[HandoffLine],
    incidents: Iterable[IncidentLine],
    people: Iterable[tuple[Officer, int]],
) -> bytes:
    """The workbook (XLSX). What people wrote is text in it, never a formula."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        first = book.add_worksheet("summary")
        first.set_column(0, 1, 2 * WIDTH)
        _write(first, 0, [wording.label("title")], bold)
        _write(first, 1, [wording.label("notice")])
        for index, row in enumerate(summary_rows(situation, wording), start=3):
            _write(first, index, row)
        _sheet(book, "boxes", wording.labels(BOXES), (box_row(one, wording) for one in boxes))
        _sheet(
            book,
            "handoffs",
            wording.labels(HANDOFFS),
            (handoff_row(one, wording) for one in handoffs),
        )
        _sheet(
            book,
            "incidents",
            wording.labels(INCIDENTS),
            (incident_row(one, wording) for one in incidents),
        )
        _sheet(
            book, "people", wording.labels(PEOPLE), (officer_row(*one, wording) for one in people)
        )
    return file.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, len(heads) - 1, WIDTH)
    sheet.freeze_panes(1, 0)
    _write(sheet, 0, heads, book.add_format({"bold": True}))
    for index, row in enumerate(rows, start=1):
        _write(sheet, index, row)


def _write(sheet: Worksheet, row: int, cells: Sequence[Cell], look: Format | None = None) -> None:
    """Numbers as numbers, all else as text: a name that begins with `=` stays a name."""
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, column, cell, look)
        elif cell:
            sheet.write_string(row, column, cell.replace("\n", ", "), look)
