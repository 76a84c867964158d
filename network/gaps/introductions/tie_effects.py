"""What one new tie would change: lengths of paths, dependence on single actors, constraint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from network.gaps.tie_prediction.dyads import Floats, Numbers
from network.measures.ego_networks import constraints
from network.measures.engine.biconnectivity import Cuts
from network.parallel import Progress, report_progress

EXACT_UP_TO = 2_000
"""In larger networks a seeded draw of this many actors stands for all where paths are counted."""
SEED = 2026
FAR = np.iinfo(np.int16).max
NEARER = 2

Steps = NDArray[np.int16]


@dataclass(frozen=True)
class Shortened:
    """Per new tie: how many pairs of actors would get a shorter path, and by how many steps in all.

    `pairs`, `steps`: (n_ties,) float. Pairs that do not reach each other today stay out, as they do in a mean
    path. In networks of more than `EXACT_UP_TO` actors both are estimates from as many sources. `connected`:
    pairs that reach each other today.
    """

    pairs: Floats
    steps: Floats
    connected: float

    def mean_path_change(self, tie: int) -> float:
        """Return by how much the mean path of all pairs changes, 0 or less."""
        return -float(self.steps[tie]) / max(self.connected, 1)


def shortened(
    matrix: csr_array,
    ties: Numbers,
    progress: Progress | None = None,
    *,
    exact_up_to: int = EXACT_UP_TO,
    seed: int = SEED,
) -> Shortened:
    """Return what each new tie alone does to the shortest paths between all pairs of an undirected network.

    `matrix`: (size, size) float, 0 or 1. `ties`: (n_ties, 2) int, none tied yet. An actor comes nearer to all
    who are at least two steps closer to the far end of the tie than to the near one; only these are counted.
    """
    size = matrix.shape[0]
    drawn = size > exact_up_to
    sources = np.arange(size)
    if drawn:
        sources = np.sort(np.random.default_rng(seed).choice(size, exact_up_to, replace=False))
    ends = np.unique(ties)
    from_ends = dict(zip(ends.tolist(), _distances(matrix, ends), strict=True))
    distances = _distances(matrix, sources)
    found = np.zeros((len(ties), 2))
    for i, (one, other) in enumerate(ties.tolist()):
        found[i] = _gain(distances, sources, from_ends[one], from_ends[other])
        report_progress(progress, (i + 1) / len(ties))
    # Every pair is met from either end, in a draw only from ends that were drawn.
    scale = size / max(len(sources), 1) / 2
    connected = ((distances < FAR).sum() - len(sources)) * scale
    return Shortened(found[:, 0] * scale, found[:, 1] * scale, float(connected))


def _distances(matrix: csr_array, sources: Numbers) -> Steps:
    """Return the steps from each source to all actors, FAR where there is no path; (n_sources, size) int."""
    if not len(sources):
        return np.zeros((0, matrix.shape[0]), dtype=np.int16)
    parts = [
        np.minimum(dijkstra(matrix, unweighted=True, indices=some), FAR).astype(np.int16)
        for some in np.array_split(sources, max(len(sources) // 500, 1))
    ]
    return np.concatenate(parts)


def _gain(distances: Steps, sources: Numbers, from_one: Steps, from_other: Steps) -> tuple[float, float]:
    """Return how many pairs (source, actor) get nearer, and by how many steps in all."""
    nearer, steps = 0.0, 0.0
    for near, far in ((from_one, from_other), (from_other, from_one)):
        reach = near < FAR
        here = np.flatnonzero((far[sources] - near[sources] >= NEARER) & reach[sources])
        there = np.flatnonzero((near - far >= NEARER) & reach)
        new = near[sources[here]][:, np.newaxis] + 1 + far[there][np.newaxis, :]
        less = distances[np.ix_(here, there)] - new
        nearer += float((less > 0).sum())
        steps += float(less[less > 0].sum())
    return nearer, steps


def secured(cuts: Cuts, one: str, other: str, through: Sequence[str]) -> int:
    """Return how many actors would no longer be disconnected if one of those between left.

    Without that actor the two lie in different parts; the new tie joins them. Counted is the smaller
    part, for the one of `through` for whom it is largest.
    """
    places, most = [cuts.order.index(one), cuts.order.index(other)], 0
    for between in through:
        parts = cuts.subtrees[between]
        sizes = [end - first for first, end in parts]
        rest = cuts.component_size(between) - 1 - sum(sizes)
        sides = [
            next((i for i, (first, end) in enumerate(parts) if first <= place < end), len(parts))
            for place in places
        ]
        if sides[0] != sides[1]:
            most = max(most, min([*sizes, rest][side] for side in sides))
    return most


def constraint_change(graph: nx.Graph[str], one: str, other: str) -> float:
    """Return the mean change of both ends' constraint (Burt 1992); below 0: more room to act.

    Unweighted. Both need a partner; raises KeyError for actors that are not in the graph.
    """
    # Constraint depends on the partners, and on how many partners these have.
    partners = {one, other, *graph[one], *graph[other]}
    changed = nx.Graph(graph.subgraph({end for partner in partners for end in (partner, *graph[partner])}))
    before = constraints(changed)
    changed.add_edge(one, other)
    after = constraints(changed)
    return sum((after[end] or 0.0) - (before[end] or 0.0) for end in (one, other)) / 2
