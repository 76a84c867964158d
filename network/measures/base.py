"""What a measure is, and what it is computed from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar, cast

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from network.graph.convert import DISTANCE_UNIT, simple_graph
from network.measures.engine.reference import reference_sweep
from network.measures.engine.shortest_paths import Sweep, sweep
from network.model import Network
from network.parallel import Progress

MeasureLevel = Literal["actor", "tie", "network"]
Undefined = Literal[
    "never", "isolate", "no_ties", "few_actors", "no_direction", "no_cycle", "no_core", "no_draws"
]

Shared = TypeVar("Shared")


class Reference(NamedTuple):
    """Where a measure is defined; `doi` is None where there is none."""

    citation: str
    doi: str | None = None


@dataclass(frozen=True)
class Intervals:
    """Ranges under lost ties (see `rank_intervals.py`), and how they were drawn.

    Per actor and measure (degree, betweenness): `ranks`, the lowest and the highest rank, where 1 is the
    largest value; `values`, the lowest and the highest value; `first`, the share of draws in which the
    actor is among the first ten.
    """

    parameters: Mapping[str, Any]
    ranks: Mapping[str, Mapping[str, tuple[int, int]]]
    values: Mapping[str, Mapping[str, tuple[float, float]]]
    first: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Stability:
    """How alike the communities come out again (see `community_stability.py`), and how it was drawn.

    Mean adjusted Rand indices, 1 where they are always the same and about 0 where they agree by chance
    only: `seeds` with another start, `lost_ties` with another start and ties lost.
    """

    parameters: Mapping[str, Any]
    seeds: float
    lost_ties: float


@dataclass(frozen=True)
class Basis:
    """A network with the graph that the measures are taken on, and what several of them share."""

    network: Network
    directed: bool = False
    weighted: bool = False
    intervals: Intervals | None = None
    stability: Stability | None = None
    backend: str | None = None
    progress: Progress | None = field(default=None, compare=False)
    graph: nx.Graph[str] = field(init=False)
    _kept: dict[Callable[[Basis], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "graph", simple_graph(self.network, directed=self.directed))

    def cached(self, compute: Callable[[Basis], Shared]) -> Shared:
        """Return what a function makes of this basis; computed once, since several measures share it."""
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        return cast(Shared, self._kept[compute])

    @cached_property
    def undirected(self) -> nx.Graph[str]:
        """The graph without direction: who is tied to whom."""
        return simple_graph(self.network) if self.directed else self.graph

    @cached_property
    def arcs(self) -> csr_array:
        """The ties as a matrix: row u, column v is 1 where a tie leads from u to v."""
        return self._matrix(None)

    @cached_property
    def strengths(self) -> csr_array:
        """The same with the strengths of the ties."""
        return self._matrix("strength")

    def _matrix(self, weight: str | None) -> csr_array:
        if not self.graph:
            return csr_array((0, 0))
        return nx.to_scipy_sparse_array(self.graph, dtype=np.dtype(float), weight=weight)

    @property
    def strength(self) -> str | None:
        """Edge attribute that says how close two actors are, None when unweighted."""
        return "strength" if self.weighted else None

    @cached_property
    def sweep(self) -> Sweep:
        """Shortest paths between all actors, in hops or in integer lengths."""
        length = "length" if self.weighted else None
        if self.backend:
            return reference_sweep(self.graph, length, self.backend)
        return sweep(self.graph, length, self.progress)

    @cached_property
    def hops(self) -> Sweep:
        """Shortest paths in hops, whether the report is weighted or not."""
        return sweep(self.graph) if self.weighted else self.sweep

    @property
    def unit(self) -> int:
        """Number of lengths that make one unit of distance."""
        return DISTANCE_UNIT if self.weighted else 1


@dataclass(frozen=True)
class Measure:
    """One measure: what it is called, how it is computed, between which bounds its values lie.

    `compute` returns a value per actor, or the value of the network. `low` and `high`: the range of values,
    None where there is no bound that holds for all networks. `undefined`: code of the case in which there is
    no value.

    Texts stand in the catalogue: `measure.<id>.name`, `.definition`, `.caution`.
    """

    id: str
    level: MeasureLevel
    compute: Callable[[Basis], Any]
    source: Reference
    low: float | None = 0
    high: float | None = None
    undefined: Undefined = "never"
    shown_as: str | None = None

    @property
    def key(self) -> str:
        """Name in reports; actors and networks have some names in common, ids are unique."""
        return self.shown_as or self.id
