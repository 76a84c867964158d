"""How sure bridging, core membership and separation are, given that not every documented tie holds.

The draws are those of `rank_intervals.py`: with the same seed the same ties are lost. They are counted by
themselves, since they need no shortest paths and are there much sooner.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from network.measures.base import Basis, Intervals
from network.measures.brokerage import brokerage
from network.measures.cohesion import core_number
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.shortest_paths import Floats
from network.measures.resampling.draws import COVERAGE, SEED
from network.measures.resampling.rank_intervals import DRAWS, FIRST, intervals
from network.measures.resampling.tie_reliability import LOSS_RATES, Grade, lossy, rates_used
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

    The model is that of `rank_intervals`, undirected and unweighted. `doors` and `inside` count pairs,
    `core_number` is Seidman's, `separated` the share of all pairs of others that reach each other and
    would not without the actor (`scenarios.losses`). Equal values share the best rank; an actor with the
    value 0 is never among the first ten.
    """
    ids = sorted(actor.id for actor in network.actors)
    draw, observed = lossy(network, rates), _counted(network, ids)

    # One thread: the counts hold the interpreter, so that more would only get in each other's way.
    def counts_of(number: int) -> Floats:
        return _counted(draw([seed, number]), ids)

    drawn = list(parallel_map(counts_of, range(draws), progress, threads=1))
    parameters = {
        "draws": draws,
        "coverage": COVERAGE,
        "seed": seed,
        "first": FIRST,
        **rates_used(rates),
    }
    found = intervals(ids, ROLES, drawn, observed, parameters)
    core = ROLES.index("core_number")
    in_core = (np.array(drawn or [observed])[:, core] >= observed[core].max(initial=1)).mean(axis=0)
    return RoleRanges(
        parameters, found.ranks, found.values, found.first, dict(zip(ids, in_core.tolist(), strict=True))
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
