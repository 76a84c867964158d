"""Measures against published values and values worked out by hand."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from network.measures import measure
from network.measures.ego_networks import constraints, effective_sizes
from network.model import Network
from tests.small_networks import (
    borgatti,
    brokers,
    build,
    florentine,
    kite,
    small_digraph,
    star,
    two_triangles,
)

APPROXIMATELY = 0.0006
"""Published values have three places."""


def of(network: Network, key: str, **options: bool) -> dict[str, Any]:
    return {actor: values[key] for actor, values in measure(network, **options).actors.items()}


def test_kite_betweenness_as_published() -> None:
    """Krackhardt 1990; NetworkX tests, test_betweenness_centrality.py; gallery plot_krackhardt_centrality."""
    expected = [0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0]
    assert list(of(kite(), "betweenness").values()) == pytest.approx(expected, abs=APPROXIMATELY)


def test_kite_degree_and_closeness_as_published() -> None:
    """NetworkX gallery plot_krackhardt_centrality; igraph test-closeness.R."""
    assert list(of(kite(), "degree").values()) == [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
    expected = [0.444, 0.444, 0.333, 0.667, 0.333, 0.556, 0.556, 0.333, 0.222, 0.111]
    assert list(of(kite(), "degree_centrality").values()) == pytest.approx(expected, abs=APPROXIMATELY)
    expected = [0.529, 0.529, 0.5, 0.6, 0.5, 0.643, 0.643, 0.6, 0.429, 0.310]
    assert list(of(kite(), "closeness").values()) == pytest.approx(expected, abs=APPROXIMATELY)


def test_kite_closeness_centralisation_as_published() -> None:
    """R igraph, test-closeness.R: 0.270374931581828, of at most 4.23529411764706 (a star of ten)."""
    assert measure(kite()).network["closeness_centralization"] == pytest.approx(0.270374931581828)
    assert measure(star(10)).network["closeness_centralization"] == pytest.approx(1)
    of_star = of(star(10), "closeness").values()
    assert sum(max(of_star) - value for value in of_star) == pytest.approx(4.23529411764706)


def test_closeness_centralisation_counts_steps_and_arcs_inwards() -> None:
    """Strengths change nothing; of arcs from three others to one, all of it: 3 differences of 1 - 0."""
    strong = build(["m a 3", "m b 2", "m c"])
    assert measure(strong, weighted=True).network["closeness_centralization"] == pytest.approx(1)
    inwards = build(["a m", "b m", "c m"], directed=True)
    assert measure(inwards, directed=True).network["closeness_centralization"] == pytest.approx(1)


def test_kite_betweenness_in_pairs_as_published() -> None:
    """NetworkX tests, test_betweenness_centrality.py, not normalised: times the 36 pairs of others."""
    found = [36 * value for value in of(kite(), "betweenness").values()]
    expected = [0.833, 0.833, 0, 3.667, 0, 8.333, 8.333, 14, 8, 0]
    assert found == pytest.approx(expected, abs=APPROXIMATELY)


def test_kite_as_a_network() -> None:
    """18 of 45 pairs; degrees 36 in all; Heather and Ike cut, with 2 + 7 and 1 + 8 others beside them."""
    found = measure(kite()).network
    assert found["actors"] == 10
    assert found["ties"] == 18
    assert found["density"] == pytest.approx(18 / 45)
    assert found["degree_centralization"] == pytest.approx((10 * 6 - 36) / 72)
    assert found["betweenness_centralization"] == pytest.approx(0.2963, abs=1e-4)
    assert found["transitivity"] == pytest.approx(0.5789, abs=1e-4)
    assert found["average_path_length"] == pytest.approx(1.9778, abs=1e-4)
    assert found["diameter"] == 4
    assert found["articulation_points"] == ["heather", "ike"]
    assert found["bridges"] == [["heather", "ike"], ["ike", "jane"]]
    assert found["reciprocity"] is None


def test_kite_constraint_and_fragmentation() -> None:
    """Jane and Ike lost to Heather: 1 - (7 * 6 + 2 * 1) / (9 * 8); Jane lost to Ike: 1 - 8 * 7 / 72."""
    found = of(kite(), "constraint")
    expected = [0.5412, 0.5412, 0.6641, 0.4702, 0.6641, 0.4451, 0.4451, 0.4311, 0.5, 1]
    assert list(found.values()) == pytest.approx(expected, abs=1e-4)
    lost = of(kite(), "fragmentation")
    assert lost.pop("heather") == pytest.approx(1 - 44 / 72)
    assert lost.pop("ike") == pytest.approx(1 - 56 / 72)
    assert set(lost.values()) == {0}


def test_florentine_betweenness_as_published() -> None:
    """NetworkX tests, test_betweenness_centrality.py, from Padgett's marriages."""
    expected = {
        **{"acciaiuoli": 0, "albizzi": 0.212, "barbadori": 0.093, "bischeri": 0.104, "castellani": 0.055},
        **{"ginori": 0, "guadagni": 0.255, "lamberteschi": 0, "medici": 0.522, "pazzi": 0, "peruzzi": 0.022},
        **{"ridolfi": 0.114, "salviati": 0.143, "strozzi": 0.103, "tornabuoni": 0.092},
    }
    assert of(florentine(), "betweenness") == pytest.approx(expected, abs=APPROXIMATELY)


def test_florentine_with_and_without_the_pucci() -> None:
    """16 families: 20 ties, parts of 15 and 1, transitivity 0.1914894 (DACSS NetworksSpring2022)."""
    with_pucci, without = measure(florentine(with_pucci=True)), measure(florentine())
    assert with_pucci.network["ties"] == 20
    assert with_pucci.network["components"] == 2
    assert with_pucci.network["isolates"] == 1
    assert 16 * 15 / 2 - with_pucci.network["ties"] == 100  # dyads without a tie
    assert with_pucci.network["transitivity"] == pytest.approx(0.1914894, abs=1e-7)
    assert with_pucci.network["degree_centralization"] == pytest.approx((16 * 6 - 40) / (15 * 14))
    assert without.network["density"] == pytest.approx(20 / 105)
    assert without.network["degree_centralization"] == pytest.approx((15 * 6 - 40) / (14 * 13))
    assert without.network["betweenness_centralization"] == pytest.approx(0.4368, abs=1e-4)
    assert without.network["average_path_length"] == pytest.approx(2.4857, abs=1e-4)
    assert without.network["diameter"] == 5
    assert without.network["articulation_points"] == ["albizzi", "guadagni", "medici", "salviati"]
    assert without.actors["medici"]["constraint"] == pytest.approx(0.2099, abs=1e-4)
    assert without.actors["guadagni"]["constraint"] == pytest.approx(0.25)
    assert without.actors["albizzi"]["constraint"] == pytest.approx(1 / 3)
    assert without.actors["medici"]["effective_size"] == pytest.approx(6 - 2 / 6)
    assert without.actors["medici"]["fragmentation"] == pytest.approx(1 - (11 * 10 + 2) / (14 * 13))
    assert without.actors["salviati"]["fragmentation"] == pytest.approx(1 - 13 * 12 / (14 * 13))


def test_average_path_length_counts_connected_pairs_only() -> None:
    """Pucci, tied to nobody, changes neither the mean distance nor the diameter of the others."""
    with_pucci, without = measure(florentine(with_pucci=True)).network, measure(florentine()).network
    assert with_pucci["average_path_length"] == pytest.approx(without["average_path_length"])
    assert with_pucci["diameter"] == without["diameter"]


def test_borgattis_ego_network_as_published() -> None:
    """Borgatti 1997, Connections 20(1); NetworkX tests, test_structuralholes.py."""
    found = measure(borgatti()).actors
    assert [found[a]["constraint"] for a in "gac"] == pytest.approx([0.400, 0.595, 1], abs=APPROXIMATELY)
    assert [found[a]["effective_size"] for a in "gac"] == pytest.approx([4.67, 2.5, 1], abs=0.005)
    assert found["a"]["efficiency"] == pytest.approx(2.5 / 4)


def test_borgattis_ego_network_with_weights() -> None:
    """NetworkX tests, test_structuralholes.py; their weights go beyond our strengths of 1 to 3."""
    weights = {"ab": 2, "af": 3, "ag": 5, "ae": 2, "eg": 8, "fg": 3, "bg": 4, "bd": 1, "dg": 3, "gc": 10}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(((e[0], e[1], w) for e, w in weights.items()), weight="strength")
    found = effective_sizes(graph, "strength")
    assert [found[a] for a in "gac"] == pytest.approx([5.47, 2.47, 1], abs=0.005)
    found = constraints(graph, "strength")
    assert [found[a] for a in "gac"] == pytest.approx([0.299, 0.795, 1], abs=APPROXIMATELY)


@pytest.mark.parametrize(
    ("strengths", "weighted", "constraint", "size"),
    [
        ((1, 1, 1, 1), False, [1.003, 1.003, 1.389], [1.167, 1.167, 1]),
        ((2, 2, 1, 1), True, [0.840, 1.143, 1.378], [1.567, 1.083, 1]),
    ],
)
def test_digraph_as_published(
    strengths: tuple[int, int, int, int], weighted: bool, constraint: list[float], size: list[float]
) -> None:
    """NetworkX tests, test_structuralholes.py, values checked there against other programs."""
    found = measure(small_digraph(strengths), directed=True, weighted=weighted).actors
    assert [a["constraint"] for a in found.values()] == pytest.approx(constraint, abs=APPROXIMATELY)
    assert [a["effective_size"] for a in found.values()] == pytest.approx(size, abs=APPROXIMATELY)


def test_isolates_have_no_structural_holes() -> None:
    """NetworkX gives NaN for isolates (test_structuralholes.py): undefined, not 0."""
    found = measure(florentine(with_pucci=True)).actors["pucci"]
    assert all(found[key] is None for key in ("constraint", "effective_size", "efficiency", "e_i_index"))
    assert found["degree"] == found["betweenness"] == found["closeness"] == found["eigenvector"] == 0


def test_e_i_index_of_two_triangles() -> None:
    """One tie outside, six inside: (1 - 6) / 7; a3 has two inside and one outside: (1 - 2) / 3."""
    found = measure(two_triangles())
    assert found.network["e_i_index"] == pytest.approx(-5 / 7)
    assert found.actors["a3"]["e_i_index"] == pytest.approx(-1 / 3)
    assert found.actors["a1"]["e_i_index"] == -1
    assert found.actors["a3"]["betweenness"] == found.actors["b1"]["betweenness"] == pytest.approx(0.6)


def test_e_i_index_of_the_karate_club() -> None:
    """Zachary 1977 as in NetworkX: 78 ties, 11 between the clubs: (11 - 67) / 78."""
    graph = nx.karate_club_graph()
    clubs = {f"m{m}": "hi" if club == "Mr. Hi" else "officer" for m, club in graph.nodes(data="club")}
    network = build([f"m{u} m{v}" for u, v in graph.edges], districts=clubs)
    assert measure(network).network["e_i_index"] == pytest.approx(-56 / 78)


def test_a_star_is_as_central_as_can_be() -> None:
    """Freeman 1978: the star has both centralisations 1; its leaves have eigenvector 1/(2 sqrt 2)."""
    found = measure(star(5))
    assert found.network["degree_centralization"] == 1
    assert found.network["betweenness_centralization"] == pytest.approx(1)
    assert found.actors["mitte"]["betweenness"] == 1
    assert found.actors["mitte"]["eigenvector"] == pytest.approx(0.5**0.5)
    assert found.actors["a1"]["eigenvector"] == pytest.approx(1 / 8**0.5)
    assert found.actors["mitte"]["fragmentation"] == 1


def test_broker_roles() -> None:
    """Example input of cograph input (centrality_brokerage_*), each triad counted by hand."""
    found = of(brokers(), "brokerage", directed=True)
    nothing = {"coordinator": 0, "consultant": 0, "representative": 0, "gatekeeper": 0, "liaison": 0}
    assert found == {
        "a": nothing | {"consultant": 1, "gatekeeper": 1},
        "b": nothing | {"representative": 1},
        "c": nothing | {"gatekeeper": 1},
        "d": nothing | {"consultant": 1, "representative": 1},
    }


def test_broker_roles_count_undirected_pairs_in_both_directions() -> None:
    """Between two others of other districts, m is a liaison twice: a to b and b to a."""
    found = of(build(["a m", "m b"], districts={"a": "x", "m": "y", "b": "z"}), "brokerage")
    assert found["m"]["liaison"] == 2
    assert sum(found["m"].values()) == 2


def test_directed_degrees_and_strengths() -> None:
    """Actor a funds b and c, b funds a: a and b are one neighbour to each other, whatever the direction."""
    network = build(["a b 2", "a c", "b a 3"], directed=True)
    found = measure(network, directed=True, weighted=True).actors["a"]
    assert (found["degree"], found["in_degree"], found["out_degree"]) == (2, 1, 2)
    assert found["strength"] == 3 + 1
    assert found["degree_centrality"] == 3 / 2  # as NetworkX: arcs in and out
    undirected = measure(network).actors["a"]
    assert (undirected["in_degree"], undirected["out_degree"]) == (None, None)
    assert measure(network, directed=True).network["reciprocity"] == pytest.approx(2 / 3)


def test_distances_are_reciprocal_strengths() -> None:
    """Ties: a - b of strength 3 and b - c of strength 1: 1/3 and 1 away, 4/3 in all; a - c directly is 1."""
    chain = measure(build(["a b 3", "b c"]), weighted=True)
    assert chain.network["diameter"] == pytest.approx(4 / 3)
    assert chain.network["average_path_length"] == pytest.approx((1 / 3 + 1 + 4 / 3) / 3)
    assert chain.actors["a"]["closeness"] == pytest.approx(2 / (1 / 3 + 4 / 3))
    assert chain.actors["a"]["harmonic"] == pytest.approx(3 + 3 / 4)
    shortcut = measure(build(["a b 3", "b c 3", "a c"]), weighted=True)
    assert shortcut.actors["b"]["betweenness"] == 1  # 2/3 by way of b, 1 directly


def test_equal_detours_share_the_way() -> None:
    """By b: 1/2 + 1/2; directly: 1. As floats of 1/strength sums like 1/3 + 1/3 + 1/3 would miss 1."""
    found = of(build(["a b 3", "b c 3", "c d 3", "a d"]), "betweenness", weighted=True)
    assert found["b"] == pytest.approx(0.5)  # all of a - c, and half of a - d: 1.5 of 3 pairs
    assert found["c"] == pytest.approx(0.5)


def test_closeness_scales_with_reach() -> None:
    """A pair among four actors: 1 reached of 3 others, at distance 1 (Wasserman and Faust)."""
    assert of(build(["a b"], actors="a b c d"), "closeness")["a"] == pytest.approx(1 / 3)


def test_eigenvector_of_disconnected_networks() -> None:
    """The triangle's eigenvalue is 2, the pair's 1: all weight is the triangle's; twins share it."""
    mixed = of(build(["a b", "b c", "a c", "d e"]), "eigenvector")
    assert mixed == pytest.approx({"a": 3**-0.5, "b": 3**-0.5, "c": 3**-0.5, "d": 0, "e": 0})
    twins = of(build(["a b", "c d"]), "eigenvector")
    assert twins == pytest.approx(dict.fromkeys("abcd", 0.5))


def test_eigenvector_is_undefined_without_cycles() -> None:
    assert set(of(build(["a b", "b c"], directed=True), "eigenvector", directed=True).values()) == {None}


def test_communities_are_numbered_by_size() -> None:
    found = of(build(["z1 z2", "z1 z3", "z2 z3", "z3 z4", "z2 z4", "a b"]), "community")
    assert [found[a] for a in ("z1", "z2", "z3", "z4")] == [1] * 4
    assert found["a"] == found["b"] == 2
