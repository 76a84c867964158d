"""How sure the other answers on key actors are: opening doors, the core, and what a loss would separate.

The draws are those of `uncertainty.py`: with the same seed the same ties are lost. They are taken apart
from them, since these counts need no shortest paths and nobody should wait for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from network.evidence import reference_year
from network.measures.base import Basis, Intervals
from network.measures.brokerage import brokerage
from network.measures.cohesion import core_number
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.shortest_paths import Floats
from network.measures.resampling.rank_intervals import (
    COVERAGE,
    DRAWS,
    FIRST,
    SEED,
    by_actor,
    ranges_by_actor,
    ranks_from_largest,
    share_among_first,
    spread,
)
from network.measures.resampling.tie_reliability import LOSS_RATES, Grade, grade
from network.model import Network
from network.parallel import Progress, parallel_map

ROLES = ("doors", "inside", "core_number", "separated")
"""What is counted in each draw, in this order."""
Roles = Mapping[str, int]


@dataclass(frozen=True)
class RoleRanges(Intervals):
    """Ranges by the names of `ROLES`; `in_core`: share of draws with the core number of today's core."""

    in_core: Mapping[str, float]


def bridging_pairs(roles: Roles) -> int:
    """Pairs of actors, not tied themselves, that meet here from different districts (undirected counts).

    Representative and gatekeeper are the two directions of a pair with one end in the actor's district;
    liaison counts a pair of two other districts twice.
    """
    return roles["representative"] + roles["liaison"] // 2


def inside(roles: Roles) -> int:
    """Pairs of actors of the actor's own district, not tied themselves, that meet here."""
    return roles["coordinator"] // 2


def role_ranges(
    network: Network,
    *,
    draws: int = DRAWS,
    rates: Mapping[Grade, float] = LOSS_RATES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> RoleRanges:
    """Return between which ranks and values actors lie by role when documented ties do not all hold.

    The model is that of `rank_intervals`, direction and strength aside. `doors` and `inside` count pairs,
    `core_number` is Seidman's, `separated` the share of all pairs of others that reach each other and
    would not without the actor (`what_if.losses`). Equal values share the best rank; an actor with the
    value 0 is never among the first ten.
    """
    ties = sorted(network.ties, key=lambda tie: tie.key)
    year = reference_year(network)
    rates_of_ties = np.array([rates[grade(tie, year)] for tie in ties])
    ids = sorted(actor.id for actor in network.actors)

    # One thread: the counts hold the interpreter, so that more would only get in each other's way.
    def drawn(number: int) -> Floats:
        kept = np.random.default_rng([seed, number]).random(len(ties)) >= rates_of_ties
        rest = tuple(tie for tie, stays in zip(ties, kept, strict=True) if stays)
        return _counted(network.replace(ties=rest), ids)

    observed = _counted(network, ids)
    values = np.array(list(parallel_map(drawn, range(draws), progress, threads=1)) or [observed])
    ranks = np.array([[ranks_from_largest(row) for row in one] for one in values])
    rank = np.array([ranks_from_largest(row) for row in observed])
    first = share_among_first(ranks, values)
    core = ROLES.index("core_number")
    in_core = (values[:, core] >= observed[core].max(initial=1)).mean(axis=0)
    low_rank, high_rank = spread(ranks, rank)
    low, high = spread(values, observed)
    return RoleRanges(
        {"draws": draws, "coverage": COVERAGE, "seed": seed, "first": FIRST, "loss_rates": dict(rates)},
        ranks=ranges_by_actor(ids, ROLES, low_rank, high_rank),
        values=ranges_by_actor(ids, ROLES, low, high),
        first=by_actor(ids, ROLES, first),
        in_core=dict(zip(ids, in_core.tolist(), strict=True)),
    )


def _counted(network: Network, ids: Sequence[str]) -> Floats:
    """Return a row per role, with the actors in the order of `ids`."""
    basis = Basis(network)
    roles, cores, found = brokerage(basis), core_number(basis), cuts(basis.graph)
    return np.array(
        [
            [bridging_pairs(roles[actor]) for actor in ids],
            [inside(roles[actor]) for actor in ids],
            [cores[actor] for actor in ids],
            [found.separated_share(actor) for actor in ids],
        ],
        dtype=float,
    )
