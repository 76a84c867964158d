"""How the network holds together: size, distance, cut points, and what the loss of an actor does."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from network.graph.convert import ordered_pairs
from network.measures.base import Basis, Measure, Reference
from network.measures.engine.biconnectivity import Cuts, cuts

WASSERMAN = Reference("Wasserman and Faust 1994", "10.1017/CBO9780511815478")
SEIDMAN = Reference("Seidman 1983", "10.1016/0378-8733(83)90028-X")
BORGATTI = Reference("Borgatti 2006", "10.1007/s10588-006-7084-x")
TARJAN = Reference("Hopcroft and Tarjan 1973", "10.1145/362248.362272")


def core_number(basis: Basis) -> dict[str, int]:
    """Largest k such that the actor is in a part where everyone has k ties (directed: arcs)."""
    return dict(nx.core_number(basis.graph))


def fragmentation(basis: Basis) -> dict[str, float | None]:
    """Share of pairs of the remaining actors that cannot reach each other once the actor is gone.

    F = 1 - sum s(s - 1) / (n(n - 1)) over component sizes s of the n remaining actors, whatever the
    direction; None below two remaining.
    """
    remaining = len(basis.graph) - 1
    if remaining < 2:
        return dict.fromkeys(basis.graph)
    found, pairs = basis.cached(_cuts), ordered_pairs(remaining)
    reachable = sum(ordered_pairs(end - first) for first, end in found.components)
    result: dict[str, float | None] = {}
    for actor in basis.graph:
        left = reachable - 2 * (found.component_size(actor) - 1) - found.separated_pairs(actor)
        result[actor] = 1 - left / pairs
    return result


def _cuts(basis: Basis) -> Cuts:
    return cuts(basis.undirected)


def actors(basis: Basis) -> int:
    """Number of actors."""
    return len(basis.graph)


def ties(basis: Basis) -> int:
    """Number of edges of the simple graph: pairs of tied actors (directed: arcs)."""
    return int(basis.graph.number_of_edges())


def density(basis: Basis) -> float:
    """Share of possible ties that exist, 0 to 1; 0 below two actors."""
    return float(nx.density(basis.graph))


def components(basis: Basis) -> int:
    """Number of parts without a tie between them, whatever the direction; isolates count."""
    return int(nx.number_connected_components(basis.undirected))


def isolates(basis: Basis) -> int:
    """Number of actors without any tie."""
    return int(nx.number_of_isolates(basis.graph))


def average_path_length(basis: Basis) -> float | None:
    """Mean distance over the pairs that can reach each other; None where there is no such pair."""
    reached = basis.sweep.reached_by.sum()
    return float(basis.sweep.distance.sum() / reached / basis.unit) if reached else None


def diameter(basis: Basis) -> float | None:
    """Largest distance between two actors that can reach each other; None where there is none."""
    longest = basis.sweep.longest
    if not longest:
        return None
    return longest / basis.unit if basis.weighted else longest


def transitivity(basis: Basis) -> float:
    """Share of chains of two ties that close to a triangle, 0 to 1; 0 without such chains."""
    return float(nx.transitivity(basis.graph))


def reciprocity(basis: Basis) -> float | None:
    """Share of arcs that run both ways, 0 to 1; None without direction or without arcs."""
    if not basis.directed or not basis.graph.number_of_edges():
        return None
    return float(nx.overall_reciprocity(basis.graph))


def articulation_points(basis: Basis) -> list[str]:
    """Actors without whom their part of the network falls apart, whatever the direction."""
    found = basis.cached(_cuts)
    return sorted(actor for actor in basis.graph if len(found.sizes_without(actor)) > 1)


def bridges(basis: Basis) -> list[list[str]]:
    """Ties without which their part of the network falls apart, whatever the direction."""
    return sorted(sorted(bridge) for bridge in basis.cached(_cuts).bridges)


MEASURES: Sequence[Measure] = (
    Measure("core_number", "actor", core_number, SEIDMAN),
    Measure("fragmentation", "actor", fragmentation, BORGATTI, high=1, undefined="few_actors"),
    Measure("actors", "network", actors, WASSERMAN),
    Measure("ties", "network", ties, WASSERMAN),
    Measure("density", "network", density, WASSERMAN, high=1),
    Measure("components", "network", components, WASSERMAN),
    Measure("isolates", "network", isolates, WASSERMAN),
    Measure("average_path_length", "network", average_path_length, WASSERMAN, undefined="no_ties"),
    Measure("diameter", "network", diameter, WASSERMAN, undefined="no_ties"),
    Measure("transitivity", "network", transitivity, WASSERMAN, high=1),
    Measure("reciprocity", "network", reciprocity, WASSERMAN, high=1, undefined="no_direction"),
    Measure("articulation_points", "network", articulation_points, TARJAN, low=None),
    Measure("bridges", "network", bridges, TARJAN, low=None),
)
