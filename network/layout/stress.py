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
from scipy.sparse.csgraph import dijkstra

from network.layout.sizes import chance

Points = npt.NDArray[np.float64]
_WORK = 1e6
"""Bound on rounds x members^2: large components get fewer rounds, so that time stays bounded."""
_SMOOTHING = 6.0
"""How much of a place, at first, is that of the neighbours."""
_HOLD = 0.02
"""How strongly actors stay near their first places: the price of stability is somewhat longer ties."""
_LEAN = 0.02
"""How strongly actors with ties to other districts turn towards these."""


def spread(graph: nx.Graph[str], members: Sequence[str], pulls: Points) -> Points:
    """Return a place for each member of a connected component, one tie being about one unit long.

    `members`: sorted ids. `pulls`: (n, 2) float, for each member a vector to where it should lean (zero for
    no wish). Returned are (n, 2) float around the origin.
    """
    n = len(members)
    if n == 1:
        return np.zeros((1, 2))
    adjacency = nx.to_numpy_array(graph.subgraph(members), nodelist=list(members))
    hops = dijkstra(adjacency, unweighted=True)
    weights = np.divide(1.0, hops**2, out=np.zeros_like(hops), where=hops > 0)
    reach = 0.5 * float(hops.max())
    start = _start(adjacency, members, reach)
    lean = np.where(np.any(pulls != 0, axis=1), _LEAN * n, 0.0)
    wishes = lean[:, None] * pulls * reach + _HOLD * n * start
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1) + lean + _HOLD * n) - weights)
    places = start
    for _ in range(int(np.clip(_WORK / n**2, 12, 60))):
        places = inverse @ (_majorise(places, hops, weights) + wishes)
    centred: Points = places - places.mean(axis=0)
    return centred


def distances(points: Points) -> Points:
    """Return the distances between points, (n, n) float; `points`: (n, 2) float."""
    across = np.subtract.outer(points[:, 0], points[:, 0])
    down = np.subtract.outer(points[:, 1], points[:, 1])
    lengths: Points = np.sqrt(across * across + down * down)
    return lengths


def _start(adjacency: Points, members: Sequence[str], reach: float) -> Points:
    """Return places drawn from the ids and smoothed along the ties, (n, 2), about `reach` from the origin."""
    angles = np.array([2 * math.pi * chance(m) for m in members])
    radii = np.sqrt([chance(m + "#") for m in members])
    drawn = np.column_stack([np.cos(angles), np.sin(angles)]) * radii[:, None]
    tension = np.diag(adjacency.sum(axis=1)) - adjacency
    smooth = np.linalg.solve(np.eye(len(members)) + _SMOOTHING * tension, drawn)
    smooth -= smooth.mean(axis=0)
    size = float(np.sqrt((smooth**2).sum(axis=1).mean()))
    places: Points = smooth * (1.1 * reach / max(size, 1e-9))
    return places


def _majorise(places: Points, hops: Points, weights: Points) -> Points:
    """Return the right-hand side of the linear system of one round, (n, 2) float."""
    lengths = distances(places)
    pull = np.divide(weights * hops, lengths, out=np.zeros_like(hops), where=lengths > 1e-9)
    result: Points = places * pull.sum(axis=1)[:, None] - pull @ places
    return result
