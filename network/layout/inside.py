"""Where the actors of one district stand inside its disc: by their ties, spread over all of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from network.layout.stress import Points, spread

_HEXAGONAL = math.sqrt(2 * math.pi / math.sqrt(3))
"""Distance in the densest arrangement of n points in a disc, times the root of n, in radii."""
_APART = 0.7
"""Smallest distance of two actors of average degree, as a share of that: dense enough to fill, loose
enough to show who belongs together."""
_RIM = 0.42
"""Free rim, in the same distances."""
_EVEN = 0.8
"""How far distances from the middle are evened out: 0 keeps the ties' lengths, 1 fills the disc like sand."""
_LOOSE = 0.42
"""How much more than that they are pushed apart at first, so that they reach the rim on all sides."""
_SOFT = 0.4
"""Share of a push that each of two takes in one round."""
_ROUNDS = 120
_REFRESH = 5
"""Rounds for which a list of close pairs stays good."""


@dataclass(frozen=True)
class Member:
    """An actor as far as its place matters; `pull` is where its ties to other districts point."""

    id: str
    degree: int
    pull: tuple[float, float] = (0.0, 0.0)


def place_members(graph: nx.Graph[str], members: Sequence[Member], radius: float) -> Points:
    """Return places around the origin, (n, 2), in the order of the members, which are sorted by id.

    `graph` may hold more than the members; only ties among them count.
    """
    n = len(members)
    if n < 2:
        return np.zeros((n, 2))
    distance = _HEXAGONAL * radius / math.sqrt(n)
    limit = radius - _RIM * distance
    start = spread(graph, [m.id for m in members], np.array([m.pull for m in members]))
    return _settle(_filling(start, limit), _APART * distance * _shares(members), limit)


def _shares(members: Sequence[Member]) -> Points:
    """Return how much room each actor wants, (n,) float around 1: hubs more."""
    wanted = np.array([min(1.7, 0.85 + 0.13 * math.sqrt(m.degree)) for m in members])
    shares: Points = wanted / math.sqrt(float((wanted**2).mean()))
    return shares


def _filling(places: Points, limit: float) -> Points:
    """Even out distances from the middle, so that a disc of radius `limit` is filled; directions stay."""
    reach = np.hypot(places[:, 0], places[:, 1])
    order = np.argsort(np.argsort(reach, kind="stable"), kind="stable")
    even = np.sqrt((order + 0.5) / len(places))
    wanted = limit * (_EVEN * even + (1 - _EVEN) * reach / max(float(reach.max()), 1e-9))
    filled: Points = places * (wanted / np.maximum(reach, 1e-9))[:, None]
    return filled


def _settle(places: Points, room: Points, limit: float) -> Points:
    """Move actors apart until each two have the mean of their `room` (n,) between them, inside the disc."""
    points = places
    reach = float(room.max())
    pairs = np.zeros((0, 2), dtype=np.intp)
    for number in range(_ROUNDS):
        if number % _REFRESH == 0:
            pairs = cKDTree(points).query_pairs((1.2 + _LOOSE) * reach, output_type="ndarray")
        i, j = pairs.T
        gaps = points[i] - points[j]
        lengths = np.maximum(np.hypot(gaps[:, 0], gaps[:, 1]), 1e-9)
        wide = 1 + _LOOSE * max(0.0, 1 - number / (0.6 * _ROUNDS))
        lacking = np.maximum(0.0, wide * (room[i] + room[j]) / 2 - lengths)
        push = gaps * (_SOFT * lacking / lengths)[:, None]
        moved = np.zeros_like(points)
        np.add.at(moved, i, push)
        np.add.at(moved, j, -push)
        points = points + moved
        far = np.hypot(points[:, 0], points[:, 1])
        points = points * np.minimum(1.0, limit / np.maximum(far, 1e-9))[:, None]
        if wide == 1 and not lacking.any():
            break
    return points
