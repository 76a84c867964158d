"""How well two actors would fit: what tied pairs have in common, learnt from the documented ties.

A logistic regression (Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x) over a handful of things that
people understand, on pairs two or three steps apart. Every pair is judged by the others only, as if it were
not known whether it is tied, so that what is learnt also holds for pairs that are not. What is said of a
pair is calibrated on pairs that the regression has not seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import isotonic_regression
from scipy.special import expit

from network.gaps.tie_prediction.dyads import (
    Flags,
    Floats,
    Numbers,
    TrainingGraph,
    in_common,
    is_among,
    near_pairs,
)

FEATURES = ("common_partners", "partners", "kinds", "topics", "district", "above", "place")
"""What a pair is judged by: partners in common, the more exclusive the more; how many partners both have;
how often actors of these kinds work together; topics in common; the same ordinary district; one works above
the districts; the same municipality."""

PAIRS_AT_MOST = 300_000
"""Of more pairs than this, a seeded draw stands for all."""

SEED = 2026
EXCLUSIVE = 5.0
"""How soon further common partners add less; of little influence."""
RIDGE = 1.0
"""Draws weights towards 0, as if each came from a normal distribution of variance 1."""
STEPS = 60
CLOSE_ENOUGH = 1e-8
SOURCES_AT_MOST = 2_000
"""In larger networks only the pairs of a seeded draw of this many actors are learnt from."""
FOLDS = 5
FEWEST = 50
"""No likelihood rests on fewer pairs: from about this number on a share is known to a tenth or so."""


def features(graph: TrainingGraph, pairs: Numbers, is_own_tie: Flags) -> Floats:
    """Return what pairs are judged by: (n_pairs, 7) float, one column per feature.

    `pairs`: (n_pairs, 2) int. `is_own_tie`: (n_pairs,) bool, true for tied pairs, which are then judged as if
    their tie were not known.
    """
    one, other = pairs.T
    actors = graph.actors
    partners = graph.degree[pairs] - is_own_tie[:, np.newaxis]
    local = actors.ordinary[one] & actors.ordinary[other]
    common = in_common(graph.exclusive, graph.matrix, pairs)
    return np.column_stack(
        [
            np.log1p(EXCLUSIVE * common),
            np.log1p(partners).sum(axis=1),
            # 0 where nothing is tied at all: a rate of 0 has no logarithm.
            np.log(np.maximum(graph.rate_of_kinds(pairs, is_own_tie), 1e-12)),
            np.log1p(in_common(actors.topics, actors.topics, pairs)),
            local & (actors.district[one] == actors.district[other]),
            ~local,
            (actors.place[one] == actors.place[other]) & (actors.place[one] >= 0),
        ]
    ).astype(float)


@dataclass(frozen=True)
class Regression:
    """A logistic regression over standardised features.

    `weights`, `mean`, `spread`: (n_features,) float; a weight is how much one standard deviation of its
    feature adds to the log odds of a tie.
    """

    intercept: float
    weights: Floats
    mean: Floats
    spread: Floats

    def log_odds(self, given: Floats) -> Floats:
        """Return the log odds of rows of features, (n_pairs,) float."""
        return np.asarray(self.intercept + (given - self.mean) / self.spread @ self.weights)


@dataclass(frozen=True)
class Fit:
    """What the documented ties teach about pairs that could be introduced.

    `scores`, `shares`: (n_groups,) float, ascending: mean log odds of a group of pairs that were not learnt
    from, and the share of them that is tied, made monotone. `examples`: number of pairs calibrated on.
    """

    graph: TrainingGraph
    regression: Regression
    scores: Floats
    shares: Floats
    examples: int

    @property
    def weights(self) -> Mapping[str, float]:
        """The weight of each feature."""
        return dict(zip(FEATURES, self.regression.weights.tolist(), strict=True))

    @property
    def is_calibrated(self) -> bool:
        """True where there were pairs enough to say how likely a tie is."""
        return self.examples >= FEWEST

    def log_odds(self, pairs: Numbers) -> Floats:
        """Return the log odds that an untied pair would be tied; the order is what counts."""
        return self.regression.log_odds(features(self.graph, pairs, np.zeros(len(pairs), dtype=bool)))

    def likelihood(self, pairs: Numbers) -> Floats:
        """Return the share of pairs like these that have a documented tie, 0 to 1, good to a tenth."""
        return np.interp(self.log_odds(pairs), self.scores, self.shares)


def fit(graph: TrainingGraph, offered: Numbers, seed: int = SEED) -> Fit:
    """Return what the ties among actors two or three steps apart teach, calibrated on `offered` pairs.

    `offered`: (n_pairs, 2) int, all that could be introduced if nothing were known of a tie between the two,
    tied ones included. Cross-fitted: what calibrates comes from regressions on other pairs. Of very many
    actors and pairs a seeded draw stands for all.
    """
    random = np.random.default_rng(seed)
    fold_of = random.permutation(graph.size)
    taught = near_pairs(graph, random.permutation(graph.size)[:SOURCES_AT_MOST])
    # Shuffled, so that groups of equal scores do not depend on the order of the ids.
    taught, offered = (random.permutation(pairs)[:PAIRS_AT_MOST] for pairs in (taught, offered))
    is_tied, given, fold = _examples(graph, taught, fold_of)
    is_held_out_tied, held_out, held_out_fold = _examples(graph, offered, fold_of)
    scores = np.zeros(len(offered))
    for one in range(FOLDS):
        learnt = _regression(given[fold != one], is_tied[fold != one])
        scores[held_out_fold == one] = learnt.log_odds(held_out[held_out_fold == one])
    calibration = _calibration(scores, is_held_out_tied)
    return Fit(graph, _regression(given, is_tied), *calibration, len(offered))


def _examples(graph: TrainingGraph, pairs: Numbers, fold_of: Numbers) -> tuple[Flags, Floats, Numbers]:
    """Return of pairs whether they are tied, their features, and their folds; `fold_of`: (size,) int."""
    is_tied = is_among(pairs, graph.tied, graph.size)
    return is_tied, features(graph, pairs, is_tied), fold_of[pairs].sum(axis=1) % FOLDS


def _calibration(scores: Floats, is_tied: Flags) -> tuple[Floats, Floats]:
    """Return the mean score and the share of tied pairs of groups of at least `FEWEST` pairs, (n_groups,).

    The shares are isotonic (Zadrozny and Elkan 2002, doi:10.1145/775047.775151).
    """
    if not len(scores):
        return np.zeros(1), np.zeros(1)
    groups = np.array_split(np.argsort(scores, kind="stable"), max(len(scores) // FEWEST, 1))
    sizes = [len(group) for group in groups]
    shares = isotonic_regression([is_tied[group].mean() for group in groups], weights=sizes).x
    return np.array([scores[group].mean() for group in groups]), shares


def _regression(given: Floats, is_tied: Flags) -> Regression:
    """Return the fitted regression: Newton's method, a step halved until it is one downhill."""
    count, ties = len(given), int(is_tied.sum())
    mean = given.mean(axis=0) if count else np.zeros(given.shape[1])
    spread = given.std(axis=0) if count else np.ones(given.shape[1])
    spread[spread < 1e-9] = 1.0
    table = np.column_stack([np.ones(count), (given - mean) / spread])
    found = np.zeros(table.shape[1])
    found[0] = np.log((ties + 0.5) / (count - ties + 0.5))
    pull = np.full(len(found), RIDGE)
    pull[0] = 1e-9

    def loss(weights: Floats) -> float:
        odds = table @ weights
        return float((np.logaddexp(0, odds) - is_tied * odds).sum() + pull @ weights**2 / 2)

    here = loss(found)
    for _ in range(STEPS if 0 < ties < count else 0):
        likely = expit(table @ found)
        slope = table.T @ (is_tied - likely) - pull * found
        bend = (table * (likely * (1 - likely))[:, np.newaxis]).T @ table + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        while (there := loss(found + step)) > here and np.abs(step).max() > CLOSE_ENOUGH:
            step = step / 2
        if there > here:
            break
        found, here = found + step, there
        if np.abs(step).max() <= CLOSE_ENOUGH:
            break
    return Regression(float(found[0]), found[1:], mean, spread)
