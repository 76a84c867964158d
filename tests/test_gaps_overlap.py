"""Possible duplicate structures: alike in district, family, topics and contacts, and not tied."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from network.gaps import find_gaps
from network.graph.convert import simple_graph
from network.model import Network
from tests.small_networks import build, empty, no_ties, one_actor
from tests.strategies import any_network
from tests.test_gaps import found

TOPICS = {"a": "wohnen sprache", "b": "wohnen sprache kultur"}


def alike(*further: str, **parts: Any) -> Network:
    """Return a and b, who share p and q of four partners, and two of three topics."""
    ties = ["a p", "a q", "b p", "b q", "a r", "b s", *further]
    return build(ties, **({"topics": TOPICS} | parts))


def test_alike_and_not_tied() -> None:
    """Topics 2 of 3, partners 2 of 4: 0.1 + 0.2 * 2/3 + 0.2 * 1/2."""
    only = found(alike(), "overlap")
    assert only.keys() == {"a:b"}
    assert only["a:b"].severity == pytest.approx(0.1 + 0.2 * 2 / 3 + 0.2 * 1 / 2)
    assert only["a:b"].figures == {
        "shared_topics": 2,
        "topics_alike": 0.67,
        "common_partners": 2,
        "partners_alike": 0.5,
    }
    assert only["a:b"].topics == ("wohnen", "sprache")
    assert only["a:b"].params["partners"].ids == ("p", "q")  # type: ignore[union-attr]
    assert "a:b" not in found(alike(), "introduction")  # said once


def test_not_alike_enough() -> None:
    assert found(alike("a b"), "overlap") == {}
    assert found(alike(topics=TOPICS | {"b": "wohnen kultur"}), "overlap") == {}
    assert found(alike(topics=TOPICS | {"b": "wohnen sprache kultur sport jugend"}), "overlap") == {}
    assert found(alike(districts={"a": "nord"}), "overlap") == {}
    assert found(alike(levels={"ort": "state"}), "overlap") == {}
    many = [f"a x{i}" for i in range(7)]
    assert found(alike(*many), "overlap") == {}  # 2 of 11 partners


def test_two_towns_with_the_same_tasks_are_no_duplicates() -> None:
    network = alike()
    for places, count in (({"a": "Enger", "b": "Spenge"}, 0), ({"a": "Enger", "b": "Enger"}, 1)):
        actors = tuple(a.model_copy(update={"place": places.get(a.id)}) for a in network.actors)
        assert len(found(network.replace(actors=actors), "overlap")) == count


@given(any_network)
def test_overlaps_are_symmetric_and_not_tied(network: Network) -> None:
    graph = simple_graph(network)
    for finding in find_gaps(network):
        if finding.kind == "overlap":
            one, other = finding.actors
            assert one < other
            assert not graph.has_edge(one, other)
            assert set(graph[one]) & set(graph[other])
            assert len(finding.districts) == 1


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties(), build(["a b", "c d"])])
def test_nothing_alike(network: Network) -> None:
    assert found(network, "overlap") == {}


def test_the_shipped_list_is_short(shipped: Network) -> None:
    """A list of hundreds of pairs would be read by nobody."""
    assert 0 < len(found(shipped, "overlap")) <= 30
