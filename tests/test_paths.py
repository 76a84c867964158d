"""Shortest chains of ties, worked out by hand, and against NetworkX."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.graph.convert import DISTANCE_UNIT, simple_graph
from network.graph.paths import shortest_path
from network.model import Network
from tests.small_networks import build, kite, no_ties, one_actor
from tests.strategies import any_network


def test_the_kite_is_four_steps_long() -> None:
    """Of the equally short ways from Andre to Jane the one by Fernando is taken: the only one."""
    found = shortest_path(kite(), "andre", "jane")
    assert found is not None
    assert found.actors == ("andre", "fernando", "heather", "ike", "jane")
    assert found.distance == 4
    assert [(s.source, s.target) for s in found.steps] == list(
        zip(found.actors, found.actors[1:], strict=False)
    )


def test_of_equal_ways_the_first_by_name_whatever_the_order() -> None:
    for ties in (["s b", "b t", "s a", "a t"], ["a t", "s a", "b t", "s b"]):
        found = shortest_path(build(ties), "s", "t")
        assert found is not None
        assert found.actors == ("s", "a", "t")


def test_all_ties_of_a_step_are_named() -> None:
    network = build(["a b"])
    more = network.ties[0].model_copy(update={"type": "foerderung", "source": "b", "target": "a"})
    network = network.replace(ties=(*network.ties, more))
    forth = shortest_path(network, "a", "b")
    assert forth is not None
    assert [t.type for t in forth.steps[0].ties] == ["kooperation", "foerderung"]
    one_way = shortest_path(network, "a", "b", directed=True)
    assert one_way is not None
    assert [t.type for t in one_way.steps[0].ties] == ["kooperation"]
    back = shortest_path(network, "b", "a", directed=True)
    assert back is not None
    assert [t.type for t in back.steps[0].ties] == ["kooperation", "foerderung"]


def test_direction_counts_when_asked_for() -> None:
    network = build(["a b", "b c"], directed=True)
    assert shortest_path(network, "c", "a", directed=True) is None
    backwards = shortest_path(network, "c", "a")
    assert backwards is not None
    assert backwards.actors == ("c", "b", "a")


def test_strong_ties_are_short() -> None:
    """Directly 1, by way of b 1/3 + 1/3."""
    network = build(["a c", "a b 3", "b c 3"])
    direct, strong = shortest_path(network, "a", "c"), shortest_path(network, "a", "c", weighted=True)
    assert direct is not None
    assert strong is not None
    assert direct.actors == ("a", "c")
    assert strong.actors == ("a", "b", "c")
    assert strong.distance == pytest.approx(2 / 3)


def test_nowhere_to_go() -> None:
    assert shortest_path(no_ties(2), "a0", "a1") is None
    itself = shortest_path(one_actor(), "allein", "allein")
    assert itself is not None
    assert (itself.actors, itself.steps, itself.distance) == (("allein",), (), 0)


def test_an_unknown_actor_is_an_error() -> None:
    for ends in (("a0", "fehlt"), ("fehlt", "a0")):
        with pytest.raises(KeyError, match="fehlt"):
            shortest_path(no_ties(2), *ends)


@given(any_network, st.booleans(), st.booleans(), st.data())
def test_paths_are_as_short_as_networkx_finds_them(
    network: Network, directed: bool, weighted: bool, data: st.DataObject
) -> None:
    if not network.actors:
        return
    source, target = (data.draw(st.sampled_from([a.id for a in network.actors])) for _ in range(2))
    graph = simple_graph(network, directed=directed)
    found = shortest_path(network, source, target, directed=directed, weighted=weighted)
    if not nx.has_path(graph, source, target):
        assert found is None
        return
    assert found is not None
    length = nx.shortest_path_length(graph, source, target, weight="length" if weighted else None)
    assert found.distance == pytest.approx(length / (DISTANCE_UNIT if weighted else 1))
    assert all(step.ties for step in found.steps)
    assert (found.actors[0], found.actors[-1]) == (source, target)
