"""The map of the picture: parts of a region by their boundaries, shaded by how far they are."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from views.canvas import INK, PAPER, SMALLEST, Canvas, Face, font
from views.charts import marker
from views.formats import percent

Ring = Sequence[Sequence[float]]
"""Longitude and latitude of each corner."""

Shapes = Mapping[str, Sequence[Ring]]
"""The outer rings of each place, by its code."""

HIGHEST = 760

NAME = Face(SMALLEST, bold=True)

SHADES = ("#eef3f8", "#c9dcec", "#93bfe0", "#4a93c9", "#0067a8")
"""From nothing to all: ever darker, so that print and the colour-blind see it too."""


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to pixels, north up, as wide as there is room."""

    west: float
    north: float
    stretch: float
    scale: float
    left: float
    top: float

    @classmethod
    def over(cls, corners: Sequence[Sequence[float]], across: tuple[int, int], top: int) -> Self:
        """One that shows all these corners."""
        east, west = max(x for x, _ in corners), min(x for x, _ in corners)
        north, south = max(y for _, y in corners), min(y for _, y in corners)
        stretch = math.cos(math.radians((north + south) / 2))
        wide, high = max((east - west) * stretch, 1e-6), max(north - south, 1e-6)
        scale = min(across[1] / wide, HIGHEST / high)
        return cls(west, north, stretch, scale, across[0] + (across[1] - wide * scale) / 2, top)

    def point(self, corner: Sequence[float]) -> tuple[float, float]:
        """Where a corner lies on the sheet."""
        x = self.left + (corner[0] - self.west) * self.stretch * self.scale
        return x, self.top + (self.north - corner[1]) * self.scale


def chart_map(
    canvas: Canvas, parts: Sequence[Mapping[str, Any]], shapes: Shapes, across: tuple[int, int]
) -> None:
    """Each part in its shade, with its name, its share and a mark where an incident is open."""
    corners = [corner for part in parts for ring in shapes[part["code"]] for corner in ring]
    projection = Projection.over(corners, across, canvas.y)
    rings = {
        part["code"]: [[projection.point(c) for c in ring] for ring in shapes[part["code"]]]
        for part in parts
    }
    for part in parts:
        for ring in rings[part["code"]]:
            canvas.shape(ring, _shade(part), INK)
    taken: list[tuple[float, float, float, float]] = []
    largest = sorted(parts, key=lambda part: -_size(rings[part["code"]]))
    left_out = [
        f"{part['name']} {percent(_share(part))}"
        for part in largest
        if not _label(canvas, part, max(rings[part["code"]], key=_area), taken)
    ]
    canvas.y = math.ceil(max(y for some in rings.values() for ring in some for _, y in ring)) + 8
    if left_out:
        canvas.y += 26
        canvas.text((across[0], canvas.y), " · ".join(sorted(left_out)), Face(22), across[1])
        canvas.y += 8


def _share(part: Mapping[str, Any]) -> float:
    return part["done"] / part["boxes"] if part["boxes"] else 0.0


def _shade(part: Mapping[str, Any]) -> str:
    return SHADES[min(int(_share(part) * (len(SHADES) - 1)), len(SHADES) - 1)]


def _label(
    canvas: Canvas,
    part: Mapping[str, Any],
    ring: Sequence[tuple[float, float]],
    taken: list[tuple[float, float, float, float]],
) -> bool:
    """Write a part's name and share in its middle, unless that covers another's; whether it did."""
    x, y = _middle(ring)
    wide = font(SMALLEST, bold=True).getlength(part["name"]) / 2 + 6
    box = (x - wide, y - 26, x + wide, y + 26)
    if part["severity"]:
        box = (box[0], box[1] - 26, box[2], box[3])
    if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
        if part["severity"]:
            marker(canvas, part["severity"], x, y, 12)
        return False
    taken.append(box)
    canvas.rectangle(x - wide, y - 26, 2 * wide, 52, PAPER)
    canvas.text((x, y - 4), part["name"], NAME, 2 * wide, "ms")
    canvas.text((x, y + 20), percent(_share(part)), Face(SMALLEST), 2 * wide, "ms")
    if part["severity"]:
        marker(canvas, part["severity"], x, y - 40, 12)
    return True


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of a ring's area."""
    area = _signed(ring)
    if abs(area) < 1:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * area)
    return x, y


def _signed(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _area(ring: Sequence[tuple[float, float]]) -> float:
    return abs(_signed(ring))


def _size(rings: Sequence[Sequence[tuple[float, float]]]) -> float:
    return sum(map(_area, rings))
