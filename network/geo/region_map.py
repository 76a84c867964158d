"""The region as a map, as data: districts with outlines and names, dots where actors sit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from network.geo.geography import Area, Point, Rings, short_name
from network.geo.label_placement import Circle, label_places
from network.model import Actor, Language, Network


@dataclass(frozen=True)
class MappedDistrict:
    """A district with its outlines, its short name and the middle of where that stands."""

    id: str
    name: str
    rings: Rings
    at: Point


@dataclass(frozen=True)
class RegionMap:
    """What every map of the region shows, in drawing units; x to the right, y down.

    `districts` in the network's order, only those with outlines.
    """

    width: float
    height: float
    districts: tuple[MappedDistrict, ...]
    dots: tuple[Circle, ...]
    attribution: str


def region_map(
    network: Network,
    area: Area,
    language: Language,
    dots: Sequence[Circle] = (),
    kept_free: Sequence[Circle] = (),
) -> RegionMap | None:
    """Return the map; names keep off the dots and off what is to be kept free. None without outlines."""
    drawn = [d for d in network.ordinary_districts if d.id in area.outlines]
    if not drawn:
        return None
    names = {d.id: (short_name(d, language), area.centres[d.id]) for d in drawn}
    at = label_places(names, [*dots, *kept_free], (0.0, 0.0, area.width, area.height))
    districts = tuple(
        MappedDistrict(
            d.id, names[d.id][0], area.outlines[d.id], (round(at[d.id][0], 1), round(at[d.id][1], 1))
        )
        for d in drawn
    )
    return RegionMap(area.width, area.height, districts, tuple(dots), area.attribution)


def dots_of(network: Network, actors: Iterable[Actor], area: Area) -> list[Circle]:
    """Return a dot per municipality where actors sit; its area follows their number."""
    counts = Counter(a.place for a in actors if a.place and is_mapped(network, a, area))
    return [(*area.places[place], round(5 + 3.6 * n**0.5, 1)) for place, n in sorted(counts.items())]


def is_mapped(network: Network, actor: Actor, area: Area) -> bool:
    """Return whether an actor of a district has a place on the map; wider bodies work everywhere."""
    return actor.place in area.places and network.level_of(actor) == "district"
