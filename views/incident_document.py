"""One incident as a PDF: the six questions of ABIDISIBAME, its timeline, lines to sign."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from models.dossier import Dossier
from models.timeline import Event
from views.export_rows import Wording
from views.incident_lists import story, summary
from views.render import word
from views.tables import FONT, Sheet

ROOM = 40
"""How many times as much a paper holds as a message."""

ANSWER = re.compile(r"<b>([^<]*)</b>: ?(.*)")

LINKED = re.compile(r'<a href="(?!tg:)([^"]*)">([^<]*)</a>')

TAG = re.compile(r"<[^>]*>")

LABEL = 32
"""Millimetres of the questions' column."""


def incident_document(dossier: Dossier, events: Sequence[Event], wording: Wording) -> bytes:
    """The PDF of an incident with its timeline."""
    sheet = Paper(wording, wording.label("notice"), "portrait")
    sheet.add_page()
    title, *lines = summary(dossier, events, wording, ROOM).split("\n")
    sheet.heading(plain(title), 16)
    for line in lines:
        sheet.answer(line)
    sheet.ln(4)
    sheet.heading(word("paper", "timeline", wording.language), 13)
    for line in told(story(dossier, events, wording, ROOM)):
        sheet.paragraph(line)
    sheet.ln(4)
    sheet.signatures()
    return bytes(sheet.output())


class Paper(Sheet):
    """A standing sheet of running text."""

    def answer(self, line: str) -> None:
        """A question in bold, with its answer beside it; or a line of its own."""
        found = ANSWER.fullmatch(line)
        if found is None:
            self.ln(2)
            self.paragraph(plain(line))
            return
        top = self.get_y()
        self.set_font(FONT, "B", 10)
        self.cell(LABEL, 6, plain(found[1]))
        self.set_xy(self.l_margin + LABEL, top)
        self.paragraph(plain(found[2]))

    def paragraph(self, text: str) -> None:
        """Running text, without the signs that the font has not."""
        self.set_font(FONT, size=10)
        left = self.get_x()
        known = "".join(sign if self.font_has(sign) else " " for sign in text)
        width, shown = self.w - self.r_margin - left, " ".join(known.split())
        self.multi_cell(width, 6, shown, align="L", new_x="LMARGIN", new_y="NEXT")

    def font_has(self, sign: str) -> bool:
        """Whether the font can write a sign."""
        return ord(sign) in self.current_font.cmap  # type: ignore[union-attr]

    def signatures(self) -> None:
        """A line for each who signs."""
        if self.will_page_break(50):
            self.add_page()
        language = self.wording.language
        self.heading(word("paper", "signed", language), 13)
        top, width = self.get_y(), self.epw / 2
        for index, signer in enumerate(word("paper", "signers", language).split(", ")):
            left = self.l_margin + index * width
            self.set_xy(left, top)
            self.set_font(FONT, "B", 10)
            self.cell(width, 6, signer)
            self.line(left, top + 28, left + width - 12, top + 28)
            self.set_xy(left, top + 29)
            self.set_font(FONT, size=8)
            self.cell(width, 5, word("paper", "signer", language))


def told(text: str) -> Iterator[str]:
    """The lines of a timeline, without its heading."""
    yield from (plain(line) for line in text.partition("\n\n")[2].split("\n") if line.strip())


def plain(text: str) -> str:
    """HTML as it is read; where a file can be found stands behind it."""
    return unescape(TAG.sub("", LINKED.sub(r"\2 (\1)", text)))
