"""Fitting nodes, or whole components, into a disc so that none overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network.layout.sizes import LABEL_GAP, NODE_GAP, line_height
from network.layout.stress import Points, distances

DiscPairs = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]
_REFRESH = 6
"""Rounds for which a list of close pairs stays good."""


@dataclass(frozen=True)
class Crowd:
    """Nodes that share a disc of radius `limit` around the origin.

    `radii`: (n,) float, of the nodes; `widths`: (n,) float, of the labels that get room of their own (0 for
    none); `room`: the distance that neighbours should have where there is space. All in canvas units.
    """

    radii: npt.NDArray[np.float64]
    widths: npt.NDArray[np.float64]
    limit: float
    room: float


def settle(places: Points, crowd: Crowd, rounds: int = 90) -> Points:
    """Move nodes apart until none is nearer than its radius, the other's and a gap, inside the disc.

    `places`: (n, 2) float, as what is returned. First softly to the room they should have, then strictly.
    Where the disc is too small some remain too near; `blow_up` says by how much.
    """
    points = _inside(np.array(places), crowd)
    labelled = bool(crowd.widths.any())
    pairs = _close_pairs(points, crowd)
    for number in range(3 * rounds):
        if number % _REFRESH == 0:
            pairs = _close_pairs(points, crowd)
            if number >= rounds and blow_up(points, crowd) < 1.01:
                break
        ease = min(1.0, max(0.0, 1.5 - 2 * number / rounds))
        points = points + _apart(points, pairs, crowd, ease)
        if labelled and number < rounds:
            points = points + _clear_labels(points, crowd)
        points = _inside(points, crowd)
    return points


def _close_pairs(points: Points, crowd: Crowd) -> DiscPairs:
    reach = max(crowd.room, 2 * float(crowd.radii.max(initial=0)) + NODE_GAP) + 12
    first, second = np.nonzero(np.triu(distances(points) < reach, k=1))
    return first, second


def _apart(points: Points, pairs: DiscPairs, crowd: Crowd, ease: float) -> Points:
    """Return how far each node is pushed by those too near to it, (n, 2) float; hubs give way less."""
    first, second = pairs
    gaps = points[first] - points[second]
    lengths = np.maximum(np.hypot(gaps[:, 0], gaps[:, 1]), 1e-6)
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


def _clear_labels(points: Points, crowd: Crowd) -> Points:
    """Return how far nodes are pushed out of the labels of hubs, (n, 2) float.

    Labels count as ellipses: boxes would line the nodes around them up in rows.
    """
    hubs = np.nonzero(crowd.widths)[0]
    height = line_height()
    across = np.subtract.outer(-points[hubs, 0], -points[:, 0])
    down = np.subtract.outer(-points[hubs, 1] - crowd.radii[hubs] - LABEL_GAP - height / 2, -points[:, 1])
    long = np.add.outer(0.55 * crowd.widths[hubs], crowd.radii)
    short = 0.55 * height + crowd.radii
    depth = np.maximum(0.0, 1 - np.sqrt((across / long) ** 2 + (down / short) ** 2))
    depth[np.arange(len(hubs)), hubs] = 0
    uphill_x, uphill_y = across / long**2, down / short**2
    step = 0.4 * depth * short / (np.sqrt(uphill_x**2 + uphill_y**2) + 1e-9)
    return np.column_stack([(uphill_x * step).sum(axis=0), (uphill_y * step).sum(axis=0)])


def _inside(points: Points, crowd: Crowd) -> Points:
    allowed = np.maximum(0.0, crowd.limit - crowd.radii - NODE_GAP)
    lengths = np.maximum(np.hypot(points[:, 0], points[:, 1]), 1e-9)
    kept: Points = points * np.minimum(1.0, allowed / lengths)[:, None]
    return kept


def blow_up(points: Points, crowd: Crowd) -> float:
    """Return the factor (at least 1) after which all distances hold."""
    first, second = _close_pairs(points, crowd)
    if not len(first):
        return 1.0
    gaps = points[first] - points[second]
    lengths = np.maximum(np.hypot(gaps[:, 0], gaps[:, 1]), 1e-3)
    need = crowd.radii[first] + crowd.radii[second] + NODE_GAP
    return max(1.0, float((need / lengths).max()))
