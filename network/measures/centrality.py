"""Who stands in the middle: measures per actor, and how uneven they are in the network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import eigsh

from network.graph.convert import ordered_pairs
from network.measures.base import Basis, Measure, Reference
from network.measures.engine.shortest_paths import Floats, Sweep

SMALL = 20
"""Up to this number of actors the full decomposition is quicker than the search for one eigenvector."""

FREEMAN = Reference("Freeman 1978", "10.1016/0378-8733(78)90021-7")
BARRAT = Reference("Barrat et al. 2004", "10.1073/pnas.0400087101")
BETWEENNESS = Reference("Freeman 1977", "10.2307/3033543")
WASSERMAN = Reference("Wasserman and Faust 1994", "10.1017/CBO9780511815478")
BOLDI = Reference("Boldi and Vigna 2014", "10.1080/15427951.2013.865686")
BONACICH = Reference("Bonacich 1972", "10.1080/0022250X.1972.9989806")
BRIN = Reference("Brin and Page 1998", "10.1016/S0169-7552(98)00110-X")


def degree(basis: Basis) -> dict[str, int]:
    """Number of actors tied to each actor, whatever the direction."""
    return dict(basis.undirected.degree)


def strength(basis: Basis) -> dict[str, int]:
    """Sum of strengths (1 to 3) of the strongest tie to each neighbour, whatever the direction."""
    return {actor: int(basis.undirected.degree(actor, weight="strength")) for actor in basis.graph}


def in_degree(basis: Basis) -> dict[str, int | None]:
    """Number of actors from which a tie leads to the actor; None without direction."""
    return dict(basis.graph.in_degree) if isinstance(basis.graph, nx.DiGraph) else dict.fromkeys(basis.graph)


def out_degree(basis: Basis) -> dict[str, int | None]:
    """Number of actors to which a tie leads from the actor; None without direction."""
    return dict(basis.graph.out_degree) if isinstance(basis.graph, nx.DiGraph) else dict.fromkeys(basis.graph)


def degree_centrality(basis: Basis) -> dict[str, float]:
    """Degree divided by the number of other actors; directed: arcs in and out, thus up to 2."""
    return dict(nx.degree_centrality(basis.graph))


def betweenness(basis: Basis) -> dict[str, float]:
    """Share of shortest paths between others that pass the actor, 0 to 1; 0 below three actors."""
    pairs = ordered_pairs(len(basis.graph) - 1)
    values = basis.sweep.betweenness / pairs if len(basis.graph) > 2 else np.zeros(len(basis.graph))
    return dict(zip(basis.graph, values.tolist(), strict=True))


def closeness(basis: Basis) -> dict[str, float]:
    """Reciprocal mean distance, scaled by the share of actors within reach (Wasserman and Faust).

    0 to 1 in hops, 0 to 3 in distances; directed: distances towards the actor; isolates have 0.
    """
    return dict(zip(basis.graph, _closeness(basis.sweep, basis.unit).tolist(), strict=True))


def _closeness(paths: Sweep, unit: int) -> Floats:
    found, far = paths.reached_by, paths.distance / unit
    others = max(len(found) - 1, 1)
    return np.divide(found * found, far * others, out=np.zeros_like(far), where=far > 0)


def harmonic(basis: Basis) -> dict[str, float]:
    """Sum of reciprocal distances from all others (directed: towards the actor); not normalised."""
    return dict(zip(basis.graph, (basis.sweep.nearness * basis.unit).tolist(), strict=True))


def eigenvector(basis: Basis) -> dict[str, float | None]:
    """Leading eigenvector of the adjacency, length 1: tied to actors who are central themselves.

    The exact limit of NetworkX's iteration from equal starting values: 0 outside the component with
    the largest eigenvalue; where several share it, their common projection. Directed graphs use ties
    towards the actor; None for all where the iteration does not converge (graphs without cycles).
    """
    if basis.directed:
        return _by_iteration(basis)
    matrix = basis.strengths if basis.weighted else basis.arcs
    count, part = connected_components(matrix, directed=False)
    # In the order of the graph: the last digits depend on it.
    members = np.split(np.argsort(part, kind="stable"), np.cumsum(np.bincount(part, minlength=count))[:-1])
    leading = [(*_leading(matrix[m][:, m] if count > 1 else matrix), m) for m in members]
    largest = max(value for value, _, _ in leading)
    result = np.zeros(len(basis.graph))
    for value, vector, actors in leading:
        if value > largest - 1e-9 * max(largest, 1):
            result[actors] = vector * vector.sum()
    result /= np.sqrt((result**2).sum())
    return dict(zip(basis.graph, result.tolist(), strict=True))


def _leading(matrix: csr_array) -> tuple[float, Floats]:
    """Return the largest eigenvalue of a component and its vector of length 1, signs positive."""
    if matrix.shape[0] == 1:
        return 0.0, np.ones(1)
    if matrix.shape[0] <= SMALL:
        values, vectors = np.linalg.eigh(matrix.toarray())
    else:
        values, vectors = eigsh(matrix, k=1, which="LA", v0=np.ones(matrix.shape[0]))
    return float(values[-1]), np.abs(vectors[:, -1])


def _by_iteration(basis: Basis) -> dict[str, float | None]:
    try:
        options: Any = {"max_iter": 1_000, "tol": 1e-9, "weight": basis.strength}
        found = nx.eigenvector_centrality(basis.graph, **options)
    except nx.PowerIterationFailedConvergence:
        return dict.fromkeys(basis.graph)
    return {actor: float(value) for actor, value in found.items()}


def pagerank(basis: Basis) -> dict[str, float]:
    """Share of time a random walk along ties (15 % random jumps) spends at the actor; sum 1."""
    found = nx.pagerank(basis.graph, weight=basis.strength, tol=1e-10, max_iter=1_000)
    return {actor: float(value) for actor, value in found.items()}


def degree_centralization(basis: Basis) -> float | None:
    """Freeman's centralisation of degree (neighbours): 1 in a star, 0 when all are alike."""
    n = len(basis.graph)
    return _centralization(np.fromiter(degree(basis).values(), float), (n - 1) * (n - 2))


def betweenness_centralization(basis: Basis) -> float | None:
    """Freeman's centralisation of betweenness: 1 in a star, 0 when all are alike."""
    return _centralization(np.fromiter(betweenness(basis).values(), float), len(basis.graph) - 1)


def closeness_centralization(basis: Basis) -> float | None:
    """Freeman's centralisation of closeness, always in hops: 1 in a star (directed: a star of arcs inwards).

    Networks in parts use the closeness that is scaled by reach, so that isolates count as far away.
    """
    n = len(basis.graph)
    of_star = n - 1 if basis.directed else (n - 1) * (n - 2) / (2 * n - 3)
    return _centralization(_closeness(basis.hops, 1), of_star)


def _centralization(values: Floats, of_star: float) -> float | None:
    return float((values.max() - values).sum() / of_star) if len(values) > 2 else None


MEASURES: Sequence[Measure] = (
    Measure("degree", "actor", degree, FREEMAN),
    Measure("in_degree", "actor", in_degree, FREEMAN, undefined="no_direction"),
    Measure("out_degree", "actor", out_degree, FREEMAN, undefined="no_direction"),
    Measure("strength", "actor", strength, BARRAT),
    Measure("degree_centrality", "actor", degree_centrality, FREEMAN, high=2),
    Measure("betweenness", "actor", betweenness, BETWEENNESS, high=1),
    Measure("closeness", "actor", closeness, WASSERMAN, high=3),
    Measure("harmonic", "actor", harmonic, BOLDI),
    Measure("eigenvector", "actor", eigenvector, BONACICH, high=1, undefined="no_cycle"),
    Measure("pagerank", "actor", pagerank, BRIN, high=1),
    Measure(
        "degree_centralization", "network", degree_centralization, FREEMAN, high=1, undefined="few_actors"
    ),
    Measure(
        "betweenness_centralization",
        "network",
        betweenness_centralization,
        FREEMAN,
        high=1,
        undefined="few_actors",
    ),
    Measure(
        "closeness_centralization",
        "network",
        closeness_centralization,
        FREEMAN,
        high=1,
        undefined="few_actors",
    ),
)
