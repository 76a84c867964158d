"""Where the districts' discs lie: as on the map, but without touching."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from network.layout.sizes import SPACING, TITLE_SPACE, chance
from network.layout.springs import Points

DISC_GAP = 26.0
_MAP_STRETCH = 1.35
"""Screens are wider than high, Ostwestfalen-Lippe is not."""
_START = 0.6
"""Share of the scale at which about half of the discs would touch none: from there they are pushed apart."""


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
    flat = (lonlat - middle) * (shrink * _MAP_STRETCH, -1.0)
    reach = 1.2 * float(np.sqrt((flat**2).sum(axis=1)).max(initial=0.0)) or 1.0
    strangers = sorted(set(ids) - set(known))
    places = dict(zip(known, flat, strict=True))
    for number, name in enumerate(strangers):
        angle = 2 * math.pi * number / len(strangers) - math.pi / 2
        places[name] = reach * np.array([math.cos(angle), math.sin(angle)])
    return np.array([places[i] for i in ids]).reshape(-1, 2)


def arrange(discs: Sequence[Footprint], plane: Points, rounds: int = 250) -> Points:
    """Return the centres of discs that keep apart and lie to one another as on the plane."""
    n = len(discs)
    if n < 2:
        return np.zeros((n, 2))
    # Two districts with the same seat still need a direction to be pushed in.
    plane = plane + 1e-4 * np.array([[chance(d.id) - 0.5, chance(d.id + "#") - 0.5] for d in discs])
    radii = np.array([d.radius for d in discs])
    need = radii[:, None] + radii[None, :] + DISC_GAP
    gaps = np.sqrt(((plane[:, None] - plane[None]) ** 2).sum(axis=2)) + 1e9 * np.eye(n)
    target = plane * float(np.median((need / gaps).max(axis=1))) * _START
    centres = target.copy()
    for number in range(rounds):
        pull = 0.04 * max(0.0, 1 - 1.6 * number / rounds)
        centres = _push(centres + pull * (target - centres), discs)
    return centres * _blow_up(centres, discs)


def _need(a: Footprint, b: Footprint, dx: float, dy: float) -> float:
    """Distance that two discs should have; one above the other leaves room for the name between."""
    length = math.hypot(dx, dy) or 1e-9
    return a.radius + b.radius + DISC_GAP + TITLE_SPACE * abs(dy) / length


def _push(centres: Points, discs: Sequence[Footprint]) -> Points:
    """Return the centres after each pair that is too near has moved apart."""
    moved = centres.copy()
    for i, a in enumerate(discs):
        for j in range(i):
            dx, dy = moved[i] - moved[j]
            length = math.hypot(dx, dy) or 1e-9
            lacking = _need(a, discs[j], dx, dy) - length
            if lacking > 0:
                shift = np.array([dx, dy]) / length * (lacking * 0.5)
                moved[i] += shift
                moved[j] -= shift
    return moved


def _blow_up(centres: Points, discs: Sequence[Footprint]) -> float:
    """Return the factor (at least 1) after which no two discs are nearer than the gap."""
    factor = 1.0
    for i, a in enumerate(discs):
        for j in range(i):
            length = math.dist(centres[i], centres[j]) or 1e-9
            factor = max(factor, (a.radius + discs[j].radius + DISC_GAP) / length)
    return factor
