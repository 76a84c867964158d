"""What holds for measures on any network, and that own code equals NetworkX."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.graph.convert import DISTANCE_UNIT, simple_graph
from network.measures import MEASURES, measure, rank_intervals
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.degree_one_reduction import folded_betweenness
from network.measures.engine.shortest_paths import sweep
from network.model import Network
from tests.small_networks import build
from tests.strategies import any_network, networks

LABELS = {"community", "modularity", "rank_interval", "value_interval", "first_ten"}
"""These depend on draws, which relabelling shuffles."""


options = st.fixed_dictionaries({"directed": st.booleans(), "weighted": st.booleans()})


def column(report: Any, key: str) -> dict[str, Any]:
    return {actor: values[key] for actor, values in report.actors.items()}


@given(any_network, options)
def test_own_shortest_paths_equal_networkx(network: Network, how: dict[str, bool]) -> None:
    graph = simple_graph(network, directed=how["directed"])
    length, unit = ("length", DISTANCE_UNIT) if how["weighted"] else (None, 1)
    report = measure(network, **how)
    assert column(report, "betweenness") == pytest.approx(nx.betweenness_centrality(graph, weight=length))
    closeness = {a: v * unit for a, v in nx.closeness_centrality(graph, distance=length).items()}
    assert column(report, "closeness") == pytest.approx(closeness)
    harmonic = {a: v * unit for a, v in nx.harmonic_centrality(graph, distance=length).items()}
    assert column(report, "harmonic") == pytest.approx(harmonic)


@given(networks())
def test_folding_tails_changes_no_betweenness(network: Network) -> None:
    graph = nx.convert_node_labels_to_integers(simple_graph(network))
    found = folded_betweenness(np.array(graph.edges, dtype=np.intp).reshape(-1, 2), len(graph))
    expected = nx.betweenness_centrality(graph, normalized=False)
    assert (found / 2).tolist() == pytest.approx([expected[i] for i in graph])


def test_folding_a_tail_of_tails() -> None:
    """A sparse graph has tails with tails of their own, trees without a core, and isolates."""
    graph = nx.gnm_random_graph(200, 210, seed=5)
    found = folded_betweenness(np.array(graph.edges, dtype=np.intp), len(graph))
    expected = nx.betweenness_centrality(graph, normalized=False)
    assert (found / 2).tolist() == pytest.approx([expected[i] for i in graph])


@given(any_network, options)
def test_own_effective_size_equals_networkx(network: Network, how: dict[str, bool]) -> None:
    graph = simple_graph(network, directed=how["directed"])
    weight = "strength" if how["weighted"] else None
    expected = nx.effective_size(graph, nodes=list(graph), weight=weight)
    for actor, found in column(measure(network, **how), "effective_size").items():
        if graph[actor]:  # NetworkX leaves nodes blank that have arcs towards them only
            assert found == pytest.approx(expected[actor])


@given(any_network, options)
def test_other_measures_equal_networkx(network: Network, how: dict[str, bool]) -> None:
    graph = simple_graph(network, directed=how["directed"])
    weight = "strength" if how["weighted"] else None
    report = measure(network, **how)
    exact = {"rel": 1e-9, "abs": 1e-9}
    assert column(report, "clustering") == pytest.approx(nx.clustering(graph, weight=weight), **exact)
    expected = nx.constraint(graph, weight=weight) if graph else {}
    for actor, found in column(report, "constraint").items():
        assert (np.nan if found is None else found) == pytest.approx(expected[actor], nan_ok=True, **exact)
    assert report.network["transitivity"] == pytest.approx(nx.transitivity(graph), **exact)
    assert column(report, "core_number") == (nx.core_number(graph) if graph else {})


@given(networks())
def test_cuts_equal_removal(network: Network) -> None:
    graph = simple_graph(network)
    found, report = cuts(graph), measure(network)
    assert report.network["articulation_points"] == sorted(nx.articulation_points(graph))
    assert report.network["bridges"] == sorted(sorted(b) for b in nx.bridges(graph))
    for actor in graph:
        component = graph.subgraph(nx.node_connected_component(graph, actor) - {actor})
        expected = sorted(map(sorted, nx.connected_components(component)))
        assert sorted(map(sorted, found.parts_without(actor))) == expected
        assert sorted(found.sizes_without(actor)) == sorted(map(len, expected))
    for bridge in found.bridges:
        without = nx.Graph(graph)
        without.remove_edge(*bridge)
        sides = {tuple(sorted(nx.node_connected_component(without, end))) for end in bridge}
        assert {tuple(sorted(side)) for side in found.sides(bridge)} == sides


@given(networks())
def test_fragmentation_equals_removal(network: Network) -> None:
    graph = simple_graph(network)
    n = len(graph) - 1
    for actor, found in column(measure(network), "fragmentation").items():
        if n < 2:
            assert found is None
            continue
        rest = graph.subgraph(set(graph) - {actor})
        together = sum(len(c) * (len(c) - 1) for c in nx.connected_components(rest))
        assert found == pytest.approx(1 - together / (n * (n - 1)))


@given(networks())
def test_eigenvector_is_the_limit_of_networkx(network: Network) -> None:
    graph = simple_graph(network)
    if not graph:
        return
    expected = nx.eigenvector_centrality(graph, max_iter=100_000, tol=1e-12)
    assert column(measure(network), "eigenvector") == pytest.approx(expected, abs=1e-4)


@given(any_network, options, st.randoms(use_true_random=False))
def test_names_and_order_do_not_matter(network: Network, how: dict[str, bool], shuffle: Any) -> None:
    actors, ties = list(network.actors), list(network.ties)
    shuffle.shuffle(actors)
    shuffle.shuffle(ties)
    before = measure(network, **how)
    after = measure(network.replace(actors=tuple(actors), ties=tuple(ties)), **how)
    for key, value in before.network.items():
        assert after.network[key] == (pytest.approx(value) if isinstance(value, int | float) else value)
    for actor, values in before.actors.items():
        for key, value in values.items():
            expected = pytest.approx(value) if isinstance(value, int | float) else value
            assert after.actors[actor][key] == expected


@given(networks(), options)
def test_renaming_renames_and_nothing_else(network: Network, how: dict[str, bool]) -> None:
    names = {a.id: f"neu-{9 - i}" for i, a in enumerate(network.actors)}
    renamed = network.replace(
        actors=tuple(a.model_copy(update={"id": names[a.id]}) for a in network.actors),
        ties=tuple(
            t.model_copy(update={"source": names[t.source], "target": names[t.target]}) for t in network.ties
        ),
    )
    before, after = measure(network, **how), measure(renamed, **how)
    for key in before.network.keys() - LABELS:
        value = before.network[key]
        if isinstance(value, int | float) or value is None:
            assert after.network[key] == (value if value is None else pytest.approx(value, abs=1e-9))
    for actor, values in before.actors.items():
        for key in values.keys() - LABELS:
            value = values[key]
            expected = pytest.approx(value, abs=1e-9) if isinstance(value, int | float) else value
            assert after.actors[names[actor]][key] == expected


@given(networks())
def test_an_isolate_changes_what_it_should(network: Network) -> None:
    joined = build(actors="a0 allein").actors[1].model_copy(update={"district": "ort"})
    district = build(actors="x").districts
    wider = network.replace(actors=(*network.actors, joined), districts=(*network.districts, *district))
    before, after = measure(network), measure(wider)
    assert after.network["components"] == before.network["components"] + 1
    assert after.network["isolates"] == before.network["isolates"] + 1
    for key in ("transitivity", "e_i_index", "bridges", "articulation_points", "diameter"):
        assert after.network[key] == before.network[key]
    assert after.network["average_path_length"] == pytest.approx(before.network["average_path_length"])
    assert after.network["e_i_by_district"]["ort"] is None
    for actor, values in before.actors.items():
        for key in ("degree", "strength", "core_number", "brokerage", "e_i_index", "core"):
            assert after.actors[actor][key] == values[key]
        for key in ("constraint", "effective_size", "efficiency", "clustering", "harmonic"):
            assert after.actors[actor][key] == pytest.approx(values[key])
        for key in ("betweenness", "closeness", "degree_centrality", "pagerank", "eigenvector"):
            assert after.actors[actor][key] <= values[key] + 1e-9


@given(networks())
def test_what_a_network_and_its_complement_share(network: Network) -> None:
    """Whoever is not tied here is tied there; if one falls apart or is wide, the other is not.

    Core numbers: k(G) + k(complement) <= n - 1 (Lick and White 1970, doi:10.4153/CJM-1970-125-1).
    """
    ids = [actor.id for actor in network.actors]
    tied = {frozenset((tie.source, tie.target)) for tie in network.ties}
    others = [f"{a} {b}" for i, a in enumerate(ids) for b in ids[i + 1 :] if frozenset((a, b)) not in tied]
    where = {actor.id: actor.district for actor in network.actors}
    one, other = measure(network), measure(build(others, actors=" ".join(ids), districts=where))
    n = len(ids)
    assert one.network["ties"] + other.network["ties"] == n * (n - 1) / 2
    if n < 2:
        return
    assert one.network["density"] + other.network["density"] == pytest.approx(1)
    assert one.network["components"] == 1 or other.network["components"] == 1
    wide = one.network["components"] > 1 or one.network["diameter"] > 3
    assert not wide or other.network["diameter"] <= 3
    for actor, values in one.actors.items():
        assert values["degree"] + other.actors[actor]["degree"] == n - 1
        assert (values["degree"] == 0) == (other.actors[actor]["degree"] == n - 1)
    cores = [max(column(report, "core_number").values()) for report in (one, other)]
    assert sum(cores) <= n - 1


@given(any_network, options)
def test_values_stay_in_their_range(network: Network, how: dict[str, bool]) -> None:
    report = measure(network, **how)
    for found in MEASURES:
        values = (
            [report.network[found.key]] if found.level == "network" else column(report, found.key).values()
        )
        for value in values:
            if isinstance(value, int | float):
                assert found.low is None or value >= found.low - 1e-9
                assert found.high is None or value <= found.high + 1e-9


@given(networks())
def test_degrees_sum_to_twice_the_ties(network: Network) -> None:
    report = measure(network)
    assert sum(column(report, "degree").values()) == 2 * report.network["ties"]


@given(any_network)
def test_the_network_is_not_changed(network: Network) -> None:
    before = network.model_dump_json()
    measure(network, intervals=rank_intervals(network, draws=2))
    assert network.model_dump_json() == before


def test_more_sources_than_fit_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Large networks are walked in rounds: 150 actors in five of 32 sources."""
    monkeypatch.setattr("network.measures.engine.shortest_paths.CELLS_AT_ONCE", 0)
    graph = nx.relabel_nodes(nx.gnm_random_graph(150, 220, seed=3), str)
    found = sweep(graph).betweenness / (149 * 148)
    assert dict(zip(graph, found, strict=True)) == pytest.approx(nx.betweenness_centrality(graph))


@given(any_network, st.booleans())
def test_broker_roles_equal_counting_every_chain(network: Network, directed: bool) -> None:
    arcs = nx.DiGraph(simple_graph(network, directed=directed))
    district = {actor.id: actor.district for actor in network.actors}
    roles = {
        (True, True): "coordinator",
        (True, False): "representative",
        (False, True): "gatekeeper",
    }
    for actor, found in column(measure(network, directed=directed), "brokerage").items():
        expected = dict.fromkeys(found, 0)
        for a in arcs.predecessors(actor):
            for b in arcs.successors(actor):
                if a == b or arcs.has_edge(a, b):
                    continue
                inside = (district[a] == district[actor], district[b] == district[actor])
                other = "consultant" if district[a] == district[b] else "liaison"
                expected[roles.get(inside, other)] += 1
        assert found == expected
