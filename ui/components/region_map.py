"""What each of the app's maps of the region hands to the browser."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypedDict

from network.geo.region_map import RegionMap
from ui.components.browser_component import component

draw_map = component("charts/map")


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


def map_data(
    region: RegionMap,
    label: str,
    counts: Mapping[str, int],
    words: Mapping[str, tuple[str, str]],
    pressed: Collection[str] | None = None,
    links: Sequence[Link] = (),
    here: Here | None = None,
) -> dict[str, Any]:
    """Return what map.js draws: each district as dark as its count, with its count in words and a summary.

    Districts that are pressed are drawn last, so that their borders lie on top; None: choosing only leads on.
    """
    most = max((counts[d.id] for d in region.districts), default=0) or 1
    areas = [
        {
            **vars(d),
            "counted": words[d.id][0],
            "summary": words[d.id][1],
            "share": round(counts[d.id] / most, 2),
            "pressed": None if pressed is None else d.id in pressed,
        }
        for d in region.districts
    ]
    areas.sort(key=lambda area: bool(area["pressed"]))
    return {**vars(region), "districts": areas, "links": links, "here": here, "label": label}
