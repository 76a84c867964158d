"""Where the actors of one district sit relative to one another, before they are fitted into its disc.

Stress majorisation (Gansner, Koren and North 2004, doi:10.1007/978-3-540-31843-9_25): distances on
the plane follow the lengths of the shortest paths. A tie is long where its ends share few of their
neighbours (the subset model there): groups come close together, and hubs get room for theirs. Starting
places come from the actors' ids, smoothed along the ties, so that a small edit starts, and therefore
ends, close to where it was.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import dijkstra

from network.layout.canvas import chance

Points = npt.NDArray[np.float64]
_WORK = 1e6
"""Bound on rounds x members^2: large districts get fewer rounds, so that time stays bounded."""
_SMOOTHING = 6.0
"""How much of a place, at first, is that of the neighbours."""
_HOLD = 0.1
"""How strongly actors stay near their first places: the price of stability is somewhat longer ties."""
_LEAN = 0.08
"""How strongly actors with ties to other districts turn towards these."""
_APART = 1.2
"""Distance of actors without a path between them, as a share of the longest path."""
_LOOSE = 0.3
"""What that distance counts against others."""


def spread(graph: nx.Graph[str], members: Sequence[str], pulls: Points) -> Points:
    """Return a place around the origin for each member, (n, 2) float; only proportions matter.

    `members`: sorted ids, at least two. `pulls`: (n, 2) float, for each member a vector to where it should
    lean (zero for no wish). `graph` may hold more than the members.
    """
    n = len(members)
    adjacency = nx.to_numpy_array(graph.subgraph(members), nodelist=list(members), weight=None)
    lengths = dijkstra(_tie_lengths(adjacency), directed=False)
    apart = np.isinf(lengths)
    reach = float(lengths[~apart].max(initial=0.0)) or 1.0
    lengths = np.where(apart, _APART * reach, lengths)
    weights = np.where(apart, _LOOSE, 1.0) / np.where(lengths > 0, lengths, np.inf) ** 2
    weights *= n / weights.sum(axis=1).mean()
    start = _start(adjacency, members, 0.5 * reach)
    lean = _LEAN * n * np.hypot(pulls[:, 0], pulls[:, 1])
    wishes = _LEAN * n * pulls * reach / 2 + _HOLD * n * start
    inverse = np.linalg.inv(np.diag(weights.sum(axis=1) + lean + _HOLD * n) - weights)
    places = start
    for _ in range(int(np.clip(_WORK / n**2, 12, 60))):
        places = inverse @ (_majorise(places, lengths, weights) + wishes)
    centred: Points = places - places.mean(axis=0)
    return centred


def distances(points: Points) -> Points:
    """Return the distances between points, (n, n) float; `points`: (n, 2) float."""
    across = np.subtract.outer(points[:, 0], points[:, 0])
    down = np.subtract.outer(points[:, 1], points[:, 1])
    lengths: Points = np.sqrt(across * across + down * down)
    return lengths


def _tie_lengths(adjacency: Points) -> Points:
    """Root of the number of neighbours that two tied actors do not share, with themselves; 0 for no tie."""
    degrees = adjacency.sum(axis=1)
    own = np.maximum(degrees[:, None] + degrees[None, :] - 2 * (adjacency @ adjacency), 1.0)
    lengths: Points = np.sqrt(own) * adjacency
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


def _majorise(places: Points, lengths: Points, weights: Points) -> Points:
    """Return the right-hand side of the linear system of one round, (n, 2) float."""
    gaps = distances(places)
    pull = np.divide(weights * lengths, gaps, out=np.zeros_like(lengths), where=gaps > 1e-9)
    result: Points = places * pull.sum(axis=1)[:, None] - pull @ places
    return result
