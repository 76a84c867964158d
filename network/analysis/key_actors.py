"""Who matters for which question, as sets rather than a ranking: bands, the core, what districts are like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import networkx as nx

from network.graph.convert import simple_graph
from network.measures import MeasureReport
from network.model import Network

StandingBand = Literal["steady", "mostly", "sometimes"]
BANDS: tuple[StandingBand, ...] = get_args(StandingBand)
LEAST: Mapping[StandingBand, float] = {"steady": 0.9, "mostly": 0.5, "sometimes": 0.1}
"""The share of draws among the first ten from which an actor belongs to a band."""


@dataclass(frozen=True)
class DistrictFacts:
    """How connected a district is, by the ties of its actors.

    `ties`: tied pairs inside; `outside`: tied pairs with one end inside. `possible`: pairs there could be
    inside. `alone`: its actors without any tie inside.
    """

    district: str
    actors: int
    ties: int
    possible: int
    outside: int
    alone: int


def banded(first: Mapping[str, float], among: Iterable[str]) -> dict[StandingBand, tuple[str, ...]]:
    """Return the actors of each band in the order of `among`; those below the last band are left out."""
    bands = {actor: next((b for b in BANDS if first[actor] >= LEAST[b]), None) for actor in among}
    return {band: tuple(actor for actor in bands if bands[actor] == band) for band in BANDS}


def largest(values: Mapping[str, float | None], most: int = 10) -> tuple[str, ...]:
    """Return the actors with the largest values above 0, and those that equal the last; ties broken by id."""
    ordered = sorted((a for a in values if values[a]), key=lambda a: (-(values[a] or 0), a))
    if len(ordered) <= most:
        return tuple(ordered)
    last = values[ordered[most - 1]] or 0
    return tuple(a for a in ordered if (values[a] or 0) >= last)


def core_members(report: MeasureReport) -> frozenset[str]:
    """Return the actors with the highest core number, none where no actor has a tie."""
    numbers = {actor: values["core_number"] for actor, values in report.actors.items()}
    highest = max(numbers.values(), default=0)
    return frozenset(a for a, number in numbers.items() if number == highest) if highest else frozenset()


def district_facts(network: Network) -> tuple[DistrictFacts, ...]:
    """Return the facts of every ordinary district, in the order of the file."""
    graph = simple_graph(network)
    home = {actor.id: actor.district for actor in network.actors}
    found = []
    for district in network.ordinary_districts:
        own = [actor for actor in graph if home[actor] == district.id]
        part = graph.subgraph(own)
        ties = part.number_of_edges()
        ends = sum(graph.degree[actor] for actor in own)
        alone = int(nx.number_of_isolates(part))
        pairs = len(own) * (len(own) - 1) // 2
        found.append(DistrictFacts(district.id, len(own), ties, pairs, ends - 2 * ties, alone))
    return tuple(found)
