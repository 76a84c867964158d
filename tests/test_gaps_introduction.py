"""Whom to introduce: which pairs, what one tie changes, and which few do most together."""

from __future__ import annotations

from itertools import combinations
from math import e
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.filters import Selection, select
from network.gaps import best_set, find_gaps
from network.gaps.introductions.tie_effects import constraint_change, secured, shortened
from network.gaps.kinds.introduction import EACH_AT_MOST, OF_ALL, OF_DISTRICT
from network.gaps.tie_prediction.dyads import actors_of, tied_pairs, two_steps
from network.graph.convert import simple_graph
from network.measures.engine.biconnectivity import cuts
from network.measures.engine.shortest_paths import adjacency
from network.model import Evidence, Network, Surveyed, Tie
from network.parallel import CancelledError
from network.scenarios.compare import compare
from network.scenarios.scenario import Scenario
from tests.small_networks import build, empty, florentine, kite, no_ties, one_actor, path, star
from tests.strategies import any_network
from tests.test_gaps import found

graphs = st.builds(nx.gnp_random_graph, st.integers(4, 10), st.floats(0.15, 0.6), st.integers(0, 1000))


def with_a_partner(**parts: Any) -> Network:
    """Return a1 - a - p - b - b1, where a and b both do housing."""
    return build(["a p", "b p", "a a1", "b b1"], topics={"a": "wohnen", "b": "wohnen"}, **parts)


def test_a_pair_with_a_topic_and_a_partner_in_common() -> None:
    """Nearer: a-b (2 to 1), a1-b and a-b1 (3 to 2), a1-b1 (4 to 3): 4 steps, 10 pairs reach each other.

    Without p the parts a a1 and b b1 would fall apart. a's constraint: two partners who do not know each
    other, 2 (1/2)^2 = 1/2; with b, who is tied to p: (1/3)^2 + ((1 + 1/3) / 3)^2 + ((1 + 1/2) / 3)^2, since
    p is then through b (three partners) and b through p (two).
    """
    only = found(with_a_partner(), "introduction")
    assert only.keys() == {"a:b"}
    finding = only["a:b"]
    assert finding.actors == ("a", "b")
    assert finding.topics == ("wohnen",)
    assert finding.severity == pytest.approx(0.5)
    after = 1 / 9 + (4 / 9) ** 2 + 1 / 4
    assert finding.figures["constraint_change"] == pytest.approx(after - 1 / 2, abs=1e-4)
    assert finding.figures["pairs_nearer"] == 4
    assert finding.figures["mean_path_change"] == pytest.approx(-0.4)
    assert (finding.figures["distance"], finding.figures["common_partners"]) == (2, 1)
    assert finding.figures["secured"] == 2
    assert finding.params["partners"].ids == ("p",)  # type: ignore[union-attr]
    assert {"partners", "nearer", "secured"} <= set(finding.notes)


def test_the_evidence_is_that_of_the_ties_with_the_partner() -> None:
    network = with_a_partner()
    ties = tuple(
        t.model_copy(update={"evidence": (Evidence(title=f"{t.source} {t.target}"),)}) for t in network.ties
    )
    cited = found(network.replace(ties=ties), "introduction")["a:b"].evidence
    assert {c.title for c in cited} == {"a p", "b p"}


def test_three_steps_apart_in_one_district() -> None:
    chain = build(["a p", "p q", "q b"], topics={"a": "wohnen", "b": "wohnen"})
    finding = found(chain, "introduction")["a:b"]
    assert finding.figures["distance"] == 3
    assert finding.params["partners"].ids == ("p", "q")  # type: ignore[union-attr]
    assert "chain" in finding.notes
    apart = build(
        ["a p", "p q", "q b"],
        topics={"a": "wohnen", "b": "wohnen"},
        districts={"a": "nord", "b": "ost"},
    )
    assert found(apart, "introduction") == {}


def test_a_partner_in_common_leads_across_the_border() -> None:
    finding = found(with_a_partner(districts={"a": "nord", "b": "ost"}), "introduction")["a:b"]
    assert finding.variant == "across"
    assert finding.districts == ("nord", "ost")


def test_kinds_that_usually_work_together_need_no_topic() -> None:
    """An office tied to 59 of 60 clubs: the last one knows a club, and is two steps away."""
    ties = [f"amt v{i:02}" for i in range(59)] + ["v00 v59"]
    types = {"amt": "behoerde"} | {f"v{i:02}": "verein" for i in range(60)}
    only = found(build(ties, types=types), "introduction")
    assert only.keys() == {"amt:v59"}
    assert only["amt:v59"].variant == "kinds"


def test_whom_not_to_introduce() -> None:
    assert found(with_a_partner(levels={"ort": "state"}), "introduction") == {}
    tied = build(["a p", "b p", "a b"], topics={"a": "wohnen", "b": "wohnen"})
    assert found(tied, "introduction") == {}
    ministry = with_a_partner(districts={"p": "land"}, levels={"land": "state"})
    assert found(ministry, "introduction") == {}
    network = with_a_partner(types={"a": "netzwerk"})
    kinds = tuple(k.model_copy(update={"body": k.id == "netzwerk"}) for k in network.actor_types)
    assert found(network.replace(actor_types=kinds), "introduction") == {}
    for changed in ({"until": 2025}, {"name": "Beirat von B"}):
        network = with_a_partner(surveyed=(Surveyed(district="ort", topics="all", date="2026"),))
        actors = tuple(a.model_copy(update=changed if a.id == "a" else {}) for a in network.actors)
        assert found(network, "introduction").keys() == {"a:b"}
        assert found(network.replace(actors=actors), "introduction") == {}
    # Its last year is one in which it is still there.
    network = with_a_partner(surveyed=(Surveyed(district="ort", topics="all", date="2026"),))
    ending = tuple(a.model_copy(update={"until": 2026}) for a in network.actors)
    assert found(network.replace(actors=ending), "introduction").keys() == {"a:b"}


def test_a_tie_that_is_left_out_is_still_documented() -> None:
    """Looking at strong ties only, a and b are two steps apart; the weak tie between them exists."""
    network = build(["a p 3", "b p 3", "a b 1"], topics={"a": "wohnen", "b": "wohnen"})
    assert found(network, "introduction", min_strength=2) == {}


@given(any_network)
def test_introduced_pairs_are_close_and_not_tied(network: Network) -> None:
    graph = simple_graph(network)
    introductions = [f for f in find_gaps(network) if f.kind == "introduction"]
    assert len(introductions) <= OF_ALL
    for finding in introductions:
        one, other = finding.actors
        assert one < other
        assert not graph.has_edge(one, other)
        assert nx.shortest_path_length(graph, one, other) in (2, 3)
        assert all(network.level_of(network.actor_by_id[a]) == "district" for a in finding.actors)
        assert 0 <= finding.figures["likelihood"] <= 1
        assert finding.figures["mean_path_change"] < 0
    named = [a for f in introductions for a in f.actors]
    assert all(named.count(a) <= EACH_AT_MOST for a in named)


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties(), path(2)])
def test_nobody_to_introduce(network: Network) -> None:
    assert found(network, "introduction") == {}
    assert best_set(network, 3, ()).pairs == ()


def test_progress_is_told_to_the_end_and_can_stop() -> None:
    told: list[float] = []
    find_gaps(kite(), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    with pytest.raises(CancelledError):
        find_gaps(kite(), progress=lambda _: False)


def test_the_list_is_short_and_holds_something_for_every_district(shipped: Network) -> None:
    introductions = list(found(shipped, "introduction").values())
    districts = [d.id for d in shipped.ordinary_districts]
    assert OF_ALL <= len(introductions) <= OF_ALL + OF_DISTRICT * (len(districts) + 1)
    for district in districts:
        assert any(district in finding.districts for finding in introductions)


@pytest.mark.parametrize("limit", [4, 3])
def test_who_knows_everyone_introduces_nobody(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The centre of a star has four partners; each two of them have only that in common."""
    monkeypatch.setattr("network.gaps.tie_prediction.dyads.KNOWS_EVERYONE", limit)
    network = star(5)
    matrix = adjacency(tied_pairs(simple_graph(network), actors_of(network)), 5, symmetric=True)
    assert len(two_steps(matrix)) == (6 if limit == 4 else 0)


@given(any_network)
def test_the_mean_path_changes_as_what_if_says(network: Network) -> None:
    """What is said of one new tie is what the page of scenarios shows for it, without the state."""
    local = select(network, Selection(without_levels=("state",)))
    for finding in find_gaps(network):
        if finding.kind == "introduction":
            one, other = finding.actors
            new = Tie(source=one, target=other, type="kooperation")
            sides = compare(local, Scenario(with_ties=(new,)))
            before, after = sides.before.average_path_length, sides.after.average_path_length
            assert before is not None
            assert after is not None
            assert after - before == pytest.approx(finding.figures["mean_path_change"], abs=1e-6)


# ── what one tie changes


@given(graphs)
def test_ways_are_shortened_as_if_the_tie_were_there(graph: nx.Graph) -> None:
    pairs = [pair for pair in combinations(graph, 2) if not graph.has_edge(*pair)]
    if not pairs:
        return
    tied = np.array(sorted(graph.edges), dtype=np.intp).reshape(-1, 2)
    gain = shortened(adjacency(tied, len(graph), symmetric=True), np.array(pairs, dtype=np.intp))
    before = dict(nx.all_pairs_shortest_path_length(graph))
    for i, pair in enumerate(pairs):
        new = graph.copy()
        new.add_edge(*pair)
        after = dict(nx.all_pairs_shortest_path_length(new))
        less = [before[s][t] - after[s][t] for s, t in combinations(graph, 2) if t in before[s]]
        assert gain.steps[i] == sum(less)
        assert gain.pairs[i] == sum(one > 0 for one in less)
        assert gain.connected == len(less)


def test_drawn_sources_estimate_the_same() -> None:
    """On a chain of 12, over many draws of half of the actors."""
    matrix = adjacency(np.array([[i, i + 1] for i in range(11)]), 12, symmetric=True)
    tie = np.array([[2, 9]])
    exact = shortened(matrix, tie)
    drawn = [shortened(matrix, tie, exact_up_to=6, seed=seed) for seed in range(300)]
    assert np.mean([d.steps[0] for d in drawn]) == pytest.approx(exact.steps[0], rel=0.05)
    assert np.mean([d.pairs[0] for d in drawn]) == pytest.approx(exact.pairs[0], rel=0.05)
    assert drawn[0].connected == exact.connected


@given(graphs)
def test_constraint_changes_as_networkx_says(graph: nx.Graph) -> None:
    named = nx.relabel_nodes(graph, str)
    for one, other in combinations(named, 2):
        if named.has_edge(one, other) or not (named.degree[one] and named.degree[other]):
            continue
        new = named.copy()
        new.add_edge(one, other)
        before, after = nx.constraint(named, [one, other]), nx.constraint(new, [one, other])
        expected = sum(after[a] - before[a] for a in (one, other)) / 2
        assert constraint_change(named, one, other) == pytest.approx(expected)


@given(graphs)
def test_secured_is_the_smaller_part_that_would_be_apart(graph: nx.Graph) -> None:
    named = nx.relabel_nodes(graph, str)
    found_cuts = cuts(named)
    for one, other, between in combinations(sorted(named), 3):
        if not (nx.has_path(named, one, other) and nx.has_path(named, one, between)):
            continue
        rest = named.copy()
        rest.remove_node(between)
        parts = [nx.node_connected_component(rest, actor) for actor in (one, other)]
        expected = 0 if parts[0] == parts[1] else min(map(len, parts))
        assert secured(found_cuts, one, other, [between]) == expected


# ── the best few together


def test_two_that_do_the_same_are_worth_less_than_two_that_do_not() -> None:
    """Two chains, a0 to a4 and b0 to b2, and three ties to choose from.

    b1-a2 joins b0, b1, b2 with a2, and b1 with a1 and a3: five pairs. a0-a4 joins a0-a4, a0-a3, a1-a4: three.
    a0-a3 joins a0-a3 and a0-a4, two, and nothing that a0-a4 would not.
    """
    network = build(["a0 a1", "a1 a2", "a2 a3", "a3 a4", "b0 b1", "b1 b2"])
    pairs = [("a0", "a3"), ("a4", "a0"), ("b1", "a2")]
    best = best_set(network, 2, pairs)
    assert best.pairs == (("a2", "b1"), ("a0", "a4"))
    assert best.gained == (5, 3)
    assert (best.total, best.at_least) == (8, 1)
    assert best_set(network, 3, pairs).gained == (5, 3, 0)
    assert best_set(network, 0, pairs).pairs == ()


def worth(graph: nx.Graph, some: tuple[tuple[str, str], ...]) -> int:
    """Count what comes within two steps by any one of the ties, by adding each alone."""
    near = {frozenset(p) for p in combinations(graph, 2) if _within_two(graph, *p)}
    reached = set()
    for tie in some:
        new = graph.copy()
        new.add_edge(*tie)
        reached |= {frozenset(p) for p in combinations(graph, 2) if _within_two(new, *p)} - near
    return len(reached)


def _within_two(graph: nx.Graph, one: str, other: str) -> bool:
    return graph.has_edge(one, other) or any(True for _ in nx.common_neighbors(graph, one, other))


@given(graphs, st.integers(1, 3), st.booleans())
def test_the_best_set_against_all_sets(graph: nx.Graph, k: int, exact: bool) -> None:
    named = nx.relabel_nodes(graph, str)
    network = build([f"{u} {v}" for u, v in named.edges], actors=" ".join(named))
    untied = sorted(nx.non_edges(named))[:8]
    pairs = sorted((min(p), max(p)) for p in untied)
    best = best_set(network, k, pairs, **({} if exact else {"exact_up_to": 0}))
    k = min(k, len(pairs))
    optimum = max((worth(named, some) for some in combinations(pairs, k)), default=0)
    assert best.total == sum(best.gained) == worth(named, best.pairs)
    assert list(best.gained) == sorted(best.gained, reverse=True)
    assert best.total >= best.at_least * optimum - 1e-9
    assert best.at_least >= 1 - 1 / e
    if exact:
        assert best.total == optimum


def test_the_best_set_of_the_findings() -> None:
    network = florentine()
    topics = {a.id: "handel" for a in network.actors}
    trading = build([f"{t.source} {t.target}" for t in network.ties], topics=topics)
    introductions = [(f.actors[0], f.actors[1]) for f in find_gaps(trading) if f.kind == "introduction"]
    best = best_set(trading, 3, introductions)
    assert len(best.pairs) == 3
    assert set(best.pairs) <= set(introductions)
    assert best.at_least == 1


def test_arrays_do_not_depend_on_the_order_of_the_file() -> None:
    network = with_a_partner()
    turned = network.replace(actors=network.actors[::-1], ties=network.ties[::-1])
    one, other = actors_of(network), actors_of(turned)
    assert one.ids == other.ids
    assert (tied_pairs(simple_graph(network), one) == tied_pairs(simple_graph(turned), other)).all()
