"""The reference: the same sums as `shortest_paths.py`, by NetworkX or an engine that it hands the work to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from typing import Any

import networkx as nx
import numpy as np

from network.measures.engine.shortest_paths import Sweep

NETWORKX = "networkx"


def installed_backends() -> tuple[str, ...]:
    """Return the names of the engines that NetworkX can hand work to here, itself among them."""
    return tuple(sorted({NETWORKX, *(entry.name for entry in entry_points(group="networkx.backends"))}))


def reference_sweep(graph: nx.Graph[str], length: str | None = None, backend: str = NETWORKX) -> Sweep:
    """Return the sums for a graph whose edges carry integer lengths (None: all are 1).

    `backend`: the name of an installed NetworkX backend (nx-parallel is "parallel", nx-cugraph
    "cugraph"); it must have `betweenness_centrality` and `all_pairs_shortest_path_length`, with lengths
    `all_pairs_dijkstra_path_length`. Raises ImportError where it is not installed, and
    NotImplementedError where it has no such function.
    """
    between: Any = nx.betweenness_centrality(graph, normalized=False, weight=length, backend=backend)
    both_ways = 1 if graph.is_directed() else 2
    index = {node: i for i, node in enumerate(graph)}
    sums, longest = np.zeros((3, len(index))), 0
    for distances in _distances(graph, length, backend):
        for target, distance in distances.items():
            if distance:
                sums[:, index[target]] += (1, distance, 1 / distance)
                longest = max(longest, distance)
    betweenness = np.array([both_ways * between[node] for node in graph])
    return Sweep(betweenness, sums[0], sums[1], sums[2], longest)


def _distances(graph: nx.Graph[str], length: str | None, backend: str) -> Iterable[Mapping[str, int]]:
    """Return per source the distances to all actors within reach."""
    walk: Callable[..., Any] = nx.all_pairs_shortest_path_length
    how: dict[str, Any] = {"backend": backend}
    if length:
        walk, how = nx.all_pairs_dijkstra_path_length, {**how, "weight": length}
    return (distances for _, distances in walk(graph, **how))
