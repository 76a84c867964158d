"""A network before and after a scenario, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from network.graph.convert import largest_first, ordered_pairs
from network.measures.base import Basis
from network.measures.centrality import betweenness
from network.measures.cohesion import average_path_length, diameter
from network.model import Network
from network.parallel import Progress
from network.scenarios.losses import Reachability, UncoveredCell
from network.scenarios.scenario import Scenario, apply

TOP = 5
SMALLEST_RISE = 1e-6

Components = Sequence[set[str]]


@dataclass(frozen=True)
class Side:
    """The network before or after.

    `ties`: pairs of tied actors (directed: arcs). `largest`: size of the largest component. `reachable`:
    share of pairs of actors that reach each other in some number of steps, None below two actors. Distances
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
    cells: tuple[UncoveredCell, ...]
    betweenness_gains: tuple[Rise, ...]


def compare(
    network: Network,
    scenario: Scenario,
    *,
    directed: bool = False,
    weighted: bool = False,
    progress: Progress | None = None,
) -> Comparison:
    """Return the network before and after a scenario; directions do not count for who reaches whom.

    `directed` and `weighted` are those of the distances and of betweenness (see `measure`). Raises what
    `apply` raises.
    """
    changed = apply(network, scenario)
    old = Basis(network, directed=directed, weighted=weighted, progress=progress)
    new = Basis(changed, directed=directed, weighted=weighted, progress=progress)
    parts_before, parts_after = (
        largest_first(nx.connected_components(basis.undirected)) for basis in (old, new)
    )
    districts, topics, cells = Reachability(network, old.undirected).lost_but_for(
        _successor_component(parts_before, parts_after)
    )
    return Comparison(
        before=_side(old, parts_before),
        after=_side(new, parts_after),
        disconnected=_split_off(parts_before, parts_after),
        reconnected=_split_off(parts_after, parts_before),
        districts=districts,
        topics=topics,
        cells=cells,
        betweenness_gains=_rises(old, new),
    )


def _successor_component(before: Components, after: Components) -> set[str]:
    """Return the part that holds most of those who made up the largest part before."""
    rest = largest_first(part & before[0] for part in after if part & before[0]) if before else []
    return next(part for part in after if rest[0] <= part) if rest else set()


def _split_off(whole: Components, pieces: Components) -> tuple[str, ...]:
    """Return who is no longer with the largest piece of the part that it belonged to."""
    piece_of = {actor: i for i, piece in enumerate(pieces) for actor in piece}
    found: list[str] = []
    for part in whole:
        rest: dict[int, list[str]] = {}
        for actor in part & piece_of.keys():
            rest.setdefault(piece_of[actor], []).append(actor)
        for members in largest_first(rest.values())[1:]:
            found += members
    return tuple(sorted(found))


def _side(basis: Basis, parts: Components) -> Side:
    n = len(basis.graph)
    together = sum(ordered_pairs(len(part)) for part in parts)
    return Side(
        actors=n,
        ties=basis.graph.number_of_edges(),
        components=len(parts),
        isolates=int(nx.number_of_isolates(basis.undirected)),
        largest=max(map(len, parts), default=0),
        reachable=together / ordered_pairs(n) if n > 1 else None,
        average_path_length=average_path_length(basis),
        diameter=diameter(basis),
    )


def _rises(old: Basis, new: Basis) -> tuple[Rise, ...]:
    """Return who gained most, counted in paths: shares rise by themselves when a network shrinks."""
    before, after = betweenness(old), betweenness(new)
    paths_before, paths_after = (
        dict(zip(basis.graph, basis.sweep.betweenness.tolist(), strict=True)) for basis in (old, new)
    )
    gained = {actor: paths - paths_before[actor] for actor, paths in paths_after.items()}
    first = sorted((a for a in gained if gained[a] > SMALLEST_RISE), key=lambda a: (-gained[a], a))[:TOP]
    return tuple(Rise(actor, before[actor], after[actor]) for actor in first)
