"""Communities: how clearly they are separate, and whether they come out again."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.graph.convert import simple_graph
from network.measures import CancelledError, community_stability, measure
from network.measures.resampling.community_stability import adjusted_rand
from network.model import Evidence, Network
from tests.small_networks import build, empty, kite, no_ties, two_triangles
from tests.strategies import any_network


def karate() -> Network:
    return build([f"m{u:02} m{v:02}" for u, v in nx.karate_club_graph().edges])


def test_modularity_of_two_triangles() -> None:
    """Six of seven ties inside; each triangle has 7 of 14 ends: 6/7 - 2 * (7/14)^2."""
    assert measure(two_triangles()).network["modularity"] == pytest.approx(6 / 7 - 1 / 2)


def test_modularity_of_the_karate_club() -> None:
    """No division has more than 0.4198 (Brandes et al. 2008, doi:10.1109/TKDE.2007.190689)."""
    found = measure(karate()).network["modularity"]
    assert 0.40 < found < 0.41985


@given(any_network, st.booleans(), st.booleans())
def test_modularity_equals_networkx(network: Network, directed: bool, weighted: bool) -> None:
    report = measure(network, directed=directed, weighted=weighted)
    graph = simple_graph(network, directed=directed)
    if not graph.number_of_edges():
        assert report.network["modularity"] is None
        return
    numbers = {actor: values["community"] for actor, values in report.actors.items()}
    groups = [{a for a in numbers if numbers[a] == n} for n in set(numbers.values())]
    expected = nx.community.modularity(graph, groups, weight="strength" if weighted else None)
    assert report.network["modularity"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1),
        ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7),  # scikit-learn's documentation: 0.57...
        ([0, 0, 0, 0], [0, 1, 2, 3], 0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),  # scikit-learn's documentation
        ([0], [5], 1),
        ([], [], 1),
    ],
)
def test_adjusted_rand_index_as_published(one: list[int], other: list[int], expected: float) -> None:
    found = adjusted_rand(np.array(one, dtype=np.intp), np.array(other, dtype=np.intp))
    assert found == pytest.approx(expected)


def test_communities_that_cannot_be_missed_come_out_again() -> None:
    """Two parts, each a triangle: any start finds them; well documented ties are seldom lost."""
    ties = ["a b", "b c", "a c", "x y", "y z", "x z"]
    found = community_stability(build(ties), runs=10)
    assert found.seeds == 1
    assert found.lost_ties < 1  # every tie is assumed: lost in 40 % of the draws
    cited = (Evidence(title="Bericht", date="2024"), Evidence(title="Plan", date="2025"))
    network = build(ties)
    certain = network.replace(
        ties=tuple(t.model_copy(update={"evidence": cited, "status": "documented"}) for t in network.ties)
    )
    assert found.lost_ties < community_stability(certain, runs=10).lost_ties


def test_stability_is_repeatable_whatever_the_order_of_the_file() -> None:
    network = karate()
    turned = network.replace(actors=network.actors[::-1], ties=network.ties[::-1])
    found = community_stability(network, runs=5)
    assert community_stability(turned, runs=5) == found
    assert 0 < found.lost_ties < found.seeds <= 1


def test_stability_stands_in_the_report_it_was_drawn_for() -> None:
    found = community_stability(kite(), runs=3)
    report = measure(kite(), stability=found)
    assert report.network["community_stability"] == {"seeds": found.seeds, "lost_ties": found.lost_ties}
    assert report.parameters["community_stability"]["runs"] == 3
    assert measure(kite()).network["community_stability"] is None
    assert measure(kite(), weighted=True, stability=found).network["community_stability"] is None


def test_large_networks_are_run_less_often() -> None:
    assert community_stability(no_ties(3)).parameters["runs"] == 50
    assert community_stability(no_ties(2_000)).parameters["runs"] == 25


@pytest.mark.parametrize("network", [empty(), no_ties()])
def test_without_ties_nothing_changes(network: Network) -> None:
    found = community_stability(network, runs=2)
    assert (found.seeds, found.lost_ties) == (1, 1)


def test_reruns_tell_how_far_they_are_and_stop() -> None:
    shares: list[float] = []
    community_stability(kite(), runs=2, progress=shares.append)
    assert shares == [0.25, 0.5, 0.75, 1]
    with pytest.raises(CancelledError):
        community_stability(kite(), runs=2, progress=lambda share: False)
