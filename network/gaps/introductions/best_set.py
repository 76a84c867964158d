"""The best few introductions together: whose new ties bring most actors within two steps of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

import networkx as nx

from network.filters import LOCAL, select
from network.graph.convert import simple_graph
from network.model import Network

EXACT_UP_TO = 20_000
"""Up to this number of sets are compared one by one; beyond it the set grows greedily."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class BestSet:
    """New ties that do most together, the one that adds most first.

    `gained`: pairs of actors that each tie adds to those within two steps (0, 1, 2 and so on; never more
    than the tie before). `total`: their sum. `at_least`: the share of the best possible total that this one
    is sure to reach, 1 where no set can do better.
    """

    pairs: tuple[Pair, ...]
    gained: tuple[int, ...]
    total: int
    at_least: float


def best_set(network: Network, k: int, pairs: Sequence[Pair], *, exact_up_to: int = EXACT_UP_TO) -> BestSet:
    """Return up to `k` new ties, chosen from `pairs`, such as those of the findings `introduction`.

    State and federal level are left out. What a set is worth: the pairs of actors more than two steps
    apart today that come within two steps by one new tie and the documented ones. Pairs that only two
    new ties together would join do not count; so a further tie never adds more to a larger set than to a
    smaller one, and growing the set greedily reaches at least 1 - 1/e (63 %) of the best (Nemhauser,
    Wolsey and Fisher 1978, doi:10.1007/BF01588971). Usually more is certain: no set is worth more than a
    greedy one and the k largest additions to it together. Up to `exact_up_to` sets are compared one by
    one. Raises KeyError for an actor that is not there.
    """
    graph = simple_graph(select(network, LOCAL))
    joined = {pair: _joined(graph, *pair) for pair in sorted({(min(p), max(p)) for p in pairs})}
    chosen, gained, bound = _greedy(joined, k)
    k = min(k, len(joined))
    if comb(len(joined), k) <= exact_up_to:
        # Greedy once more among these, so that each adds as much as possible to those before it.
        chosen, gained, _ = _greedy({pair: joined[pair] for pair in _exact(joined, k)}, k)
        bound = sum(gained)
    return BestSet(chosen, gained, sum(gained), sum(gained) / bound if bound else 1.0)


Joined = dict[Pair, frozenset[Pair]]


def _joined(graph: nx.Graph[str], one: str, other: str) -> frozenset[Pair]:
    """Return the pairs that come within two steps by a tie between the two."""
    new = {(near, end) for end, far in ((one, other), (other, one)) for near in (*graph[far], far)}
    return frozenset((min(pair), max(pair)) for pair in new if not _close(graph, *pair))


def _close(graph: nx.Graph[str], one: str, other: str) -> bool:
    """Return whether two are the same, tied, or have a common partner."""
    return one == other or one in graph[other] or not set(graph[one]).isdisjoint(graph[other])


def _greedy(joined: Joined, k: int) -> tuple[tuple[Pair, ...], tuple[int, ...], int]:
    """Return a set grown by the tie that adds most, what each adds, and what no set of k can exceed."""
    chosen: list[Pair] = []
    gained: list[int] = []
    reached: set[Pair] = set()
    left = dict(joined)
    bound = _ceiling(joined, reached, k)
    while left and len(chosen) < k:
        best = min(left, key=lambda pair: (-len(left[pair] - reached), pair))
        gained.append(len(left[best] - reached))
        reached |= left.pop(best)
        chosen.append(best)
        bound = min(bound, _ceiling(joined, reached, k))
    return tuple(chosen), tuple(gained), bound


def _ceiling(joined: Joined, reached: set[Pair], k: int) -> int:
    return len(reached) + sum(sorted((len(new - reached) for new in joined.values()), reverse=True)[:k])


def _exact(joined: Joined, k: int) -> tuple[Pair, ...]:
    return min(
        combinations(joined, k),
        key=lambda some: (-len(set().union(*(joined[pair] for pair in some))), some),
    )
