"""Betweenness after degree-one reduction: in sparse networks many actors have a single partner.

Nodes of degree one are folded into their partner, again and again; what remains is walked with each node
weighted by the number of nodes folded into it, itself included (Baglioni, Geraci, Pellegrini and Lastres,
"Fast exact computation of betweenness centrality in social networks", ASONAM 2012). Same values as `sweep`,
several times as fast on sparse networks.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from network.measures.engine.shortest_paths import Floats, adjacency, weighted_betweenness

Numbers = NDArray[np.intp]


def folded_betweenness(pairs: Numbers, size: int) -> Floats:
    """Return the unweighted, undirected betweenness summed over ordered pairs, (size,) float.

    `pairs`: (n_pairs, 2) int, numbers of tied nodes, each pair once. From a tail there is one path only, so
    the nodes on it are counted, not walked: between two tails of one node while folding, and at the end from
    all that is folded into a node to all nodes beyond it.
    """
    _, part = connected_components(adjacency(pairs, size, symmetric=True), directed=False)
    together = np.bincount(part, minlength=1)[part] if size else np.zeros(0)
    weight, pair_dependencies, core = _fold(pairs, size)
    total = pair_dependencies + 2 * (weight - 1) * (together - weight)
    if len(core):
        place = np.full(size, -1, dtype=np.intp)
        place[core] = np.arange(len(core))
        inner = place[pairs]
        matrix = adjacency(inner[(inner >= 0).all(axis=1)], len(core), symmetric=True)
        total[core] += weighted_betweenness(matrix, weight[core])
    return total


def _fold(pairs: Numbers, size: int) -> tuple[Floats, Floats, Numbers]:
    """Return the weight of each node, the pair dependencies of its tails, and the nodes of the 2-core.

    Weight: (size,) float, how many nodes are folded into it, itself included. Pair dependencies: (size,)
    float, ordered pairs of folded nodes whose path leads through it. Nodes of the 2-core: (n_core,) int.
    """
    neighbours: list[set[int]] = [set() for _ in range(size)]
    for one, other in pairs.tolist():
        neighbours[one].add(other)
        neighbours[other].add(one)
    weight, pair_dependencies = np.ones(size), np.zeros(size)
    ends = [node for node in range(size) if len(neighbours[node]) == 1]
    while ends:
        end = ends.pop()
        if len(neighbours[end]) != 1:
            continue
        (partner,) = neighbours[end]
        pair_dependencies[partner] += 2 * weight[end] * (weight[partner] - 1)
        weight[partner] += weight[end]
        neighbours[end].clear()
        neighbours[partner].discard(end)
        if len(neighbours[partner]) == 1:
            ends.append(partner)
    core = np.array([node for node in range(size) if len(neighbours[node]) > 1], dtype=np.intp)
    return weight, pair_dependencies, core
