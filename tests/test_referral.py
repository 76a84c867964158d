"""Who helps with what where, and by which chain of ties: worked out by hand on small networks."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.analysis.referral import Place, Surroundings, chains, examples, refer
from network.gaps.introductions.contacts import first_contact
from network.graph.convert import simple_graph
from network.model import Expected, Network, ReportedGap, Surveyed, Tie
from tests.small_networks import FUNDING, build, empty, no_ties, one_actor, path
from tests.strategies import any_network

REGION = {"owl": "region", "nrw": "state", "bund": "federal"}


def seated(network: Network, **places: str) -> Network:
    """Give actors a municipality."""
    return network.replace(
        actors=tuple(a.model_copy(update={"place": places.get(a.id)}) for a in network.actors)
    )


def region() -> Network:
    """Return housing helpers in a town, its district, the region, the state, a neighbour and far away.

    ki - amt - nah, ki - owl1 - dort, ki - land1 - fern; stadt has no tie.
    """
    return seated(
        build(
            ["ki amt", "amt nah", "ki owl1", "owl1 dort", "ki land1", "land1 fern"],
            actors="stadt",
            districts={
                **dict.fromkeys(("ki", "amt", "nah", "stadt"), "herford"),
                "dort": "lippe",
                "fern": "hoexter",
                "owl1": "owl",
                "land1": "nrw",
            },
            levels={"herford": "district", "lippe": "district", "hoexter": "district", **REGION},
            topics=dict.fromkeys(("nah", "stadt", "dort", "fern", "owl1", "land1"), "wohnen"),
        ),
        stadt="Enger",
        nah="Herford",
        ki="Herford",
        dort="Detmold",
        owl1="Herford",
    )


AROUND = Surroundings(neighbours=("lippe",), kilometres={"Enger": 0.0, "Herford": 9.0, "Detmold": 31.0})


def test_the_nearest_come_first() -> None:
    answer = refer(region(), "wohnen", Place("herford", "Enger"), around=AROUND)
    assert [(h.actor, h.reach, h.kilometres) for h in answer.helpers] == [
        ("stadt", "place", 0.0),
        ("nah", "district", 9.0),
        ("owl1", "region", None),
        ("land1", "above", None),
        ("dort", "neighbour", 31.0),
        ("fern", "elsewhere", None),
    ]
    assert [h.actor for h in answer.here] == ["stadt", "nah"]
    assert answer.dead_ends == ()
    assert answer.cell.state == "covered"
    assert {h.chain for h in answer.helpers} == {None}  # nobody asked for a way


def test_without_geography_other_districts_are_equally_far() -> None:
    answer = refer(region(), "wohnen", Place("herford"))
    assert [(h.actor, h.reach) for h in answer.helpers] == [
        *(("nah", "district"), ("stadt", "district"), ("owl1", "region"), ("land1", "above")),
        *(("dort", "elsewhere"), ("fern", "elsewhere")),
    ]


def test_chains_name_every_stop_and_who_has_none() -> None:
    answer = refer(region(), "wohnen", Place("herford", "Enger"), start="ki", around=AROUND)
    stops = {h.actor: h.chain and ["ki", *(s.target for s in h.chain.steps)] for h in answer.helpers}
    assert stops == {
        "stadt": None,
        "nah": ["ki", "amt", "nah"],
        "owl1": ["ki", "owl1"],
        "land1": ["ki", "land1"],
        "dort": ["ki", "owl1", "dort"],
        "fern": ["ki", "land1", "fern"],
    }
    fern = answer.within("elsewhere")[0].chain
    assert fern
    assert fern.upper == ("land1",)
    assert answer.dead_ends == ()  # one of the two here can be reached
    (first, second) = answer.within("district")[0].chain.steps  # type: ignore[union-attr]
    assert [t.key for t in (*first.ties, *second.ties)] == [
        ("amt", "ki", "kooperation"),
        ("amt", "nah", "kooperation"),
    ]


def test_within_a_reach_the_shorter_chain_comes_before_the_shorter_road() -> None:
    network = seated(
        build(["s a", "a b"], districts={}, topics={"a": "wohnen", "b": "wohnen"}), a="Weit", b="Nah"
    )
    near = Surroundings(kilometres={"Nah": 2.0, "Weit": 20.0})
    with_start = refer(network, "wohnen", Place("ort"), start="s", around=near)
    without = refer(network, "wohnen", Place("ort"), around=near)
    assert [h.actor for h in with_start.helpers] == ["a", "b"]
    assert [h.actor for h in without.helpers] == ["b", "a"]


def test_nobody_found_is_not_the_same_as_nobody_looked() -> None:
    network = build(
        actors="fern",
        districts={"fern": "lippe"},
        levels={"herford": "district", "lippe": "district", "hoexter": "district"},
        topics={"fern": "wohnen"},
        surveyed=(Surveyed(district="herford", topics="all", date="2026"),),
    )
    assert refer(network, "wohnen", Place("herford")).dead_ends == ("none_documented",)
    assert refer(network, "wohnen", Place("hoexter")).dead_ends == ("not_surveyed",)
    assert refer(network, "wohnen", Place("lippe")).dead_ends == ()
    assert refer(network, "wohnen", Place("lippe", "Lemgo")).dead_ends == ("none_in_place",)


def test_a_start_without_ties_and_a_start_in_another_part_are_dead_ends() -> None:
    network = build(["a b", "c d"], actors="allein", topics={"d": "wohnen"})
    assert refer(network, "wohnen", Place("ort"), start="a").dead_ends == ("no_chain",)
    assert refer(network, "wohnen", Place("ort"), start="allein").dead_ends == ("start_alone",)
    assert refer(network, "wohnen", Place("ort"), start="c").dead_ends == ()


def test_who_asks_and_helps_needs_no_chain() -> None:
    network = build(actors="selbst", topics={"selbst": "wohnen"})
    (helper,) = refer(network, "wohnen", Place("ort"), start="selbst").helpers
    assert helper.chain is not None
    assert helper.chain.steps == ()
    assert refer(network, "wohnen", Place("ort"), start="selbst").dead_ends == ()


def test_open_needs_of_the_same_topic_and_district_are_named() -> None:
    def need(name: str, status: str = "open", topic: str = "wohnen") -> ReportedGap:
        return ReportedGap(id=name, district="ort", topic=topic, text="Bedarf", status=status)

    network = build(
        actors="a",
        topics={"a": "wohnen"},
        declared=("sprache",),
        reported_gaps=(need("offen"), need("erledigt", "addressed"), need("anderes", topic="sprache")),
    )
    assert [g.id for g in refer(network, "wohnen", Place("ort")).reported] == ["offen"]


def test_ministries_are_a_way_only_where_there_is_no_other() -> None:
    """The way by m, a ministry, is short; the local one by a and b is longer."""
    local = ["s a", "a b", "b t"]
    where = {"m": "nrw"}
    both = build(["s m", "m t", *local], districts=where, levels=REGION)
    only = build(["s m", "m t"], districts=where, levels=REGION)
    way = chains(both, "s")
    assert [s.target for s in way["t"].steps] == ["a", "b", "t"]
    assert way["t"].upper == ()
    assert way["m"].upper == ()  # an end of the chain is not in between
    assert chains(only, "s")["t"].upper == ("m",)


def test_steps_against_a_direction_are_counted_and_avoided() -> None:
    """As x funds s and t, a step from s to x runs against the funding; y cooperates with both."""
    funding = build(["x s", "x t"], directed=True)
    alone = chains(funding, "s")
    assert [step.against for step in alone["t"].steps] == [True, False]
    assert [step.against for step in chains(funding, "x")["t"].steps] == [False]
    two_ways = build(["s y", "y t"], actors="x").ties
    both = build(actors="s t x y").replace(ties=(*two_ways, *funding.ties))
    chain = chains(both, "s")["t"]
    assert [s.target for s in chain.steps] == ["y", "t"]
    assert not any(step.against for step in chain.steps)


def test_a_tie_in_the_other_direction_beside_one_that_helps_costs_nothing() -> None:
    network = build(["a b"])
    funded = Tie(source="b", target="a", type=FUNDING)
    (step,) = chains(network.replace(ties=(*network.ties, funded)), "a")["b"].steps
    assert not step.against
    assert len(step.ties) == 2


def test_of_equally_long_ways_the_stronger_then_the_first_by_id() -> None:
    strong = build(["s a 1", "a t 1", "s b 3", "b t 3"])
    equal = build(["s b", "b t", "s a", "a t"])
    assert [s.target for s in chains(strong, "s")["t"].steps] == ["b", "t"]
    assert [s.target for s in chains(equal, "s")["t"].steps] == ["a", "t"]


def test_small_networks() -> None:
    assert chains(one_actor(), "allein")["allein"].steps == ()
    assert list(chains(no_ties(), "a1")) == ["a1"]
    assert len(chains(path(30), "a0")["a29"].steps) == 29
    with pytest.raises(KeyError):
        chains(empty(), "niemand")
    with pytest.raises(KeyError):
        refer(one_actor(), "wohnen", Place("ort"))


@given(any_network, st.data())
def test_chains_are_real_and_as_short_as_they_can_be(network: Network, data: st.DataObject) -> None:
    """Whoever is connected has a chain of documented steps; without upper levels it is a shortest path."""
    if not network.actors:
        return
    start = data.draw(st.sampled_from([a.id for a in network.actors]))
    found = chains(network, start)
    graph = simple_graph(network)
    assert set(found) == nx.node_connected_component(graph, start)
    local = graph.subgraph(
        {a.id for a in network.actors if network.level_of(a) not in ("state", "federal")} | {start}
    )
    shortest = nx.single_source_shortest_path_length(local, start)
    for actor, chain in found.items():
        stops = [start, *(s.target for s in chain.steps)]
        assert stops[-1] == actor
        assert [(s.source, s.target) for s in chain.steps] == list(pairwise(stops))
        assert all(s.ties for s in chain.steps)
        if actor in shortest:
            assert len(chain.steps) == shortest[actor]
            assert chain.upper == ()
    shuffled = network.replace(actors=tuple(reversed(network.actors)), ties=tuple(reversed(network.ties)))
    again = chains(shuffled, start)
    assert {a: [s.target for s in c.steps] for a, c in again.items()} == {
        a: [s.target for s in c.steps] for a, c in found.items()
    }


def test_whom_to_ask_is_of_the_kind_expected_first() -> None:
    network = build(
        actors="amt zentrum2 zentrum1 fern",
        districts={"amt": "a", "zentrum1": "a", "zentrum2": "a", "fern": "b"},
        types={"amt": "amt", "zentrum1": "ki", "zentrum2": "ki", "fern": "amt"},
    )
    expecting = network.replace(expected=(Expected(types=("ki", "amt")),))
    assert first_contact(expecting, "a") == "zentrum1"
    assert first_contact(expecting, "b") == "fern"
    assert first_contact(network, "a") is None


def test_examples_show_many_one_elsewhere_and_none() -> None:
    """Two work on language in Stadt, one on housing, none of them in Dorf; nobody on sport."""
    network = seated(
        build(
            actors="a b",
            topics={"a": "sprache wohnen", "b": "sprache"},
            declared=("sport",),
            surveyed=(Surveyed(district="ort", topics="all", date="2026"),),
        ),
        a="Stadt",
        b="Stadt",
    )
    known = {Place("ort"), Place("ort", "Stadt"), Place("ort", "Dorf")}
    assert examples(network, known) == (
        ("sprache", Place("ort", "Stadt")),
        ("wohnen", Place("ort", "Dorf")),
        ("sport", Place("ort")),
    )
    assert examples(empty(), set()) == ()
