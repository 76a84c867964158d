"""From networks to graphs: what is kept, and what a simple graph loses."""

from hypothesis import given

from network.graph.convert import DISTANCE_UNIT, largest_first, simple_graph
from network.graph.crossing import Crossing, crossing
from network.model import Network, Tie
from tests.rich_networks import rich_networks
from tests.small_networks import COOPERATION, FUNDING, build


def with_ties(*ties: tuple[str, str, str, int]) -> Network:
    network = build(actors="a b c allein")
    made = (Tie(source=s, target=t, type=kind, strength=strength) for s, t, kind, strength in ties)
    return network.replace(ties=tuple(made))


MIXED = with_ties(("a", "b", COOPERATION, 1), ("a", "b", FUNDING, 3), ("b", "c", FUNDING, 2))


def test_of_parallel_ties_the_strongest_remains():
    graph = simple_graph(MIXED)
    assert not graph.is_directed()
    assert dict(graph.edges) == {
        ("a", "b"): {"strength": 3, "length": 2},
        ("b", "c"): {"strength": 2, "length": 3},
    }


def test_the_order_of_parallel_ties_does_not_matter():
    backwards = MIXED.replace(ties=MIXED.ties[::-1])
    assert simple_graph(backwards).edges["a", "b"] == {"strength": 3, "length": 2}


def test_directed_graphs_have_undirected_ties_both_ways():
    graph = simple_graph(MIXED, directed=True)
    assert graph.is_directed()
    assert dict(graph.edges) == {
        ("a", "b"): {"strength": 3, "length": 2},
        ("b", "a"): {"strength": 1, "length": 6},
        ("b", "c"): {"strength": 2, "length": 3},
    }


def test_two_opposite_directed_ties_are_one_edge_without_direction():
    network = with_ties(("a", "b", FUNDING, 1), ("b", "a", FUNDING, 2))
    assert simple_graph(network).number_of_edges() == 1
    assert simple_graph(network).edges["a", "b"]["strength"] == 2
    assert simple_graph(network, directed=True).number_of_edges() == 2


def test_actors_without_ties_and_their_districts_are_there():
    graph = simple_graph(MIXED)
    assert graph.degree["allein"] == 0
    assert graph.nodes["allein"] == {"district": "ort"}


def test_an_empty_network_is_an_empty_graph():
    assert simple_graph(build()).number_of_nodes() == 0


@given(rich_networks())
def test_lengths_are_whole_numbers_of_strength(network: Network):
    for directed in (False, True):
        for *_, data in simple_graph(network, directed=directed).edges(data=True):
            assert data["length"] * data["strength"] == DISTANCE_UNIT
            assert isinstance(data["length"], int)


@given(rich_networks())
def test_the_simple_graph_has_every_actor_and_every_tied_pair(network: Network):
    simple = simple_graph(network)
    assert set(simple.nodes) == {actor.id for actor in network.actors}
    pairs = {frozenset((tie.source, tie.target)) for tie in network.ties}
    assert {frozenset(edge) for edge in simple.edges} == pairs
    assert sum(dict(simple.degree).values()) == 2 * simple.number_of_edges()


def test_parts_are_ordered_by_size_and_then_by_their_first_id():
    assert largest_first([{"d"}, {"c", "b"}, {"e", "a"}]) == [{"e", "a"}, {"c", "b"}, {"d"}]


def test_ties_across_are_counted_by_hand():
    """Two ties between x and y; within z, or up to the state, none crosses a border; w has nobody."""
    network = build(
        ["a b", "a c", "d e", "a f"],
        actors="a b c d e f",
        districts={"a": "x", "b": "y", "c": "y", "d": "z", "e": "z", "f": "land"},
        levels={"w": "district", "x": "district", "y": "district", "z": "district", "land": "state"},
    )
    found = crossing(network)
    assert found == Crossing({("x", "y"): 2}, pairs=3)
    assert found.most == ("x", "y")
    assert crossing(build(actors="a")).most is None


@given(rich_networks())
def test_every_tie_across_is_counted_once(network):
    ordinary = {d.id for d in network.ordinary_districts}
    home = {a.id: a.district for a in network.actors}
    ends = [{home[t.source], home[t.target]} for t in network.ties]
    assert sum(crossing(network).ties.values()) == sum(len(e) == 2 and e <= ordinary for e in ends)
