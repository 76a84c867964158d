"""Who belongs together: groups with more ties inside than chance would give, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import networkx as nx

from network.measures.base import Basis, Measure, Reference

BLONDEL = Reference("Blondel et al. 2008", "10.1088/1742-5468/2008/10/P10008")
NEWMAN = Reference("Newman and Girvan 2004", "10.1103/PhysRevE.69.026113")
HUBERT = Reference("Hubert and Arabie 1985", "10.1007/BF01908075")
SEED = 2026


def community(basis: Basis) -> dict[str, int]:
    """Number of the Louvain community, 1 for the largest; the numbers have no other meaning.

    Seeded, and independent of the order of the file.
    """
    return louvain(basis.graph, basis.strength, SEED)


def louvain(whole: nx.Graph[str], weight: str | None, seed: int) -> dict[str, int]:
    """Return the number of each actor's community; actors and ties are sorted first."""
    actors = sorted(whole)
    number = {actor: i for i, actor in enumerate(actors)}
    graph: nx.Graph[int] = nx.DiGraph() if whole.is_directed() else nx.Graph()
    graph.add_nodes_from(range(len(actors)))
    edges = ((number[u], number[v], data["strength"]) for u, v, data in whole.edges(data=True))
    graph.add_weighted_edges_from(
        sorted(edges if whole.is_directed() else ((min(u, v), max(u, v), s) for u, v, s in edges)),
        weight="strength",
    )
    if not graph.number_of_edges():
        return {actor: i + 1 for i, actor in enumerate(actors)}
    found = nx.community.louvain_communities(graph, weight=weight, seed=seed)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {actors[i]: rank for rank, members in enumerate(ordered, start=1) for i in members}


def modularity(basis: Basis) -> float | None:
    """Share of ties inside communities beyond what chance gives with the same degrees, -0.5 to 1.

    None without ties.
    """
    if not basis.graph.number_of_edges():
        return None
    members: dict[int, set[str]] = defaultdict(set)
    for actor, number in basis.cached(community).items():
        members[number].add(actor)
    return float(nx.community.modularity(basis.graph, members.values(), weight=basis.strength))


def stability(basis: Basis) -> dict[str, float] | None:
    """How alike communities come out again: with another `seeds`, and with `lost_ties`; None if not drawn.

    None as well where they were drawn with another weighting or direction than the report's.
    """
    drawn = basis.stability
    if drawn is None or any(drawn.parameters[how] != getattr(basis, how) for how in ("directed", "weighted")):
        return None
    return {"seeds": drawn.seeds, "lost_ties": drawn.lost_ties}


MEASURES: Sequence[Measure] = (
    Measure("community", "actor", lambda basis: basis.cached(community), BLONDEL, low=1),
    Measure("modularity", "network", modularity, NEWMAN, low=-0.5, high=1, undefined="no_ties"),
    Measure("community_stability", "network", stability, HUBERT, low=-1, high=1, undefined="no_draws"),
)
