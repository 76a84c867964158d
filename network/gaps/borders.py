"""How many ties cross the border between two districts, and how many chance would give."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from network.graph import simple_graph
from network.model import Network, Tie

DRAWS = 1_000
COVERAGE = 0.9
SEED = 2026


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
    size = len(districts)
    random = np.random.default_rng(seed)
    drawn = np.array([_counts(random.permutation(ends), size) for _ in range(draws if len(ends) else 0)])
    seen = np.zeros((size, size), dtype=int)
    for one, other in graph.edges:
        first, second = sorted((home[one], home[other]))
        seen[first, second] += 1
    active = np.bincount(ends, minlength=size)
    ties: dict[tuple[int, int], list[Tie]] = {}
    for tie in network.ties:
        first, second = sorted((home[tie.source], home[tie.target]))
        ties.setdefault((first, second), []).append(tie)
    margin = (1 - COVERAGE) / 2
    found = []
    for a, b in combinations(sorted(number[d.id] for d in network.ordinary_districts), 2):
        sample = drawn[:, a, b] if len(drawn) else np.zeros(1, dtype=int)
        found.append(
            Border(
                districts=(districts[a], districts[b]),
                seen=int(seen[a, b]),
                expected=float(active[a] * active[b] / max(len(ends) - 1, 1)),
                low=int(np.quantile(sample, margin, method="lower")),
                high=int(np.quantile(sample, 1 - margin, method="higher")),
                share_as_few=float(np.mean(sample <= seen[a, b])),
                ties=tuple(ties.get((a, b), ())),
            )
        )
    return tuple(found)


def _counts(ends: np.ndarray, size: int) -> np.ndarray:
    """Return how often districts meet when the ends are joined two by two."""
    pairs = np.sort(ends.reshape(-1, 2), axis=1)
    return np.bincount(pairs[:, 0] * size + pairs[:, 1], minlength=size * size).reshape(size, size)
