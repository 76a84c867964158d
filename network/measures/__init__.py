"""Who holds the network together: one file per question, one registry of all measures.

Formulas, ranges and worked examples stand in `docs/measures.md`. A new measure is a function and an entry
in the `MEASURES` of its file, plus its texts in `locales/*/measures.po`; reports, tables and tests iterate
the registry.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from network.evidence import reference_year
from network.measures import (
    brokerage,
    centrality,
    cohesion,
    communities,
    core_periphery,
    ego_networks,
    segregation,
)
from network.measures.base import Basis, Intervals, Measure, Stability
from network.measures.resampling import rank_intervals as _ranks
from network.measures.resampling.community_stability import community_stability
from network.measures.resampling.rank_intervals import rank_intervals
from network.model import Network
from network.parallel import CancelledError, Progress

__all__ = [
    "MEASURES",
    "CancelledError",
    "Intervals",
    "MeasureReport",
    "community_stability",
    "measure",
    "rank_intervals",
]

MEASURES: tuple[Measure, ...] = (
    *cohesion.MEASURES,
    *centrality.MEASURES,
    *brokerage.MEASURES,
    *communities.MEASURES,
    *ego_networks.MEASURES,
    *core_periphery.MEASURES,
    *segregation.MEASURES,
    *_ranks.MEASURES,
)
"""All measures, in the order of reports."""


@dataclass(frozen=True)
class MeasureReport:
    """All measures of a network; undefined values are None.

    `network`: value by key. `actors`: per actor id the value by key, in the order of the network.
    `parameters`: how it was computed.
    """

    parameters: Mapping[str, Any]
    network: Mapping[str, Any]
    actors: Mapping[str, Mapping[str, Any]]

    def as_json(self) -> dict[str, Any]:
        """Return the report as the contract describes it, in plain lists, dicts and numbers."""
        return {
            "parameters": deepcopy(dict(self.parameters)),
            "network": deepcopy(dict(self.network)),
            "actors": {actor: deepcopy(dict(values)) for actor, values in self.actors.items()},
        }


def measure(
    network: Network,
    *,
    directed: bool = False,
    weighted: bool = False,
    intervals: Intervals | None = None,
    stability: Stability | None = None,
    backend: str | None = None,
    progress: Progress | None = None,
) -> MeasureReport:
    """Compute every measure on the simple graph of the network.

    `directed`: ties of directed kinds count in one direction, others in both. `weighted`: distances are
    1 / strength, computed in integer lengths; measures of closeness use strength. `intervals` come
    from `rank_intervals` and `stability` from `community_stability`, which take seconds; without them there
    are no ranges and no stability of communities. `progress` is called with the share of the shortest
    paths walked, by far the longest part, and may stop the work (`CancelledError`).

    `backend` takes the shortest paths from NetworkX instead of own code ("networkx"), or from an engine
    that NetworkX hands them to, by its name (see `reference.py`). Values are the same.

    Values are NetworkX's wherever it gives a finite number, else None. Distances in networks that
    fall apart count only pairs that can reach each other. Empty networks have no actors to measure.
    """
    basis = Basis(network, directed, weighted, intervals, stability, backend, progress)
    parameters: dict[str, Any] = {"directed": directed, "weighted": weighted}
    parameters["year_of_data"] = reference_year(network) or None
    parameters["e_i_range"] = dict(segregation.PARAMETERS)
    if intervals is not None:
        parameters["rank_interval"] = dict(intervals.parameters)
    if stability is not None:
        parameters["community_stability"] = dict(stability.parameters)
    by_measure = {m.key: m.compute(basis) for m in MEASURES if m.level == "actor" and network.actors}
    return MeasureReport(
        parameters=parameters,
        network={m.key: m.compute(basis) for m in MEASURES if m.level == "network"},
        actors={a.id: {key: values[a.id] for key, values in by_measure.items()} for a in network.actors},
    )
