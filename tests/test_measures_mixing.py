"""The E-I index beside what chance gives, for the network and by district."""

from __future__ import annotations

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given

from network.graph.convert import simple_graph
from network.measures import measure
from network.measures.segregation import PERMUTATIONS
from network.model import Network
from tests.small_networks import build, empty, no_ties, two_triangles
from tests.strategies import any_network

SURE = 0.04
"""Four standard errors of a mean of 1 000 draws whose standard deviation is at most 0.3."""


def karate() -> Network:
    graph = nx.karate_club_graph()
    clubs = {f"m{m}": "hi" if club == "Mr. Hi" else "officer" for m, club in graph.nodes(data="club")}
    return build([f"m{u} m{v}" for u, v in graph.edges], districts=clubs)


def test_the_karate_club_keeps_apart() -> None:
    """Zachary 1977: -56 / 78. By chance a pair is of one club in 16 of 33 cases: 1 - 2 * 16 / 33 expected."""
    found = measure(karate()).network["e_i_range"]
    assert found["index"] == pytest.approx(-56 / 78)
    assert found["expected"] == pytest.approx(1 / 33, abs=SURE)
    assert found["index"] < found["low"] < found["expected"] < found["high"]
    assert found["share_at_most"] == 1 / (PERMUTATIONS + 1)


def test_two_triangles_against_every_division() -> None:
    """Of the 20 ways to deal two districts to six actors, two have the triangles whole and give -5/7.

    Six of 15 pairs are of one district: 1 - 2 * 6 / 15 = 1/5 is expected.
    """
    network = two_triangles()
    found = measure(network).network["e_i_range"]
    labels = {tuple(dealt) for dealt in permutations("aaabbb")}
    where = {a: i for i, a in enumerate(sorted(simple_graph(network)))}
    every = [
        sum(1 if dealt[where[u]] != dealt[where[v]] else -1 for u, v in simple_graph(network).edges) / 7
        for dealt in labels
    ]
    assert sum(every) / len(every) == pytest.approx(1 / 5)
    assert sum(index <= -5 / 7 + 1e-9 for index in every) == 2
    assert found["expected"] == pytest.approx(1 / 5, abs=SURE)
    assert found["share_at_most"] == pytest.approx(2 / 20, abs=0.04)
    assert all(min(abs(index - found[end]) for index in every) < 1e-9 for end in ("low", "high"))
    assert min(every) <= found["low"] < found["high"] <= max(every)


def test_districts_count_each_of_their_ties_once() -> None:
    """North: three ties inside, one outside; South: one inside (d - e), one outside; f has none."""
    north, south = dict.fromkeys("abc", "nord"), dict.fromkeys("def", "sued")
    network = build(["a b", "a c", "b c", "c d", "d e"], actors="f", districts=north | south)
    found = measure(network).network["e_i_by_district"]
    assert list(found) == ["nord", "sued"]
    assert found["nord"]["index"] == pytest.approx((1 - 3) / 4)
    assert found["sued"]["index"] == 0


def test_a_district_without_ties_has_no_index() -> None:
    network = build(["a b"], actors="c", districts={"a": "x", "b": "x", "c": "y"})
    assert measure(network).network["e_i_by_district"]["y"] is None
    assert measure(network).network["e_i_by_district"]["x"]["index"] == -1


def test_without_ties_there_is_nothing_to_compare() -> None:
    assert measure(no_ties()).network["e_i_range"] is None
    assert measure(no_ties()).network["e_i_by_district"] == {"ort": None}
    assert measure(empty()).network["e_i_by_district"] == {}


def test_one_district_is_never_outside() -> None:
    found = measure(build(["a b", "b c"])).network["e_i_range"]
    assert (found["index"], found["low"], found["high"], found["share_at_most"]) == (-1, -1, -1, 1)


def test_the_report_says_how_it_was_drawn() -> None:
    assert measure(karate()).parameters["e_i_range"]["permutations"] == PERMUTATIONS >= 1_000


@given(any_network)
def test_the_ranges_hold_together(network: Network) -> None:
    """The index is that of the report, lies as the share says, and what is expected can be reckoned."""
    report = measure(network).network
    found, graph = report["e_i_range"], simple_graph(network)
    assert (found is None) == (graph.number_of_edges() == 0)
    for chance in (found, *report["e_i_by_district"].values()):
        if chance is not None:
            assert -1 <= chance["low"] <= chance["high"] <= 1
            assert 0 < chance["share_at_most"] <= 1
            assert chance["share_at_most"] >= 0.05 or chance["index"] < chance["low"]
    if found is None:
        return
    assert found["index"] == pytest.approx(report["e_i_index"])
    n = len(graph)
    sizes = nx.get_node_attributes(graph, "district").values()
    alike = sum(size * (size - 1) for size in (list(sizes).count(d) for d in set(sizes)))
    assert found["expected"] == pytest.approx(1 - 2 * alike / (n * (n - 1)), abs=0.16)
