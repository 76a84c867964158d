"""How well two actors would fit: what tied pairs have in common, learnt from the documented ties.

A logistic regression (Cox 1958, doi:10.1111/j.2517-6161.1958.tb00292.x) over a handful of things that
people understand. Every documented tie is looked at as if it were not known yet, so that what is
learnt also holds for pairs that have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from network.gaps.pairs import (
    Actors,
    Floats,
    Numbers,
    all_pairs,
    degrees_of,
    in_common,
    introducers,
    is_among,
    matrix_of,
)

FEATURES = (
    *("common_partners", "partners", "no_partner", "kinds"),
    *("topics", "district", "above", "place"),
)
"""What a pair is judged by: partners in common, the more exclusive the more; how many partners both have;
that one has none yet; how often actors of these kinds work together; topics in common; the same ordinary
district; one works above the districts; the same municipality."""

PAIRS_AT_MOST = 300_000
"""Above this many pairs, so many untied ones are drawn and stand for all."""

SEED = 2026
KIND_WEIGHT = 50.0
"""A rate of two kinds counts as much as what is known of their groups after so many pairs."""
EXCLUSIVE = 5.0
"""How soon further common partners add less; of little influence."""
RIDGE = 1.0
"""Draws weights towards 0, as if each came from a normal distribution of variance 1."""
STEPS = 60
CLOSE_ENOUGH = 1e-8


@dataclass(frozen=True)
class Ground:
    """Actors and the ties known among them: all that a pair is judged by."""

    actors: Actors
    tied: Numbers

    @property
    def size(self) -> int:
        """Number of actors."""
        return len(self.actors.ids)

    @property
    def base_rate(self) -> float:
        """Share of pairs that are tied."""
        return len(self.tied) / max(self.size * (self.size - 1) / 2, 1)

    @cached_property
    def matrix(self) -> csr_array:
        """Who is tied to whom."""
        return matrix_of(self.tied, self.size)

    @cached_property
    def degree(self) -> Numbers:
        """Number of partners."""
        return degrees_of(self.tied, self.size)

    @cached_property
    def exclusive(self) -> csr_array:
        """Partners weighted by 1 / log(their partners), as Adamic and Adar (2003) do."""
        weights = np.divide(1.0, np.log(np.maximum(self.degree, 2)))
        return csr_array(introducers(self.matrix).multiply(weights))

    def rate_of_kinds(self, pairs: Numbers, own: Floats) -> Floats:
        """Return the share of tied pairs among those of the same two kinds of actors.

        Drawn towards the rate of their groups, and this towards that of all, where pairs are few.
        `own`: 1 for pairs whose own tie must not count.
        """
        of_all = (len(self.tied) - own) / max(self.size * (self.size - 1) / 2, 1)
        of_groups = self._rate(self.actors.group, pairs, own, of_all)
        return self._rate(self.actors.type, pairs, own, of_groups)

    def _rate(self, label: Numbers, pairs: Numbers, own: Floats, prior: Floats) -> Floats:
        kinds = int(label.max(initial=0)) + 1
        members = np.bincount(label, minlength=kinds).astype(float)
        possible = np.outer(members, members)
        np.fill_diagonal(possible, members * (members - 1) / 2)
        one, other = np.sort(label[self.tied], axis=1).T
        seen = np.zeros((kinds, kinds))
        np.add.at(seen, (one, other), 1)
        one, other = np.sort(label[pairs], axis=1).T
        rates = (seen[one, other] - own + KIND_WEIGHT * prior) / (possible[one, other] + KIND_WEIGHT)
        return np.asarray(rates)


def features(ground: Ground, pairs: Numbers, own: Floats) -> Floats:
    """Return what pairs are judged by, one column per feature.

    `own`: 1 for tied pairs, which are then judged as if their tie were not known.
    """
    one, other = pairs.T
    actors = ground.actors
    partners = ground.degree[pairs] - own[:, np.newaxis]
    local = actors.ordinary[one] & actors.ordinary[other]
    common = in_common(ground.exclusive, ground.matrix, pairs)
    return np.column_stack(
        [
            np.log1p(EXCLUSIVE * common),
            np.log1p(partners).sum(axis=1),
            (partners == 0).any(axis=1),
            # 0 where nothing is tied at all: a rate of 0 has no logarithm.
            np.log(np.maximum(ground.rate_of_kinds(pairs, own), 1e-12)),
            np.log1p(in_common(actors.topics, actors.topics, pairs)),
            local & (actors.district[one] == actors.district[other]),
            ~local,
            (actors.place[one] == actors.place[other]) & (actors.place[one] >= 0),
        ]
    ).astype(float)


@dataclass(frozen=True)
class Fit:
    """What the documented ties teach about pairs.

    `weights`: per feature, how much one standard deviation of it adds to the log odds of a tie.
    """

    ground: Ground
    weights: Mapping[str, float]
    intercept: float
    mean: Floats
    spread: Floats

    def log_odds(self, pairs: Numbers) -> Floats:
        """Return the log odds that an untied pair would be tied; the order is what counts."""
        given = features(self.ground, pairs, np.zeros(len(pairs)))
        weights = np.array(list(self.weights.values()))
        return np.asarray(self.intercept + (given - self.mean) / self.spread @ weights)

    def likelihood(self, pairs: Numbers) -> Floats:
        """Return the share of pairs like these that have a documented tie, 0 to 1."""
        return _share(self.log_odds(pairs))


def _share(log_odds: Floats) -> Floats:
    return 1 / (1 + np.exp(-np.clip(log_odds, -500, 500)))


def fit(ground: Ground, seed: int = SEED) -> Fit:
    """Return what the documented ties of a network teach about pairs.

    All pairs are looked at, or in large networks all tied and a seeded draw of the untied ones.
    """
    pairs, is_tied, counts_for = _lessons(ground, seed)
    given = features(ground, pairs, is_tied)
    share = counts_for / max(counts_for.sum(), 1)
    mean = share @ given
    spread = np.sqrt(share @ (given - mean) ** 2)
    spread[spread < 1e-9] = 1.0
    found = _regression((given - mean) / spread, is_tied, counts_for)
    return Fit(ground, dict(zip(FEATURES, found[1:].tolist(), strict=True)), float(found[0]), mean, spread)


def _lessons(ground: Ground, seed: int) -> tuple[Numbers, Floats, Floats]:
    """Return pairs, whether they are tied, and for how many pairs each stands."""
    size, tied = ground.size, ground.tied
    total = size * (size - 1) // 2
    if total <= PAIRS_AT_MOST:
        pairs = all_pairs(size)
        return pairs, is_among(pairs, tied, size).astype(float), np.ones(len(pairs))
    drawn = np.sort(np.random.default_rng(seed).integers(0, size, (PAIRS_AT_MOST, 2)), axis=1)
    drawn = np.unique(drawn[drawn[:, 0] < drawn[:, 1]], axis=0)
    untied = drawn[~is_among(drawn, tied, size)]
    each = (total - len(tied)) / max(len(untied), 1)
    return (
        np.concatenate([tied, untied]),
        np.repeat([1.0, 0.0], [len(tied), len(untied)]),
        np.repeat([1.0, each], [len(tied), len(untied)]),
    )


def _regression(given: Floats, is_tied: Floats, counts_for: Floats) -> Floats:
    """Return intercept and weights: Newton's method, a step halved until it is one downhill."""
    table = np.column_stack([np.ones(len(given)), given])
    ties, total = counts_for @ is_tied, counts_for.sum()
    found = np.zeros(table.shape[1])
    if not 0 < ties < total:
        return found
    found[0] = np.log(ties / (total - ties))
    pull = np.full(len(found), RIDGE)
    pull[0] = 1e-9

    def loss(weights: Floats) -> float:
        odds = table @ weights
        return float(counts_for @ (np.logaddexp(0, odds) - is_tied * odds) + pull @ weights**2 / 2)

    here = loss(found)
    for _ in range(STEPS):
        likely = _share(table @ found)
        slope = table.T @ (counts_for * (is_tied - likely)) - pull * found
        bend = (table * (counts_for * likely * (1 - likely))[:, np.newaxis]).T @ table + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        while (there := loss(found + step)) > here and np.abs(step).max() > CLOSE_ENOUGH:
            step = step / 2
        if there > here:
            break
        found, here = found + step, there
        if np.abs(step).max() <= CLOSE_ENOUGH:
            break
    return found
