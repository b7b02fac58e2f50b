"""Links that let people in, and their QR codes: in a terminal, and on a sheet to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

import segno
from fpdf import FPDF

from views.render import render

COLUMNS, ROWS = 3, 4
MARGIN = 10.0
"""Millimetres, on A4."""

WIDTH, HEIGHT = (210 - 2 * MARGIN) / COLUMNS, (297 - 2 * MARGIN) / ROWS
CODE = 40.0
LINE = 3.9


@dataclass(frozen=True, slots=True)
class Ticket:
    """A link, and for whom it is: lines to print below its code."""

    link: str
    lines: Sequence[str]


def link(bot: str, code: str) -> str:
    """The address that opens the bot with an invitation's code."""
    return f"https://t.me/{bot}?start={code}"


def terminal(address: str) -> str:
    """A QR code for a terminal."""
    drawn = StringIO()
    segno.make(address, error="l", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()


def sheet(tickets: Sequence[Ticket], language: str) -> bytes:
    """The tickets as a PDF, twelve on a page of A4, to be cut apart."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    for place, ticket in enumerate(tickets):
        spot = place % (COLUMNS * ROWS)
        if spot == 0:
            pdf.add_page()
        row, column = divmod(spot, COLUMNS)
        _draw(pdf, ticket, MARGIN + column * WIDTH, MARGIN + row * HEIGHT, language)
    return bytes(pdf.output())


def _draw(pdf: FPDF, ticket: Ticket, left: float, top: float, language: str) -> None:
    """One ticket: dashed border to cut along, code, for whom, what to do."""
    pdf.set_draw_color(160)
    pdf.set_dash_pattern(1, 1)
    pdf.rect(left, top, WIDTH, HEIGHT)
    picture = BytesIO()
    segno.make(ticket.link, error="m", micro=False).save(picture, kind="png", scale=8, border=2)
    pdf.image(picture, left + (WIDTH - CODE) / 2, top + 1, CODE, CODE)
    pdf.set_xy(left, top + CODE + 1)
    for place, line in enumerate([*ticket.lines, render("ticket", language)]):
        pdf.set_font("Helvetica", "B" if place == 0 else "", 10 if place == 0 else 8)
        pdf.set_x(left + 1)
        pdf.multi_cell(WIDTH - 2, LINE, _plain(line), align="C", max_line_height=LINE)


def _plain(text: str) -> str:
    """What the PDF's own fonts can write of a text."""
    return text.encode("latin-1", "replace").decode("latin-1")
