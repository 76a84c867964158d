"""Pairs worth introducing to each other: close, not tied, and with something to talk about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from network.gaps.base import GapBasis
from network.gaps.fit import Fit, Ground, fit
from network.gaps.pairs import (
    Actors,
    Flags,
    Floats,
    Numbers,
    in_common,
    introducers,
    is_among,
    two_steps,
    upper_pairs,
)

POOL = 300
"""So many pairs that fit best are looked at more closely."""

USUAL_TOGETHER = 2.0
"""Kinds of actors that are tied this many times as often as any two complement each other."""


@dataclass(frozen=True)
class Candidates:
    """The pairs that fit best, best first, as numbers of `ground.actors`.

    `ground`: the network without state and federal level, on which all is computed. `steps`: 2 or 3, the
    documented distance. `likelihood`: as in `Fit`. `shared_topics`: how many. `kinds`: how many times
    as often actors of these two kinds are tied as any two.
    """

    ground: Ground
    pairs: Numbers
    steps: Numbers
    likelihood: Floats
    shared_topics: Numbers
    kinds: Floats


def candidates(basis: GapBasis, pool: int = POOL) -> Candidates:
    """Return the pairs worth introducing, those that fit best first.

    Taken are pairs without a documented tie, state and federal level left out, (a) with a common partner
    and a common topic, wherever they are; (b) with a common partner in the same district, if their kinds
    usually work together; (c) three steps apart in the same district with a common topic. Whoever has a
    common partner can be introduced by it; that is why no map of neighbouring districts is needed. Left
    out are bodies, which one joins, and actors that have ended.
    """
    ground, actors = basis.ground, basis.ground.actors
    may = _eligible(basis, actors)
    near = _without(two_steps(ground.matrix), basis.documented, may, ground.size)
    far = _without(_same_field(actors), np.concatenate([basis.documented, near]), may, ground.size)
    far = far[_three_steps(ground, far)]
    pairs = np.concatenate([near, far])
    steps = np.repeat(np.array([2, 3], dtype=np.intp), [len(near), len(far)])
    shared = np.rint(in_common(actors.topics, actors.topics, pairs)).astype(np.intp)
    kinds = ground.rate_of_kinds(pairs, np.zeros(len(pairs))) / max(ground.base_rate, 1e-12)
    same = actors.district[pairs[:, 0]] == actors.district[pairs[:, 1]]
    kept = (shared > 0) | (same & (kinds >= USUAL_TOGETHER))
    pairs, steps, shared, kinds = pairs[kept], steps[kept], shared[kept], kinds[kept]
    learnt = fit(ground)
    best = _best(learnt, pairs, pool)
    pairs = pairs[best]
    return Candidates(ground, pairs, steps[best], learnt.likelihood(pairs), shared[best], kinds[best])


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


def _three_steps(ground: Ground, pairs: Numbers) -> Flags:
    """Tell which pairs without a common partner have partners who are tied to each other."""
    through = introducers(ground.matrix)
    return in_common(through, csr_array(ground.matrix @ through), pairs) > 0


def _best(learnt: Fit, pairs: Numbers, pool: int) -> Numbers:
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -learnt.log_odds(pairs)))
    return order[:pool]
