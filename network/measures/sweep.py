"""Shortest paths between all actors, many sources at a time.

Brandes' algorithm (2001, doi:10.1080/0022250X.2001.9990249) run level by level on sparse matrices, for
64 sources at once. NetworkX is the reference; the tests hold both equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

SOURCES_AT_ONCE = 64

Floats = NDArray[np.float64]
Matrices = dict[int, csr_array]
"""Adjacency by length: row u, column v is 1 where an edge of that length leads from u to v."""


@dataclass(frozen=True)
class Sweep:
    """Sums over all shortest paths; arrays follow the order of the nodes.

    `betweenness`: share of shortest paths through the node, summed over ordered pairs of others.
    `reached_by`: how many others reach the node; `distance` and `nearness`: the sums of their
    distances to it and of the reciprocals; `longest`: the largest distance between two nodes.
    """

    betweenness: Floats
    reached_by: Floats
    distance: Floats
    nearness: Floats
    longest: int


def sweep(graph: nx.Graph[str], length: str | None = None) -> Sweep:
    """Return the sums for a graph whose edges carry positive integer lengths (None: all are 1)."""
    index = {node: i for i, node in enumerate(graph)}
    edges = [
        (index[u], index[v], int(data[length]) if length else 1) for u, v, data in graph.edges(data=True)
    ]
    unit = gcd(*(e[2] for e in edges)) if edges else 1
    by_length: dict[int, list[tuple[int, int]]] = {}
    for u, v, steps in edges:
        by_length.setdefault(steps // unit, []).append((u, v))
    symmetric = not graph.is_directed()
    matrices = {
        steps: adjacency(np.array(pairs, dtype=np.intp), len(index), symmetric)
        for steps, pairs in by_length.items()
    }
    return sweep_matrices(matrices, len(index), unit)


def adjacency(pairs: NDArray[np.intp], size: int, symmetric: bool) -> csr_array:
    """Return the 0/1 matrix of pairs of node numbers."""
    rows, columns = pairs[:, 0], pairs[:, 1]
    if symmetric:
        rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))


def sweep_matrices(matrices: Matrices, size: int, unit: int = 1) -> Sweep:
    """Return the sums for adjacency matrices by length; `unit` is what one step of length counts."""
    sums = np.zeros((4, size))
    longest = 0
    everyone = np.ones(size)
    for sources, levels in _rounds(matrices, size):
        for level, paths in levels.items():
            arrived = np.count_nonzero(paths, axis=1)
            if level:
                sums[1:] += np.array([arrived, arrived * level * unit, arrived / (level * unit)])
                longest = max(longest, level * unit)
        sums[0] += _dependencies(matrices, levels, sources, everyone)
    return Sweep(sums[0], sums[1], sums[2], sums[3], longest)


def carried_betweenness(matrix: csr_array, carried: Floats) -> Floats:
    """Return the betweenness over ordered pairs where nodes stand for several, themselves included."""
    total = np.zeros(len(carried))
    for sources, levels in _rounds({1: matrix}, len(carried)):
        total += _dependencies({1: matrix}, levels, sources, carried)
    return total


def _rounds(matrices: Matrices, size: int) -> Iterator[tuple[NDArray[np.intp], dict[int, Floats]]]:
    backwards = {steps: matrix.T.tocsr() for steps, matrix in matrices.items()}
    for first in range(0, size, SOURCES_AT_ONCE):
        sources = np.arange(first, min(first + SOURCES_AT_ONCE, size))
        yield sources, _paths_by_level(backwards, sources, size)


def _paths_by_level(backwards: Matrices, sources: NDArray[np.intp], size: int) -> dict[int, Floats]:
    """Return the number of shortest paths from each source (column) to each node, by distance."""
    start = np.zeros((size, len(sources)))
    start[sources, np.arange(len(sources))] = 1
    levels = {0: start}
    seen = start > 0
    level, last = 0, 0
    while backwards and level < last + max(backwards):
        level += 1
        steps = [s for s in backwards if level - s in levels]
        if not steps:
            continue
        paths = backwards[steps[0]] @ levels[level - steps[0]]
        for s in steps[1:]:
            paths += backwards[s] @ levels[level - s]
        paths[seen] = 0
        if paths.any():
            seen |= paths > 0
            levels[level] = paths
            last = level
    return levels


def _dependencies(
    matrices: Matrices, levels: dict[int, Floats], sources: NDArray[np.intp], carried: Floats
) -> Floats:
    """Return how much the sources (columns) depend on each node to reach all others."""
    dependency = np.zeros_like(levels[0])
    ends = carried[:, np.newaxis]
    for level in sorted(levels, reverse=True):
        paths = levels[level]
        share = np.divide(ends + dependency, paths, out=np.zeros_like(paths), where=paths > 0)
        for steps, matrix in matrices.items():
            if level - steps in levels:
                dependency += (matrix @ share) * levels[level - steps]
    dependency[sources, np.arange(len(sources))] = 0
    total: Floats = dependency @ carried[sources]
    return total
