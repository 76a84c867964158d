"""How sure a rank and a value are, given that not every documented tie holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from network.evidence import reference_year
from network.graph.convert import DISTANCE_UNIT
from network.measures.base import Basis, Intervals, Measure, Reference, Unit
from network.measures.engine.degree_one_reduction import folded_betweenness
from network.measures.engine.shortest_paths import Floats, adjacency, sweep_matrices
from network.measures.resampling.tie_reliability import LOSS_RATES, Grade, grade
from network.model import Network
from network.parallel import Progress, parallel_map

BORGATTI = Reference("Borgatti, Carley and Krackhardt 2006", "10.1016/j.socnet.2005.05.001")

DRAWS = 500
COVERAGE = 0.9
FIRST = 10
SEED = 2026
NAMES = ("betweenness", "degree")


@dataclass(frozen=True)
class _Ties:
    """The ties as arrays, sorted, so that draws do not depend on the order of the file.

    `ends`: the arcs of the simple graph (pairs when undirected), as numbers of actors. Entries say
    which tie gives which arc with which strength: parallel ties give one arc, an undirected tie in a
    directed graph gives two. `rates`: the probability of each tie to be lost.
    """

    size: int
    ends: NDArray[np.intp]
    tie: NDArray[np.intp]
    arc: NDArray[np.intp]
    strength: NDArray[np.intp]
    rates: Floats
    directed: bool
    weighted: bool

    def draw(self, seed: Sequence[int]) -> tuple[Floats, NDArray[np.int32]]:
        """Return the values and ranks with some ties lost, by betweenness and by degree."""
        kept = np.random.default_rng(seed).random(len(self.rates)) >= self.rates
        return self.measured(kept[self.tie])

    def measured(self, entries: NDArray[np.bool_]) -> tuple[Floats, NDArray[np.int32]]:
        """Return the values (betweenness over ordered pairs) and ranks with these entries only."""
        strongest = np.zeros(len(self.ends), dtype=np.intp)
        np.maximum.at(strongest, self.arc[entries], self.strength[entries])
        present = strongest > 0
        pairs = self.ends[present]
        partners = np.unique(np.sort(pairs, axis=1), axis=0) if self.directed else pairs
        degree = np.bincount(partners.ravel(), minlength=self.size).astype(float)
        # Rounded, since sums in another order differ in the last digits and would tell equals apart.
        values = np.array([np.round(self._betweenness(pairs, strongest[present]), 6), degree])
        return values, np.array([ranks_from_largest(row) for row in values], dtype=np.int32)

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

    Model: in each draw every tie is lost on its own with the probability of its evidence (`doubt.py`);
    a pair is untied when all its ties are lost, and is as strong as the strongest that is left. Degree
    and betweenness are taken again (rank 1 = largest, equal values share the best rank). An interval
    holds 90 % of the draws (5th to 95th percentile) and is widened to hold what all ties together give.
    Ties are only lost, never found: degrees do not rise, ranks and betweenness may rise or fall. It says
    nothing of ties and actors that nobody documented, nor of districts that were looked into less.

    `weighted` changes betweenness only. `progress` is told the share done and may stop the work
    (`CancelledError`); seeded, the same on any number of cores.
    """
    index = {actor.id: i for i, actor in enumerate(sorted(network.actors, key=lambda a: a.id))}
    ties = _ties(network, index, directed, weighted, rates)
    observed, rank = ties.measured(np.ones(len(ties.tie), dtype=bool))
    drawn = list(parallel_map(ties.draw, [(seed, i) for i in range(draws)], progress))
    values = np.array([v for v, _ in drawn]) if drawn else observed[np.newaxis]
    ranks = np.array([r for _, r in drawn]) if drawn else rank[np.newaxis]
    first = share_among_first(ranks, values)
    pairs = max((len(index) - 1) * (len(index) - 2), 1)
    scale = np.array([[1 / pairs], [1]])
    low, high = spread(values, observed)
    parameters = {
        "draws": draws,
        "coverage": COVERAGE,
        "seed": seed,
        "first": FIRST,
        "directed": directed,
        "weighted": weighted,
        "loss_rates": dict(rates),
        "year_of_data": reference_year(network),
    }
    return Intervals(
        parameters,
        ranks=ranges_by_actor(index, NAMES, *spread(ranks, rank)),
        values=ranges_by_actor(index, NAMES, low * scale, high * scale),
        first=by_actor(index, NAMES, first),
    )


def _ties(
    network: Network, index: Mapping[str, int], directed: bool, weighted: bool, rates: Mapping[Grade, float]
) -> _Ties:
    """Return the ties of a network as arrays."""
    ties, year = sorted(network.ties, key=lambda tie: tie.key), reference_year(network)
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
    lost = np.array([rates[grade(tie, year)] for tie in ties])
    return _Ties(len(index), ends, table[:, 0], arc.ravel(), table[:, 3], lost, directed, weighted)


def share_among_first(ranks: NDArray[np.integer[Any]], values: Floats) -> Floats:
    """Return the share of draws in which each is among the first ten by a value above 0.

    `ranks`, `values`: (draws, n_measures, n_actors); the share: (n_measures, n_actors) float, 0 to 1.
    """
    return np.asarray(((ranks <= FIRST) & (values > 0)).mean(axis=0))


def spread(drawn: NDArray[Any], observed: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the lowest and highest of the middle 90 % of the draws, widened to hold what was observed."""
    margin = (1 - COVERAGE) / 2
    low = np.quantile(drawn, margin, axis=0, method="lower")
    high = np.quantile(drawn, 1 - margin, axis=0, method="higher")
    return np.minimum(low, observed), np.maximum(high, observed)


def by_actor(actors: Iterable[str], names: Sequence[str], values: NDArray[Any]) -> dict[str, dict[str, Any]]:
    """Return per actor its value by name; `values`: (n_names, n_actors)."""
    rows = values.T.tolist()
    return {actor: dict(zip(names, row, strict=True)) for actor, row in zip(actors, rows, strict=True)}


def ranges_by_actor(
    actors: Iterable[str], names: Sequence[str], low: NDArray[Any], high: NDArray[Any]
) -> dict[str, dict[str, tuple[Any, Any]]]:
    """Return per actor the lowest and the highest value by name; `low`, `high`: (n_names, n_actors)."""
    lowest, highest = by_actor(actors, names, low), by_actor(actors, names, high)
    return {actor: {name: (lowest[actor][name], highest[actor][name]) for name in names} for actor in lowest}


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


def _drawn(
    name: str, compute: Callable[[Basis], Any], unit: Unit, low: float, high: float | None = None
) -> Measure:
    return Measure(
        name, "actor", compute, unit, BORGATTI, low=low, high=high, undefined="no_draws", needs=("draws",)
    )


MEASURES: Sequence[Measure] = (
    _drawn("rank_interval", rank_interval, "ranks", low=1),
    _drawn("value_interval", value_interval, "ranges", low=0),
    _drawn("first_ten", first_ten, "shares", low=0, high=1),
)
