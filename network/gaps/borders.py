"""How many ties cross the border between two districts, and how many chance would give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from network.graph import simple_graph
from network.model import Network, Tie

DRAWS = 1_000
COVERAGE = 0.9
SEED = 2026
CELLS_AT_ONCE = 1_000_000
"""So many ends are drawn together: a few megabytes, whatever the network's size."""

Numbers = NDArray[np.intp]


@dataclass(frozen=True)
class Border:
    """Ties between two ordinary districts, seen and expected.

    `seen`: pairs of tied actors, one in each. `expected`: d_a d_b / (2m - 1), the mean if every actor
    kept its number of ties but met partners at random (d: sum of degrees in a district, m: pairs of
    tied actors in the whole network). `low` and `high` hold 90 % of the random draws;
    `share_as_few`: the share of draws with as few ties as seen, or fewer.

    Most work stays within a district, so fewer than expected is normal: compare borders with each
    other. A border without a documented tie is not proof that nobody talks across it.
    """

    districts: tuple[str, str]
    seen: int
    expected: float
    low: int
    high: int
    share_as_few: float
    ties: tuple[Tie, ...]


def borders(network: Network, *, draws: int = DRAWS, seed: int = SEED) -> tuple[Border, ...]:
    """Return all pairs of ordinary districts with their ties, seen and expected.

    Null model: the configuration model (Molloy and Reed 1995, doi:10.1002/rsa.3240060204): the ends of
    all ties are joined at random, so degrees are kept; an actor may meet itself or a partner twice,
    which matters little in sparse networks. Seeded; independent of the order of the file.
    """
    graph = simple_graph(network)
    districts = sorted(d.id for d in network.districts)
    number = {d: i for i, d in enumerate(districts)}
    home = {a.id: number[a.district] for a in network.actors}
    ends = np.array(sorted(home[end] for pair in graph.edges for end in pair), dtype=np.intp)
    drawn = _drawn(ends, len(districts), draws, np.random.default_rng(seed))
    active = np.bincount(ends, minlength=len(districts))
    seen = Counter(tuple(sorted((home[one], home[other]))) for one, other in graph.edges)
    ties: dict[tuple[int, ...], list[Tie]] = {}
    for tie in network.ties:
        ties.setdefault(tuple(sorted((home[tie.source], home[tie.target]))), []).append(tie)
    margin = (1 - COVERAGE) / 2
    return tuple(
        Border(
            districts=(districts[a], districts[b]),
            seen=seen[a, b],
            expected=float(active[a] * active[b] / max(len(ends) - 1, 1)),
            low=int(np.quantile(drawn[:, a, b], margin, method="lower")),
            high=int(np.quantile(drawn[:, a, b], 1 - margin, method="higher")),
            share_as_few=float(np.mean(drawn[:, a, b] <= seen[a, b])),
            ties=tuple(ties.get((a, b), ())),
        )
        for a, b in combinations(sorted(number[d.id] for d in network.ordinary_districts), 2)
    )


def _drawn(ends: Numbers, districts: int, draws: int, random: np.random.Generator) -> Numbers:
    """Return per draw how often each two districts meet when the ends are joined two by two."""
    counts = np.zeros((draws, districts, districts), dtype=np.intp)
    at_once = max(1, CELLS_AT_ONCE // max(len(ends), 1))
    for first in range(0, draws, at_once):
        part = counts[first : first + at_once]
        mixed = random.permuted(np.tile(ends, (len(part), 1)), axis=1).reshape(len(part), -1, 2)
        mixed.sort(axis=2)
        cells = (np.arange(len(part))[:, np.newaxis] * districts + mixed[..., 0]) * districts + mixed[..., 1]
        part += np.bincount(cells.ravel(), minlength=part.size).reshape(part.shape)
    return counts
