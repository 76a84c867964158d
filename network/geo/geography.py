"""Outlines of the districts and where they lie, from the files in `data/`."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

from network.model import District, Language

Point = tuple[float, float]
Rings = tuple[tuple[Point, ...], ...]
"""Outer borders of an area, the longest first; each ends where it begins."""
EARTH_RADIUS_KM = 6371.0
HEIGHT = 1000.0
"""Height of the map in drawing units; the width follows from the area's proportions."""


@dataclass(frozen=True)
class Area:
    """The region on a plane.

    `outlines`, `centres` and `places` (municipalities by name) are in drawing units;
    `seats` are (lon, lat). `municipalities` are by name; `neighbours` are the districts that share a stretch
    of border. Without a geography file all of it is empty; the app then shows no map.
    """

    width: float
    height: float
    outlines: Mapping[str, Rings]
    centres: Mapping[str, Point]
    places: Mapping[str, Point]
    seats: Mapping[str, Point]
    attribution: str
    municipalities: Mapping[str, Municipality] = field(default_factory=dict)
    neighbours: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_area(folder: Path) -> Area:
    """Read `districts.geojson` and `municipalities.csv` from a folder."""
    file = folder / "districts.geojson"
    if not file.exists():
        return Area(0, 0, {}, {}, {}, {}, "")
    collection = json.loads(file.read_text("utf-8"))
    rings = {f["properties"]["id"]: _rings(f["geometry"]) for f in collection["features"]}
    width, to_plane = _projection(p for district in rings.values() for ring in district for p in ring)
    municipalities = _municipalities(folder / "municipalities.csv")
    seats = _seats(municipalities)
    return Area(
        width=round(width, 1),
        height=HEIGHT,
        outlines={d: tuple(tuple(map(to_plane, ring)) for ring in parts) for d, parts in rings.items()},
        centres={d: to_plane(_centre(parts[0])) for d, parts in rings.items()},
        places={m.name: to_plane((m.lon, m.lat)) for m in municipalities},
        seats=seats or {d: _centre(parts[0]) for d, parts in rings.items()},
        attribution=collection.get("attribution", ""),
        municipalities={m.name: m for m in municipalities},
        neighbours=_neighbours(rings),
    )


def kilometres(one: Municipality, other: Municipality) -> float:
    """Return the distance of two points as the crow flies (haversine formula)."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


def _projection(points: Iterable[Point]) -> tuple[float, Callable[[Point], Point]]:
    """Return the width of the plane and what puts (lon, lat) on it.

    Equirectangular around the middle latitude: good to 1 % over the size of a region.
    """
    lons, lats = zip(*points, strict=True)
    west, north, squeeze = min(lons), max(lats), cos(radians((min(lats) + max(lats)) / 2))
    scale = HEIGHT / (north - min(lats))

    def to_plane(point: Point) -> Point:
        return round((point[0] - west) * squeeze * scale, 1), round((north - point[1]) * scale, 1)

    return (max(lons) - west) * squeeze * scale, to_plane


def _rings(geometry: Mapping[str, object]) -> list[list[Point]]:
    """Outer rings of a Polygon or MultiPolygon, the longest first."""
    coordinates: list[list[list[Point]]] = (
        [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]  # type: ignore[assignment,list-item]
    )
    return sorted(([(p[0], p[1]) for p in polygon[0]] for polygon in coordinates), key=len, reverse=True)


def _neighbours(rings: Mapping[str, list[list[Point]]]) -> dict[str, frozenset[str]]:
    """Districts with two or more border points in common: borders are simplified together, so they meet."""
    points = {district: {p for ring in parts for p in ring} for district, parts in rings.items()}
    found: dict[str, set[str]] = {district: set() for district in points}
    for one, other in combinations(points, 2):
        if len(points[one] & points[other]) > 1:
            found[one].add(other)
            found[other].add(one)
    return {district: frozenset(others) for district, others in found.items()}


def _centre(ring: list[Point]) -> Point:
    """Centroid of a ring (shoelace formula)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return (x / (3 * area), y / (3 * area))


class Municipality(NamedTuple):
    """A municipality's point and population."""

    name: str
    district: str
    lon: float
    lat: float
    population: float


def _municipalities(file: Path) -> list[Municipality]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return [
            Municipality(r["name"], r["district"], float(r["lon"]), float(r["lat"]), float(r["population"]))
            for r in csv.DictReader(lines)
        ]


def _seats(municipalities: Iterable[Municipality]) -> dict[str, Point]:
    """Middle of each district's municipalities, weighted by population."""
    sums: dict[str, list[float]] = {}
    for place in municipalities:
        total = sums.setdefault(place.district, [0.0, 0.0, 0.0])
        for i, value in enumerate((place.lon, place.lat, 1.0)):
            total[i] += value * place.population
    return {d: (lon / n, lat / n) for d, (lon, lat, n) in sums.items()}


def short_name(district: District, language: Language) -> str:
    """Return a district's name without the word for its kind, for headings of rows and maps."""
    name = district.name.in_language(language)
    for before in ("Kreis ", "Stadt ", "City of "):
        name = name.removeprefix(before)
    return name.removesuffix(" district")
