"""Parts of the picture: boxes over time as columns, and marks of incidents."""

from collections.abc import Callable, Sequence

from views.canvas import INK, LINE, PALE, Canvas, Face

SEVERITY_COLOURS = {"low": "#ffffff", "medium": "#f0b400", "high": "#c8102e", "critical": "#7a0019"}

HEIGHT = 180

Block = Callable[[Canvas, str, float, float, float, float], None]


def flow_chart(
    canvas: Canvas,
    flow: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    across: tuple[int, int],
    block: Block,
) -> None:
    """A column for each moment (its clock time, boxes by place), the oldest on the left."""
    left, inner = across
    step = min(inner / len(flow), 120.0)
    for index, (clock, places) in enumerate(flow):
        x, y = left + index * step, float(canvas.y + HEIGHT)
        total = max(1, sum(count for _, count in places))
        for name, count in reversed(places):
            height = HEIGHT * count / total
            y -= height
            block(canvas, name, x, y, step - 8, height - 2 if height > 4 else height)
        middle = x + (step - 8) / 2
        canvas.text((middle, canvas.y + HEIGHT + 28), clock, Face(22, ink=PALE), step, "ms")
    canvas.rectangle(left, canvas.y + HEIGHT, step * len(flow) - 8, 2, LINE)
    canvas.y += HEIGHT + 40


def marker(canvas: Canvas, severity: str, x: float, y: float, size: float) -> None:
    """A severity's mark around a point: ring, disc, triangle, star; told apart without colour."""
    fill = SEVERITY_COLOURS[severity]
    if severity == "critical":
        points = [(0, -1.1), (0.3, -0.35), (1.1, 0), (0.3, 0.35), (0, 1.1)]
        points += [(-0.3, 0.35), (-1.1, 0), (-0.3, -0.35)]
    elif severity == "high":
        points = [(0, -1), (1, 0.8), (-1, 0.8)]
    elif severity == "medium":
        points = [(0, -1), (0.9, 0), (0, 1), (-0.9, 0)]
    else:
        points = [(-0.7, -0.7), (0.7, -0.7), (0.7, 0.7), (-0.7, 0.7)]
    canvas.shape([(x + size * dx, y + size * dy) for dx, dy in points], fill, INK)
