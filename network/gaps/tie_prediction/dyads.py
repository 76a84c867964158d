"""Actors and their ties as arrays, so that all pairs are looked at in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from network.measures.engine.shortest_paths import adjacency
from network.model import Network

Numbers = NDArray[np.intp]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

AT_ONCE = 100_000
"""Number of pairs that are looked at together: some dozens of megabytes, whatever the network's size."""

KNOWS_EVERYONE = 1_000
"""An actor with more partners than this introduces nobody, and would make every pair a candidate; so would a
topic that more actors of a district have."""


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
    topic_number = {t: i for i, t in enumerate(sorted(t.id for t in network.topics))}
    marks = [(i, topic_number[t]) for i, a in enumerate(actors) for t in set(a.topics)]
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


def matrix_of(tied: Numbers, size: int) -> csr_array:
    """Return the symmetric matrix of tied pairs, (size, size) float, 0 or 1; `tied`: (n_ties, 2) int."""
    return adjacency(tied, size, symmetric=True)


def degrees_of(tied: Numbers, size: int) -> Numbers:
    """Return the number of partners of each actor, (size,) int."""
    return np.bincount(tied.ravel(), minlength=size)


def introducers(matrix: csr_array) -> csr_array:
    """Return the matrix with only those columns that mean something to two who have them in common."""
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


def all_pairs(size: int) -> Numbers:
    """Return every pair of numbers below `size`, the smaller first; (n_pairs, 2) int."""
    return np.column_stack(np.triu_indices(size, 1)).astype(np.intp)


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
