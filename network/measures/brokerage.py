"""Who stands between others: structural holes, outside ties and broker roles between districts."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from network.measures.base import Basis, Measure, Source, defined
from network.measures.sweep import Floats

BURT = Source("Burt 2004", "10.1086/421787")
HOLES = Source("Burt 1992", "10.4159/9780674038714")
KRACKHARDT = Source("Krackhardt and Stern 1988", "10.2307/2786835")
GOULD = Source("Gould and Fernandez 1989", "10.2307/270949")

ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison")


def constraint(basis: Basis) -> dict[str, float | None]:
    """How much an actor's neighbours are tied to each other (Burt); small = open, None for isolates.

    Sum over neighbours j of (p_ij + sum over q of p_iq p_qj)^2, where p is the share of the actor's
    mutual strength. From about 0 to 1.125 unweighted; weights can raise it further.
    """
    values = nx.constraint(basis.graph, weight=basis.strength)
    return {actor: defined(value) for actor, value in values.items()}


def effective_size(basis: Basis) -> dict[str, float | None]:
    """Number of neighbours less those who are redundant (Burt), at most the degree; None for isolates."""
    return effective_sizes(basis.graph, basis.strength)


def effective_sizes(graph: nx.Graph[str], weight: str | None = None) -> dict[str, float | None]:
    """Return Burt's effective size of every node, None for isolates.

    Sum over neighbours j of 1 - sum over q of p_iq m_jq, where m_jq is relative to j's strongest tie.
    Own code: `nx.effective_size(graph)` is wrong for weighted and directed graphs (networkx pull
    request 8906); given `nodes=` it is right, but slow, and blank for nodes with arcs towards them only.
    """
    mutual = _mutual_strengths(graph, weight)
    strongest = {node: max(ties.values(), default=0) for node, ties in mutual.items()}
    sizes: dict[str, float | None] = {}
    for node, ties in mutual.items():
        redundant = sum(
            ties[between] * shared / strongest[other]
            for other in ties
            for between, shared in mutual[other].items()
            if between in ties
        )
        sizes[node] = len(ties) - redundant / sum(ties.values()) if ties else None
    return sizes


def _mutual_strengths(graph: nx.Graph[str], weight: str | None) -> dict[str, dict[str, float]]:
    """Return per node and neighbour the sum of the weights of both directions."""
    mutual: dict[str, dict[str, float]] = {node: {} for node in graph}
    for source, target, data in graph.edges(data=True):
        value = data[weight] if weight else 1
        for one, other in ((source, target), (target, source)):
            mutual[one][other] = mutual[one].get(other, 0) + value
    return mutual


def efficiency(basis: Basis) -> dict[str, float | None]:
    """Effective size divided by degree, 0 to 1; None for isolates."""
    return {
        actor: None if size is None else size / basis.undirected.degree[actor]
        for actor, size in effective_size(basis).items()
    }


def e_i_index(basis: Basis) -> dict[str, float | None]:
    """(E - I) / (E + I) over neighbours in other and in the same district, -1 to 1; None for isolates."""
    district = _districts(basis.graph)
    result: dict[str, float | None] = {}
    for actor in basis.graph:
        outside = [district[other] != district[actor] for other in basis.undirected[actor]]
        result[actor] = (2 * sum(outside) - len(outside)) / len(outside) if outside else None
    return result


def e_i_index_network(basis: Basis) -> float | None:
    """(E - I) / (E + I) over all pairs of tied actors, -1 to 1; None without ties."""
    district = _districts(basis.graph)
    outside = [district[one] != district[other] for one, other in basis.undirected.edges]
    return (2 * sum(outside) - len(outside)) / len(outside) if outside else None


def _districts(graph: nx.Graph[str]) -> dict[str, str]:
    return {actor: data["district"] for actor, data in graph.nodes(data=True)}


def brokerage(basis: Basis) -> dict[str, dict[str, int]]:
    """Counts of Gould and Fernandez' roles between districts.

    Counted are chains a -> actor -> b without a -> b. coordinator: all in one district; consultant: a
    and b in one, the actor in another; representative: a with the actor, b outside; gatekeeper: b with
    the actor, a outside; liaison: all in different ones. Undirected ties are an arc each way, so in
    undirected graphs each pair counts twice, and representative equals gatekeeper.
    """
    if not basis.graph:
        return {}
    arcs = nx.to_scipy_sparse_array(basis.graph, dtype=np.dtype(float), weight=None)
    chains = _all_chains(arcs, _places(basis.graph))
    inside, across = _inside_and_across(arcs, _places(basis.graph))
    for role, (first, second, closing) in {
        "coordinator": (inside, inside, inside),
        "consultant": (across, across, inside),
        "representative": (inside, across, across),
        "gatekeeper": (across, inside, across),
        "liaison": (across, across, across),
    }.items():
        chains[role] -= ((first.T @ closing) * second).sum(axis=1)
    columns = [chains[role].astype(int).tolist() for role in ROLES]
    return {
        actor: dict(zip(ROLES, row, strict=True)) for actor, *row in zip(basis.graph, *columns, strict=True)
    }


def _places(graph: nx.Graph[str]) -> csr_array:
    """Return the matrix of actors and districts: 1 where the actor works."""
    district = _districts(graph)
    number = {place: i for i, place in enumerate(dict.fromkeys(district.values()))}
    columns = [number[place] for place in district.values()]
    return csr_array((np.ones(len(columns)), (range(len(columns)), columns)))


def _inside_and_across(arcs: csr_array, places: csr_array) -> tuple[csr_array, csr_array]:
    """Return the arcs between actors of one district, and the others."""
    place, pairs = places.argmax(axis=1), arcs.tocoo()
    alike = place[pairs.row] == place[pairs.col]
    inside = csr_array((pairs.data * alike, (pairs.row, pairs.col)), shape=arcs.shape)
    return inside, arcs - inside


def _all_chains(arcs: csr_array, places: csr_array) -> dict[str, Floats]:
    """Count the chains a -> actor -> b of different a and b by role, whether a -> b or not.

    Few of them are closed, so it is quicker to count all and take those off than to look at each.
    """
    inside, across = _inside_and_across(arcs, places)
    from_inside, from_outside = inside.sum(axis=0), across.sum(axis=0)
    to_inside, to_outside = inside.sum(axis=1), across.sum(axis=1)
    alike = ((arcs.T @ places) * (arcs @ places)).sum(axis=1)  # a and b in one district, or one actor
    return {
        "coordinator": from_inside * to_inside - (inside * inside.T).sum(axis=1),
        "consultant": alike - from_inside * to_inside - (across * across.T).sum(axis=1),
        "representative": from_inside * to_outside,
        "gatekeeper": from_outside * to_inside,
        "liaison": from_outside * to_outside - (alike - from_inside * to_inside),
    }


MEASURES: Sequence[Measure] = (
    Measure("constraint", "actor", constraint, "index", BURT, undefined="isolate", weight="strength"),
    Measure(
        "effective_size", "actor", effective_size, "index", HOLES, undefined="isolate", weight="strength"
    ),
    Measure(
        "efficiency", "actor", efficiency, "share", HOLES, high=1, undefined="isolate", weight="strength"
    ),
    Measure(
        "e_i_index",
        "actor",
        e_i_index,
        "index",
        KRACKHARDT,
        low=-1,
        high=1,
        undefined="isolate",
        needs=("districts",),
    ),
    Measure(
        "e_i_index_network",
        "network",
        e_i_index_network,
        "index",
        KRACKHARDT,
        low=-1,
        high=1,
        undefined="no_ties",
        needs=("districts",),
        shown_as="e_i_index",
    ),
    Measure("brokerage", "actor", brokerage, "roles", GOULD, needs=("districts",)),
)
