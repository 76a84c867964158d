"""Betweenness without walking the tails: in sparse networks many actors hang on a single other one.

Whoever has one partner is folded into that partner, again and again; what remains is walked with each
node standing for all it carries. Same values as `sweep`, some times faster on sparse networks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from network.measures.sweep import Floats, adjacency, carried_betweenness

Numbers = NDArray[np.intp]


def folded_betweenness(pairs: Numbers, size: int) -> Floats:
    """Return the unweighted, undirected betweenness summed over ordered pairs.

    `pairs`: numbers of tied nodes, each pair once. From a tail there is one way only, so whom it
    passes is counted, not walked: between two tails of one node while folding, and from all that a
    node carries to everybody beyond it at the end.
    """
    _, part = connected_components(adjacency(pairs, size, symmetric=True), directed=False)
    together = np.bincount(part, minlength=1)[part] if size else np.zeros(0)
    carried, passed, core = _fold(pairs, size)
    total = passed + 2 * (carried - 1) * (together - carried)
    if len(core):
        place = np.full(size, -1, dtype=np.intp)
        place[core] = np.arange(len(core))
        inner = place[pairs]
        matrix = adjacency(inner[(inner >= 0).all(axis=1)], len(core), symmetric=True)
        total[core] += carried_betweenness(matrix, carried[core])
    return total


def _fold(pairs: Numbers, size: int) -> tuple[Floats, Floats, Numbers]:
    """Return what each node carries, what passes between its tails, and the nodes on circles or between."""
    neighbours: list[set[int]] = [set() for _ in range(size)]
    for one, other in pairs.tolist():
        neighbours[one].add(other)
        neighbours[other].add(one)
    carried, passed = np.ones(size), np.zeros(size)
    ends = [node for node in range(size) if len(neighbours[node]) == 1]
    while ends:
        end = ends.pop()
        if len(neighbours[end]) != 1:
            continue
        (partner,) = neighbours[end]
        passed[partner] += 2 * carried[end] * (carried[partner] - 1)
        carried[partner] += carried[end]
        neighbours[end].clear()
        neighbours[partner].discard(end)
        if len(neighbours[partner]) == 1:
            ends.append(partner)
    core = np.array([node for node in range(size) if len(neighbours[node]) > 1], dtype=np.intp)
    return carried, passed, core
