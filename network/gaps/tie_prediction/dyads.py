"""Actors, their ties and pairs of them as arrays, so that all pairs are looked at in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from network.graph.convert import unordered_pairs
from network.measures.engine.shortest_paths import adjacency
from network.model import Network

Numbers = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

AT_ONCE = 100_000
"""Number of pairs that are looked at together: some dozens of megabytes, whatever the network's size."""

KNOWS_EVERYONE = 1_000
"""An actor with more partners than this says nothing about any two of them, and would make every pair a
candidate; so would a topic that more actors of a district have."""

KIND_WEIGHT = 50.0
"""After this many pairs, a rate of two kinds counts as much as the rate of their groups."""


@dataclass(frozen=True)
class Actors:
    """What is known of actors apart from their ties; arrays in the order of their ids.

    `district`, `place`, `type`, `group`: (n_actors,) int, numbers of their labels, -1 for a place that is not
    known. `ordinary`: (n_actors,) bool, works in a district of the level `district`. `topics`: (n_actors,
    n_topics) float, 1 where an actor has a topic.
    """

    ids: tuple[str, ...]
    district: Numbers
    place: Numbers
    type: Numbers
    group: Numbers
    ordinary: Flags
    topics: csr_array

    @property
    def number(self) -> Mapping[str, int]:
        """Where each actor stands in the arrays."""
        return {actor: i for i, actor in enumerate(self.ids)}


def actors_of(network: Network) -> Actors:
    """Return the actors of a network as arrays."""
    actors = sorted(network.actors, key=lambda a: a.id)
    topic_number = {topic: i for i, topic in enumerate(sorted(network.topic_by_id))}
    marks = [(i, topic_number[topic]) for i, a in enumerate(actors) for topic in set(a.topics)]
    rows, columns = np.array(marks, dtype=np.intp).reshape(-1, 2).T
    return Actors(
        ids=tuple(a.id for a in actors),
        district=_numbered([a.district for a in actors]),
        place=_numbered([a.place for a in actors]),
        type=_numbered([a.type for a in actors]),
        group=_numbered([network.group_of(a) for a in actors]),
        ordinary=np.array([network.level_of(a) == "district" for a in actors], dtype=bool),
        topics=csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(actors), len(topic_number))),
    )


def _numbered(labels: Sequence[str | None]) -> Numbers:
    number = {label: i for i, label in enumerate(sorted({label for label in labels if label is not None}))}
    return np.array([-1 if label is None else number[label] for label in labels], dtype=np.intp)


def tied_pairs(graph: nx.Graph[str], actors: Actors) -> Numbers:
    """Return who is tied to whom: (n_ties, 2) int, sorted rows, the smaller number first."""
    number = actors.number
    pairs = [sorted((number[one], number[other])) for one, other in graph.edges]
    return np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)


@dataclass(frozen=True)
class TrainingGraph:
    """Actors and the ties known among them: all that a pair is judged by.

    `tied`: (n_ties, 2) int, numbers of actors in the order of `actors.ids`, the smaller first.
    """

    actors: Actors
    tied: Numbers

    @property
    def size(self) -> int:
        """Number of actors."""
        return len(self.actors.ids)

    @property
    def base_rate(self) -> float:
        """Share of pairs that are tied, 0 to 1."""
        return len(self.tied) / max(unordered_pairs(self.size), 1)

    @cached_property
    def matrix(self) -> csr_array:
        """Who is tied to whom: (size, size) float, symmetric, 0 or 1."""
        return adjacency(self.tied, self.size, symmetric=True)

    @cached_property
    def degree(self) -> Numbers:
        """Number of partners, (size,) int."""
        return np.bincount(self.tied.ravel(), minlength=self.size)

    @cached_property
    def exclusive(self) -> csr_array:
        """Partners weighted by 1 / log(their partners), as Adamic and Adar (2003) do; (size, size) float."""
        weights = np.divide(1.0, np.log(np.maximum(self.degree, 2)))
        return csr_array(introducers(self.matrix).multiply(weights))

    def rate_of_kinds(self, pairs: Numbers, is_own_tie: Flags) -> Floats:
        """Return per pair the share of tied pairs among the other pairs of the same two kinds of actors.

        Drawn towards the rate of their groups, and this towards that of all, where pairs are few.
        `pairs`: (n_pairs, 2) int; `is_own_tie`: (n_pairs,) bool, which of them are tied themselves.
        """
        of_all = (len(self.tied) - is_own_tie) / max(unordered_pairs(self.size) - 1, 1)
        of_groups = self._rate(self.actors.group, pairs, is_own_tie, of_all)
        return self._rate(self.actors.type, pairs, is_own_tie, of_groups)

    def _rate(self, label: Numbers, pairs: Numbers, is_own_tie: Flags, prior: Floats) -> Floats:
        kinds = int(label.max(initial=0)) + 1
        members = np.bincount(label, minlength=kinds)
        possible = np.outer(members, members)
        np.fill_diagonal(possible, unordered_pairs(members))
        one, other = np.sort(label[self.tied], axis=1).T
        seen = np.zeros((kinds, kinds))
        np.add.at(seen, (one, other), 1)
        one, other = np.sort(label[pairs], axis=1).T
        # The pair itself counts neither as tied nor as possible, whether it is tied or not.
        others = possible[one, other] - 1
        rates = (seen[one, other] - is_own_tie + KIND_WEIGHT * prior) / (others + KIND_WEIGHT)
        return np.asarray(rates)


def introducers(matrix: csr_array) -> csr_array:
    """Return the matrix without the columns with more than `KNOWS_EVERYONE` entries."""
    degree = np.asarray(matrix.sum(axis=0)).ravel()
    return csr_array(matrix.multiply(degree <= KNOWS_EVERYONE))


def in_common(left: csr_array, right: csr_array, pairs: Numbers) -> Floats:
    """Return per pair the product of the first's row of `left` and the second's of `right`, (n_pairs,) float.

    `left`, `right`: (n_actors, n) float. `pairs`: (n_pairs, 2) int.
    """
    found = np.zeros(len(pairs))
    for first in range(0, len(pairs), AT_ONCE):
        part = pairs[first : first + AT_ONCE]
        both = left[part[:, 0]].multiply(right[part[:, 1]])
        found[first : first + AT_ONCE] = np.asarray(both.sum(axis=1)).ravel()
    return found


def is_among(pairs: Numbers, others: Numbers, size: int) -> Flags:
    """Return which pairs are among the others, (n_pairs,) bool; both (n, 2) int, the smaller number first."""
    return np.isin(pairs[:, 0] * size + pairs[:, 1], others[:, 0] * size + others[:, 1])


def upper_pairs(matrix: csr_array) -> Numbers:
    """Return where a symmetric matrix has values: (n_pairs, 2) int, sorted, the smaller number first."""
    found = matrix.tocoo()
    upper = found.row < found.col
    pairs = np.column_stack([found.row[upper], found.col[upper]]).astype(np.intp)
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def two_steps(matrix: csr_array) -> Numbers:
    """Return all pairs with a common partner, tied or not: (n_pairs, 2) int, sorted."""
    through = introducers(matrix)
    return upper_pairs(csr_array(through @ through.T))


def near_pairs(graph: TrainingGraph, sources: Numbers) -> Numbers:
    """Return the pairs with one of `sources` that are two or three steps apart but for their own tie."""
    through = introducers(graph.matrix)
    two = csr_array(through[sources] @ through.T)
    reached = (two + two @ graph.matrix).tocoo()
    pairs = np.sort(np.column_stack([sources[reached.row], reached.col]), axis=1)
    pairs = np.unique(pairs[pairs[:, 0] < pairs[:, 1]], axis=0)
    return pairs[(in_common(through, graph.matrix, pairs) > 0) | are_three_steps(graph, pairs)]


def are_three_steps(graph: TrainingGraph, pairs: Numbers) -> Flags:
    """Return which pairs have partners who are tied to each other, (n_pairs,) bool.

    For tied pairs, walks that use their own tie (there and back at either end) do not count.
    """
    through = introducers(graph.matrix)
    walks = in_common(through, csr_array(graph.matrix @ through), pairs)
    by_own_tie = graph.degree[pairs].sum(axis=1) - 1
    return np.asarray(walks > is_among(pairs, graph.tied, graph.size) * by_own_tie)
