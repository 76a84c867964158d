"""Positions for drawing the network, computed once for the whole of it.

Each ordinary district is a disc whose area follows its number of actors, and the discs lie to one
another roughly as on the map. Actors of the region, the state and the federation stand in bands of
their own at the side. The same actor stays in the same place under every filter, since the whole
network is laid out and never a selection of it, and nearly so after a small edit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

import networkx as nx
import numpy as np

from network.graph.convert import simple_graph
from network.layout.bands import Band, stack
from network.layout.discs import Disc, Footprint, arrange, disc_radius, on_map
from network.layout.inside import Member, place_members
from network.layout.sizes import NODE_GAP, TITLE_LIFT, TITLE_SIZE, TITLE_SPACE, node_radius, text_width
from network.model import LEVELS, Actor, Network

__all__ = ["Band", "Disc", "Layout", "layout", "node_radius"]

NO_SEATS: Mapping[str, tuple[float, float]] = MappingProxyType({})
_BESIDE = 70.0
"""Between the discs and the bands beside them."""
_ASPECT = 1.6
"""Width to height of the screens that the picture is made for."""

Places = dict[str, tuple[float, float]]
_Shape = TypeVar("_Shape", Disc, Band)


@dataclass(frozen=True)
class Layout:
    """Places in canvas units, y down; the middle of the picture is the origin.

    `width` and `height` are those of all grounds with their names.
    """

    positions: Mapping[str, tuple[float, float]]
    discs: tuple[Disc, ...]
    bands: tuple[Band, ...]
    width: float
    height: float


def layout(network: Network, seats: Mapping[str, tuple[float, float]] = NO_SEATS) -> Layout:
    """Place all actors of a network.

    `seats` are longitude and latitude of the districts' centres; districts without one go around the
    others. Always pass the whole network, never a selection. The same content gives the same
    places, whatever the order of the file.
    """
    graph = simple_graph(network)
    members: dict[str, list[Actor]] = {d.id: [] for d in network.districts}
    # Sorted, since even the last digits of a sum depend on the order.
    for actor in sorted(network.actors, key=lambda a: a.id):
        members[actor.district].append(actor)
    discs, places = _discs(network, graph, members, seats)
    bands, band_places = _bands(network, graph, members, discs)
    left, top, right, bottom = _extent(network, discs, bands)
    x, y = (left + right) / 2, (top + bottom) / 2
    positions = {
        a.id: (round(px - x, 1), round(py - y, 1))
        for a in network.actors
        for px, py in [places.get(a.id) or band_places[a.id]]
    }
    return Layout(
        positions=positions,
        discs=tuple(_shifted(d, -x, -y) for d in discs),
        bands=tuple(_shifted(b, -x, -y) for b in bands),
        width=round(right - left, 1),
        height=round(bottom - top, 1),
    )


def _shifted(shape: _Shape, x: float, y: float) -> _Shape:
    return replace(
        shape, x=round(shape.x + x, 1), y=round(shape.y + y, 1), title_y=round(shape.title_y + y, 1)
    )


def _discs(
    network: Network,
    graph: nx.Graph[str],
    members: Mapping[str, Sequence[Actor]],
    seats: Mapping[str, tuple[float, float]],
) -> tuple[list[Disc], Places]:
    districts = sorted(network.ordinary_districts, key=lambda d: d.id)
    plane = dict(zip([d.id for d in districts], on_map([d.id for d in districts], seats), strict=True))
    inner: dict[str, Places] = {}
    prints: list[Footprint] = []
    for district in districts:
        radii = [node_radius(graph.degree(a.id)) for a in members[district.id]]
        radius = disc_radius(radii, NODE_GAP)
        crowd = [_member(graph, a, plane, network) for a in members[district.id]]
        inner[district.id] = place_members(graph, crowd, radius)
        ends = (math.hypot(*p) + node_radius(graph.degree(a)) for a, p in inner[district.id].items())
        name = max(district.name.de, district.name.en, key=len)
        radius = round(max(radius, max(ends, default=0.0) + 1), 1)
        prints.append(Footprint(district.id, radius, text_width(name, TITLE_SIZE)))
    discs, places = [], Places()
    centres = arrange(prints, np.array(list(plane.values())).reshape(-1, 2))
    for foot, x, y in zip(prints, *centres.T.tolist(), strict=True):
        discs.append(Disc(foot.id, x, y, foot.radius, "district", y - foot.radius - TITLE_LIFT))
        places |= {a: (x + px, y + py) for a, (px, py) in inner[foot.id].items()}
    return discs, places


def _member(graph: nx.Graph[str], actor: Actor, plane: Mapping[str, np.ndarray], network: Network) -> Member:
    """Describe an actor, with the mean direction of its ties to other districts."""
    pull = np.zeros(2)
    neighbours = list(graph.neighbors(actor.id))
    for other in sorted(neighbours):
        district = network.actor_by_id[other].district
        if district != actor.district and district in plane:
            way = plane[district] - plane[actor.district]
            pull = pull + way / (math.hypot(*way) or 1.0)
    length = math.hypot(*pull)
    pull = pull / length if length > 0 else pull
    return Member(actor.id, actor.label, len(neighbours), (float(pull[0]), float(pull[1])))


def _bands(
    network: Network, graph: nx.Graph[str], members: Mapping[str, Sequence[Actor]], discs: Sequence[Disc]
) -> tuple[tuple[Band, ...], Places]:
    above = [d for d in network.districts if d.level != "district" and members[d.id]]
    above.sort(key=lambda d: (-LEVELS.index(d.level), d.id))
    left, top, right, bottom = _extent(network, discs, ())
    filled = [(d, [(a.id, graph.degree(a.id)) for a in members[d.id]]) for d in above]
    bands, cells = stack(filled, (right - left + _BESIDE, bottom - top), _ASPECT)
    height = bands[-1].y + bands[-1].height if bands else 0.0
    x, y = (right + _BESIDE, (top + bottom - height) / 2) if discs else (0.0, 0.0)
    return tuple(_shifted(b, x, y) for b in bands), {a: (px + x, py + y) for a, (px, py) in cells.items()}


def _extent(
    network: Network, discs: Sequence[Disc], bands: Sequence[Band]
) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all grounds with their names."""
    boxes = [(b.x, b.y - TITLE_SPACE, b.x + b.width, b.y + b.height) for b in bands]
    for disc in discs:
        name = network.district_by_id[disc.id].name
        half = max(disc.radius, text_width(max(name.de, name.en, key=len), TITLE_SIZE) / 2)
        boxes.append((disc.x - half, disc.y - disc.radius - TITLE_SPACE, disc.x + half, disc.y + disc.radius))
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
