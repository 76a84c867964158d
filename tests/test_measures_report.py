"""The report, degenerate networks, rank intervals and seeds."""

from __future__ import annotations

import json
import random

import numpy as np
import pytest

from network.measures import MEASURES, community_stability, measure, rank_intervals
from network.measures.resampling.tie_reliability import LOSS_RATES
from tests.small_networks import empty, kite, no_ties, one_actor, path, small_digraph


@pytest.mark.parametrize("options", [{}, {"directed": True}, {"weighted": True}])
def test_degenerate_networks_have_every_key(options: dict[str, bool]) -> None:
    full = measure(kite()).as_json()
    for network in (empty(), one_actor(), no_ties(), path(2)):
        found = measure(network, **options).as_json()
        assert found["network"].keys() == full["network"].keys()
        assert list(found["actors"]) == [a.id for a in network.actors]
        for values in found["actors"].values():
            assert values.keys() == full["actors"]["ike"].keys()
        json.dumps(found, allow_nan=False)


def test_one_actor_and_none() -> None:
    alone = measure(one_actor())
    assert alone.network["average_path_length"] is None
    assert alone.network["diameter"] is None
    assert alone.network["degree_centralization"] is None
    assert alone.network["e_i_index"] is None
    assert alone.network["components"] == alone.network["isolates"] == 1
    assert alone.actors["allein"]["fragmentation"] is None
    nothing = measure(empty())
    assert (nothing.network["actors"], nothing.network["ties"], nothing.network["components"]) == (0, 0, 0)
    assert nothing.actors == {}


def test_report_has_a_value_of_every_measure_in_their_order() -> None:
    found = measure(kite()).as_json()
    assert list(found) == ["parameters", "network", "actors"]
    levels = {"network": found["network"], "actor": found["actors"]["ike"]}
    for level, values in levels.items():
        assert list(values) == [one.key for one in MEASURES if one.level == level]


def test_parameters_say_how_it_was_counted() -> None:
    intervals = rank_intervals(kite(), directed=True, weighted=True, draws=5)
    found = measure(kite(), directed=True, weighted=True, intervals=intervals).parameters
    assert found["directed"] is found["weighted"] is True
    assert found["rank_interval"]["draws"] == 5
    assert "rank_interval" not in measure(kite()).parameters


def test_rank_intervals_hold_the_rank_and_are_repeatable() -> None:
    network = kite()
    found = rank_intervals(network, draws=50)
    assert rank_intervals(network, draws=50) == found
    assert rank_intervals(network, draws=50, seed=1) != found
    report = measure(network, intervals=found).actors
    for actor, ranks in found.ranks.items():
        for key in ("degree", "betweenness"):
            value = report[actor][key]
            rank = 1 + sum(other[key] > value + 1e-9 for other in report.values())
            low, high = ranks[key]
            assert low <= rank <= high
            assert report[actor]["rank_interval"][key] == [low, high]


def test_rank_intervals_without_missing_ties_are_points() -> None:
    """Degrees 6 5 5 4 4 3 3 3 2 1: Diane first, Fernando and Garth share the second place."""
    found = rank_intervals(kite(), draws=3, rates=dict.fromkeys(LOSS_RATES, 0.0)).ranks
    assert found["diane"]["degree"] == (1, 1)
    assert found["fernando"]["degree"] == found["garth"]["degree"] == (2, 2)
    assert found["jane"]["degree"] == (10, 10)
    assert found["heather"]["betweenness"] == (1, 1)


def test_rank_intervals_of_degenerate_networks() -> None:
    assert rank_intervals(empty(), draws=3).ranks == {}
    assert rank_intervals(one_actor(), draws=3).ranks["allein"]["degree"] == (1, 1)
    assert rank_intervals(no_ties(), draws=3).ranks["a1"]["betweenness"] == (1, 1)
    assert rank_intervals(small_digraph(), draws=3, directed=True).ranks.keys() == {"n0", "n1", "n2"}


def test_seeds_leave_global_randomness_alone() -> None:
    random.seed(7)
    np.random.seed(7)
    before = (random.getstate(), np.random.get_state()[1].tolist())
    drawn, reruns = rank_intervals(kite(), draws=3), community_stability(kite(), runs=2)
    first = measure(kite(), intervals=drawn, stability=reruns)
    assert random.getstate() == before[0]
    assert np.random.get_state()[1].tolist() == before[1]
    random.seed(8)
    np.random.seed(8)
    assert rank_intervals(kite(), draws=3) == drawn
    assert community_stability(kite(), runs=2) == reruns
    assert measure(kite(), intervals=drawn, stability=reruns) == first


def test_ids_are_unique_and_sources_have_a_doi() -> None:
    assert len({m.id for m in MEASURES}) == len(MEASURES)
    assert len({(m.level, m.key) for m in MEASURES}) == len(MEASURES)
    assert all(m.source.doi and m.source.doi.startswith("10.") for m in MEASURES)
