"""The picture of a digest: where boxes are, how far each part has come, what is open.

Told without colour, too: by order, stripes, shapes and words. One PNG, 1,080 pixels wide.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from views.canvas import LINE, PALE, PANEL, Canvas, Face
from views.charts import flow_chart, marker
from views.formats import number, percent
from views.maps import Shapes, chart_map

WIDTH, MARGIN = 1080, 36
INNER = WIDTH - 2 * MARGIN
TALLEST = 3000

STAGE_COLOURS = {
    "TPS": "#f3dc8c",
    "moving": "#d98200",
    "PPS": "#7fc4ec",
    "PPK": "#0067a8",
    "KPU": "#12263f",
    "uncertain": "#b0006d",
}
"""Ever darker on the way home; those on the way are striped."""

COLUMNS, WIDE_COLUMNS, TILE_HEIGHT, GAP = 5, 4, 84, 10
LEGEND = 132
MOST_TILES = 60
MOST_INCIDENTS = 5

SMALL, NAME = Face(20, ink=PALE), Face(24, bold=True, ground=PANEL)

Sheet = Mapping[str, Any]


def draw(sheet: Sheet, shapes: Shapes | None = None) -> bytes:
    """The PNG of a sheet, with a map where there are `shapes` of its parts."""
    return drawn(sheet, shapes).png()


def drawn(sheet: Sheet, shapes: Shapes | None = None) -> Canvas:
    """The canvas of a sheet."""
    canvas = Canvas(WIDTH, TALLEST, y=30)
    _heading(canvas, sheet)
    _whereabouts(canvas, sheet)
    _parts(canvas, sheet, shapes or {})
    if len(sheet["flow"]) > 1:
        _flow(canvas, sheet)
    _incidents(canvas, sheet)
    canvas.y += 34
    canvas.text((MARGIN, canvas.y), sheet["words"]["footer"], SMALL, INNER)
    canvas.y += 26
    return canvas


def _heading(canvas: Canvas, sheet: Sheet) -> None:
    canvas.y += 46
    canvas.text((MARGIN, canvas.y), sheet["title"], Face(50, bold=True), INNER)
    canvas.y += 42
    canvas.text((MARGIN, canvas.y), sheet["subtitle"], Face(28, ink=PALE), INNER)
    canvas.y += 24


def _whereabouts(canvas: Canvas, sheet: Sheet) -> None:
    """One bar of all boxes, and below it a column for each place with its number."""
    places = [(name, count) for name, count in sheet["places"] if count or name != "uncertain"]
    total, x = max(1, sum(count for _, count in places)), float(MARGIN)
    for name, count in places:
        width = INNER * count / total
        block(canvas, name, x, canvas.y, width - 3 if width > 6 else width, 54)
        x += width
    canvas.y += 88
    column = INNER / len(places)
    for index, (name, count) in enumerate(places):
        left = MARGIN + index * column
        block(canvas, name, left, canvas.y - 20, 24, 24)
        label = sheet["words"]["places"][name]
        canvas.text((left + 32, canvas.y), label, Face(24, ink=PALE), column - 40)
        canvas.text((left, canvas.y + 40), _n(sheet, count), Face(36, bold=True), column - 12)
    canvas.y += 62


def block(canvas: Canvas, place: str, x: float, y: float, width: float, height: float) -> None:
    """A rectangle in the colour of a place; striped for what is on the way."""
    fill = canvas.hatched if place == "moving" else canvas.rectangle
    fill(x, y, width, height, STAGE_COLOURS[place])


def _parts(canvas: Canvas, sheet: Sheet, shapes: Shapes) -> None:
    """How far each part has come: a map, or a grid where a boundary is missing."""
    parts: Sequence[Mapping[str, Any]] = sheet["parts"]
    if not parts:
        return
    _title(canvas, sheet["words"]["progress"])
    if all(part["code"] in shapes for part in parts):
        chart_map(canvas, parts, shapes, (MARGIN, INNER))
        return
    columns = COLUMNS if max(part["boxes"] for part in parts) < 1000 else WIDE_COLUMNS
    width = (INNER - (columns - 1) * GAP) / columns
    for index, part in enumerate(parts[:MOST_TILES]):
        row, column = divmod(index, columns)
        at = MARGIN + column * (width + GAP), canvas.y + row * (TILE_HEIGHT + GAP)
        _tile(canvas, sheet, part, at, width)
    rows = -(-min(len(parts), MOST_TILES) // columns)
    canvas.y += rows * (TILE_HEIGHT + GAP)
    if len(parts) > MOST_TILES:
        canvas.y += 26
        canvas.text((MARGIN, canvas.y), sheet["words"]["more_parts"], SMALL, INNER)
        canvas.y += 10


def _tile(
    canvas: Canvas, sheet: Sheet, part: Mapping[str, Any], at: tuple[float, float], width: float
) -> None:
    """A part: its name, a bar, its numbers, and a mark where an incident is open."""
    left, top = at
    canvas.rectangle(left, top, width, TILE_HEIGHT, PANEL)
    room = width - 20
    if part["severity"]:
        marker(canvas, part["severity"], left + width - 17, top + 21, 11)
        room -= 26
    canvas.text((left + 10, top + 29), part["name"], NAME, room)
    share = part["done"] / part["boxes"] if part["boxes"] else 0
    canvas.rectangle(left + 10, top + 41, width - 20, 12, LINE)
    canvas.rectangle(left + 10, top + 41, (width - 20) * share, 12, STAGE_COLOURS["PPK"])
    told = f"{_n(sheet, part['done'])}/{_n(sheet, part['boxes'])}"
    canvas.text((left + 10, top + 76), told, Face(20, ink=PALE, ground=PANEL), width - 80)
    right = (left + width - 10, top + 76)
    canvas.text(right, percent(share), Face(20, bold=True, ground=PANEL), 66, "rs")


def _flow(canvas: Canvas, sheet: Sheet) -> None:
    _title(canvas, sheet["words"]["flow"])
    flow_chart(canvas, sheet["flow"], (MARGIN, INNER), block)


def _incidents(canvas: Canvas, sheet: Sheet) -> None:
    """The worst open ones, a line each; or that there is none."""
    _title(canvas, sheet["words"]["incidents"])
    if sheet["incidents"]:
        _legend(canvas, sheet["words"]["severities"])
    for severity, line, care in sheet["incidents"][:MOST_INCIDENTS]:
        canvas.y += 34
        marker(canvas, severity, MARGIN + 14, canvas.y - 9, 13)
        whole = f"{line}, {care}"
        if canvas.fits(whole, INNER - 40):
            canvas.text((MARGIN + 40, canvas.y), whole, Face(26), INNER - 40)
            continue
        canvas.text((MARGIN + 40, canvas.y), line, Face(26), INNER - 40)
        canvas.y += 30
        canvas.text((MARGIN + 40, canvas.y), care, Face(24, ink=PALE), INNER - 40)
    if more := sheet["words"]["more_incidents"]:
        canvas.y += 34
        canvas.text((MARGIN + 40, canvas.y), more, Face(24, ink=PALE), INNER - 40)


def _legend(canvas: Canvas, words: Mapping[str, str]) -> None:
    """What the marks mean, at the right of the heading."""
    for index, (severity, word) in enumerate(reversed(list(words.items()))):
        left = MARGIN + INNER - (len(words) - index) * LEGEND
        marker(canvas, severity, left + 12, canvas.y - 24, 11)
        canvas.text((left + 30, canvas.y - 17), word, SMALL, LEGEND - 34)


def _title(canvas: Canvas, text: str) -> None:
    """A section's heading below a thin line."""
    canvas.y += 12
    canvas.rectangle(MARGIN, canvas.y, INNER, 2, LINE)
    canvas.y += 40
    canvas.text((MARGIN, canvas.y), text, Face(28, bold=True), INNER)
    canvas.y += 16


def _n(sheet: Sheet, count: int) -> str:
    return number(count, sheet["language"])
