"""Boundaries from GeoJSON: each feature's `kode` and its outer rings."""

from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, Field, ValidationError

from models.boundary import Rings

FILE = "boundaries.geojson"

DIGITS = 4
"""Decimals of a degree that are kept: some 11 metres."""

Corner = tuple[float, float]


class _Place(BaseModel):
    kode: str


class _Shape(BaseModel):
    type: str = Field(pattern="^(Polygon|MultiPolygon)$")
    coordinates: list[Any]


class _Feature(BaseModel):
    properties: _Place
    geometry: _Shape


def read_boundaries(path: Path, known: Set[str], bad: list[str]) -> list[dict[str, Any]]:
    """The rows of `Boundary` that a file holds; what is wrong with others goes to `bad`."""
    try:
        features = orjson.loads(path.read_bytes())["features"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        bad.append(f"{path.name}: is no GeoJSON with features")
        return []
    return list(_rows(path.name, features, known, bad))


def _rows(
    name: str, features: list[Any], known: Set[str], bad: list[str]
) -> Iterator[dict[str, Any]]:
    for number, given in enumerate(features, start=1):
        try:
            feature = _Feature.model_validate(given)
            rings = _rings(feature.geometry)
        except (ValidationError, TypeError, ValueError, IndexError):
            bad.append(f"{name}: feature {number}: has no kode or no polygon")
            continue
        if feature.properties.kode in known:
            yield {"code": feature.properties.kode, "rings": rings}
        else:
            bad.append(f"{name}: feature {number}: region {feature.properties.kode} is not known")


def _rings(shape: _Shape) -> Rings:
    """The outer rings, without corners that lie on the one before. Raises ValueError."""
    polygons = [shape.coordinates] if shape.type == "Polygon" else shape.coordinates
    rings = [_thinned(polygon[0]) for polygon in polygons]
    if not rings or any(len(ring) < 3 for ring in rings):
        raise ValueError("no ring")
    return rings


def _thinned(ring: list[Any]) -> list[list[float]]:
    corners = [[round(float(x), DIGITS), round(float(y), DIGITS)] for x, y, *_ in ring]
    kept = corners[:1]
    for corner in corners[1:]:
        if corner != kept[-1]:
            kept.append(corner)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept
