"""How well two actors would fit: what is learnt, and that it brings back what was hidden."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from bench import links
from network.gaps import fit as module
from network.gaps.base import GapBasis
from network.gaps.fit import FEATURES, Ground, features, fit
from network.gaps.pairs import actors_of, all_pairs, in_common, is_among, tied_pairs
from network.graph import simple_graph
from network.model import Network
from tests.small_networks import build, empty, kite, no_ties, one_actor
from tests.strategies import any_network


def ground_of(network: Network) -> Ground:
    actors = actors_of(network)
    return Ground(actors, tied_pairs(simple_graph(network), actors))


def test_features_of_a_pair() -> None:
    """A and b share p (two partners, so 1 / log 2), one topic of three, and the municipality."""
    network = build(
        ["a p", "b p", "b c"],
        topics={"a": "wohnen sport", "b": "wohnen kultur"},
        districts={"c": "land"},
        levels={"land": "state"},
    )
    actors = tuple(a.model_copy(update={"place": "Enger"} if a.id in "ab" else {}) for a in network.actors)
    ground = ground_of(network.replace(actors=actors))
    assert ground.actors.ids == ("a", "b", "c", "p")
    pairs = np.array([[0, 1], [0, 2]])
    near, far = (dict(zip(FEATURES, row, strict=True)) for row in features(ground, pairs, np.zeros(2)))
    assert near["common_partners"] == pytest.approx(np.log1p(5 / np.log(2)))
    assert near["partners"] == pytest.approx(np.log(2) + np.log(3))
    assert near["topics"] == pytest.approx(np.log(2))
    # Three of six pairs are tied, all of one kind: (3 + 50 / 2) / (6 + 50).
    assert near["kinds"] == far["kinds"] == pytest.approx(np.log(28 / 56))
    assert [near[f] for f in ("no_partner", "district", "above", "place")] == [0, 1, 0, 1]
    assert [far[f] for f in ("common_partners", "topics", "district", "above", "place")] == [0, 0, 0, 1, 0]


@given(any_network)
def test_a_tie_is_judged_as_if_it_were_not_known(network: Network) -> None:
    ground = ground_of(network)
    for i, pair in enumerate(ground.tied):
        without = Ground(ground.actors, np.delete(ground.tied, i, axis=0))
        own = features(ground, pair[np.newaxis], np.ones(1))
        unknown = features(without, pair[np.newaxis], np.zeros(1))
        # A partner's own number of partners does not change by a tie between two others.
        assert own == pytest.approx(unknown)


def test_what_sets_tied_pairs_apart_gets_the_weight() -> None:
    """Two districts, all tied inside and nobody across: only the district tells."""
    ids = [f"{d}{i}" for d in "ab" for i in range(5)]
    ties = [f"{u} {v}" for u in ids for v in ids if u < v and u[0] == v[0]]
    learnt = fit(ground_of(build(ties[1:], districts={a: a[0] for a in ids})))
    assert learnt.weights["district"] > 0.5
    inside, across = learnt.likelihood(np.array([[0, 1], [0, 5]]))
    assert inside > 0.3
    assert across < 0.03


@pytest.mark.parametrize("network", [empty(), one_actor(), no_ties(), build(["a b"])])
def test_nothing_to_learn(network: Network) -> None:
    learnt = fit(ground_of(network))
    assert all(weight == 0 for weight in learnt.weights.values())


def test_a_draw_of_untied_pairs_teaches_nearly_the_same(
    shipped: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground = ground_of(shipped)
    exact = fit(ground)
    monkeypatch.setattr(module, "PAIRS_AT_MOST", 20_000)
    drawn = fit(ground)
    pairs = all_pairs(ground.size)
    assert np.corrcoef(exact.log_odds(pairs), drawn.log_odds(pairs))[0, 1] > 0.99
    assert drawn.weights != exact.weights
    assert fit(ground).weights == drawn.weights


def test_likelihoods_of_the_shipped_network_are_what_is_documented(shipped: Network) -> None:
    """Of pairs with a likelihood of p, each judged without its own tie, a share of about p is tied."""
    ground = GapBasis(shipped, shipped).ground
    learnt, pairs = fit(ground), all_pairs(ground.size)
    tied = is_among(pairs, ground.tied, ground.size)
    given_ = (features(ground, pairs, tied.astype(float)) - learnt.mean) / learnt.spread
    odds = learnt.intercept + given_ @ np.array(list(learnt.weights.values()))
    likely = 1 / (1 + np.exp(-odds))
    for low, high in ((0.05, 0.2), (0.2, 0.5), (0.5, 1.0)):
        those = (likely >= low) & (likely < high)
        assert tied[those].mean() == pytest.approx(likely[those].mean(), abs=0.06)


def test_hidden_ties_come_back_sooner_than_by_any_baseline(shipped: Network) -> None:
    """A few of the rounds that the bench does; all figures, each against the best of the others."""
    means = {name: result.mean(axis=0) for name, result in links.brought_back(shipped, range(4)).items()}
    product = means.pop(links.PRODUCT)
    assert (product > np.max(list(means.values()), axis=0)).all()


def test_baselines_are_what_their_names_say() -> None:
    """Krackhardt's kite: Andre and Ed share Beverley (4 partners) and Diane (6)."""
    ground = ground_of(kite())
    ids = ground.actors.ids
    pair = np.array([[ids.index("andre"), ids.index("ed")]])
    random = np.random.default_rng(1)
    assert links.common_neighbours(ground, pair, random) == [2]
    assert links.adamic_adar(ground, pair, random) == pytest.approx([1 / np.log(4) + 1 / np.log(6)])
    assert links.preferential_attachment(ground, pair, random) == [4 * 3]


def test_many_pairs_are_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = ground_of(kite())
    pairs = all_pairs(ground.size)
    at_once = in_common(ground.matrix, ground.matrix, pairs)
    monkeypatch.setattr("network.gaps.pairs.AT_ONCE", 7)
    assert (in_common(ground.matrix, ground.matrix, pairs) == at_once).all()
