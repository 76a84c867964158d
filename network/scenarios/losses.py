"""What the loss of each actor would mean for all others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import networkx as nx

from network.graph.convert import largest_first, simple_graph
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.vertex_removal import detours
from network.model import Network

UncoveredCell = tuple[str, str]
"""A district and a topic."""
Uncovered = tuple[tuple[str, ...], tuple[str, ...], tuple[UncoveredCell, ...]]
"""Districts, topics and cells that no actor of the largest component stands for."""

DETOURS_UP_TO = 1_000


@dataclass(frozen=True)
class Loss:
    """What the loss of one actor means; as in `Comparison`, without what takes long.

    `separated`: share of the pairs of all others that reach each other now and would not any more.
    `detour`: how many steps those who still reach each other are further apart on average; None where no
    pair is left, and in networks of more than `DETOURS_UP_TO` actors, where it would take too long.
    """

    actor: str
    separated: float
    detour: float | None
    disconnected: tuple[str, ...]
    districts: tuple[str, ...]
    topics: tuple[str, ...]
    cells: tuple[UncoveredCell, ...]


def losses(network: Network) -> Mapping[str, Loss]:
    """Return for every actor what its loss would mean, in the order of the network; undirected."""
    graph = simple_graph(network)
    found, reachability = cuts(graph), Reachability(network, graph)
    further = detours(graph, found) if len(graph) <= DETOURS_UP_TO else {}
    result: dict[str, Loss] = {}
    for actor in graph:
        parts = found.parts_without(actor)
        off = tuple(sorted(member for part in parts[1:] for member in part))
        uncovered = reachability.lost_with((actor, *off)) if actor in reachability.largest else ((), (), ())
        result[actor] = Loss(actor, found.separated_share(actor), further.get(actor), off, *uncovered)
    return result


class Reachability:
    """Which districts, topics and cells the largest component of a network stands for."""

    def __init__(self, network: Network, graph: nx.Graph[str]) -> None:
        """Count what the largest component of the undirected `graph` of a network stands for."""
        self.largest = next(iter(largest_first(nx.connected_components(graph))), set[str]())
        self._of = {
            actor.id: (
                ("district", actor.district),
                *(("topic", topic) for topic in actor.topics),
                *(("cell", actor.district, topic) for topic in actor.topics),
            )
            for actor in network.actors
        }
        self._held = Counter(self._what(self.largest))

    def _what(self, actors: Iterable[str]) -> Iterator[tuple[str, ...]]:
        return (what for actor in actors for what in self._of[actor])

    def lost_with(self, gone: Iterable[str]) -> Uncovered:
        """Return what the largest component no longer stands for once these of its actors are gone."""
        less = Counter(self._what(gone))
        return _by_kind(what for what, count in less.items() if count == self._held[what])

    def lost_but_for(self, kept: Iterable[str]) -> Uncovered:
        """Return what the largest component stands for, but these do not."""
        return _by_kind(self._held.keys() - set(self._what(kept)))


def _by_kind(uncovered: Iterable[tuple[str, ...]]) -> Uncovered:
    """Return districts, topics and cells apart."""
    found = sorted(uncovered)
    return (
        tuple(what[1] for what in found if what[0] == "district"),
        tuple(what[1] for what in found if what[0] == "topic"),
        tuple((what[1], what[2]) for what in found if what[0] == "cell"),
    )
