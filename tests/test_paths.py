"""Shortest and different paths along ties, worked out by hand, and against NetworkX."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.analysis.common_ground import common_ground
from network.graph.convert import simple_graph
from network.graph.paths import alternative_paths, shortest_path, upper_actors
from network.model import Evidence, Network
from tests.small_networks import build, kite, no_ties, one_actor
from tests.strategies import any_network


def found(network: Network, source: str, target: str, most: int = 3) -> list[str]:
    """The actors of each path, apart by blanks."""
    return [" ".join(path.actors) for path in alternative_paths(network, source, target, most)]


def test_the_kite_is_four_steps_long() -> None:
    """Of the equally short ways from Andre to Jane the one by Fernando is taken: the only one."""
    found = shortest_path(kite(), "andre", "jane")
    assert found is not None
    assert found.actors == ("andre", "fernando", "heather", "ike", "jane")
    assert len(found.steps) == 4
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


def test_of_equally_short_paths_the_strong_one_then_the_newly_documented_one() -> None:
    strong = build(["s a 1", "a t 3", "s b 2", "b t 2"])  # lengths 6 + 2 and 3 + 3
    assert found(strong, "s", "t") == ["s b t", "s a t"]
    dated = {("a", "s"): "2019", ("a", "t"): "2024", ("b", "s"): "2022-05"}  # 5 + 0 years, 2 and undated
    ties = [
        tie.model_copy(update={"evidence": (Evidence(title="Quelle", date=dated[tie.source, tie.target]),)})
        if (tie.source, tie.target) in dated
        else tie
        for tie in build(["s a", "a t", "s b", "b t"]).ties
    ]
    assert found(build(actors="s t a b").replace(ties=tuple(ties)), "s", "t") == ["s a t", "s b t"]


def test_the_strongest_tie_of_a_step_comes_first_then_the_newest() -> None:
    (weak,) = build(["a b"]).ties
    strong = weak.model_copy(update={"type": "foerderung", "strength": 3})
    newer = weak.model_copy(update={"type": "foerderung", "evidence": (Evidence(title="Q", date="2020"),)})
    for second in (strong, newer):
        path = shortest_path(build(actors="a b").replace(ties=(weak, second)), "a", "b")
        assert path is not None
        assert path.steps[0].ties == (second, weak)


def test_a_path_on_the_spot_comes_before_a_shorter_one_through_a_ministry() -> None:
    network = build(
        ["s ministry", "ministry t", "s a", "a b", "b c", "c t"],
        districts={"ministry": "land"},
        levels={"land": "state"},
    )
    assert found(network, "s", "t") == ["s a b c t", "s ministry t"]
    assert [p.upper for p in alternative_paths(network, "s", "t", 3)] == [(), ("ministry",)]
    assert shortest_path(network, "s", "t") == alternative_paths(network, "s", "t", 3)[1]
    # At its ends a ministry is what was asked for.
    assert found(network, "ministry", "a") == ["ministry s a", "ministry t c b a"]


def test_each_path_leaves_out_somebody_of_each_earlier_one() -> None:
    """Whoever goes by x and then by m has met m's partners already: no other path than by m alone."""
    assert found(build(["s m", "m t", "s x", "x m"]), "s", "t") == ["s m t"]
    assert found(build(["s t", "s a", "a t", "s b", "b a"]), "s", "t") == ["s t", "s a t"]


def test_avoiding_an_actor_of_an_earlier_path_is_worth_one_more_step() -> None:
    """By a again are 3 steps, by others 4 (taken) or 5 (not taken, as it avoids a alone)."""
    first, again = ["s a", "a b", "b t"], ["a e", "e t"]
    for others, taken in (("s c d f t", "s c d f t"), ("s c d f g t", "s a e t")):
        further = [f"{one} {other}" for one, other in pairwise(others.split())]
        assert found(build([*first, *again, *further]), "s", "t", 2) == ["s a b t", taken]


def test_who_can_introduce() -> None:
    for ties, asked in ((["s t"], ()), (["s a", "a t"], ("a",)), (["s a", "a b", "b c", "c t"], ("a", "b"))):
        path = shortest_path(build(ties), "s", "t")
        assert path is not None
        assert path.introducers == asked


def test_nowhere_to_go() -> None:
    assert shortest_path(no_ties(2), "a0", "a1") is None
    itself = shortest_path(one_actor(), "allein", "allein")
    assert itself is not None
    assert (itself.actors, itself.steps) == (("allein",), ())
    assert alternative_paths(no_ties(2), "a0", "a1", 3) == ()
    assert [p.actors for p in alternative_paths(one_actor(), "allein", "allein", 3)] == [("allein",)]


def test_an_unknown_actor_is_an_error() -> None:
    for ends in (("a0", "fehlt"), ("fehlt", "a0")):
        with pytest.raises(KeyError, match="fehlt"):
            shortest_path(no_ties(2), *ends)
        with pytest.raises(KeyError, match="fehlt"):
            alternative_paths(no_ties(2), *ends, 3)


def test_common_ground_names_bodies_first_then_who_is_tied_or_near() -> None:
    """On the topic: the body, c tied to a, d near b, e elsewhere, a tied ministry; f has another topic."""
    network = build(
        ["a c", "a f", "e f", "a amt"],
        actors="a b amt c d e f runde",
        districts={"a": "nord", "b": "ost", "d": "ost", "amt": "land"},
        levels={"land": "state"},
        topics={**dict.fromkeys(["a", "b", "c", "d", "e", "amt", "runde"], "wohnen"), "f": "sprache"},
        types={"runde": "gremium"},
    )
    kinds = tuple(k.model_copy(update={"body": k.id == "gremium"}) for k in network.actor_types)
    ground = common_ground(network.replace(actor_types=kinds), "a", "b")
    assert (ground.topics, ground.district, ground.meeting) == (("wohnen",), None, ("runde", "c", "d"))


def test_without_a_common_topic_a_body_of_the_common_district_remains() -> None:
    network = build(actors="a b c runde", types={"runde": "gremium"})
    kinds = tuple(k.model_copy(update={"body": k.id == "gremium"}) for k in network.actor_types)
    ground = common_ground(network.replace(actor_types=kinds), "a", "b")
    assert (ground.topics, ground.district, ground.meeting) == ((), "ort", ("runde",))


@given(any_network, st.booleans(), st.data())
def test_paths_against_all_simple_paths(network: Network, directed: bool, data: st.DataObject) -> None:
    if not network.actors:
        return
    source, target = (data.draw(st.sampled_from([a.id for a in network.actors])) for _ in range(2))
    graph, upper = simple_graph(network, directed=directed), upper_actors(network) - {source, target}
    on_the_spot = graph.subgraph(graph.nodes - upper)
    shortest = shortest_path(network, source, target, directed=directed)
    paths = alternative_paths(network, source, target, 3, directed=directed)
    assert bool(paths) == (shortest is not None) == nx.has_path(graph, source, target)
    if not paths or shortest is None:
        return
    assert len(shortest.steps) == nx.shortest_path_length(graph, source, target)
    best_of = on_the_spot if nx.has_path(on_the_spot, source, target) else graph
    assert len(paths[0].steps) == nx.shortest_path_length(best_of, source, target)
    assert [(bool(p.upper), len(p.steps)) for p in paths] == sorted(
        (bool(p.upper), len(p.steps)) for p in paths
    )
    for i, path in enumerate(paths):
        assert (path.actors[0], path.actors[-1]) == (source, target)
        assert nx.is_simple_path(graph, path.actors)
        assert [(step.source, step.target) for step in path.steps] == list(pairwise(path.actors))
        assert all(step.ties for step in path.steps)
        assert set(path.upper) == upper & set(path.actors)
        for other in paths[:i]:
            assert set(path.actors) != set(other.actors)


@given(any_network, st.data())
def test_another_path_is_found_where_there_is_one(network: Network, data: st.DataObject) -> None:
    """Two paths are found unless all others only add actors to the first."""
    if len(network.actors) < 2:
        return
    source, target = data.draw(
        st.lists(st.sampled_from([a.id for a in network.actors]), min_size=2, max_size=2, unique=True)
    )
    paths = alternative_paths(network, source, target, 2)
    if paths:
        graph, (first, *further) = simple_graph(network), paths
        without = [graph.subgraph(graph.nodes - {actor}) for actor in first.actors[1:-1]]
        if len(first.steps) == 1:
            (without := [graph.copy()])[0].remove_edge(source, target)
        assert bool(further) == any(nx.has_path(rest, source, target) for rest in without)
