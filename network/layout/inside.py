"""Where the actors of one district are placed inside its disc."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from network.layout.overlap_removal import Crowd, blow_up, settle
from network.layout.sizes import SPACING, chance, node_radius, text_width
from network.layout.stress import Points, spread

_LABELLED_SHARE = 9
"""One actor in this number gets room for its label at every zoom."""
_LABELLED_DEGREE = 5
_SHRINKS = (0.9, 0.75, 0.6, 0.45)
"""Circles never fill a disc: two equal ones only half of it."""


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
    centres, shrink = _centres([len(c) for c in components], [c[0] for c in components], radius)
    share = shrink * radius / math.sqrt(len(members))
    places: dict[str, tuple[float, float]] = {}
    for names, (x, y) in zip(components, centres, strict=True):
        local = spread(graph, names, np.array([members[n].pull for n in names]))
        # In an evenly filled disc the root mean square distance is the radius by the root of two.
        size = float(np.sqrt((local**2).sum(axis=1).mean()))
        factor = share * math.sqrt(len(names) / 2) / size if size > 0 else 0.0
        for name, (dx, dy) in zip(names, local * factor, strict=True):
            # Two nodes on one spot would have no direction to be pushed in.
            places[name] = (x + float(dx) + 0.1 * chance(name), y + float(dy) + 0.1 * chance(name + "#"))
    return places


def _centres(sizes: Sequence[int], names: Sequence[str], radius: float) -> tuple[Points, float]:
    """Return a place for each component, (n, 2), and the factor that fits them into the disc as circles.

    The largest, first, goes to the middle, the others below or all around it. Their angles come from
    their names, so that a further component hardly moves the others.
    """
    counts = np.array(sizes, dtype=float)
    shares = counts / counts.sum()
    distances = radius * np.sqrt(np.maximum(0.0, np.cumsum(shares) - shares / 2))
    distances[0] = 0.0
    half = math.pi * min(1.0, 0.3 + 2 * (1 - shares[0]))
    angles = np.array([math.pi / 2 + (2 * chance(n) - 1) * half for n in names])
    start = np.column_stack([np.cos(angles), np.sin(angles)]) * distances[:, None]
    for shrink in _SHRINKS:
        crowd = Crowd(shrink * radius * np.sqrt(shares), np.zeros(len(counts)), radius, 0.0)
        centres = settle(start, crowd, 30)
        if blow_up(centres, crowd) < 1.1 or counts[0] == 1:
            break
    return centres, shrink


def _label_widths(members: Sequence[Member]) -> Points:
    """Return the width of the labels that get room of their own, (n,) float, 0 for all others."""
    important = [m for m in members if m.degree >= _LABELLED_DEGREE]
    important.sort(key=lambda m: (-m.degree, m.id))
    chosen = {m.id for m in important[: min(20, max(2, len(members) // _LABELLED_SHARE))]}
    return np.array([text_width(m.label) if m.id in chosen else 0.0 for m in members])
