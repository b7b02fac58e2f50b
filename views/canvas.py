"""A sheet to draw on: text that stays in its room, bars, marks that are told apart by shape."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"

INK, PALE, PAPER, PANEL, LINE = "#16202c", "#43505f", "#ffffff", "#f2f4f7", "#c3cad3"
"""Words, lesser words, the ground, boxes on it, and lines: dark on light, in every chat."""

SMALLEST = 20
"""Pixels of the smallest letters: with 1,080 across a phone's screen they can still be read."""

SMOOTH = 3
"""Marks and maps are drawn so many times as large, and reduced."""


@lru_cache
def font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    """The shipped font at a size in pixels."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return ImageFont.truetype(FONTS / name, size)


@dataclass(frozen=True, slots=True)
class Face:
    """How words look: size in pixels, weight, and their colour on the ground that they stand on."""

    size: int
    bold: bool = False
    ink: str = INK
    ground: str = PAPER


@dataclass(frozen=True, slots=True)
class Placed:
    """A text on the sheet: what it says and should say, where it stands, its colours."""

    text: str
    meant: str
    box: tuple[float, float, float, float]
    face: Face


@dataclass
class Canvas:
    """A picture that grows downwards; `y` is where the next thing goes."""

    width: int
    height: int
    y: int = 0
    placed: list[Placed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def text(
        self, at: tuple[float, float], text: str, face: Face, room: float, anchor: str = "ls"
    ) -> None:
        """Write on one line, smaller or shortened where `room` pixels are too few."""
        size = face.size
        while size > SMALLEST and font(size, bold=face.bold).getlength(text) > room:
            size -= 1
        letters, shown = font(size, bold=face.bold), text
        while len(shown) > 1 and letters.getlength(shown) > room:
            shown = shown[:-2].rstrip() + "…"
        self.pen.text(at, shown, fill=face.ink, font=letters, anchor=anchor)
        box = self.pen.textbbox(at, shown, font=letters, anchor=anchor)
        self.placed.append(Placed(shown, text, box, replace(face, size=size)))

    def fits(self, text: str, room: float) -> bool:
        """Whether a text can be read on one line of so many pixels."""
        return font(SMALLEST + 2, bold=False).getlength(text) <= room

    def rectangle(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle; none where it has no width or height."""
        if width >= 1 and height >= 1:
            self.pen.rectangle((x, y, x + width - 1, y + height - 1), fill=fill)

    def hatched(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A rectangle with stripes, so that it is told from its neighbours without colour."""
        if width < 1 or height < 1:
            return
        patch = Image.new("RGB", (round(width), round(height)), fill)
        pen = ImageDraw.Draw(patch)
        for start in range(-patch.height, patch.width, 12):
            pen.line((start, patch.height, start + patch.height, 0), fill=PAPER, width=3)
        self.image.paste(patch, (round(x), round(y)))

    def shape(self, points: Sequence[tuple[float, float]], fill: str, edge: str = PAPER) -> None:
        """A polygon with smooth edges."""
        left, top = (int(min(axis)) - 3 for axis in zip(*points, strict=True))
        right, bottom = (int(max(axis)) + 4 for axis in zip(*points, strict=True))
        size = ((right - left) * SMOOTH, (bottom - top) * SMOOTH)
        moved = [((x - left) * SMOOTH, (y - top) * SMOOTH) for x, y in points]
        for colour, width in ((fill, 0), (edge, 2 * SMOOTH)):
            mask = Image.new("L", size)
            pen = ImageDraw.Draw(mask)
            if width:
                pen.line([*moved, moved[0], moved[1]], fill=255, width=width, joint="curve")
            else:
                pen.polygon(moved, fill=255)
            reduced = mask.reduce(SMOOTH)
            self.image.paste(colour, (left, top), reduced)

    def png(self) -> bytes:
        """The picture, down to `y`, in 256 colours: a third of the bytes, none of the looks."""
        shown = self.image.crop((0, 0, self.width, min(self.y, self.height)))
        file = BytesIO()
        shown.quantize(256, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        return file.getvalue()


def contrast(one: str, other: str) -> float:
    """How well two colours are told apart: 1 to 21, as WCAG 2 counts."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    channels: Iterable[int] = bytes.fromhex(colour[1:])
    red, green, blue = (linear(channel / 255) for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
