"""What if actors or ties went, or ties came: the network afterwards, and both side by side.

Nothing here changes a network or a file: a scenario is applied to a copy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from network.graph.convert import ordered_pairs, simple_graph
from network.measures.base import Basis
from network.measures.centrality import betweenness
from network.measures.cohesion import average_path_length, diameter
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.shortest_paths import Sweep
from network.measures.engine.vertex_removal import detours
from network.model import Network, Tie
from network.parallel import Progress

TieKey = tuple[str, str, str]
BareCell = tuple[str, str]
"""A district and a topic."""
Uncovered = tuple[tuple[str, ...], tuple[str, ...], tuple[BareCell, ...]]
"""Districts, topics and cells that no actor of the largest part stands for."""

TOP = 5
DETOURS_UP_TO = 1_000
SMALLEST_RISE = 1e-6


@dataclass(frozen=True)
class Scenario:
    """What is taken away and what is added; hashable, so that results can be cached by it.

    `without_ties`: keys of ties (source, target, type); the ends of undirected ones in any order.
    `with_ties`: new ties; one that touches an actor taken away goes with it.
    """

    without_actors: tuple[str, ...] = ()
    without_ties: tuple[TieKey, ...] = ()
    with_ties: tuple[Tie, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing is taken away or added."""
        return self == Scenario()


@dataclass(frozen=True)
class Side:
    """The network before or after.

    `ties`: pairs of tied actors (directed: arcs). `largest`: size of the largest part. `reachable`: share
    of pairs of actors that reach each other in some number of steps, None below two actors. Distances
    count those pairs only, None where there are none.
    """

    actors: int
    ties: int
    components: int
    isolates: int
    largest: int
    reachable: float | None
    average_path_length: float | None
    diameter: float | None


@dataclass(frozen=True)
class Rise:
    """An actor on whom more shortest paths of others lead than before; values as in `betweenness`."""

    actor: str
    before: float
    after: float


@dataclass(frozen=True)
class Comparison:
    """Before and after, and what the change does.

    `disconnected`: actors who are still there and no longer reach the largest rest of their part;
    `reconnected`: actors who now reach a part that is at least as large as theirs. `districts`, `topics` and
    `cells` (a topic in a district) had an actor in the largest part of the network and have none left in
    what remains of it. `betweenness_gains`: the largest rises in betweenness.
    """

    before: Side
    after: Side
    disconnected: tuple[str, ...]
    reconnected: tuple[str, ...]
    districts: tuple[str, ...]
    topics: tuple[str, ...]
    cells: tuple[BareCell, ...]
    betweenness_gains: tuple[Rise, ...]


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
    cells: tuple[BareCell, ...]


def apply(network: Network, scenario: Scenario) -> Network:
    """Return the network as it would be; findings reported, answers and vocabulary stay.

    Raises KeyError for an actor, tie or kind of tie that is not there, and ValueError for a tie that is
    there already or leads from an actor to itself.
    """
    gone = set(scenario.without_actors)
    for actor in scenario.without_actors:
        network.actor_by_id[actor]
    ties = {tie.key: tie for tie in network.ties}
    for key in scenario.without_ties:
        del ties[_as_listed(network, key)]
    for tie in scenario.with_ties:
        network.actor_by_id[tie.source], network.actor_by_id[tie.target]
        key = _as_listed(network, tie.key)
        if key in ties or tie.source == tie.target:
            raise ValueError(key)
        ties[key] = tie.model_copy(update={"source": key[0], "target": key[1]})
    return network.replace(
        actors=tuple(actor for actor in network.actors if actor.id not in gone),
        ties=tuple(tie for tie in ties.values() if gone.isdisjoint((tie.source, tie.target))),
    )


def _as_listed(network: Network, key: TieKey) -> TieKey:
    """Return the key with the ends of an undirected tie in alphabetical order."""
    one, other, kind = key
    if network.tie_type_by_id[kind].directed:
        return key
    return (min(one, other), max(one, other), kind)


def compare(
    network: Network,
    scenario: Scenario,
    *,
    directed: bool = False,
    weighted: bool = False,
    progress: Progress | None = None,
) -> Comparison:
    """Return the network before and after a scenario; who reaches whom is counted whatever the direction.

    `directed` and `weighted` are those of the distances and of betweenness (see `measure`). Raises what
    `apply` raises.
    """
    changed = apply(network, scenario)
    old = Basis(network, directed=directed, weighted=weighted, progress=progress)
    new = Basis(changed, directed=directed, weighted=weighted, progress=progress)
    parts_before, parts_after = _parts(old.undirected), _parts(new.undirected)
    uncovered = _Reachability(network).lost_but_for(_successor_component(parts_before, parts_after))
    return Comparison(
        before=_side(old, parts_before),
        after=_side(new, parts_after),
        disconnected=_split_off(parts_before, parts_after),
        reconnected=_split_off(parts_after, parts_before),
        districts=uncovered[0],
        topics=uncovered[1],
        cells=uncovered[2],
        betweenness_gains=_rises(old, new),
    )


def losses(network: Network) -> Mapping[str, Loss]:
    """Return for every actor what its loss would mean, in the order of the network; direction aside."""
    graph = simple_graph(network)
    found, main_part = cuts(graph), _Reachability(network)
    main = _main(_parts(graph))
    further = detours(graph, found) if len(graph) <= DETOURS_UP_TO else {}
    result: dict[str, Loss] = {}
    for actor in graph:
        parts = found.parts_without(actor)
        off = tuple(sorted(member for part in parts[1:] for member in part))
        uncovered = main_part.lost_with((actor, *off)) if actor in main else ((), (), ())
        result[actor] = Loss(actor, found.separated_share(actor), further.get(actor), off, *uncovered)
    return result


class _Reachability:
    """Which districts, topics and cells the largest part of the network stands for."""

    def __init__(self, network: Network) -> None:
        self._of = {
            actor.id: (
                ("district", actor.district),
                *(("topic", topic) for topic in actor.topics),
                *(("cell", actor.district, topic) for topic in actor.topics),
            )
            for actor in network.actors
        }
        self._held = Counter(self._what(_main(_parts(simple_graph(network)))))

    def _what(self, actors: Iterable[str]) -> Iterator[tuple[str, ...]]:
        return (what for actor in actors for what in self._of[actor])

    def lost_with(self, gone: Iterable[str]) -> Uncovered:
        """Return what nobody in the main part stands for once these of its actors are gone."""
        less = Counter(self._what(gone))
        return _sorted(what for what, count in less.items() if count == self._held[what])

    def lost_but_for(self, kept: Iterable[str]) -> Uncovered:
        """Return what the main part stands for, but these do not."""
        return _sorted(self._held.keys() - set(self._what(kept)))


def _sorted(uncovered: Iterable[tuple[str, ...]]) -> Uncovered:
    """Return districts, topics and cells apart."""
    found = sorted(uncovered)
    return (
        tuple(what[1] for what in found if what[0] == "district"),
        tuple(what[1] for what in found if what[0] == "topic"),
        tuple((what[1], what[2]) for what in found if what[0] == "cell"),
    )


Parts = Sequence[frozenset[str]]


def _parts(graph: nx.Graph[str]) -> Parts:
    """Return the components, the largest first, of equal ones the one with the first id."""
    return sorted(map(frozenset, nx.connected_components(graph)), key=lambda part: (-len(part), min(part)))


def _main(parts: Parts) -> frozenset[str]:
    return parts[0] if parts else frozenset()


def _successor_component(before: Parts, after: Parts) -> frozenset[str]:
    """Return the part that holds most of those who made up the largest part before."""
    main = _main(before)
    rest = [part & main for part in after if part & main]
    if not rest:
        return frozenset()
    largest = min(rest, key=lambda part: (-len(part), min(part)))
    return next(part for part in after if largest <= part)


def _split_off(whole: Parts, pieces: Parts) -> tuple[str, ...]:
    """Return who is no longer with the largest piece of the part that it belonged to."""
    piece_of = {actor: i for i, piece in enumerate(pieces) for actor in piece}
    found: list[str] = []
    for part in whole:
        rest: dict[int, list[str]] = {}
        for actor in part & piece_of.keys():
            rest.setdefault(piece_of[actor], []).append(actor)
        for members in sorted(rest.values(), key=lambda piece: (-len(piece), min(piece)))[1:]:
            found += members
    return tuple(sorted(found))


def _side(basis: Basis, parts: Parts) -> Side:
    n = len(basis.graph)
    together = sum(ordered_pairs(len(part)) for part in parts)
    return Side(
        actors=n,
        ties=basis.graph.number_of_edges(),
        components=len(parts),
        isolates=int(nx.number_of_isolates(basis.undirected)),
        largest=len(_main(parts)),
        reachable=together / ordered_pairs(n) if n > 1 else None,
        average_path_length=average_path_length(basis),
        diameter=diameter(basis),
    )


def _rises(old: Basis, new: Basis) -> tuple[Rise, ...]:
    """Return who gained most, counted in paths: shares rise by themselves when a network shrinks."""
    before, after = betweenness(old), betweenness(new)
    paths_before, paths_after = _paths(old, old.sweep), _paths(new, new.sweep)
    gained = {actor: paths - paths_before[actor] for actor, paths in paths_after.items()}
    first = sorted((a for a in gained if gained[a] > SMALLEST_RISE), key=lambda a: (-gained[a], a))[:TOP]
    return tuple(Rise(actor, before[actor], after[actor]) for actor in first)


def _paths(basis: Basis, sweep: Sweep) -> dict[str, float]:
    return dict(zip(basis.graph, sweep.betweenness.tolist(), strict=True))
