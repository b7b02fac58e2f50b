"""The picture as a map, where boundaries were imported: invented hexagons for real places."""

import json
from math import cos, pi, sin
from pathlib import Path

import pytest
from PIL import ImageColor

from models.boundary import Boundary
from models.loading import BadRows, Loading
from tests.field import EVENING, Posko
from tests.situations import cases
from views.maps import SHADES, Ring
from views.picture import drawn
from views.sheets import sheet

FIRST = "boundaries.geojson: feature 1"

CHAOS = cases()["chaos"]

SHEET = sheet(CHAOS.situation, CHAOS.group, CHAOS.slot, CHAOS.past)


def hexagon(number: int, size: float = 0.09) -> Ring:
    """A place east of the one before, five in a row, the rows southwards."""
    row, column = divmod(number, 5)
    east, north = 114 + column * 0.16 + (row % 2) * 0.08, -8.1 - row * 0.14
    corners = [(corner + 0.5) * pi / 3 for corner in range(7)]
    return [[east + size * cos(angle), north + size * sin(angle)] for angle in corners]


def feature(code: str, ring: Ring) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"kode": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_with_all_boundaries_it_is_a_map_and_every_place_is_named() -> None:
    parts = SHEET["parts"]
    shapes = {part["code"]: [hexagon(number)] for number, part in enumerate(parts)}
    shapes[parts[20]["code"]] = [hexagon(18, 0.02)]
    canvas = drawn(SHEET, shapes)

    said = " ".join(placed.text for placed in canvas.placed)
    assert all(part["name"] in said for part in parts)
    assert all(placed.text == placed.meant for placed in canvas.placed)
    colours = {colour for _, colour in canvas.image.getcolors(99999) or []}
    assert {ImageColor.getrgb(shade) for shade in (SHADES[0], SHADES[-1])} <= colours


def test_with_one_boundary_missing_it_is_a_grid() -> None:
    shapes = {part["code"]: [hexagon(n)] for n, part in enumerate(SHEET["parts"][1:])}

    assert drawn(SHEET, shapes).png() == drawn(SHEET).png()


def test_boundaries_are_imported(posko: Posko, tmp_path: Path) -> None:
    features = [feature("35.10.05", hexagon(0)), feature("35.10.06", hexagon(1))]
    (tmp_path / "boundaries.geojson").write_text(json.dumps({"features": features}))
    with posko.database.transaction() as session:
        Loading(session, EVENING, {}).folder(tmp_path)

        found = Boundary.of(session, ["35.10.05", "35.10.07"])
    assert list(found) == ["35.10.05"]
    assert len(found["35.10.05"][0]) == 6


@pytest.mark.parametrize(
    ("features", "line"),
    [
        ("x", "boundaries.geojson: is no GeoJSON with features"),
        (
            [feature("35.99", hexagon(0))],
            "boundaries.geojson: feature 1: region 35.99 is not known",
        ),
        ([feature("35.10", [[1, 2]])], "boundaries.geojson: feature 1: has no kode or no polygon"),
        ([{"type": "Feature"}], "boundaries.geojson: feature 1: has no kode or no polygon"),
    ],
)
def test_bad_boundaries_are_named(
    posko: Posko, tmp_path: Path, features: object, line: str
) -> None:
    text = json.dumps({"features": features}) if isinstance(features, list) else "{}"
    (tmp_path / "boundaries.geojson").write_text(text)
    with posko.database.transaction() as session, pytest.raises(BadRows) as error:
        Loading(session, EVENING, {}).folder(tmp_path)

    assert error.value.lines == [line]
