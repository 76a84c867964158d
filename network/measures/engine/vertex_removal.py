"""How much further apart the others are without each actor.

Distances of all pairs without each actor in turn: sets of actors are whole numbers, a bit for each, so that
one operation moves the front of all sources at once. Good for some hundreds of actors.
"""

from __future__ import annotations

import networkx as nx

from network.measures.engine.biconnectivity import Cuts
from network.measures.engine.shortest_paths import sweep


def detours(graph: nx.Graph[str], found: Cuts) -> dict[str, float | None]:
    """Return the mean number of steps that pairs are further apart once an actor is gone, never negative.

    Counted are the pairs of others that still reach each other; None where there is none. An undirected
    graph; `found`: its cut points.
    """
    index = {actor: i for i, actor in enumerate(graph)}
    neighbours = [[index[other] for other in graph[actor]] for actor in graph]
    paths = sweep(graph)
    before, pairs = int(paths.distance.sum()), int(paths.reached_by.sum())
    result: dict[str, float | None] = {}
    for actor, i in index.items():
        others = pairs - 2 * int(paths.reached_by[i])
        if paths.betweenness[i] > 0:
            after, still = _distances(neighbours, i)
            same = before - 2 * int(paths.distance[i]) - _separated(graph, found, actor)
            result[actor] = (after - same) / still if still else None
        else:  # on no shortest path of others
            result[actor] = 0.0 if others else None
    return result


def _separated(graph: nx.Graph[str], found: Cuts, actor: str) -> int:
    """Return the sum of distances of pairs that only the actor holds together: all of them pass it."""
    if len(found.sizes_without(actor)) < 2:
        return 0
    distance: dict[str, int] = nx.single_source_shortest_path_length(graph, actor)
    rest = found.component_size(actor) - 1
    parts = found.parts_without(actor)
    return 2 * sum((rest - len(part)) * sum(distance[other] for other in part) for part in parts)


def _distances(neighbours: list[list[int]], gone: int) -> tuple[int, int]:
    """Return the sum of distances of ordered pairs without one actor, and how many reach each other."""
    size = len(neighbours)
    front = [1 << i for i in range(size)]
    front[gone] = 0
    seen = front[:]
    tied = [i for i in range(size) if neighbours[i] and i != gone]
    total = pairs = steps = 0
    while True:
        steps += 1
        arrived, reached = 0, [0] * size
        for i in tied:
            near = 0
            for other in neighbours[i]:
                near |= front[other]
            near &= ~seen[i]
            if near:
                reached[i] = near
                arrived += near.bit_count()
        if not arrived:
            return total, pairs
        for i in tied:
            seen[i] |= reached[i]
        total, pairs, front = total + steps * arrived, pairs + arrived, reached
