"""From a network to a NetworkX graph, and how its parts and pairs are counted and ordered."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from network.model import Network

DISTANCE_UNIT = 6
"""Integer lengths `6 / strength` (6, 3, 2): floats would break ties between equal paths.

Reported distances are lengths divided by this unit, so that strength 1 is distance 1.
"""

Count = TypeVar("Count", int, NDArray[np.intp])
Members = TypeVar("Members", bound=Collection[str])


def ordered_pairs(size: Count) -> Count:
    """Return how many ordered pairs of different members a set of this size has, n(n - 1)."""
    return size * (size - 1)


def unordered_pairs(size: Count) -> Count:
    """Return how many pairs of different members a set of this size has, n(n - 1) / 2."""
    return size * (size - 1) // 2


def largest_first(parts: Iterable[Members]) -> list[Members]:
    """Return parts of a network, none of them empty, by size; equally large ones by their first id."""
    return sorted(parts, key=lambda part: (-len(part), min(part)))


def simple_graph(network: Network, directed: bool = False) -> nx.Graph[str]:
    """Collapse the network to a simple graph (a DiGraph when `directed`).

    What is lost: the kinds of tie, and parallel ties between two actors, of which the strongest
    remains. Undirected graphs also lose direction; in directed ones an undirected tie becomes an arc
    each way. Edges carry `strength` (1 to 3) and `length` (6, 3, 2). Nodes carry `district`.
    Membership in a body is a tie to that body (two-mode), members are not tied to one another.
    """
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from((a.id, {"district": a.district}) for a in network.actors)
    for tie in network.ties:
        _add(graph, tie.source, tie.target, tie.strength)
        if directed and not network.tie_type_by_id[tie.type].directed:
            _add(graph, tie.target, tie.source, tie.strength)
    return graph


def _add(graph: nx.Graph[str], source: str, target: str, strength: int) -> None:
    before: dict[str, Any] = graph.get_edge_data(source, target, default={})
    strongest = max(strength, before.get("strength", 0))
    graph.add_edge(source, target, strength=strongest, length=DISTANCE_UNIT // strongest)
