"""Who holds the network together: one file per question, one registry of all measures.

A new measure is a function and an entry in the `MEASURES` of its file, plus its texts in
`locales/*/measures.po`; reports, tables and tests iterate the registry.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from network.measures import brokerage, centrality, cohesion, communities, uncertainty
from network.measures.base import Basis, Intervals, Measure
from network.measures.uncertainty import rank_intervals
from network.model import Network
from network.work import CancelledError, Progress

__all__ = [
    "MEASURES",
    "CancelledError",
    "Intervals",
    "Measure",
    "MeasureReport",
    "Progress",
    "measure",
    "measure_by_id",
    "rank_intervals",
    "text_params",
]

_ALL = (
    *cohesion.MEASURES,
    *centrality.MEASURES,
    *brokerage.MEASURES,
    *communities.MEASURES,
    *uncertainty.MEASURES,
)
_ORDER = (
    *("actors", "ties", "density", "components", "isolates", "average_path_length", "diameter"),
    *("transitivity", "reciprocity", "degree_centralization", "betweenness_centralization"),
    *("e_i_index_network", "articulation_points", "bridges"),
    *("degree", "in_degree", "out_degree", "strength", "degree_centrality", "betweenness", "closeness"),
    *("harmonic", "eigenvector", "pagerank", "clustering", "core_number", "constraint"),
    *("effective_size", "efficiency", "e_i_index", "brokerage", "fragmentation", "community"),
    *("rank_interval", "value_interval", "first_ten"),
)

measure_by_id: Mapping[str, Measure] = {m.id: m for m in _ALL}
"""All measures by id."""

MEASURES: tuple[Measure, ...] = (
    *(measure_by_id[i] for i in _ORDER),
    *(m for m in _ALL if m.id not in _ORDER),
)
"""All measures, in the order of the contract; further ones follow."""


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
    backend: str | None = None,
    progress: Progress | None = None,
) -> MeasureReport:
    """Compute every measure on the simple graph of the network.

    `directed`: ties of directed kinds count one way, others both ways. `weighted`: distances are
    1 / strength, computed in integer lengths; measures of closeness use strength. `intervals` come
    from `rank_intervals`, which takes seconds; without them there are no ranges. `progress` is told the
    share of the shortest paths walked, by far the longest part, and may stop the work (`CancelledError`).

    `backend` takes the shortest paths from NetworkX instead of own code ("networkx"), or from an engine
    that NetworkX hands them to, by its name (see `reference.py`). Values are the same.

    Values are NetworkX's wherever it gives a finite number, else None. Distances in networks that
    fall apart count only pairs that can reach each other. Empty networks have no actors to measure.
    """
    basis = Basis(
        network, directed=directed, weighted=weighted, intervals=intervals, backend=backend, progress=progress
    )
    parameters: dict[str, Any] = {"directed": directed, "weighted": weighted}
    if intervals is not None:
        parameters["rank_interval"] = dict(intervals.parameters)
    by_measure = {m.key: m.compute(basis) for m in MEASURES if m.level == "actor" and network.actors}
    return MeasureReport(
        parameters=parameters,
        network={m.key: m.compute(basis) for m in MEASURES if m.level == "network"},
        actors={a.id: {key: values[a.id] for key, values in by_measure.items()} for a in network.actors},
    )


def text_params(found: Measure, value: Any, actors: int) -> dict[str, int | float]:
    """Return what the placeholders of a measure's sentence stand for, given its value.

    `value`: the number itself, rounded to two places (of lists their length, of roles their sum; the
    roles themselves by name); `percent`: the value times 100, for shares; `others`: the number of
    other actors; `low` and `high`, `degree_low` and `degree_high`: ranks or values by betweenness and
    degree, betweenness in percent; `percent` and `degree_percent`: shares by betweenness and degree.
    Raises ValueError for an undefined value: that has a sentence of its own (`measure.undefined.<code>`).
    """
    if value is None or (found.unit in ("ranks", "ranges", "shares") and value["betweenness"] is None):
        raise ValueError(f"{found.id} is undefined")
    others = max(actors - 1, 0)
    if found.unit in ("ranks", "ranges"):
        (low, high), (degree_low, degree_high) = value["betweenness"], value["degree"]
        if found.unit == "ranges":
            low, high = _percent(low), _percent(high)
        return {"low": low, "high": high, "degree_low": round(degree_low), "degree_high": round(degree_high)}
    if found.unit == "shares":
        return {"percent": _percent(value["betweenness"]), "degree_percent": _percent(value["degree"])}
    if found.unit in ("actors", "ties"):
        return {"value": len(value), "others": others}
    if found.unit == "roles":
        return {"value": sum(value.values()), **value, "others": others}
    return {
        "value": round(value, 2) if isinstance(value, float) else value,
        "percent": _percent(value),
        "others": others,
    }


def _percent(share: float) -> int | float:
    percent = 100 * share
    return round(percent) if percent >= 10 else round(percent, 1)
