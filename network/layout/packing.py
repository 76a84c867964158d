"""Fitting nodes, or whole components, into a disc so that none overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network.layout.sizes import LABEL_GAP, NODE_GAP, line_height
from network.layout.springs import Points

Pairs = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
_REFRESH = 6
"""Rounds for which a list of close pairs stays good."""


@dataclass(frozen=True)
class Crowd:
    """Nodes that share a disc of radius `limit` around the origin.

    `radii` of the nodes; `widths` of the labels that get room of their own (0 for none); `room` is
    the distance that neighbours should have where there is space.
    """

    radii: npt.NDArray[np.float64]
    widths: npt.NDArray[np.float64]
    limit: float
    room: float


def settle(places: Points, crowd: Crowd, rounds: int = 90) -> Points:
    """Move nodes apart until none is nearer than its radius, the other's and a gap, inside the disc.

    First softly to the room they should have, then strictly. Where the disc is too small some remain
    too near; `blow_up` tells by how much.
    """
    points = _inside(np.array(places), crowd)
    pairs: Pairs = (np.empty(0, np.intp), np.empty(0, np.intp))
    for number in range(rounds):
        if number % _REFRESH == 0:
            pairs = _close_pairs(points, crowd)
        ease = max(0.0, 1 - number / (0.6 * rounds))
        points = points + _apart(points, pairs, crowd, ease) + _clear_labels(points, crowd, ease)
        points = _inside(points, crowd)
    return points


def _close_pairs(points: Points, crowd: Crowd) -> Pairs:
    reach = max(crowd.room, 2 * float(crowd.radii.max(initial=0)) + NODE_GAP) + 12
    gaps = points[:, None, :] - points[None, :, :]
    first, second = np.nonzero(np.triu((gaps**2).sum(axis=2) < reach**2, k=1))
    return first, second


def _apart(points: Points, pairs: Pairs, crowd: Crowd, ease: float) -> Points:
    """Return how far each node is pushed by those too near to it; hubs give way less."""
    first, second = pairs
    gaps = points[first] - points[second]
    lengths = np.maximum(np.sqrt((gaps**2).sum(axis=1)), 1e-6)
    need = crowd.radii[first] + crowd.radii[second] + NODE_GAP
    wanted = np.maximum(need + 0.3, ease * crowd.room + (1 - ease) * need)
    lacking = np.maximum(0.0, wanted - lengths) / lengths * (0.5 - 0.2 * ease)
    mass = crowd.radii**2
    share = mass[second] / (mass[first] + mass[second])
    push = gaps * lacking[:, None] * 2
    moved = np.zeros_like(points)
    np.add.at(moved, first, push * share[:, None])
    np.add.at(moved, second, -push * (1 - share)[:, None])
    return moved


def _clear_labels(points: Points, crowd: Crowd, ease: float) -> Points:
    """Return how far nodes are pushed out of the labels of hubs (and of one another's labels)."""
    moved = np.zeros_like(points)
    height = line_height()
    for hub in np.nonzero(crowd.widths)[0]:
        middle = points[hub] + (0.0, crowd.radii[hub] + LABEL_GAP + height / 2)
        gaps = points - middle
        over_x = crowd.widths[hub] / 2 + crowd.radii + 2 - np.abs(gaps[:, 0])
        over_y = height / 2 + crowd.radii + 2 - np.abs(gaps[:, 1])
        hit = (over_x > 0) & (over_y > 0)
        hit[hub] = False
        if not hit.any():
            continue
        strength = 0.25 * (1 - ease)
        down = hit & (over_y <= over_x)
        across = hit & ~down
        moved[down, 1] += np.where(gaps[down, 1] < 0, -1, 1) * over_y[down] * strength
        moved[across, 0] += np.where(gaps[across, 0] < 0, -1, 1) * over_x[across] * strength
    return moved


def _inside(points: Points, crowd: Crowd) -> Points:
    allowed = np.maximum(0.0, crowd.limit - crowd.radii - NODE_GAP)
    lengths = np.maximum(np.sqrt((points**2).sum(axis=1)), 1e-9)
    kept: Points = points * np.minimum(1.0, allowed / lengths)[:, None]
    return kept


def blow_up(points: Points, crowd: Crowd) -> float:
    """Return the factor (at least 1) after which all distances hold."""
    first, second = _close_pairs(points, crowd)
    if not len(first):
        return 1.0
    gaps = points[first] - points[second]
    lengths = np.maximum(np.sqrt((gaps**2).sum(axis=1)), 1e-3)
    need = crowd.radii[first] + crowd.radii[second] + NODE_GAP
    return max(1.0, float((need / lengths).max()))
