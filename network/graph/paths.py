"""How one actor reaches another along documented ties: the shortest path, and several different ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from network.evidence import reference_year
from network.filters import LOCAL
from network.graph.convert import DISTANCE_UNIT
from network.model import Network, Tie

LENGTH = 10**6
STEP = LENGTH**2
"""Costs are integers that rank as tuples do: steps, then the lengths 6 / strength, then years of evidence."""
UNDATED_YEARS = 100
"""Evidence without a date counts as older than any with one."""
SHARED = 3 * STEP // 2
"""What passing an actor of an earlier path again costs: avoiding it is worth one more step, not two."""


@dataclass(frozen=True)
class PathStep:
    """One step of a path with every tie that allows it: the strongest first, of these the newest.

    `against`: all of them are of directed kinds and point the other way (who is funded asks the funder).
    """

    source: str
    target: str
    ties: tuple[Tie, ...]
    against: bool


@dataclass(frozen=True)
class TiePath:
    """The actors along a path; one from an actor to itself has no steps.

    `upper`: actors of state or federal level between the ends.
    """

    actors: tuple[str, ...]
    steps: tuple[PathStep, ...]
    upper: tuple[str, ...] = ()

    @property
    def introducers(self) -> tuple[str, ...]:
        """Whom to ask for an introduction: the one tied to both ends, else the first two along the path."""
        return self.actors[1:-1][:2]


def shortest_path(network: Network, source: str, target: str, *, directed: bool = False) -> TiePath | None:
    """Return the path with the fewest steps, None if there is none.

    Of equally short ones that along the strongest ties, then along the newest evidence, then by the actors'
    ids. `directed`: ties of directed kinds are walked one way only. Raises KeyError for an actor that is not
    in the network.
    """
    search = _Search(network, source, target, directed)
    actors = search.best((), frozenset())
    return path_along(search.graph, actors, upper_actors(network)) if actors else None


def alternative_paths(
    network: Network, source: str, target: str, most: int, *, directed: bool = False
) -> tuple[TiePath, ...]:
    """Return up to `most` different paths, those through no state or federal actor first, however long.

    The first is the best of its class as `shortest_path` ranks. Each further one leaves out at least one of
    the actors between the ends of each earlier one, and avoids as many as it can at one more step for each:
    the penalty method of Bader et al. (2011), Alternative Route Graphs in Road Networks. Paths through state
    or federal actors fill up what remains. Errors as there.
    """
    search, upper = _Search(network, source, target, directed), upper_actors(network)
    found: list[tuple[str, ...]] = []
    for closed in (upper - {source, target}, frozenset[str]()):
        while len(found) < (most if source != target else 1) and (actors := search.different(found, closed)):
            found.append(actors)
    paths = [path_along(search.graph, actors, upper) for actors in found]
    return tuple(sorted(paths, key=lambda p: (bool(p.upper), search.cost(p.actors), p.actors)))


def upper_actors(network: Network) -> frozenset[str]:
    """Return the actors of state and federal level: on paper they tie everybody to everybody."""
    return frozenset(actor.id for actor in network.actors if network.level_of(actor) in LOCAL.without_levels)


def contacts(network: Network, directed: bool = False) -> nx.DiGraph[str]:
    """Return who is tied to whom, in both directions; if `directed`, along directed ties only one way.

    An edge has `ties` and `against` of a `PathStep`, the `length` 6 / strength of the strongest tie and
    `cost`, which ranks paths as `shortest_path` does.
    """
    year, ties = reference_year(network), dict[tuple[str, str], list[Tie]]()
    for tie in network.ties:
        ties.setdefault((tie.source, tie.target), []).append(tie)
        if not (directed and network.tie_type_by_id[tie.type].directed):
            ties.setdefault((tie.target, tie.source), []).append(tie)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(actor.id for actor in network.actors)
    for (one, other), between in ties.items():
        length = DISTANCE_UNIT // max(tie.strength for tie in between)
        newest = max((tie.newest_year for tie in between if tie.newest_year), default=year - UNDATED_YEARS)
        cost = STEP + length * LENGTH + max(year - newest, 0)
        ordered = sorted(between, key=lambda tie: (-tie.strength, -(tie.newest_year or 0)))
        against = all(network.tie_type_by_id[tie.type].directed and tie.source == other for tie in between)
        graph.add_edge(one, other, ties=tuple(ordered), against=against, length=length, cost=cost)
    return graph


def path_along(graph: nx.DiGraph[str], actors: tuple[str, ...], upper: Collection[str]) -> TiePath:
    """Return the path along some actors in a graph of `contacts`."""
    steps = tuple(
        PathStep(one, other, graph[one][other]["ties"], graph[one][other]["against"])
        for one, other in pairwise(actors)
    )
    return TiePath(actors, steps, tuple(actor for actor in actors[1:-1] if actor in upper))


class _Search:
    """Paths between two actors."""

    def __init__(self, network: Network, source: str, target: str, directed: bool) -> None:
        for actor in (source, target):
            if actor not in network.actor_by_id:
                raise KeyError(actor)
        self.source, self.target = source, target
        self.graph = contacts(network, directed)
        self.backwards = self.graph.reverse(copy=False)

    def cost(self, actors: Sequence[str]) -> int:
        """Return what `shortest_path` ranks by."""
        return sum(self.graph[one][other]["cost"] for one, other in pairwise(actors))

    def different(self, found: Sequence[tuple[str, ...]], closed: frozenset[str]) -> tuple[str, ...] | None:
        """Return the best path, through none of the `closed`, that differs from those already found."""
        actors = self.best(found, closed)
        between = [path[1:-1] for path in found if path[1:-1]]
        repeated = next((old for old in between if actors and set(old) <= set(actors)), ())
        if not repeated:
            return actors
        others = (self.different(found, closed | {actor}) for actor in repeated)
        shared = Counter(actor for old in between for actor in old)
        return min(
            filter(None, others),
            key=lambda path: (self.cost(path) + SHARED * sum(shared[a] for a in path), path),
            default=None,
        )

    def best(self, found: Sequence[tuple[str, ...]], closed: Collection[str]) -> tuple[str, ...] | None:
        """Return the best path that none of the `closed` lies on, where those already passed are dear."""
        passed = Counter(actor for path in found for actor in path[1:-1])
        shut = {(self.source, self.target)} if any(len(path) == 2 for path in found) else set()

        def cost(there: str, here: str, step: dict[str, Any]) -> int | None:
            shunned = there in closed or (here, there) in shut
            return None if shunned else step["cost"] + SHARED * passed[there]

        left = nx.single_source_dijkstra_path_length(self.backwards, self.target, weight=cost)
        if self.source not in left:
            return None
        actors = [self.source]
        while (here := actors[-1]) != self.target:
            ahead = ((there, cost(there, here, step)) for there, step in self.graph[here].items())
            actors.append(min(n for n, c in ahead if c and n in left and c + left[n] == left[here]))
        return tuple(actors)
