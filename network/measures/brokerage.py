"""Who stands between districts: outside ties and broker roles."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from network.measures.base import Basis, Measure, Reference
from network.measures.engine.shortest_paths import Floats

KRACKHARDT = Reference("Krackhardt and Stern 1988", "10.2307/2786835")
GOULD = Reference("Gould and Fernandez 1989", "10.2307/270949")

ROLES = ("coordinator", "consultant", "representative", "gatekeeper", "liaison")


def e_i_index(basis: Basis) -> dict[str, float | None]:
    """(E - I) / (E + I) over neighbours in other and in the same district, -1 to 1; None for isolates."""
    district, graph = _districts(basis.graph), basis.undirected
    return {a: _e_i([district[other] != district[a] for other in graph[a]]) for a in basis.graph}


def e_i_index_network(basis: Basis) -> float | None:
    """(E - I) / (E + I) over all pairs of tied actors, -1 to 1; None without ties."""
    district = _districts(basis.graph)
    return _e_i([district[one] != district[other] for one, other in basis.undirected.edges])


def _e_i(is_outside: Sequence[bool]) -> float | None:
    return (2 * sum(is_outside) - len(is_outside)) / len(is_outside) if is_outside else None


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
    places = _places(basis.graph)
    chains = _all_chains(basis.arcs, places)
    inside, across = _inside_and_across(basis.arcs, places)
    from_outside = across.T @ across  # arcs from the same others outside
    for role, closed in {
        "coordinator": (inside.T @ inside) * inside,
        "consultant": (across.T @ inside) * across,
        "representative": (inside.T @ across) * across,
        "gatekeeper": from_outside * inside,
        "liaison": from_outside * across,
    }.items():
        chains[role] -= closed.sum(axis=1)
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
    Measure("e_i_index", "actor", e_i_index, KRACKHARDT, low=-1, high=1, undefined="isolate"),
    Measure(
        "e_i_index_network",
        "network",
        e_i_index_network,
        KRACKHARDT,
        low=-1,
        high=1,
        undefined="no_ties",
        shown_as="e_i_index",
    ),
    Measure("brokerage", "actor", brokerage, GOULD),
)
