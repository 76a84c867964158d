"""Scenarios worth a look, found in the network itself: the dearest losses, and the tie that joins most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

import networkx as nx

from network.filters import LOCAL
from network.graph.convert import largest_first, ordered_pairs, simple_graph
from network.measures.engine.biconnectivity import cuts
from network.model import Level, Network, Tie
from network.scenarios.edits import MOST_CHANGES
from network.scenarios.losses import losses
from network.scenarios.scenario import Scenario

IdeaKind = Literal["actor", "levels", "tie", "new_tie"]
WHOLE_LEVELS: tuple[tuple[Level, ...], ...] = (("region",), ("state",), ("federal",), LOCAL.without_levels)


@dataclass(frozen=True)
class Idea:
    """A scenario to begin with.

    `actor`: without the one whose loss separates most pairs of others. `levels`: the same for all actors
    of one level above the districts, or of state and federation together. `tie`: without the ties of the
    pair whose bridge connects most others to the rest. `new_tie`: with a tie between the two largest
    components.
    """

    kind: IdeaKind
    scenario: Scenario


def ideas(network: Network) -> tuple[Idea, ...]:
    """Return one scenario of each kind; kinds that would change nothing are left out."""
    graph = simple_graph(network)
    found = (_actor(network), _level(network, graph), _tie(network, graph), _new_tie(network, graph))
    return tuple(idea for idea in found if idea is not None)


def levels_of(network: Network, actors: Collection[str]) -> tuple[Level, ...]:
    """Return the levels whose actors are exactly these; none if there are no such levels."""
    levels = tuple(dict.fromkeys(network.level_of(network.actor_by_id[actor]) for actor in actors))
    return levels if set(_of_levels(network, levels)) == set(actors) else ()


def _of_levels(network: Network, levels: Collection[Level]) -> tuple[str, ...]:
    return tuple(actor.id for actor in network.actors if network.level_of(actor) in levels)


def _actor(network: Network) -> Idea | None:
    found = min(losses(network).values(), key=lambda loss: (-loss.separated, loss.actor), default=None)
    return Idea("actor", Scenario(without_actors=(found.actor,))) if found and found.separated else None


def _level(network: Network, graph: nx.Graph[str]) -> Idea | None:
    groups = [_of_levels(network, levels) for levels in WHOLE_LEVELS]
    counted = [(_separated(graph, gone), gone) for gone in groups if 0 < len(gone) <= MOST_CHANGES]
    most, gone = max(counted, key=lambda pair: pair[0], default=(0.0, ()))
    return Idea("levels", Scenario(without_actors=gone)) if most else None


def _separated(graph: nx.Graph[str], gone: Collection[str]) -> float:
    """Return the share of pairs of those who stay that reach each other now and would not any more."""
    stay = graph.subgraph(graph.nodes - set(gone))
    before = sum(ordered_pairs(len(part - set(gone))) for part in nx.connected_components(graph))
    after = sum(ordered_pairs(len(part)) for part in nx.connected_components(stay))
    return (before - after) / max(ordered_pairs(len(stay)), 1)


def _tie(network: Network, graph: nx.Graph[str]) -> Idea | None:
    """Take away all ties of a pair: parallel ones hold together as well."""
    found = cuts(graph)
    held = {bridge: min(map(len, found.sides(bridge))) for bridge in found.bridges}
    best = min(held, key=lambda pair: (-held[pair], sorted(pair)), default=None)
    if best is None or held[best] < 2:  # an actor with a single tie is no news
        return None
    ties = tuple(tie.key for tie in network.ties if {tie.source, tie.target} == set(best))
    return Idea("tie", Scenario(without_ties=ties))


def _new_tie(network: Network, graph: nx.Graph[str]) -> Idea | None:
    """Tie the best connected of two parts, of the same type where there are such."""
    kinds = Counter(tie.type for tie in network.ties if not network.tie_type_by_id[tie.type].directed)
    parts = largest_first(nx.connected_components(graph))[:2]
    if len(parts) < 2 or len(parts[1]) < 2 or not kinds:
        return None
    source, target = sorted(min(_pairs_of(network, graph, parts), key=lambda pair: pair[0])[1])
    kind = min(kinds, key=lambda kind: (-kinds[kind], kind))
    return Idea("new_tie", Scenario(with_ties=(Tie(source=source, target=target, type=kind),)))


def _pairs_of(
    network: Network, graph: nx.Graph[str], parts: list[set[str]]
) -> Iterator[tuple[tuple[bool, int, int, str], tuple[str, str]]]:
    """Yield pairs across two parts with their rank, the best connected of each type and of all.

    The less connected end counts first: a tie to an actor at the edge connects less in practice.
    """
    best: list[dict[str, str]] = []
    for part in parts:
        ordered = sorted(part, key=lambda actor: (graph.degree(actor), actor))
        of_type = {network.actor_by_id[actor].type: actor for actor in ordered}
        best.append(of_type | {"": ordered[-1]})
    for kind in best[0].keys() & best[1].keys():
        one, other = best[0][kind], best[1][kind]
        less, more = sorted((graph.degree(one), graph.degree(other)))
        yield (kind == "", -less, -more, kind), (one, other)
