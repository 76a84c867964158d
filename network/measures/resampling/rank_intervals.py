"""How sure a rank and a value are, given that not every documented tie holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network.evidence import reference_year
from network.graph.convert import DISTANCE_UNIT, ordered_pairs
from network.measures.base import Basis, Intervals, Measure, Reference
from network.measures.engine.degree_one_reduction import folded_betweenness
from network.measures.engine.shortest_paths import Floats, adjacency, sweep_matrices
from network.measures.resampling.draws import COVERAGE, SEED, middle
from network.measures.resampling.tie_reliability import LOSS_RATES, Grade, rates_used, ties_at_risk, ties_held
from network.model import Network
from network.parallel import Progress, parallel_map

BORGATTI = Reference("Borgatti, Carley and Krackhardt 2006", "10.1016/j.socnet.2005.05.001")

DRAWS = 500
FIRST = 10
NAMES = ("betweenness", "degree")


@dataclass(frozen=True)
class _Ties:
    """The ties as arrays, sorted, so that draws do not depend on the order of the file.

    `ends`: the arcs of the simple graph (pairs when undirected), as numbers of actors. Entries say
    which tie gives which arc with which strength: parallel ties give one arc, an undirected tie in a
    directed graph gives two. `loss_rates`: the probability of each tie to be lost.
    """

    size: int
    ends: NDArray[np.intp]
    tie: NDArray[np.intp]
    arc: NDArray[np.intp]
    strength: NDArray[np.intp]
    loss_rates: Floats
    directed: bool
    weighted: bool

    def draw(self, seed: Sequence[int]) -> Floats:
        """Return betweenness and degree with some ties lost, (2, size) float."""
        return self.measured(ties_held(self.loss_rates, seed)[self.tie])

    def measured(self, entries: NDArray[np.bool_]) -> Floats:
        """Return the share of shortest paths and the number of partners with these entries only."""
        strongest = np.zeros(len(self.ends), dtype=np.intp)
        np.maximum.at(strongest, self.arc[entries], self.strength[entries])
        present = strongest > 0
        pairs = self.ends[present]
        partners = np.unique(np.sort(pairs, axis=1), axis=0) if self.directed else pairs
        degree = np.bincount(partners.ravel(), minlength=self.size).astype(float)
        # Rounded, since sums in another order differ in the last digits and would tell equals apart.
        betweenness = np.round(self._betweenness(pairs, strongest[present]), 6)
        return np.array([betweenness * (1 / max(ordered_pairs(self.size - 1), 1)), degree])

    def _betweenness(self, pairs: NDArray[np.intp], strengths: NDArray[np.intp]) -> Floats:
        if not (self.directed or self.weighted):
            return folded_betweenness(pairs, self.size)
        lengths = DISTANCE_UNIT // strengths if self.weighted else np.ones_like(strengths)
        matrices = {
            int(length): adjacency(pairs[lengths == length], self.size, symmetric=not self.directed)
            for length in np.unique(lengths)
        }
        return sweep_matrices(matrices, self.size, threads=1).betweenness


def rank_intervals(
    network: Network,
    *,
    directed: bool = False,
    weighted: bool = False,
    draws: int = DRAWS,
    rates: Mapping[Grade, float] = LOSS_RATES,
    seed: int = SEED,
    progress: Progress | None = None,
) -> Intervals:
    """Return between which ranks and values actors lie when documented ties do not all hold.

    Model: in each draw every tie is lost on its own with its `tie_reliability.loss_rate`;
    a pair is untied when all its ties are lost, and is as strong as the strongest that is left. Degree
    and betweenness are taken again (rank 1 = largest, equal values share the best rank). An interval
    holds 90 % of the draws (5th to 95th percentile) and is widened to hold what all ties together give.
    Ties are only lost, never found: degrees do not rise, ranks and betweenness may rise or fall. It says
    nothing of undocumented ties and actors, nor of districts that were surveyed less.

    `weighted` changes betweenness only. `progress` is called with the share done and may stop the work
    (`CancelledError`); seeded, the same on any number of cores.
    """
    index = {actor.id: i for i, actor in enumerate(sorted(network.actors, key=lambda a: a.id))}
    ties = _ties(network, index, directed, weighted, rates)
    observed = ties.measured(np.ones(len(ties.tie), dtype=bool))
    drawn = list(parallel_map(ties.draw, [(seed, i) for i in range(draws)], progress))
    parameters = {
        "draws": draws,
        "coverage": COVERAGE,
        "seed": seed,
        "first": FIRST,
        "directed": directed,
        "weighted": weighted,
        **rates_used(rates),
        "year_of_data": reference_year(network),
    }
    return intervals(index, NAMES, drawn, observed, parameters)


def _ties(
    network: Network, index: Mapping[str, int], directed: bool, weighted: bool, rates: Mapping[Grade, float]
) -> _Ties:
    """Return the ties of a network as arrays."""
    ties, loss_rates = ties_at_risk(network, rates)
    entries: list[tuple[int, int, int, int]] = []
    for i, tie in enumerate(ties):
        one, other = index[tie.source], index[tie.target]
        if not directed:
            one, other = min(one, other), max(one, other)
        entries.append((i, one, other, tie.strength))
        if directed and not network.tie_type_by_id[tie.type].directed:
            entries.append((i, other, one, tie.strength))
    table = np.array(entries, dtype=np.intp).reshape(-1, 4)
    ends, arc = np.unique(table[:, 1:3], axis=0, return_inverse=True)
    return _Ties(len(index), ends, table[:, 0], arc.ravel(), table[:, 3], loss_rates, directed, weighted)


def intervals(
    actors: Iterable[str],
    names: Sequence[str],
    drawn: Sequence[Floats],
    observed: Floats,
    parameters: Mapping[str, Any],
) -> Intervals:
    """Return the ranges of actors by the names of what is measured.

    `observed`, and each of `drawn`: (n_names, n_actors) float. Ranges hold the middle 90 % of the draws,
    widened to hold what was observed. Only actors with a value above 0 are among the first ten.
    """
    values = np.array(drawn or [observed])
    ranks = np.array([[ranks_from_largest(row) for row in one] for one in values])
    rank = np.array([ranks_from_largest(row) for row in observed])

    def by_actor(table: NDArray[Any]) -> dict[str, dict[str, Any]]:
        rows = table.T.tolist()
        return {actor: dict(zip(names, row, strict=True)) for actor, row in zip(actors, rows, strict=True)}

    def ranges(drawn: NDArray[Any], observed: NDArray[Any]) -> dict[str, dict[str, tuple[Any, Any]]]:
        low, high = middle(drawn)
        lowest, highest = by_actor(np.minimum(low, observed)), by_actor(np.maximum(high, observed))
        return {a: {name: (lowest[a][name], highest[a][name]) for name in names} for a in lowest}

    first = ((ranks <= FIRST) & (values > 0)).mean(axis=0)
    return Intervals(parameters, ranges(ranks, rank), ranges(values, observed), by_actor(first))


def ranks_from_largest(values: NDArray[Any]) -> NDArray[np.intp]:
    """Return the rank of each value, 1 for the largest; equal values share the best."""
    ordered = np.sort(-values)
    return np.searchsorted(ordered, -values, side="left") + 1


def rank_interval(basis: Basis) -> dict[str, dict[str, list[int] | None] | None]:
    """Lowest and highest rank by degree and by betweenness under lost ties; None if not drawn.

    Betweenness has none where it was drawn with another weighting or direction than the report's.
    """
    return _reported(basis, "ranks", list)


def value_interval(basis: Basis) -> dict[str, dict[str, list[float] | None] | None]:
    """Lowest and highest degree and betweenness under lost ties; None as for ranks."""
    return _reported(basis, "values", list)


def first_ten(basis: Basis) -> dict[str, dict[str, float | None] | None]:
    """Share of draws in which the actor is among the first ten by degree, by betweenness; 0 to 1.

    Equal values share the best rank, so that more than ten actors may be among the first ten; those with the
    value 0 never are.
    """
    return _reported(basis, "first", float)


def _reported(basis: Basis, part: str, kind: type[Any]) -> dict[str, dict[str, Any] | None]:
    drawn = basis.intervals
    if drawn is None:
        return dict.fromkeys(basis.graph)
    other = any(drawn.parameters[how] != getattr(basis, how) for how in ("directed", "weighted"))
    found = getattr(drawn, part)
    return {
        actor: {
            name: None if other and name == "betweenness" else kind(value)
            for name, value in found[actor].items()
        }
        for actor in basis.graph
    }


MEASURES: Sequence[Measure] = (
    Measure("rank_interval", "actor", rank_interval, BORGATTI, low=1, undefined="no_draws"),
    Measure("value_interval", "actor", value_interval, BORGATTI, undefined="no_draws"),
    Measure("first_ten", "actor", first_ten, BORGATTI, high=1, undefined="no_draws"),
)
