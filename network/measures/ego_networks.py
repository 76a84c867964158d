"""An actor's surroundings: how its neighbours are tied to each other, counted by products of matrices.

NetworkX is the reference (but for `effective_size`, see there); the tests hold both equal.
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from scipy.sparse import csr_array, diags_array

from network.measures.base import Basis, Measure, Reference
from network.measures.engine.shortest_paths import Floats

BURT = Reference("Burt 2004", "10.1086/421787")
HOLES = Reference("Burt 1992", "10.4159/9780674038714")
WATTS = Reference("Watts and Strogatz 1998", "10.1038/30918")


def clustering(basis: Basis) -> dict[str, float]:
    """Share of pairs of neighbours that are tied themselves, 0 to 1; 0 below two neighbours.

    Weighted: NetworkX's geometric mean of strengths relative to the strongest tie. Directed: the share
    of possible triangles of any direction (Fagiolo 2007, doi:10.1103/PhysRevE.76.026107).
    """
    arcs, strengths = basis.arcs, basis.strengths if basis.weighted else basis.arcs
    relative = strengths.copy()
    relative.data = np.cbrt(strengths.data / strengths.data.max(initial=1))
    degree = arcs.sum(axis=1)
    pairs = degree * (degree - 1)
    if basis.directed:
        total = degree + arcs.sum(axis=0)
        pairs = 2 * (total * (total - 1) - 2 * (arcs * arcs.T).sum(axis=1))
        relative = relative + relative.T
    triangles = _closed(relative, relative, relative)
    values = np.divide(triangles, pairs, out=np.zeros(len(pairs)), where=pairs > 0)
    return dict(zip(basis.graph, values.tolist(), strict=True))


def constraint(basis: Basis) -> dict[str, float | None]:
    """How much an actor's neighbours are tied to each other (Burt); small = open, None for isolates.

    Sum over neighbours j of (p_ij + sum over q of p_iq p_qj)^2, where p is the share of the actor's
    mutual strength. From about 0 to 1.125 unweighted; weights can raise it further.
    """
    return constraints(basis.graph, basis.strength)


def constraints(graph: nx.Graph[str], weight: str | None = None) -> dict[str, float | None]:
    """Return Burt's constraint of every node, None for isolates."""
    mutual = _mutual(graph, weight)
    share = _divided(mutual, mutual.sum(axis=1))
    tied = mutual.astype(bool).astype(float)
    local = (share + share @ share) * tied
    return _but_isolates(graph, mutual, (local * local).sum(axis=1))


def effective_size(basis: Basis) -> dict[str, float | None]:
    """Number of neighbours less those who are redundant (Burt), at most the degree; None for isolates."""
    return effective_sizes(basis.graph, basis.strength)


def effective_sizes(graph: nx.Graph[str], weight: str | None = None) -> dict[str, float | None]:
    """Return Burt's effective size of every node, None for isolates.

    Sum over neighbours j of 1 - sum over q of p_iq m_jq, where m_jq is relative to j's strongest tie.
    `nx.effective_size(graph)` is wrong for weighted and directed graphs (networkx pull request 8906);
    given `nodes=` it is right, but slow, and blank for nodes with arcs towards them only.
    """
    mutual = _mutual(graph, weight)
    tied = mutual.astype(bool).astype(float)
    share = _divided(mutual, mutual.sum(axis=1))
    strongest = mutual.max(axis=1).toarray().ravel() if mutual.nnz else np.zeros(len(graph))
    redundant = _closed(share, _divided(mutual, strongest).T, tied)
    return _but_isolates(graph, mutual, tied.sum(axis=1) - redundant)


def efficiency(basis: Basis) -> dict[str, float | None]:
    """Effective size divided by degree, 0 to 1; None for isolates."""
    return {
        actor: None if size is None else size / basis.undirected.degree[actor]
        for actor, size in basis.cached(effective_size).items()
    }


def _mutual(graph: nx.Graph[str], weight: str | None) -> csr_array:
    """Return the weights between any two nodes, both directions summed up."""
    if not graph:
        return csr_array((0, 0))
    arcs = nx.to_scipy_sparse_array(graph, dtype=np.dtype(float), weight=weight)
    return (arcs + arcs.T).tocsr()


def _divided(matrix: csr_array, by: Floats) -> csr_array:
    """Return the matrix with each row divided by its number; rows without ties stay empty."""
    return diags_array(np.divide(1, by, out=np.zeros(len(by)), where=by > 0)) @ matrix


def _closed(first: csr_array, second: csr_array, closing: csr_array) -> Floats:
    """Sum per node the chains of two steps, each times the step that closes it to a triangle."""
    sums: Floats = ((first @ second) * closing).sum(axis=1)
    return sums


def _but_isolates(graph: nx.Graph[str], mutual: csr_array, values: Floats) -> dict[str, float | None]:
    tied = np.diff(mutual.indptr) > 0
    return {
        node: value if known else None
        for node, value, known in zip(graph, values.tolist(), tied.tolist(), strict=True)
    }


MEASURES: Sequence[Measure] = (
    Measure("clustering", "actor", clustering, WATTS, high=1),
    Measure("constraint", "actor", constraint, BURT, undefined="isolate"),
    Measure(
        "effective_size", "actor", lambda basis: basis.cached(effective_size), HOLES, undefined="isolate"
    ),
    Measure("efficiency", "actor", efficiency, HOLES, high=1, undefined="isolate"),
)
