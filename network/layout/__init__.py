"""Positions for drawing the network, computed once for the whole of it and for three shapes of canvas.

The ordinary districts are discs that fill the canvas and lie to one another roughly as on the map. Actors of
the region, the state and the federation stand on a shelf above them, closed at rest. The same actor stays
in the same place under every filter, since the whole network is laid out and never a selection of it,
and nearly so after a small edit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from network.geo.geography import short_name
from network.graph.convert import simple_graph
from network.layout.canvas import SHAPES, Shape, arranged, canvas
from network.layout.discs import Disc, place_discs
from network.layout.inside import Member, place_members
from network.layout.shelf import Strip, shelf
from network.model import LEVELS, Actor, District, Network

__all__ = ["SHAPES", "Disc", "Layout", "Shape", "Strip", "layout"]

NO_SEATS: Mapping[str, tuple[float, float]] = MappingProxyType({})
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Layout:
    """Places in canvas units, y down; the middle of the canvas is the origin.

    `width` by `height` is the canvas with the discs, their names, and above them the closed `shelf`, as high
    as `closed_height`; without discs, with the open shelf. `strips`: the open shelf, uppermost level first;
    `positions` of their actors are those while all strips are open. `room`: from each actor to the nearest
    other, or twice that to the rim of its disc if that is less. `title_size`: font size of the districts'
    names.
    """

    positions: Mapping[str, tuple[float, float]]
    room: Mapping[str, float]
    discs: tuple[Disc, ...]
    strips: tuple[Strip, ...]
    width: float
    height: float
    closed_height: float
    title_size: float


def layout(
    network: Network, seats: Mapping[str, tuple[float, float]] = NO_SEATS, shape: Shape = "wide"
) -> Layout:
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
    districts = network.ordinary_districts
    above = [d for d in network.districts if d.level != "district" and members[d.id]]
    above.sort(key=lambda d: (-LEVELS.index(d.level), d.id))
    has_shelf = bool(above and districts)
    ground = canvas(shape, has_shelf)
    names = {d.id: _longest_name(d) for d in districts}
    counts = {d.id: len(members[d.id]) for d in districts}
    discs, title_size = place_discs(names, counts, seats, ground, canvas(arranged(shape), has_shelf))
    filled = [(d.id, d.level, [(a.id, graph.degree(a.id)) for a in members[d.id]]) for d in above]
    strips = shelf(filled, ground, has_discs=bool(districts))
    places = _in_discs(network, graph, members, discs)
    for strip in strips:
        places |= {a: (round(strip.x + x, 1), round(strip.y + y, 1)) for a, (x, y) in strip.cells.items()}
    return Layout(
        positions={a.id: places[a.id] for a in network.actors},
        room=_room(network, places, discs),
        discs=tuple(discs),
        strips=strips,
        width=ground.width,
        height=ground.height,
        closed_height=ground.shelf,
        title_size=title_size,
    )


def _longest_name(district: District) -> str:
    return max(short_name(district, "de"), short_name(district, "en"), key=len)


def _in_discs(
    network: Network, graph: nx.Graph[str], members: Mapping[str, Sequence[Actor]], discs: Sequence[Disc]
) -> Places:
    middles = {d.id: np.array([d.x, d.y]) for d in discs}
    places = Places()
    for disc in discs:
        crowd = [_member(graph, a, middles, network) for a in members[disc.id]]
        for member, (x, y) in zip(crowd, place_members(graph, crowd, disc.radius).tolist(), strict=True):
            places[member.id] = (round(disc.x + x, 1), round(disc.y + y, 1))
    return places


def _member(
    graph: nx.Graph[str], actor: Actor, middles: Mapping[str, np.ndarray], network: Network
) -> Member:
    """Describe an actor, with the mean direction of its ties to other districts."""
    pull = np.zeros(2)
    neighbours = sorted(graph.neighbors(actor.id))
    for other in neighbours:
        district = network.actor_by_id[other].district
        if district != actor.district and district in middles:
            way = middles[district] - middles[actor.district]
            pull = pull + way / math.hypot(*way)
    length = math.hypot(*pull)
    pull = pull / length if length > 0 else pull
    return Member(actor.id, len(neighbours), (float(pull[0]), float(pull[1])))


def _room(network: Network, places: Places, discs: Sequence[Disc]) -> dict[str, float]:
    rims = {d.id: d for d in discs}
    actors = sorted(places)
    points = np.array([places[a] for a in actors]).reshape(-1, 2)
    room = np.full(len(actors), np.inf)
    if len(actors) > 1:
        room = cKDTree(points).query(points, k=2)[0][:, 1]
    found = dict(zip(actors, room.tolist(), strict=True))
    for actor in network.actors:
        if disc := rims.get(actor.district):
            rim = disc.radius - math.dist(places[actor.id], (disc.x, disc.y))
            found[actor.id] = min(found[actor.id], 2 * rim)
    return {a: round(r, 1) for a, r in found.items()}
