"""Scenarios: the network afterwards, both side by side, and every loss in advance."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.graph.convert import simple_graph
from network.measures import measure
from network.model import Network, Tie
from network.scenarios.compare import compare
from network.scenarios.losses import Loss, losses
from network.scenarios.scenario import Scenario, apply
from tests.small_networks import COOPERATION, FUNDING, build, empty, kite, one_actor, star, two_triangles
from tests.strategies import any_network, networks

A3_GONE = Scenario(without_actors=("a3",))


def tie(one: str, other: str, kind: str = COOPERATION, strength: int = 1) -> Tie:
    return Tie(source=one, target=other, type=kind, strength=strength)


def test_two_triangles_without_the_tie_between_them() -> None:
    """Nine of fifteen pairs lose touch; of equal parts the one with the first id is the rest."""
    found = compare(two_triangles(), Scenario(without_ties=(("b1", "a3", COOPERATION),)))
    assert (found.before.components, found.after.components) == (1, 2)
    assert (found.before.ties, found.after.ties) == (7, 6)
    assert (found.before.largest, found.after.largest) == (6, 3)
    assert found.before.reachable == 1
    assert found.after.reachable == pytest.approx(6 / 15)
    assert found.before.average_path_length == pytest.approx((6 * 1 + 1 + 4 * 2 + 4 * 3) / 15)
    assert found.after.average_path_length == 1
    assert (found.before.diameter, found.after.diameter) == (3, 1)
    assert found.disconnected == ("b1", "b2", "b3")
    assert found.reconnected == ()
    assert found.districts == ("b",)
    assert found.betweenness_gains == ()


def test_two_triangles_without_an_actor() -> None:
    """Without a3, the pair a1 a2 loses touch with the triangle b, the larger rest."""
    found = compare(two_triangles(), A3_GONE)
    assert found.after.actors == 5
    assert found.disconnected == ("a1", "a2")
    assert found.districts == ("a",)
    assert found.after.reachable == pytest.approx((2 + 6) / 20)


def test_a_second_way_keeps_them_together_and_takes_over() -> None:
    """With b2 - a1 and without a3, all that went by a3 - b1 goes by a1 - b2.

    Before: a1 on no path. After: a2 reaches three actors by a1, so a1 is on 3 of 6 pairs, b2 between
    a1, a2 and the two others: 4 of 6.
    """
    found = compare(two_triangles(), Scenario(without_actors=("a3",), with_ties=(tie("b2", "a1"),)))
    assert found.disconnected == found.districts == ()
    assert [(rise.actor, rise.before) for rise in found.betweenness_gains] == [("b2", 0), ("a1", 0)]
    assert [rise.after for rise in found.betweenness_gains] == pytest.approx([4 / 6, 3 / 6])


def test_joining_what_was_apart() -> None:
    network = build(["a b", "c d", "d e"], actors="f")
    found = compare(network, Scenario(with_ties=(tie("b", "c"), tie("f", "c"))))
    assert (found.before.components, found.after.components) == (3, 1)
    assert found.reconnected == ("a", "b", "f")
    assert found.disconnected == ()


def test_topics_and_cells_cut_off() -> None:
    """Housing in the south hangs on m; language is also with n1 and stays, but not in the south."""
    network = build(
        ["n1 n2", "n1 m", "m s1", "n2 n3"],
        districts={"n1": "nord", "n2": "nord", "n3": "nord", "m": "mitte", "s1": "sued"},
        topics={"n1": "sprache", "s1": "wohnen sprache", "m": "sprache"},
    )
    found = compare(network, Scenario(without_actors=("m",)))
    assert found.disconnected == ("s1",)
    assert found.districts == ("mitte", "sued")
    assert found.topics == ("wohnen",)
    assert found.cells == (("mitte", "sprache"), ("sued", "sprache"), ("sued", "wohnen"))


def test_the_kite_loses_its_tail_with_heather() -> None:
    """Of the 36 pairs of others, Ike and Jane lose seven each: 14; with Ike, Jane loses eight."""
    found = losses(kite())
    assert found["heather"].disconnected == ("ike", "jane")
    assert found["heather"].separated == pytest.approx(14 / 36)
    assert found["ike"].disconnected == ("jane",)
    assert found["ike"].separated == pytest.approx(8 / 36)
    assert {loss.separated for a, loss in found.items() if a not in ("heather", "ike")} == {0}


def test_a_star_loses_everything_with_its_middle() -> None:
    """Of four leaves, one counts as the rest; no pair reaches each other any more."""
    found = losses(star(5))["mitte"]
    assert found.disconnected == ("a2", "a3", "a4")
    assert found.separated == 1


def test_a_stronger_tie_replaces_a_weaker_one() -> None:
    network = build(["a b", "b c"])
    stronger = Scenario(without_ties=(("a", "b", COOPERATION),), with_ties=(tie("a", "b", strength=3),))
    found = compare(network, stronger, weighted=True)
    assert found.before.diameter == 2
    assert found.after.diameter == pytest.approx(1 + 1 / 3)


def test_a_new_tie_goes_with_its_actor() -> None:
    found = apply(two_triangles(), Scenario(without_actors=("a3",), with_ties=(tie("a3", "b2"),)))
    assert all("a3" not in (t.source, t.target) for t in found.ties)


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(without_actors=("niemand",)),
        Scenario(without_ties=(("a1", "b3", COOPERATION),)),
        Scenario(without_ties=(("a1", "a2", FUNDING),)),
        Scenario(without_ties=(("a1", "a2", "unbekannt"),)),
        Scenario(with_ties=(tie("a1", "niemand"),)),
        Scenario(with_ties=(tie("a1", "b3", "unbekannt"),)),
    ],
)
def test_what_is_not_there_is_named(scenario: Scenario) -> None:
    with pytest.raises(KeyError):
        apply(two_triangles(), scenario)


@pytest.mark.parametrize("new", [tie("a2", "a1"), tie("a1", "a1")])
def test_what_cannot_be_added_is_refused(new: Tie) -> None:
    with pytest.raises(ValueError, match="a1"):
        apply(two_triangles(), Scenario(with_ties=(new,)))


def test_nobody_and_one_actor() -> None:
    assert losses(empty()) == {}
    assert compare(empty(), Scenario()).after.reachable is None
    assert losses(one_actor())["allein"] == Loss("allein", 0, None, (), ("ort",), (), ())
    assert compare(one_actor(), Scenario(without_actors=("allein",))).districts == ("ort",)


@given(any_network, st.booleans(), st.booleans())
def test_changing_nothing_changes_nothing(network: Network, directed: bool, weighted: bool) -> None:
    assert Scenario().is_empty
    assert apply(network, Scenario()) == network
    found = compare(network, Scenario(), directed=directed, weighted=weighted)
    assert found.before == found.after
    assert found.disconnected == found.reconnected == found.districts == found.betweenness_gains == ()
    report = measure(network, directed=directed, weighted=weighted).network
    assert found.before.components == report["components"]
    assert found.before.isolates == report["isolates"]
    assert found.before.average_path_length == report["average_path_length"]


@given(any_network, st.data())
def test_taking_away_and_adding_again_is_the_same_network(network: Network, data: st.DataObject) -> None:
    taken = tuple(data.draw(st.lists(st.sampled_from(network.ties), unique=True)) if network.ties else ())
    scenario = Scenario(without_ties=tuple(t.key for t in taken), with_ties=taken)
    changed = apply(network, scenario)
    assert {t.key: t for t in changed.ties} == {t.key: t for t in network.ties}
    before = network.model_dump_json()
    apply(network, Scenario(without_ties=scenario.without_ties))
    assert network.model_dump_json() == before


@given(networks())
def test_losses_equal_taking_away(network: Network) -> None:
    """Each loss in advance is what the comparison gives, and what NetworkX gives after removal."""
    found = losses(network)
    assert list(found) == [actor.id for actor in network.actors]
    others = (len(network.actors) - 1) * (len(network.actors) - 2)
    for actor, loss in found.items():
        compared = compare(network, Scenario(without_actors=(actor,)))
        assert loss.disconnected == compared.disconnected
        assert (loss.districts, loss.topics, loss.cells) == (
            compared.districts,
            compared.topics,
            compared.cells,
        )
        graph = simple_graph(network)
        rest = graph.subgraph(set(graph) - {actor})
        pairs = sum(
            nx.has_path(graph, a, b) and not nx.has_path(rest, a, b) for a in rest for b in rest if a != b
        )
        assert loss.separated == pytest.approx(pairs / others if others > 0 else 0)


@given(networks())
def test_adding_ties_never_separates(network: Network) -> None:
    ids = [actor.id for actor in network.actors]
    tied = {frozenset((t.source, t.target)) for t in network.ties}
    new = [tie(a, b) for a in ids for b in ids if a < b and {a, b} not in tied][:2]
    found = compare(network, Scenario(with_ties=tuple(new)))
    assert found.disconnected == found.districts == found.topics == ()
    assert found.after.components <= found.before.components


def test_without_one_of_a_ring_the_ends_are_further_apart() -> None:
    """Of five in a ring, one goes: its neighbours are 3 apart instead of 2, the other five pairs stay."""
    ring = build([f"a{i} a{(i + 1) % 5}" for i in range(5)])
    assert [loss.detour for loss in losses(ring).values()] == pytest.approx([1 / 6] * 5)


@given(networks())
def test_detours_equal_removal(network: Network) -> None:
    graph = simple_graph(network)
    before = dict(nx.all_pairs_shortest_path_length(graph))
    for actor, loss in losses(network).items():
        rest = graph.subgraph(set(graph) - {actor})
        more = [
            steps - before[one][other]
            for one, found in nx.all_pairs_shortest_path_length(rest)
            for other, steps in found.items()
            if one != other
        ]
        assert loss.detour == (pytest.approx(sum(more) / len(more)) if more else None)


def test_detours_of_large_networks_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("network.scenarios.losses.DETOURS_UP_TO", 9)
    assert {loss.detour for loss in losses(kite()).values()} == {None}
