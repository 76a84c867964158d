"""What seeded draws say: in which interval most of them lie, and how likely chance does what was observed."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SEED = 2026
COVERAGE = 0.9


def middle(drawn: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the 5th and the 95th percentile of draws, (draws, ...): between them lie 90 %."""
    margin = (1 - COVERAGE) / 2
    low = np.quantile(drawn, margin, axis=0, method="lower")
    return low, np.quantile(drawn, 1 - margin, axis=0, method="higher")


def share_of_draws(hits: NDArray[np.bool_]) -> Floats:
    """Return how likely chance does what it did in `hits`, (draws,) or (draws, n) bool: (b + 1) / (m + 1).

    b of m draws are hits; what was observed is one more outcome that chance can give, so that nothing is
    ever impossible (Phipson and Smyth 2010, doi:10.2202/1544-6115.1585).
    """
    return np.asarray((hits.sum(axis=0) + 1) / (len(hits) + 1))
