"""Cut points and bridges: what is disconnected when an actor or a tie is taken away.

One walk through the graph finds all cut actors and bridges with the parts beyond them (Hopcroft and
Tarjan 1973, doi:10.1145/362248.362272), so nothing has to be removed and counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from network.graph.convert import largest_first, ordered_pairs


@dataclass(frozen=True)
class Cuts:
    """The parts of a graph that only a single actor or tie connects to the rest.

    `order`: all actors in depth-first order; a part is an interval of it, given as (first, last + 1).
    `components`: the interval of each component. `subtrees`: per actor the intervals that are disconnected
    from each other and from the rest of the component when the actor goes. `bridges`: per bridge (near end,
    far end) the interval beyond it. The rest of a component is all that no interval holds.
    """

    order: tuple[str, ...]
    components: tuple[tuple[int, int], ...]
    component_of: dict[str, int]
    subtrees: dict[str, tuple[tuple[int, int], ...]]
    bridges: dict[tuple[str, str], tuple[int, int]]

    def members(self, interval: tuple[int, int]) -> tuple[str, ...]:
        """Return the actors of an interval."""
        return self.order[slice(*interval)]

    def component_size(self, actor: str) -> int:
        """Return how many actors the actor's component has, itself included."""
        first, end = self.components[self.component_of[actor]]
        return end - first

    def sizes_without(self, actor: str) -> list[int]:
        """Return the sizes of the parts into which the component falls without the actor."""
        parts = [end - first for first, end in self.subtrees[actor]]
        rest = self.component_size(actor) - 1 - sum(parts)
        return [*parts, rest] if rest else parts

    def separated_pairs(self, actor: str) -> int:
        """Return how many ordered pairs of others reach each other now and would not without the actor."""
        before = ordered_pairs(self.component_size(actor) - 1)
        return before - sum(map(ordered_pairs, self.sizes_without(actor)))

    def separated_share(self, actor: str) -> float:
        """Return the same as a share of all pairs of others, 0 to 1; 0 below two others."""
        return self.separated_pairs(actor) / max(ordered_pairs(len(self.order) - 1), 1)

    def parts_without(self, actor: str) -> list[tuple[str, ...]]:
        """Return the parts into which the component falls without the actor, the largest first."""
        parts = [self.members(interval) for interval in self.subtrees[actor]]
        split_off = {actor, *(member for part in parts for member in part)}
        component = self.members(self.components[self.component_of[actor]])
        parts.append(tuple(member for member in component if member not in split_off))
        return largest_first(part for part in parts if part)

    def sides(self, bridge: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the two parts that a bridge holds together, the larger first."""
        far = self.members(self.bridges[bridge])
        beyond = set(far)
        component = self.members(self.components[self.component_of[bridge[0]]])
        near = tuple(member for member in component if member not in beyond)
        return (near, far) if len(near) >= len(far) else (far, near)


def cuts(graph: nx.Graph[str]) -> Cuts:
    """Return the cut points and bridges of an undirected graph without loops, and what is beyond them."""
    order: list[str] = []
    place: dict[str, int] = {}
    components: list[tuple[int, int]] = []
    component_of: dict[str, int] = {}
    subtrees: dict[str, list[tuple[int, int]]] = {node: [] for node in graph}
    bridges: dict[tuple[str, str], tuple[int, int]] = {}
    for root in graph:
        if root in place:
            continue
        first = len(order)
        for parent, child, lowest in _walk(graph, root, order, place):
            interval = (place[child], len(order))
            if lowest >= place[parent]:
                subtrees[parent].append(interval)
            if lowest > place[parent]:
                bridges[parent, child] = interval
        component_of.update(dict.fromkeys(order[first:], len(components)))
        components.append((first, len(order)))
    return Cuts(
        tuple(order), tuple(components), component_of, {n: tuple(b) for n, b in subtrees.items()}, bridges
    )


def _walk(
    graph: nx.Graph[str], root: str, order: list[str], place: dict[str, int]
) -> Iterator[tuple[str, str, int]]:
    """Walk depth first; yield each finished step (parent, child, earliest place seen from the child)."""
    place[root] = len(order)
    order.append(root)
    lowest = {root: place[root]}
    stack = [(root, root, iter(graph[root]))]
    while stack:
        parent, node, neighbours = stack[-1]
        for neighbour in neighbours:
            if neighbour not in place:
                place[neighbour] = lowest[neighbour] = len(order)
                order.append(neighbour)
                stack.append((node, neighbour, iter(graph[neighbour])))
                break
            if neighbour != parent:
                lowest[node] = min(lowest[node], place[neighbour])
        else:
            stack.pop()
            if stack:
                lowest[parent] = min(lowest[parent], lowest[node])
                yield parent, node, lowest[node]
