"""What each of the app's maps of the region hands to the browser."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TypedDict

from network.geography import Point, Rings
from network.map_labels import Dot
from network.region_map import RegionMap
from ui.components.frontend import component

draw_map = component("map")


class MapArea(TypedDict):
    """A district one can choose; `share`: how dark it is, 0 to 1; `pressed`: None where it only leads on."""

    id: str
    rings: Rings
    at: Point
    name: str
    counted: str
    summary: str
    share: float
    pressed: bool | None


class Link(TypedDict):
    """Ties between two places; `cross`: over a border of districts."""

    x1: float
    y1: float
    x2: float
    y2: float
    count: int
    cross: bool


class Here(TypedDict):
    """A place that stands out; `left`: its name stands on the left of it."""

    x: float
    y: float
    name: str
    left: bool


class MapData(TypedDict):
    """What map.js draws."""

    width: float
    height: float
    districts: list[MapArea]
    dots: Sequence[Dot]
    links: Sequence[Link]
    here: Here | None
    label: str
    attribution: str


def map_data(
    region: RegionMap,
    label: str,
    counts: Mapping[str, int],
    words: Mapping[str, tuple[str, str]],
    pressed: Collection[str] | None = None,
    links: Sequence[Link] = (),
    here: Here | None = None,
) -> MapData:
    """Return what the map draws: each district as dark as its count, with its count in words and a summary.

    Districts that are pressed are drawn last, so that their borders lie on top.
    """
    most = max((counts[d.id] for d in region.districts), default=0) or 1
    areas: list[MapArea] = [
        {
            "id": d.id,
            "rings": d.rings,
            "at": d.at,
            "name": d.name,
            "counted": words[d.id][0],
            "summary": words[d.id][1],
            "share": round(counts[d.id] / most, 2),
            "pressed": None if pressed is None else d.id in pressed,
        }
        for d in region.districts
    ]
    return {
        "width": region.width,
        "height": region.height,
        "districts": sorted(areas, key=lambda area: bool(area["pressed"])),
        "dots": region.dots,
        "links": links,
        "here": here,
        "label": label,
        "attribution": region.attribution,
    }
