"""Core and periphery: how well the network fits that pattern, and who belongs to the core."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from math import inf, sqrt

from network.graph.convert import unordered_pairs
from network.measures.base import Basis, Measure, Reference

BORGATTI = Reference("Borgatti and Everett 2000", "10.1016/S0378-8733(99)00019-2")
LIP = Reference("Lip 2011", "10.48550/arXiv.1102.5511")


def core(basis: Basis) -> dict[str, int]:
    """1 for members of the core, 0 for the periphery, whatever direction and strength.

    The ideal of Borgatti and Everett: all pairs within the core are tied, none within the periphery, and
    pairs of one from each do not count. The core is the set with the fewest errors (pairs of the core
    without a tie, and tied pairs of the periphery). Lip's insight makes that exact and quick: the errors
    of a set are k(k - 1) / 2 + m - (sum of its k degrees), so the best set of each size has the largest
    degrees. Actors of equal degree are in or out together, so that no name decides; of equally good
    cores the largest is taken. The core is empty where every other has more errors, as in a ring.
    """
    degree = dict(basis.undirected.degree)
    ordered = sorted(degree.values(), reverse=True)
    beside_empty, fewest, lowest = 0, -1, inf
    for k, (ties, following) in enumerate(zip_longest(ordered, ordered[1:])):
        beside_empty += k - ties
        if ties != following and beside_empty <= fewest:
            fewest, lowest = beside_empty, ties
    return {actor: int(ties >= lowest) for actor, ties in degree.items()}


def core_fit(basis: Basis) -> float | None:
    """Correlation between who is tied and the ideal pattern of `core`, -1 to 1.

    Counted are the pairs within the core and those within the periphery. None where the pattern or the
    ties do not vary: a core of less than two, a periphery of less than two, all pairs tied or none.
    """
    members = {actor for actor, inside in basis.cached(core).items() if inside}
    in_core = sum(u in members and v in members for u, v in basis.undirected.edges)
    outside = sum(u not in members and v not in members for u, v in basis.undirected.edges)
    core_pairs, outer_pairs = unordered_pairs(len(members)), unordered_pairs(len(basis.graph) - len(members))
    tied, untied = in_core + outside, core_pairs + outer_pairs - in_core - outside
    spread = core_pairs * outer_pairs * tied * untied
    return (in_core * outer_pairs - outside * core_pairs) / sqrt(spread) if spread else None


MEASURES: Sequence[Measure] = (
    Measure("core", "actor", lambda basis: basis.cached(core), LIP, high=1),
    Measure("core_fit", "network", core_fit, BORGATTI, low=-1, high=1, undefined="no_core"),
)
