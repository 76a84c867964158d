"""Where the members of one connected component sit relative to one another.

Stress majorisation (Gansner, Koren and North 2004, doi:10.1007/978-3-540-31843-9_25): distances on
the plane follow the number of ties between two actors. It puts hubs into the middle of their
neighbours. Starting places come from the actors' ids, smoothed along the ties, so that a small edit
starts, and therefore ends, close to where it was.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt

from network.layout.sizes import chance

Points = npt.NDArray[np.float64]
_WORK = 4e7
"""Bound on rounds x members^2: large components get fewer rounds, so that time stays bounded."""


def spread(graph: nx.Graph[str], members: Sequence[str], pulls: Points) -> Points:
    """Return a place for each member of a connected component, one tie being about one unit long.

    `members`: sorted ids. `pulls`: for each member a vector to where it should lean (zero for no
    wish). The mean place is the origin.
    """
    n = len(members)
    if n == 1:
        return np.zeros((1, 2))
    adjacency = nx.to_numpy_array(graph.subgraph(members), nodelist=list(members))
    hops = _hops(adjacency)
    weights = np.divide(1.0, hops**2, out=np.zeros_like(hops), where=hops > 0)
    lean = np.where(np.any(pulls != 0, axis=1), 0.02 * n, 0.0)
    laplacian = np.diag(weights.sum(axis=1) + lean + 1e-3) - weights
    inverse = np.linalg.inv(laplacian)
    reach = 0.5 * hops.max()
    wishes = lean[:, None] * pulls * reach
    places = _start(adjacency, members) + 0.5 * pulls
    for _ in range(int(np.clip(_WORK / n**2 / 40, 12, 60))):
        places = inverse @ (_majorise(places, hops, weights) + wishes)
    centred: Points = places - places.mean(axis=0)
    return centred


def _hops(adjacency: Points) -> Points:
    """Return the number of ties between each two members (breadth first, all at once)."""
    n = len(adjacency)
    hops = np.full((n, n), -1.0)
    np.fill_diagonal(hops, 0)
    frontier, step = np.eye(n, dtype=np.float32), 0
    neighbours = adjacency.astype(np.float32)
    while frontier.any():
        step += 1
        frontier = ((frontier @ neighbours > 0) & (hops < 0)).astype(np.float32)
        hops[frontier > 0] = step
    return hops


def _start(adjacency: Points, members: Sequence[str]) -> Points:
    """Return places drawn from the ids and smoothed along the ties."""
    angles = np.array([2 * math.pi * chance(m) for m in members])
    distances = np.sqrt([chance(m + "#") for m in members])
    drawn = np.column_stack([np.cos(angles), np.sin(angles)]) * distances[:, None]
    smoothing = np.eye(len(members)) + 0.6 * (np.diag(adjacency.sum(axis=1)) - adjacency)
    places: Points = np.linalg.solve(smoothing, drawn) * 2
    return places


def _majorise(places: Points, hops: Points, weights: Points) -> Points:
    """Return the right-hand side of the linear system of one round."""
    gaps = places[:, None, :] - places[None, :, :]
    lengths = np.sqrt((gaps**2).sum(axis=2))
    pull = np.divide(weights * hops, lengths, out=np.zeros_like(hops), where=lengths > 1e-9)
    result: Points = (gaps * pull[:, :, None]).sum(axis=1)
    return result
