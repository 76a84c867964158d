"""How the districts lie to one another on a canvas: as on the map, but so that discs find room.

Which arrangement is taken depends on the map and on the canvas alone, never on how many actors a district
has: a new actor cannot turn the picture over.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from network.layout.canvas import DISC_GAP, Canvas
from network.layout.packing import Packed, Task, pack
from network.layout.stress import Points

_DENSITY = 0.8
"""Share of the canvas that equal circles cover while they are pushed apart: a little more than can fit."""
_ROUNDS = 120
_FIT_ROUNDS, _FIT_STEP = 12, 0.06
_JITTER = 0.2
"""How far starts differ from the map, as a share of the canvas."""
_ANGLE_COST = 0.25
"""What a mean turn of one radian costs, in shares of the canvas covered."""
_LIKELY = 3
"""Arrangements of which discs are really packed, where there are few districts."""


def on_canvas(ids: Sequence[str], seats: Mapping[str, tuple[float, float]], ground: Canvas) -> Points:
    """Return places (n, 2) on the canvas for longitudes and latitudes, the map stretched to its sides.

    Districts without a seat stand around those with one, in the order of their ids; without any seat
    at all, in rows.
    """
    known = [i for i in ids if i in seats]
    if not known:
        return _rows(ids, ground)
    lonlat = np.array([seats[i] for i in known]).reshape(-1, 2) * (1.0, -1.0)
    spread = np.ptp(lonlat, axis=0)
    # Beyond a factor of three a map is no longer recognised: a north-south line stays one.
    spread = np.maximum(spread, spread[::-1] * (0.6, 1.0) / 3)
    middle = (lonlat.min(axis=0) + lonlat.max(axis=0)) / 2
    flat = (lonlat - middle) / np.where(spread > 0, spread, 1.0)
    places = dict(zip(known, flat, strict=True))
    strangers = sorted(set(ids) - set(known))
    for number, name in enumerate(strangers):
        angle = 2 * math.pi * number / len(strangers) - math.pi / 2
        places[name] = 0.7 * np.array([math.cos(angle), math.sin(angle)])
    side = np.array([ground.width, ground.height - ground.shelf])
    points: Points = np.array([places[i] for i in ids]) * side * 0.6 + (0.0, ground.shelf / 2)
    return points


def _rows(ids: Sequence[str], ground: Canvas) -> Points:
    """Return places in as many rows as let equal discs become largest."""
    n, height = len(ids), ground.height - ground.shelf
    columns = max(range(1, n + 1), key=lambda c: min(ground.width / c, height / math.ceil(n / c)))
    rows = math.ceil(n / columns)
    places = {}
    for number, name in enumerate(sorted(ids)):
        row, column = divmod(number, columns)
        filled = min(columns, n - row * columns)
        x, y = (column + 0.5) / filled - 0.5, (row + 0.5) / rows - 0.5
        places[name] = (ground.width * x, height * y + ground.shelf / 2)
    return np.array([places[i] for i in ids], dtype=float).reshape(-1, 2)


def arrange(task: Task) -> Packed:
    """Return equal discs, whatever the weights: as many as on the map, and with much room."""
    n = len(task.plane)
    chance = np.random.default_rng(1)
    ground = task.ground
    side = np.array([ground.width, ground.height - ground.shelf])
    starts = task.plane + _JITTER * side * chance.normal(size=(max(8, 400 // n), n, 2))
    starts[0] = task.plane + 1e-3 * side * chance.normal(size=(n, 2))
    settled = _settled(starts, task)
    rough = np.sqrt(_nearest(settled)) / 2
    scores = n * math.pi * rough**2 / (ground.width * ground.height) - _turned(settled, task.plane)
    likely = np.argsort(-scores, kind="stable")[: max(1, min(_LIKELY, 60 // n))]
    equal = replace(task, weights=np.ones(n))
    points = (Packed(settled[k], np.zeros(n), 0.0) for k in likely)
    packed = [pack(equal, start, _FIT_ROUNDS, _FIT_STEP * ground.width) for start in points]
    return max(packed, key=lambda p: _score(p, task))


def _score(packed: Packed, task: Task) -> float:
    ground = task.ground
    share = packed.area / (ground.width * ground.height)
    return share - float(_turned(packed.centres[None], task.plane)[0])


def _settled(starts: Points, task: Task) -> Points:
    """Push equal circles apart within the canvas, from many starts at once; both (k, n, 2).

    A circle stands for a disc with the name above it.
    """
    ground, n = task.ground, starts.shape[1]
    side = np.array([ground.width, ground.height - ground.shelf])
    radius = math.sqrt(_DENSITY * side.prod() / (n * math.pi))
    radius = min(radius, float(side.min()) / 2)
    need = 2 * radius + DISC_GAP
    middle = np.array([0.0, ground.shelf / 2])
    places = starts
    for number in range(_ROUNDS):
        size = need * min(1.0, 0.5 + number / _ROUNDS)
        gaps = places[:, :, None, :] - places[:, None, :, :]
        lengths = np.sqrt((gaps**2).sum(axis=3)) + 1e-9
        lacking = np.maximum(0.0, size - lengths) / lengths * (lengths > 1e-6)
        places = places + 0.3 * (gaps * lacking[:, :, :, None]).sum(axis=2)
        edge = side / 2 - size / 2
        places = np.clip(places - middle, -edge, edge) + middle
    return places


def _nearest(places: Points) -> Points:
    """Return the square of the smallest distance in each arrangement, (k,)."""
    gaps = ((places[:, :, None, :] - places[:, None, :, :]) ** 2).sum(axis=3)
    found: Points = (gaps + np.where(np.eye(places.shape[1]), np.inf, 0.0)).min(axis=(1, 2))
    return found


def _turned(places: Points, plane: Points) -> Points:
    """Return what the turns of all pairs against the map cost, (k,): near pairs count more."""
    n = len(plane)
    i, j = np.triu_indices(n, 1)
    was = plane[i] - plane[j]
    now = places[:, i] - places[:, j]
    cross = was[:, 0] * now[:, :, 1] - was[:, 1] * now[:, :, 0]
    turns = np.abs(np.arctan2(cross, (was * now).sum(axis=2)))
    weights = 1 / np.maximum(np.hypot(was[:, 0], was[:, 1]), 1e-6)
    found: Points = _ANGLE_COST * (turns * weights).sum(axis=1) / max(float(weights.sum()), 1e-9)
    return found
