"""How alike do the communities come out again, with another start and with ties lost?"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from network.evidence import reference_year
from network.graph.convert import simple_graph, unordered_pairs
from network.measures.base import Stability
from network.measures.communities import SEED, louvain
from network.measures.resampling.tie_reliability import LOSS_RATES, lossy, rates_used
from network.model import Network
from network.parallel import Progress, parallel_map

RUNS, FEWEST = 50, 5
"""Runs of each kind, up to `FULL` actors; beyond that fewer, in inverse proportion, never below `FEWEST`."""
FULL = 1_000


def community_stability(
    network: Network,
    *,
    directed: bool = False,
    weighted: bool = False,
    runs: int | None = None,
    progress: Progress | None = None,
) -> Stability:
    """Return how well the communities of reruns agree with those of the report (mean adjusted Rand index).

    Two kinds of reruns, `runs` of each (None: 50, for more than 1 000 actors fewer, at least 5). `seeds`:
    the same network, another start. `lost_ties`: another start, and each tie lost on its own with the
    probability of its evidence, as in `rank_intervals`; an actor who loses all ties is a community of one.
    Takes seconds; `progress` is called with the share done and may stop the work (`CancelledError`).
    """
    if runs is None:
        runs = max(min(RUNS, RUNS * FULL // max(len(network.actors), 1)), FEWEST)
    how = {"directed": directed, "weighted": weighted}
    draw, year = lossy(network, LOSS_RATES), reference_year(network)
    reference = _labels(network, SEED, **how)

    def rerun(piece: tuple[bool, int]) -> float:
        with_losses, i = piece
        drawn = draw([SEED, i]) if with_losses else network
        return adjusted_rand(reference, _labels(drawn, SEED + 1 + i, **how))

    pieces = [(with_losses, i) for with_losses in (False, True) for i in range(runs)]
    found = list(parallel_map(rerun, pieces, progress, threads=1))
    parameters = {"runs": runs, "seed": SEED, **how, **rates_used(LOSS_RATES), "year_of_data": year}
    return Stability(parameters, float(np.mean(found[:runs])), float(np.mean(found[runs:])))


def _labels(network: Network, seed: int, *, directed: bool, weighted: bool) -> NDArray[np.intp]:
    found = louvain(simple_graph(network, directed=directed), "strength" if weighted else None, seed)
    return np.array([found[actor] for actor in sorted(found)], dtype=np.intp)


def adjusted_rand(one: NDArray[np.intp], other: NDArray[np.intp]) -> float:
    """Return how far two divisions of the same things agree beyond chance (Hubert and Arabie 1985).

    1 where they are the same, 0 on average where they are independent, negative where they agree less.
    doi:10.1007/BF01908075
    """
    pairs = unordered_pairs(len(one))
    _, both = np.unique(np.column_stack([one, other]), axis=0, return_counts=True)
    together = int(unordered_pairs(both).sum())
    in_one, in_other = (
        int(unordered_pairs(np.unique(labels, return_counts=True)[1]).sum()) for labels in (one, other)
    )
    chance = in_one * in_other / pairs if pairs else 0.0
    most = (in_one + in_other) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)
