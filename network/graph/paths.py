"""How one actor reaches another: the shortest path along documented ties."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from network.graph.convert import DISTANCE_UNIT, simple_graph
from network.model import Network, Tie


@dataclass(frozen=True)
class PathStep:
    """One step of a path with every tie that allows it, in the order of the file."""

    source: str
    target: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class TiePath:
    """The actors along a path; one from an actor to itself has no steps.

    `distance`: the number of steps, or weighted the sum of 1 / strength of the strongest ties.
    """

    actors: tuple[str, ...]
    steps: tuple[PathStep, ...]
    distance: float


def shortest_path(
    network: Network, source: str, target: str, *, directed: bool = False, weighted: bool = False
) -> TiePath | None:
    """Return the shortest path, None if there is none; ties are broken by the actors' ids.

    `directed`: ties of directed kinds are walked one way only. `weighted`: strong ties are short.
    Raises KeyError for an actor that is not in the network.
    """
    for actor in (source, target):
        if actor not in network.actor_by_id:
            raise KeyError(actor)
    graph = simple_graph(network, directed=directed)
    length = "length" if weighted else "hops"
    backwards = graph.reverse(copy=False) if isinstance(graph, nx.DiGraph) else graph
    left = nx.single_source_dijkstra_path_length(backwards, target, weight=length)
    if source not in left:
        return None
    actors = [source]
    while actors[-1] != target:
        here = actors[-1]
        ahead = graph.adj[here].items()
        actors.append(min(n for n, e in ahead if n in left and left[n] + e.get(length, 1) == left[here]))
    steps = tuple(
        PathStep(one, other, _ties(network, one, other, directed)) for one, other in pairwise(actors)
    )
    return TiePath(tuple(actors), steps, left[source] / (DISTANCE_UNIT if weighted else 1))


def _ties(network: Network, source: str, target: str, directed: bool) -> tuple[Tie, ...]:
    return tuple(
        tie
        for tie in network.ties_of[source]
        if tie.other_end(source) == target
        and not (directed and tie.source == target and network.tie_type_by_id[tie.type].directed)
    )
