"""Core and periphery: worked out by hand, and against trying every division."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from network.graph.convert import simple_graph
from network.measures import measure
from network.model import Network
from tests.small_networks import build, empty, kite, no_ties, one_actor, star
from tests.strategies import networks


def in_core(network: Network) -> set[str]:
    return {actor for actor, values in measure(network).actors.items() if values["core"]}


def test_a_split_graph_fits_perfectly() -> None:
    """Borgatti and Everett 2000: a triangle whose members have leaves is the ideal itself."""
    network = build(["a b", "b c", "a c", "a p", "a q", "b r", "c s"])
    assert in_core(network) == {"a", "b", "c"}
    assert measure(network).network["core_fit"] == pytest.approx(1)


def test_the_core_of_the_kite() -> None:
    """Five members: of 10 pairs 8 are tied, of 10 pairs outside 2 (heather - ike, ike - jane).

    Errors: 2 + 2. Correlation of two halves of ten pairs: (8 * 10 - 2 * 10) / 100. With the next degree
    class, eight members, there would be 13 errors; with the three of most ties, 5.
    """
    assert in_core(kite()) == {"andre", "beverley", "diane", "fernando", "garth"}
    assert measure(kite()).network["core_fit"] == pytest.approx(0.6)


def test_hubs_that_do_not_meet_are_a_core_that_does_not_fit() -> None:
    """Two stars of five: both centres, whose only pair is not tied; among the leaves one pair of 28 is.

    Errors 1 + 1, without a core 9. Correlation: (0 * 28 - 1 * 1) / sqrt(1 * 28 * 1 * 28).
    """
    network = build([*(f"x x{i}" for i in range(4)), *(f"y y{i}" for i in range(4)), "x0 y0"])
    assert in_core(network) == {"x", "y"}
    assert measure(network).network["core_fit"] == pytest.approx(-1 / 28)


def test_equal_actors_are_treated_alike() -> None:
    """In a ring nobody stands out: all or none, and none has fewer errors (6 against 9)."""
    ring = build([f"a{i} a{(i + 1) % 6}" for i in range(6)])
    assert in_core(ring) == set()
    assert measure(ring).network["core_fit"] is None


@pytest.mark.parametrize(
    ("network", "members"),
    [
        (empty(), 0),
        (one_actor(), 0),
        (no_ties(), 0),
        (build(["a b"]), 2),
        (star(5), 1),
        (build(["a b", "b c", "a c"]), 3),
    ],
)
def test_where_there_is_no_fit(network: Network, members: int) -> None:
    """No pair in the core, or none in the periphery."""
    assert len(in_core(network)) == members
    assert measure(network).network["core_fit"] is None


def errors(graph: nx.Graph[str], core: set[str]) -> int:
    missing = sum(not graph.has_edge(u, v) for u, v in combinations(core, 2))
    return missing + sum(u not in core and v not in core for u, v in graph.edges)


@given(networks())
def test_no_division_by_degree_has_fewer_errors(network: Network) -> None:
    """Lip 2011: of each size no set has fewer errors than the actors of the largest degrees."""
    graph = simple_graph(network)
    found = in_core(network)
    assert all(
        errors(graph, found) <= errors(graph, {a for a in graph if graph.degree[a] >= lowest})
        for lowest in range(len(graph) + 1)
    )
    for size in range(len(graph) + 1):
        by_degree = set(sorted(graph, key=lambda a: -graph.degree[a])[:size])
        fewest = min(errors(graph, set(tried)) for tried in combinations(graph, size))
        assert errors(graph, by_degree) == fewest


@given(networks())
def test_the_fit_is_the_correlation_of_pairs(network: Network) -> None:
    graph, core = simple_graph(network), in_core(network)
    pairs = [(u, v) for u, v in combinations(graph, 2) if (u in core) == (v in core)]
    tied, ideal = [graph.has_edge(*pair) for pair in pairs], [u in core for u, _ in pairs]
    found = measure(network).network["core_fit"]
    if len(set(tied)) < 2 or len(set(ideal)) < 2:
        assert found is None
    else:
        assert found == pytest.approx(np.corrcoef(tied, ideal)[0, 1])
