"""Shortest paths between all actors, many sources at a time.

Brandes' algorithm (2001, doi:10.1080/0022250X.2001.9990249) run level by level on sparse matrices, for
some dozens of sources at once, on all cores. NetworkX is the reference; the tests hold both equal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import gcd

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from network.parallel import Progress, parallel_map

SOURCES_AT_ONCE, CELLS_AT_ONCE = 32, 2**16
"""More sources would be slower: what is computed with must stay near the processor. In small networks, more
sources have room."""

LEVELS = 16
"""Number of arrays that most walks keep at a time."""
LARGEST = 30 * 2**20

Floats = NDArray[np.float64]
Matrices = dict[int, csr_array]
"""Adjacency by length: row u, column v is 1 where an edge of that length leads from u to v."""


@dataclass(frozen=True)
class Sweep:
    """Sums over all shortest paths; arrays are (size,) float and follow the order of the nodes.

    `betweenness`: share of shortest paths through the node, summed over ordered pairs of others.
    `reached_by`: how many others reach the node; `distance` and `nearness`: the sums of their
    distances to it and of the reciprocals; `longest`: the largest distance between two nodes.
    """

    betweenness: Floats
    reached_by: Floats
    distance: Floats
    nearness: Floats
    longest: int


def sweep(graph: nx.Graph[str], length: str | None = None, progress: Progress | None = None) -> Sweep:
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
    return sweep_matrices(matrices, len(index), unit, progress)


def adjacency(pairs: NDArray[np.intp], size: int, symmetric: bool) -> csr_array:
    """Return the matrix of pairs of node numbers, (size, size) float, 0 or 1; `pairs`: (n_pairs, 2) int."""
    rows, columns = pairs[:, 0], pairs[:, 1]
    if symmetric:
        rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))


def sweep_matrices(
    matrices: Matrices,
    size: int,
    unit: int = 1,
    progress: Progress | None = None,
    threads: int | None = None,
) -> Sweep:
    """Return the sums for adjacency matrices by length; `unit` is what one step of length counts."""
    everyone = np.ones(size)
    sums, longest = np.zeros((4, size)), 0
    for found, far in parallel_map(_rounds(matrices, everyone), _starts(size), progress, threads):
        sums += found
        longest = max(longest, far)
    return Sweep(sums[0], sums[1], sums[2] * unit, sums[3] / unit, longest * unit)


def weighted_betweenness(matrix: csr_array, weight: Floats) -> Floats:
    """Return the betweenness over ordered pairs, (size,) float; `weight`: how many nodes each stands for.

    On one core: it is called many times over, and the calls share the cores among them.
    """
    total = np.zeros(len(weight))
    for found, _ in parallel_map(_rounds({1: matrix}, weight), _starts(len(weight)), threads=1):
        total += found[0]
    return total


def _starts(size: int) -> range:
    return range(0, size, _at_once(size))


def _at_once(size: int) -> int:
    return max(CELLS_AT_ONCE // max(size, 1), SOURCES_AT_ONCE)


def _rounds(matrices: Matrices, weight: Floats) -> Callable[[int], tuple[Floats, int]]:
    """Return what walks from the sources that begin at a number: its sums, and how far it came."""
    backwards = {steps: matrix.T.tocsr() for steps, matrix in matrices.items()}
    size = len(weight)
    unreachable = size - _together(matrices, size)
    _keep_memory(size)

    def walk(first: int) -> tuple[Floats, int]:
        sources = np.arange(first, min(first + _at_once(size), size))
        levels, arrived = _paths_by_level(backwards, sources, size, unreachable[sources].sum())
        sums = np.zeros((4, size))
        for level, count in arrived.items():
            sums[1] += count
            sums[2] += count * level
            sums[3] += count / level
        sums[0] = _dependencies(matrices, levels, sources, weight)
        return sums, max(levels)

    return walk


def _together(matrices: Matrices, size: int) -> NDArray[np.intp]:
    """Return the size of the weak component of each node, (size,) int."""
    if not matrices:
        return np.ones(size, dtype=np.intp)
    _, part = connected_components(sum(matrices.values()), directed=False)
    sizes: NDArray[np.intp] = np.bincount(part)[part]
    return sizes


def _keep_memory(size: int) -> None:
    """Let the allocator keep the memory that the rounds take and give back again and again.

    glibc returns large arrays to the system, and getting them back, page by page, is a fifth of all work,
    until it has seen one as large as what it should keep come and go. Elsewhere this does nothing.
    """
    np.empty(min(LEVELS * size * _at_once(size) * 8, LARGEST), dtype=np.uint8)


def _paths_by_level(
    backwards: Matrices, sources: NDArray[np.intp], size: int, unreachable: int
) -> tuple[dict[int, Floats], dict[int, Floats]]:
    """Return by distance the paths and the arrivals.

    Paths: (size, n_sources) float, how many shortest ones lead from each source to each node. Arrivals:
    (size,) float, from how many sources a node is that far away. `unreachable`: the number of (source, node)
    pairs without a path; once no more are left, there is nothing to look for.
    """
    start = np.zeros((size, len(sources)))
    start[sources, np.arange(len(sources))] = 1
    # As numbers, not truth values: multiplying is several times faster than picking.
    unseen, everyone, found = 1 - start, np.ones(len(sources)), np.empty_like(start)
    left = unseen @ everyone
    levels, arrived = {0: start}, {}
    level, last = 0, 0
    while backwards and level < last + max(backwards) and left.sum() > unreachable:
        level += 1
        parts = [matrix @ levels[level - s] for s, matrix in backwards.items() if level - s in levels]
        if not parts:
            continue
        paths = parts[0]
        for part in parts[1:]:
            paths += part
        paths *= unseen
        unseen -= np.minimum(paths, 1, out=found)
        before, left = left, unseen @ everyone
        if (before > left).any():
            levels[level], arrived[level] = paths, before - left
            last = level
    return levels, arrived


def _dependencies(
    matrices: Matrices, levels: dict[int, Floats], sources: NDArray[np.intp], weight: Floats
) -> Floats:
    """Return the dependency of all sources on each node, (size,) float (Brandes 2001).

    `levels`: per distance the numbers of shortest paths, (size, n_sources) float. `weight`: (size,) float,
    how many nodes each stands for.
    """
    ends, from_sources = weight[:, np.newaxis], weight[sources]
    alike = bool((weight == 1).all())
    shares: dict[int, Floats] = {}
    total, divisor = np.zeros(len(weight)), np.empty((len(weight), len(sources)))
    for level in sorted(levels, reverse=True)[:-1]:
        paths = levels[level]
        share = np.minimum(paths, 1)  # 1 where a path arrives
        if not alike:
            share *= ends
        further = [matrix @ shares[level + s] for s, matrix in matrices.items() if level + s in shares]
        if further:
            here = further[0]
            for part in further[1:]:
                here += part
            here *= paths
            total += here @ from_sources
            share += here
        share /= np.maximum(paths, 1, out=divisor)  # where there is no path, there is nothing to share
        shares[level] = share
        shares.pop(level + max(matrices), None)
    return total
