"""Who belongs together: groups with more ties inside than chance would give."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from network.measures.base import Basis, Measure, Source

BLONDEL = Source("Blondel et al. 2008", "10.1088/1742-5468/2008/10/P10008")
SEED = 2026


def community(basis: Basis) -> dict[str, int]:
    """Number of the Louvain community, 1 for the largest; the numbers have no other meaning.

    Seeded, and independent of the order of the file: actors and ties are sorted first.
    """
    actors = sorted(basis.graph)
    number = {actor: i for i, actor in enumerate(actors)}
    graph: nx.Graph[int] = nx.DiGraph() if basis.directed else nx.Graph()
    graph.add_nodes_from(range(len(actors)))
    edges = ((number[u], number[v], data["strength"]) for u, v, data in basis.graph.edges(data=True))
    graph.add_weighted_edges_from(
        sorted(edges if basis.directed else ((min(u, v), max(u, v), s) for u, v, s in edges)),
        weight="strength",
    )
    if not graph.number_of_edges():
        return {actor: i + 1 for i, actor in enumerate(actors)}
    found = nx.community.louvain_communities(graph, weight=basis.strength, seed=SEED)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {actors[i]: rank for rank, members in enumerate(ordered, start=1) for i in members}


MEASURES: Sequence[Measure] = (
    Measure("community", "actor", community, "label", BLONDEL, low=1, weight="strength"),
)
