"""How sure a rank is, given that ties are missing from any documentation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network.graph import simple_graph
from network.measures.base import Basis, Intervals, Measure, Source
from network.measures.folding import folded_betweenness
from network.measures.sweep import adjacency, sweep_matrices
from network.model import Network

BORGATTI = Source("Borgatti, Carley and Krackhardt 2006", "10.1016/j.socnet.2005.05.001")

DRAWS = 200
DROP_SHARE = 0.1
COVERAGE = 0.9
SEED = 2026


def rank_intervals(
    network: Network,
    *,
    directed: bool = False,
    draws: int = DRAWS,
    drop_share: float = DROP_SHARE,
    seed: int = SEED,
) -> Intervals:
    """Return the ranks that actors keep when ties are missing: degree and betweenness, unweighted.

    Model: in each draw every pair of tied actors loses its tie independently with probability
    `drop_share`, whatever its evidence; ranks are taken again (rank 1 = largest, equal values share
    the best rank). The interval holds 90 % of the draws (5th to 95th percentile) and is widened to
    hold the rank in the full data. It says how a rank reacts to ties that are missing at random, not
    to actors that are missing or to a district that was looked into less.
    """
    graph = simple_graph(network, directed=directed)
    # Sorted, so that the draws do not depend on the order of the file.
    index = {actor: i for i, actor in enumerate(sorted(graph))}
    arcs = np.array(sorted((index[u], index[v]) for u, v in graph.edges), dtype=np.intp).reshape(-1, 2)
    ends = np.sort(arcs, axis=1)
    _, tie_of_arc = np.unique(ends[:, 0] * len(index) + ends[:, 1], return_inverse=True)
    ties = int(tie_of_arc.max(initial=-1)) + 1
    random = np.random.default_rng(seed)
    kept = (random.random(ties)[tie_of_arc] >= drop_share for _ in range(draws))
    observed = _ranks(arcs, len(index), directed)
    drawn = [_ranks(arcs[mask], len(index), directed) for mask in kept]
    margin = (1 - COVERAGE) / 2
    stack = np.array(drawn) if drawn else observed[np.newaxis]
    low = np.minimum(np.quantile(stack, margin, axis=0, method="lower"), observed).astype(int)
    high = np.maximum(np.quantile(stack, 1 - margin, axis=0, method="higher"), observed).astype(int)
    parameters = {"draws": draws, "drop_share": drop_share, "coverage": COVERAGE, "seed": seed}
    names = ("betweenness", "degree")
    ranks: dict[str, dict[str, tuple[int, int] | None]] = {
        actor: {name: (int(low[k, i]), int(high[k, i])) for k, name in enumerate(names)}
        for actor, i in ((actor, index[actor]) for actor in graph)
    }
    return Intervals(parameters, ranks)


def _ranks(pairs: NDArray[np.intp], size: int, directed: bool) -> NDArray[np.intp]:
    """Return the ranks by betweenness (first row) and by degree (second row)."""
    matrix = adjacency(pairs, size, symmetric=not directed)
    neighbours = (matrix + matrix.T) > 0
    degrees = np.asarray(neighbours.sum(axis=1)).ravel()
    if directed:
        between = sweep_matrices({1: matrix}, size).betweenness
    else:
        between = folded_betweenness(pairs, size)
    # Rounded, since sums in another order differ in the last digits and would tell equals apart.
    return np.array([_from_largest(np.round(between, 6)), _from_largest(degrees)])


def _from_largest(values: NDArray[Any]) -> NDArray[np.intp]:
    ordered = np.sort(-values)
    return np.searchsorted(ordered, -values, side="left") + 1


def rank_interval(basis: Basis) -> dict[str, dict[str, list[int] | None] | None]:
    """Lowest and highest rank by degree and by betweenness under missing ties; None if not drawn.

    Weighted reports have no interval of betweenness: draws are unweighted.
    """
    if basis.intervals is None:
        return dict.fromkeys(basis.graph)
    return {
        actor: {
            name: None if ends is None or (basis.weighted and name == "betweenness") else list(ends)
            for name, ends in basis.intervals.ranks[actor].items()
        }
        for actor in basis.graph
    }


MEASURES: Sequence[Measure] = (
    Measure(
        "rank_interval",
        "actor",
        rank_interval,
        "ranks",
        BORGATTI,
        low=1,
        undefined="no_draws",
        needs=("draws",),
    ),
)
