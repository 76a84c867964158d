"""Where the actors of one district sit inside its disc."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from network.layout.packing import Crowd, blow_up, settle
from network.layout.sizes import SPACING, chance, node_radius, text_width
from network.layout.springs import Points, spread

_LABELLED_SHARE = 9
"""One actor in so many gets room for its label whatever the zoom."""
_LABELLED_DEGREE = 5


@dataclass(frozen=True)
class Member:
    """An actor as far as its place matters; `pull` is where its ties to other districts point."""

    id: str
    label: str
    degree: int
    pull: tuple[float, float] = (0.0, 0.0)


def place_members(
    graph: nx.Graph[str], members: Sequence[Member], radius: float
) -> dict[str, tuple[float, float]]:
    """Return places around the origin, at most `radius` away unless the nodes do not fit into it.

    `graph` may hold more than the members; only ties among them count.
    """
    by_id = {m.id: m for m in sorted(members, key=lambda m: m.id)}
    if not by_id:
        return {}
    names = list(by_id)
    start = _components_packed(graph.subgraph(names), by_id, radius)
    crowd = Crowd(
        radii=np.array([node_radius(m.degree) for m in by_id.values()]),
        widths=_label_widths(list(by_id.values())),
        limit=radius,
        room=SPACING,
    )
    places = settle(np.array([start[n] for n in names]), crowd)
    places *= blow_up(places, crowd)
    return {n: (float(x), float(y)) for n, (x, y) in zip(names, places, strict=True)}


def _components_packed(
    graph: nx.Graph[str], members: Mapping[str, Member], radius: float
) -> dict[str, tuple[float, float]]:
    """Lay out each component by itself, the largest in the middle, the others packed around it."""
    components = [sorted(c) for c in nx.connected_components(graph)]
    components.sort(key=lambda c: (-len(c), c))
    share = radius / math.sqrt(len(members))
    places: dict[str, tuple[float, float]] = {}
    for names, (x, y) in zip(components, _centres(components, radius), strict=True):
        local = spread(graph, names, np.array([members[n].pull for n in names]))
        # In an evenly filled disc the root mean square distance is the radius by the root of two.
        size = float(np.sqrt((local**2).sum(axis=1).mean()))
        factor = share * math.sqrt(len(names) / 2) / size if size > 0 else 0.0
        for name, (dx, dy) in zip(names, local * factor, strict=True):
            # Two nodes on one spot could not be told which way to give.
            places[name] = (x + float(dx) + 0.1 * chance(name), y + float(dy) + 0.1 * chance(name + "#"))
    return places


def _centres(components: Sequence[Sequence[str]], radius: float) -> Points:
    """Return a place for each component: the first in the middle, the others below, or all around it.

    Their angles come from their ids, so that a further component hardly moves the others.
    """
    sizes = np.array([len(c) for c in components], dtype=float)
    inner = np.concatenate([[0.0], np.cumsum(sizes)[:-1] + sizes[1:] / 2]) if len(sizes) > 1 else np.zeros(1)
    distances = radius * np.sqrt(inner / sizes.sum())
    half = math.pi * min(1.0, 0.3 + 2 * (1 - sizes[0] / sizes.sum()))
    angles = np.array([math.pi / 2 + (2 * chance(c[0]) - 1) * half for c in components])
    start = np.column_stack([np.cos(angles), np.sin(angles)]) * distances[:, None]
    radii = 0.9 * radius * np.sqrt(sizes / sizes.sum())
    return settle(start, Crowd(radii, np.zeros(len(radii)), radius, 0.0), 40)


def _label_widths(members: Sequence[Member]) -> Points:
    """Return the width of the labels that get room of their own, 0 for all others."""
    important = [m for m in members if m.degree >= _LABELLED_DEGREE]
    important.sort(key=lambda m: (-m.degree, m.id))
    chosen = {m.id for m in important[: max(2, len(members) // _LABELLED_SHARE)]}
    return np.array([text_width(m.label) if m.id in chosen else 0.0 for m in members])
