"""Where the districts' discs lie: as on the map, but apart."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from network.layout.sizes import SPACING, TITLE_SPACE, chance
from network.layout.stress import Points, distances
from network.model import Level

DISC_GAP = 22.0
_MAP_ASPECT = 1.32
"""Spread from west to east by that from north to south: screens are wider than high, regions may not be."""
_START = 0.6
"""Share of the scale at which half of the discs would be clear of others; then they are pushed apart."""
_PULL, _TURN = 0.03, 0.1
"""How strongly discs go back to their places on the map, and to their directions from one another."""
_ROUNDS = 300
TITLE_MARGIN = 8.0
"""Between a name and the next disc or name."""


@dataclass(frozen=True)
class Disc:
    """Ground of an ordinary district: centre and radius.

    `id` is the district's. Its name goes above, centred on `x`, with the base line at `title_y`.
    """

    id: str
    x: float
    y: float
    radius: float
    level: Level
    title_y: float


@dataclass(frozen=True)
class Footprint:
    """What a disc needs on the plane: its radius and the width of the name above it."""

    id: str
    radius: float
    title_width: float


def disc_radius(node_radii: Sequence[float], gap: float) -> float:
    """Return the radius of a disc for nodes of these radii.

    The area follows their number; what the nodes themselves cover prevails where most are hubs.
    """
    covered = sum(math.pi * (r + gap / 2) ** 2 for r in node_radii)
    area = max(SPACING**2 * max(len(node_radii), 2), 1.6 * covered)
    return math.sqrt(area / math.pi) + 8


def on_map(ids: Sequence[str], seats: Mapping[str, tuple[float, float]]) -> Points:
    """Return places on a plane (y down) for longitudes and latitudes, with the mean in the origin.

    Districts without a seat go on a circle around those with one, in the order of their ids.
    """
    known = [i for i in ids if i in seats]
    lonlat = np.array([seats[i] for i in known]).reshape(-1, 2)
    middle = lonlat.mean(axis=0) if known else np.zeros(2)
    shrink = math.cos(math.radians(float(middle[1])))
    flat = (lonlat - middle) * (shrink, -1.0)
    flat[:, 0] *= _stretch(flat)
    reach = 1.2 * float(np.sqrt((flat**2).sum(axis=1)).max(initial=0.0)) or 1.0
    strangers = sorted(set(ids) - set(known))
    places = dict(zip(known, flat, strict=True))
    for number, name in enumerate(strangers):
        angle = 2 * math.pi * number / len(strangers) - math.pi / 2
        places[name] = reach * np.array([math.cos(angle), math.sin(angle)])
    return np.array([places[i] for i in ids]).reshape(-1, 2)


def _stretch(flat: Points) -> float:
    """Return how much to widen a map; but not beyond recognition."""
    wide, high = flat.std(axis=0) if len(flat) else (0.0, 0.0)
    return float(np.clip(_MAP_ASPECT * high / wide, 0.55, 1.8)) if wide > 0 and high > 0 else 1.0


def arrange(discs: Sequence[Footprint], plane: Points) -> Points:
    """Return the centres of discs that keep apart and lie to one another as on the `plane`; both (n, 2)."""
    n = len(discs)
    if n < 2:
        return np.zeros((n, 2))
    # Two districts with the same seat still need a direction to be pushed in.
    plane = plane + 1e-4 * np.array([[chance(d.id) - 0.5, chance(d.id + "#") - 0.5] for d in discs])
    radii = np.array([d.radius for d in discs])
    widths = np.array([d.title_width for d in discs])
    need = radii[:, None] + radii[None, :] + DISC_GAP
    gaps = distances(plane) + 1e9 * np.eye(n)
    target = plane * float(np.median((need / gaps).max(axis=1))) * _START
    centres = target.copy()
    for number in range(_ROUNDS):
        ease = max(0.0, 1 - 1.2 * number / _ROUNDS)
        centres = centres + ease * (_PULL * (target - centres) + _TURN * _turn(centres, plane))
        centres = centres + 0.4 * (_off_discs(centres, need) + _off_titles(centres, radii, widths))
    return centres * _blow_up(centres, need)


def _turn(centres: Points, plane: Points) -> Points:
    """Return how far each disc must move, (n, 2), so that others lie in the same directions as on the map.

    Near ones count more.
    """
    wanted = plane[:, None, :] - plane[None, :, :]
    lengths = distances(plane) + np.eye(len(plane))
    wanted = wanted / lengths[:, :, None]
    gaps = centres[:, None, :] - centres[None, :, :]
    along = (gaps * wanted).sum(axis=2)
    across = gaps - along[:, :, None] * wanted
    weights = (1 - np.eye(len(plane))) / lengths**2
    weights /= weights.sum(axis=1).max()
    moves: Points = -(across * weights[:, :, None]).sum(axis=1)
    return moves


def _off_discs(centres: Points, need: Points) -> Points:
    """Return how far each disc must move off those it is too near to, (n, 2)."""
    gaps = centres[:, None, :] - centres[None, :, :]
    lengths = distances(centres) + np.eye(len(centres))
    lacking = np.maximum(0.0, need + 0.5 - lengths)
    np.fill_diagonal(lacking, 0.0)
    moves: Points = (gaps * (lacking / lengths)[:, :, None]).sum(axis=1)
    return moves


def _off_titles(centres: Points, radii: Points, widths: Points) -> Points:
    """Return how far discs and the names of others must move off each other, the names likewise."""
    half = np.column_stack([widths / 2, np.full(len(widths), TITLE_SPACE / 2)])
    titles = centres - np.column_stack([np.zeros(len(radii)), radii + TITLE_SPACE / 2])
    # From each title (row) to each disc (column).
    gaps = centres[None, :, :] - titles[:, None, :]
    outside = gaps - np.clip(gaps, -half[:, None, :], half[:, None, :])
    lengths = np.sqrt((outside**2).sum(axis=2)) + 1e-9
    lacking = np.maximum(0.0, radii[None, :] + TITLE_MARGIN - lengths) * (lengths > 1e-6)
    np.fill_diagonal(lacking, 0.0)
    push = outside / lengths[:, :, None] * lacking[:, :, None]
    moves: Points = push.sum(axis=0) - push.sum(axis=1)
    apart = titles[:, None, :] - titles[None, :, :]
    over = half[:, None, :] + half[None, :, :] + TITLE_MARGIN - np.abs(apart)
    hit = (over > 0).all(axis=2) & ~np.eye(len(radii), dtype=bool)
    moves[:, 0] += np.where(hit, np.sign(apart[:, :, 0]) * over[:, :, 0], 0.0).sum(axis=1)
    return moves


def _blow_up(centres: Points, need: Points) -> float:
    """Return the factor (at least 1) after which no two discs are nearer than the gap."""
    ratio = need / np.maximum(distances(centres), 1e-3)
    np.fill_diagonal(ratio, 0.0)
    return max(1.0, float(ratio.max()))
