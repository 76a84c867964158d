"""Do districts keep to themselves more than chance would have it?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class _Chances:
    """E-I indices as observed, and as drawn (rows); the first column is the network, then its districts."""

    districts: tuple[str, ...]
    observed: Floats
    drawn: Floats


def e_i_range(basis: Basis) -> IndexByChance | None:
    """The E-I index of the network beside what chance gives; None without ties.

    `index`; `expected`, the mean over permutations; `low` and `high`, between which 90 % of them lie;
    `share_at_most`, how likely an index no larger than the observed one is, above 0 (`share_of_draws`; small:
    districts keep to themselves). Each permutation deals the districts out among all actors at random and
    leaves the ties alone: the sizes of districts and the degrees of actors stay, only who is where is left
    to chance. State and region count as districts of their own.
    """
    return _beside_chance(basis.cached(_chances), 0) if basis.graph.number_of_edges() else None


def e_i_by_district(basis: Basis) -> dict[str, IndexByChance | None]:
    """The same as `e_i_range` for the ties of each district's actors, each tie counted once.

    None for a district whose actors have no ties.
    """
    found = basis.cached(_chances)
    return {
        district: None if np.isnan(found.observed[i]) else _beside_chance(found, i)
        for i, district in enumerate(found.districts, start=1)
    }


def _beside_chance(found: _Chances, column: int) -> IndexByChance:
    observed, drawn = found.observed[column], found.drawn[:, column]
    drawn = drawn[~np.isnan(drawn)]  # in some permutations a small district has no ties
    low, high = middle(drawn)
    return {
        "index": float(observed),
        "expected": float(drawn.mean()),
        "low": float(low),
        "high": float(high),
        "share_at_most": float(share_of_draws(drawn <= observed + 1e-12)),
    }


def _chances(basis: Basis) -> _Chances:
    """Count observed and permuted districts; sorted, so that the order of the file does not matter."""
    where = {actor: basis.graph.nodes[actor]["district"] for actor in sorted(basis.graph)}
    number = {actor: i for i, actor in enumerate(where)}
    districts = tuple(sorted(set(where.values())))
    code = {district: i for i, district in enumerate(districts)}
    labels = np.array([code[district] for district in where.values()], dtype=np.intp)
    ends = np.array([(number[u], number[v]) for u, v in basis.undirected.edges], dtype=np.intp)
    ties = _Ties(ends.reshape(-1, 2).T, np.bincount(ends.ravel(), minlength=len(labels)), len(districts))
    drawn = [ties.indices(dealt) for dealt in _dealt(labels, len(ends))]
    return _Chances(districts, ties.indices(labels[np.newaxis])[0], np.concatenate(drawn))


def _dealt(labels: NDArray[np.intp], ties: int) -> Iterator[NDArray[np.intp]]:
    """Yield the permuted labels, some rows at a time."""
    random = np.random.default_rng(SEED)
    rows = max(AT_ONCE // max(ties, len(labels), 1), 1)
    for first in range(0, PERMUTATIONS, rows):
        count = min(rows, PERMUTATIONS - first)
        yield random.permuted(np.tile(labels, (count, 1)), axis=1)


@dataclass(frozen=True)
class _Ties:
    """The ends of the ties, the degree of each actor, and the number of districts."""

    ends: NDArray[np.intp]
    degree: NDArray[np.intp]
    districts: int

    def indices(self, labels: NDArray[np.intp]) -> Floats:
        """Return the indices of network and districts for rows of labels; NaN where there are no ties."""
        rows, size = len(labels), len(labels) * self.districts
        numbered = labels + self.districts * np.arange(rows)[:, np.newaxis]
        one, other = numbered[:, self.ends[0]], numbered[:, self.ends[1]]
        inside = np.bincount(one[one == other], minlength=size).reshape(rows, -1)
        degrees = np.broadcast_to(self.degree, labels.shape).ravel()
        degree_sums = np.bincount(numbered.ravel(), weights=degrees, minlength=size).reshape(rows, -1)
        ties = degree_sums - inside  # degrees count the ties inside twice
        everywhere = np.column_stack([inside.sum(axis=1), inside])
        total = np.column_stack([np.full(rows, self.ends.shape[1]), ties])
        with np.errstate(invalid="ignore"):
            indices: Floats = (total - 2 * everywhere) / total
        return indices


MEASURES: Sequence[Measure] = (
    Measure("e_i_range", "network", e_i_range, KRACKHARDT, low=-1, high=1, undefined="no_ties"),
    Measure("e_i_by_district", "network", e_i_by_district, KRACKHARDT, low=-1, high=1, undefined="no_ties"),
)
