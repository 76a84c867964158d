"""Pairs worth introducing to each other: close, not tied, and with something to talk about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from network.gaps.base import GapBasis
from network.gaps.tie_prediction.dyads import (
    Actors,
    Flags,
    Floats,
    Numbers,
    TrainingGraph,
    are_three_steps,
    in_common,
    introducers,
    is_among,
    two_steps,
    upper_pairs,
)
from network.gaps.tie_prediction.model import fit

POOL = 300
"""Number of best-fitting pairs that are looked at more closely."""

USUAL_TOGETHER = 2.0
"""Kinds of actors that are tied this many times as often as any two complement each other."""


@dataclass(frozen=True)
class CandidatePairs:
    """The pairs that fit best, best first, as numbers of `graph.actors`.

    `graph`: the network without state and federal level, on which all is computed. `pairs`: (n, 2) int; all
    others (n,). `steps`: 2 or 3, the documented distance. `log_odds` and `likelihood`: as in `Fit`;
    `is_calibrated`: whether there were pairs enough to say how likely. `shared_topics`: how many. `kinds`:
    how many times as often actors of these two kinds are tied as any two.
    """

    graph: TrainingGraph
    pairs: Numbers
    steps: Numbers
    log_odds: Floats
    likelihood: Floats
    is_calibrated: bool
    shared_topics: Numbers
    kinds: Floats


def candidates(basis: GapBasis, pool: int | None = POOL) -> CandidatePairs:
    """Return the pairs worth introducing, those that fit best first; at most `pool` of them (None: all).

    Taken are pairs without a documented tie, state and federal level left out, (a) with a common partner
    and a common topic, wherever they are; (b) with a common partner in the same district, if their kinds
    usually work together; (c) three steps apart in the same district with a common topic. Common partners
    can introduce the two, wherever these are. Left out are bodies, which
    one joins, and actors that have ended. How well two fit is learnt from all pairs of which this holds
    whether they are tied or not, since nothing else is said of them here.
    """
    graph, actors = basis.training_graph, basis.training_graph.actors
    may = _eligible(basis, actors)
    # A tie that is documented, but does not count now, neither makes a pair tied nor untied.
    unclear = basis.documented[~is_among(basis.documented, graph.tied, graph.size)]
    near = _without(two_steps(graph.matrix), unclear, may, graph.size)
    far = _without(_same_field(actors), np.concatenate([unclear, near]), may, graph.size)
    far = far[are_three_steps(graph, far)]
    pairs = np.concatenate([near, far])
    steps = np.repeat(np.array([2, 3], dtype=np.intp), [len(near), len(far)])
    is_tied = is_among(pairs, graph.tied, graph.size)
    shared = np.rint(in_common(actors.topics, actors.topics, pairs)).astype(np.intp)
    kinds = graph.rate_of_kinds(pairs, is_tied) / max(graph.base_rate, 1e-12)
    same = actors.district[pairs[:, 0]] == actors.district[pairs[:, 1]]
    suits = (shared > 0) | (same & (kinds >= USUAL_TOGETHER))
    learnt = fit(graph, pairs[suits])
    offered = np.flatnonzero(suits & ~is_tied)
    log_odds = learnt.log_odds(pairs[offered])
    order = np.lexsort((*pairs[offered].T[::-1], -log_odds))[:pool]
    best = offered[order]
    return CandidatePairs(
        graph,
        pairs[best],
        steps[best],
        log_odds[order],
        learnt.likelihood(pairs[best]),
        learnt.is_calibrated,
        shared[best],
        kinds[best],
    )


def _eligible(basis: GapBasis, actors: Actors) -> Flags:
    network = basis.local
    facts = [network.actor_by_id[a] for a in actors.ids]
    return np.array([basis.exists(a) and not network.type_by_id[a.type].body for a in facts], dtype=bool)


def _same_field(actors: Actors) -> Numbers:
    """Return all pairs of one district with a common topic, the smaller number first.

    A topic that very many actors of a district have says nothing about any two of them.
    """
    marks = actors.topics.tocoo()
    fields = actors.district[marks.row] * actors.topics.shape[1] + marks.col
    _, field = np.unique(fields, return_inverse=True)
    shape = (len(actors.ids), int(field.max(initial=0)) + 1)
    belongs = csr_array((np.ones(len(field)), (marks.row, field)), shape=shape)
    return upper_pairs(csr_array(introducers(belongs) @ belongs.T))


def _without(pairs: Numbers, others: Numbers, may: Flags, size: int) -> Numbers:
    return pairs[may[pairs].all(axis=1) & ~is_among(pairs, others, size)]
