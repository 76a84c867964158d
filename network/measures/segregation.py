"""Do districts keep to themselves more than chance would have it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from network.measures.base import Basis, Measure, Reference
from network.measures.engine.shortest_paths import Floats
from network.measures.resampling.draws import COVERAGE, SEED, middle, share_of_draws

KRACKHARDT = Reference("Krackhardt and Stern 1988", "10.2307/2786835")

PERMUTATIONS = 1_000
PARAMETERS = MappingProxyType({"permutations": PERMUTATIONS, "coverage": COVERAGE, "seed": SEED})
AT_ONCE = 2_000_000
"""Number of ends of ties that are permuted together, which bounds memory."""

IndexByChance = Mapping[str, float | None]


def e_i_range(basis: Basis) -> IndexByChance | None:
    """The E-I index of the network beside what chance gives; None without ties.

    `index`; `expected`, the mean over permutations; `low` and `high`, between which 90 % of them lie;
    `share_at_most`, how likely an index no larger than the observed one is, above 0 (`share_of_draws`; small:
    districts keep to themselves). Each permutation deals the districts out among all actors at random and
    leaves the ties alone: the sizes of districts and the degrees of actors stay, only who is where is left
    to chance. State and region count as districts of their own.
    """
    return basis.cached(_indices)[None] if basis.graph.number_of_edges() else None


def e_i_by_district(basis: Basis) -> dict[str, IndexByChance | None]:
    """The same as `e_i_range` for the ties of each district's actors, each tie counted once.

    None for a district whose actors have no ties.
    """
    return {name: found for name, found in basis.cached(_indices).items() if name is not None}


def _beside_chance(observed: float, drawn: Floats) -> IndexByChance:
    drawn = drawn[~np.isnan(drawn)]  # in some permutations a small district has no ties
    low, high = middle(drawn)
    return {
        "index": float(observed),
        "expected": float(drawn.mean()),
        "low": float(low),
        "high": float(high),
        "share_at_most": float(share_of_draws(drawn <= observed + 1e-12)),
    }


def _indices(basis: Basis) -> dict[str | None, IndexByChance | None]:
    """Return the indices of the network (key None) and its districts beside those of permuted districts.

    Actors and districts are sorted, so that the order of the file does not matter.
    """
    where = {actor: basis.graph.nodes[actor]["district"] for actor in sorted(basis.graph)}
    number = {actor: i for i, actor in enumerate(where)}
    districts, labels = np.unique(list(where.values()), return_inverse=True)
    ends = np.array([(number[u], number[v]) for u, v in basis.undirected.edges], dtype=np.intp).reshape(-1, 2)
    random = np.random.default_rng(SEED)
    rows = max(AT_ONCE // max(len(ends), len(labels), 1), 1)
    drawn = []
    for first in range(0, PERMUTATIONS, rows):
        same = np.tile(labels, (min(rows, PERMUTATIONS - first), 1))
        drawn.append(_e_i(ends, random.permuted(same, axis=1), len(districts)))
    columns = zip(_e_i(ends, labels[np.newaxis], len(districts))[0], np.concatenate(drawn).T, strict=True)
    return {
        name: None if np.isnan(observed) else _beside_chance(observed, by_chance)
        for name, (observed, by_chance) in zip([None, *districts.tolist()], columns, strict=True)
    }


def _e_i(ends: NDArray[np.intp], labels: NDArray[np.intp], districts: int) -> Floats:
    """Return the indices of the network and its districts, (rows, 1 + districts); NaN without ties.

    `ends`: (n_ties, 2) int, numbers of actors. `labels`: (rows, n_actors) int, numbers of districts.
    """
    rows, size = len(labels), len(labels) * districts
    numbered = labels + districts * np.arange(rows)[:, np.newaxis]
    one, other = numbered[:, ends[:, 0]], numbered[:, ends[:, 1]]
    inside = np.bincount(one[one == other], minlength=size).reshape(rows, -1)
    degrees = np.broadcast_to(np.bincount(ends.ravel(), minlength=labels.shape[1]), labels.shape).ravel()
    degree_sums = np.bincount(numbered.ravel(), weights=degrees, minlength=size).reshape(rows, -1)
    ties = degree_sums - inside  # degrees count the ties inside twice
    everywhere = np.column_stack([inside.sum(axis=1), inside])
    total = np.column_stack([np.full(rows, len(ends)), ties])
    with np.errstate(invalid="ignore"):
        indices: Floats = (total - 2 * everywhere) / total
    return indices


MEASURES: Sequence[Measure] = (
    Measure("e_i_range", "network", e_i_range, KRACKHARDT, low=-1, high=1, undefined="no_ties"),
    Measure("e_i_by_district", "network", e_i_by_district, KRACKHARDT, low=-1, high=1, undefined="no_ties"),
)
