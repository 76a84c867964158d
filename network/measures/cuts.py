"""What falls off when an actor or a tie is taken away.

One walk through the graph finds all cut actors and bridges with the parts behind them (Hopcroft and
Tarjan 1973, doi:10.1145/362248.362272), so nothing has to be removed and counted again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True)
class Cuts:
    """The parts of a graph that hang on single actors and ties.

    `order`: all actors as they were walked; a part is a stretch of it, given as (first, last + 1).
    `components`: the stretch of each component. `behind`: per actor the stretches that lose each
    other and the rest of the component when the actor goes. `bridges`: per bridge (near end, far end)
    the stretch behind it. The rest of a component is whatever no stretch holds.
    """

    order: tuple[str, ...]
    components: tuple[tuple[int, int], ...]
    component_of: dict[str, int]
    behind: dict[str, tuple[tuple[int, int], ...]]
    bridges: dict[tuple[str, str], tuple[int, int]]

    def members(self, stretch: tuple[int, int]) -> tuple[str, ...]:
        """Return the actors of a stretch."""
        return self.order[slice(*stretch)]

    def component_size(self, actor: str) -> int:
        """Return how many actors the actor's component has, itself included."""
        first, end = self.components[self.component_of[actor]]
        return end - first

    def sizes_without(self, actor: str) -> list[int]:
        """Return the sizes of the parts into which the component falls without the actor."""
        parts = [end - first for first, end in self.behind[actor]]
        rest = self.component_size(actor) - 1 - sum(parts)
        return [*parts, rest] if rest else parts

    def parts_without(self, actor: str) -> list[tuple[str, ...]]:
        """Return the parts into which the component falls without the actor, the largest first."""
        parts = [self.members(stretch) for stretch in self.behind[actor]]
        split_off = {actor, *(member for part in parts for member in part)}
        component = self.members(self.components[self.component_of[actor]])
        parts.append(tuple(member for member in component if member not in split_off))
        return sorted((part for part in parts if part), key=lambda part: (-len(part), min(part)))

    def sides(self, bridge: tuple[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the two parts that a bridge holds together, the larger first."""
        far = self.members(self.bridges[bridge])
        beyond = set(far)
        component = self.members(self.components[self.component_of[bridge[0]]])
        near = tuple(member for member in component if member not in beyond)
        return (near, far) if len(near) >= len(far) else (far, near)


def cuts(graph: nx.Graph[str]) -> Cuts:
    """Return what hangs on single actors and ties of an undirected graph without loops."""
    order: list[str] = []
    place: dict[str, int] = {}
    components: list[tuple[int, int]] = []
    component_of: dict[str, int] = {}
    behind: dict[str, list[tuple[int, int]]] = {node: [] for node in graph}
    bridges: dict[tuple[str, str], tuple[int, int]] = {}
    for root in graph:
        if root in place:
            continue
        first = len(order)
        for parent, child, lowest in _walk(graph, root, order, place):
            stretch = (place[child], len(order))
            if lowest >= place[parent]:
                behind[parent].append(stretch)
            if lowest > place[parent]:
                bridges[parent, child] = stretch
        component_of.update(dict.fromkeys(order[first:], len(components)))
        components.append((first, len(order)))
    return Cuts(
        tuple(order), tuple(components), component_of, {n: tuple(b) for n, b in behind.items()}, bridges
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
