"""What chance would give: ties drawn at random, seeded, many draws at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from network.gaps.tie_prediction.dyads import Floats, Numbers
from network.measures.resampling.draws import middle, share_of_draws
from network.parallel import Progress, report_progress

SWEEPS = 30
"""After twenty, means differ from those after 150 by no more than draws do anyway."""
CELLS_AT_ONCE = 1_000_000
"""Number of ends that are drawn together: some dozens of megabytes, whatever the network's size."""
DRAWS_AT_ONCE = 100
"""No more, since draws made together share the pairing of ties."""

Counts = NDArray[np.int32]


@dataclass(frozen=True)
class DrawnTies:
    """How many ties between two districts chance gives.

    `expected`: the mean. `low` and `high` hold 90 % of the draws. `share_as_few`: how likely as few as seen
    or fewer are by chance, above 0 to 1: (b + 1) / (m + 1) where b of m draws have as few, since what was
    seen is one more outcome that chance can give (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
    """

    expected: float
    low: int
    high: int
    share_as_few: float


@dataclass(frozen=True)
class LabelPairs:
    """The pairs of labels (0 to `labels` - 1) whose ties are counted: (n_pairs, 2) int, the smaller first."""

    labels: int
    pairs: Numbers

    def counted(self, ends: Numbers) -> Counts:
        """Return how often each pair meets, (draws, n_pairs) int; `ends`: (draws, n_ties, 2) int, labels."""
        column = np.full(self.labels**2, len(self.pairs), dtype=np.intp)
        column[self.pairs @ [self.labels, 1]] = np.arange(len(self.pairs))
        width = len(self.pairs) + 1
        found = column[ends.min(axis=2) * self.labels + ends.max(axis=2)]
        cells = np.arange(len(ends))[:, np.newaxis] * width + found
        counts = np.bincount(cells.ravel(), minlength=len(ends) * width)
        return counts.reshape(len(ends), width)[:, :-1].astype(np.int32)


def regardless_of_borders(
    pairs: LabelPairs, ties: Numbers, draws: int, seed: int, progress: Progress | None = None
) -> Counts:
    """Return how often each pair of labels meets if all ends are joined at random, (draws, n_pairs) int.

    `ties`: (n_ties, 2) int, the labels of both ends. The configuration model (Molloy and Reed 1995,
    doi:10.1002/rsa.3240060204): every end is kept, so every actor keeps its number of ties. An actor may
    meet itself or a partner twice, which matters little in sparse networks.
    """
    random = np.random.default_rng(seed)
    # Sorted, so that draws do not depend on the order of the file.
    ends = np.sort(ties.ravel())

    def draw(many: int) -> Numbers:
        return random.permuted(np.tile(ends, (many, 1)), axis=1).reshape(many, -1, 2)

    return _in_parts(pairs, draw, ties, draws, progress)


def across_borders(
    pairs: LabelPairs, ties: Numbers, draws: int, seed: int, progress: Progress | None = None
) -> Counts:
    """Return the same if every tie stays one between two labels, and every label keeps its number of ties.

    `ties`: (n_ties, 2) int, the labels of both ends, never equal. Two ties at a time exchange an
    end, unless one would then lead from a label to itself; each tie is asked `SWEEPS` times (Maslov and
    Sneppen 2002, doi:10.1126/science.1065103). So all joinings of the ends become equally likely.
    """
    random = np.random.default_rng(seed)
    ties = np.sort(ties, axis=1)
    ties = ties[np.lexsort(ties.T)]

    def draw(many: int) -> Numbers:
        drawn = np.tile(ties, (many, 1, 1))
        for _ in range(SWEEPS):
            _exchange(drawn, random)
        return drawn

    return _in_parts(pairs, draw, ties, draws, progress)


def _exchange(drawn: Numbers, random: np.random.Generator) -> None:
    """Let half of the ties exchange an end with the other half, or stay as they are.

    The pairing of ties is the same in these draws; whether and which ends they exchange is not.
    """
    many, half = len(drawn), drawn.shape[1] // 2
    order = random.permutation(drawn.shape[1])
    one, other = order[:half], order[half : 2 * half]
    row, end = np.arange(many)[:, np.newaxis], random.integers(0, 2, (many, half))
    mine, theirs = drawn[:, one, 1], drawn[row, other, end]
    allowed = (drawn[:, one, 0] != theirs) & (drawn[row, other, 1 - end] != mine)
    swap = allowed & (random.random((many, half)) < 0.5)
    drawn[:, one, 1] = np.where(swap, theirs, mine)
    drawn[row, other, end] = np.where(swap, mine, theirs)


def summed_up(drawn: Counts, seen: Numbers, expected: Floats | None = None) -> Sequence[DrawnTies]:
    """Return what the draws say of each pair.

    `drawn`: (draws, n_pairs) int; `seen`: (n_pairs,) int; `expected`: (n_pairs,) float, the means where
    they are known exactly, else those of the draws are taken.
    """
    low, high = middle(drawn)
    means = drawn.mean(axis=0) if expected is None else expected
    shares = share_of_draws(drawn <= seen)
    return [
        DrawnTies(float(mean), int(least), int(most), float(share))
        for mean, least, most, share in zip(means, low, high, shares, strict=True)
    ]


def _in_parts(
    pairs: LabelPairs, draw: Callable[[int], Numbers], ties: Numbers, draws: int, progress: Progress | None
) -> Counts:
    at_once = min(max(1, CELLS_AT_ONCE // max(ties.size, 1)), DRAWS_AT_ONCE)
    counts = np.zeros((draws, len(pairs.pairs)), dtype=np.int32)
    for first in range(0, draws, at_once):
        part = counts[first : first + at_once]
        part[:] = pairs.counted(draw(len(part)))
        report_progress(progress, (first + len(part)) / draws)
    return counts
