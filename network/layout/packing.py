"""Growing discs on a canvas until each stands against others: a sequence of linear programs.

Two convex shapes are apart if some direction separates them. With that direction held fixed, centres, radii
and the size of the names enter linearly, and what the program allows never overlaps (the convex-concave
procedure, Lipp and Boyd 2016, doi:10.1007/s11081-015-9294-x). Each round takes the directions of the last.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import coo_matrix

from network.layout.canvas import DISC_GAP, Canvas
from network.layout.stress import Points, distances

Indices = npt.NDArray[np.intp]
TITLE_GAP = 4.0
"""Between a name and a disc, its own included."""
_GROWTH = 1.2
"""How much larger than its share of actors says a disc may become where there is room."""
_TURN = math.radians(75)
"""How far a neighbour's direction may turn from that on the map."""
_STAY = 0.2
"""What it costs to leave the start, against the mean of radii: without it, equally good packings far from
each other would take turns from one edit to the next."""
_PULL = 0.1
"""What the mean gap between neighbours costs."""


@dataclass(frozen=True)
class Packed:
    """Discs on a canvas: `centres` (n, 2) and `radii` (n,); names shrink to `titles` times their size."""

    centres: Points
    radii: Points
    titles: float

    @property
    def area(self) -> float:
        """Sum of the discs' areas."""
        return float(math.pi * (self.radii**2).sum())


@dataclass(frozen=True)
class Task:
    """What is to be packed: n discs with names above them.

    `weights`: (n,) float, radii in proportion, the largest 1. `titles`: (n, 2) float, width and height of
    names. `plane`: (n, 2) float, the map on the canvas, of which directions are kept.
    """

    weights: Points
    titles: Points
    plane: Points
    ground: Canvas


class _Rows:
    """Inequalities `sum(values * columns) <= bound`, gathered by the block."""

    def __init__(self) -> None:
        self.blocks: list[tuple[Points, Indices, Points]] = []
        self.bounds: list[Points] = []
        self.count = 0

    def add(self, terms: list[tuple[Indices, Points | float]], bound: Points | float) -> None:
        """Add one row for each index: `terms` are columns, (m,), with their values, (m,) or one for all."""
        size = len(terms[0][0])
        rows = np.arange(self.count, self.count + size)
        for columns, values in terms:
            self.blocks.append((rows.astype(float), columns, np.broadcast_to(np.float64(values), size)))
        self.bounds.append(np.broadcast_to(np.float64(bound), size))
        self.count += size

    def solve(self, costs: Points, limits: list[tuple[float, float | None]]) -> Points | None:
        rows, columns, values = (np.concatenate(part) for part in zip(*self.blocks, strict=True))
        table = coo_matrix((values, (rows.astype(int), columns)), shape=(self.count, len(costs)))
        found = linprog(costs, table.tocsr(), np.concatenate(self.bounds), bounds=limits, method="highs-ds")
        return found.x if found.status == 0 else None


def pack(task: Task, start: Packed, rounds: int, step: float) -> Packed:
    """Let discs grow, from a start where no two centres fall together; larger weights get no smaller discs.

    `step`: how far a centre moves in the first round, in canvas units; later less.
    """
    best = start
    pairs = neighbours(task.plane)
    for number in range(rounds):
        # Weights differ little at first: a large disc does not jump between others.
        ease = min(1.0, 1.5 * (number + 1) / rounds)
        eased = replace(task, weights=1 + (task.weights - 1) * ease)
        found = _grown(eased, best, start.centres, pairs, step * (1 - 0.8 * number / rounds))
        if found is None:
            break
        best = found
    return best


def _grown(task: Task, now: Packed, start: Points, pairs: Indices, reach: float) -> Packed | None:
    """Return the best discs within `reach` of those now; None where there are none."""
    n = len(now.radii)
    rows = _Rows()
    # Two discs that move towards one another and grow come closer by less than five steps.
    _apart(rows, now, 5 * reach)
    _names_apart(rows, task, now, 5 * reach)
    _names_off_names(rows, task, now, 5 * reach)
    _within(rows, task)
    _as_on_map(rows, task.plane, now, pairs)
    _near_start(rows, start)
    near = np.column_stack([now.centres, now.radii]).ravel()
    low = near - np.tile([reach, reach, np.inf], n)
    low[2::3] = 0.0
    limits: list[tuple[float, float | None]]
    limits = [*zip(low.tolist(), (near + reach).tolist(), strict=True), (0.0, None), (0.0, 1.0)]
    limits += [(0.0, None)] * (2 * n)
    found = rows.solve(_costs(task, now, pairs), limits)
    if found is None:
        return None
    places = found[: 3 * n].reshape(n, 3)
    return Packed(places[:, :2], places[:, 2], float(found[3 * n + 1]))


def neighbours(plane: Points) -> Indices:
    """Return the pairs of points with no other in the circle between them (Gabriel graph), (m, 2)."""
    n = len(plane)
    first, second = np.triu_indices(n, 1)
    middles = (plane[first] + plane[second]) / 2
    to_middle = ((plane[None, :, :] - middles[:, None, :]) ** 2).sum(axis=2)
    own = ((plane[first] - plane[second]) ** 2).sum(axis=1) / 4
    free = (to_middle < own[:, None] * (1 - 1e-9)).sum(axis=1) == 0
    pairs: Indices = np.column_stack([first, second])[free]
    return pairs


def _units(vectors: Points) -> Points:
    units: Points = vectors / np.maximum(np.hypot(vectors[:, 0], vectors[:, 1]), 1e-9)[:, None]
    return units


def _costs(task: Task, now: Packed, pairs: Indices) -> Points:
    """Names at full size first; then area, of which a radius gives more in a large disc; short gaps."""
    n = len(now.radii)
    costs = np.zeros(5 * n + 2)
    costs[3 * n + 2 :] = _STAY / n
    size = np.maximum(now.radii, task.weights * 1e-3)
    costs[2 : 3 * n : 3] = -size / size.sum()
    costs[3 * n : 3 * n + 2] = -0.5, -1000.0
    i, j = pairs.T
    pull = _PULL / max(len(pairs), 1)
    toward = pull * _units(now.centres[i] - now.centres[j])
    for place, sign in ((i, 1.0), (j, -1.0)):
        np.add.at(costs, 3 * place, sign * toward[:, 0])
        np.add.at(costs, 3 * place + 1, sign * toward[:, 1])
        np.add.at(costs, 3 * place + 2, -pull)
    return costs


def _apart(rows: _Rows, now: Packed, reach: float) -> None:
    """Keep discs off one another."""
    gaps = distances(now.centres) - now.radii[:, None] - now.radii[None, :]
    i, j = np.nonzero(np.triu(gaps < DISC_GAP + reach, 1))
    x, y = _units(now.centres[i] - now.centres[j]).T
    rows.add(
        [(3 * i, -x), (3 * i + 1, -y), (3 * j, x), (3 * j + 1, y), (3 * i + 2, 1.0), (3 * j + 2, 1.0)],
        -DISC_GAP,
    )


def _names_apart(rows: _Rows, task: Task, now: Packed, reach: float) -> None:
    """Keep names (i) off the discs of others (j) and off other names; `size` scales all names."""
    n, size = len(now.radii), 3 * len(now.radii) + 1
    half, height = task.titles[:, 0] / 2, task.titles[:, 1]
    foot = now.centres[:, 1] - now.radii
    i, j = np.nonzero(~np.eye(n, dtype=bool))
    low = np.column_stack([now.centres[i, 0] - now.titles * half[i], foot[i] - now.titles * height[i]])
    high = np.column_stack([now.centres[i, 0] + now.titles * half[i], foot[i]])
    away = now.centres[j] - np.clip(now.centres[j], low, high)
    near = np.hypot(away[:, 0], away[:, 1]) < now.radii[j] + reach
    i, j, away = i[near], j[near], away[near]
    inside = ~away.any(axis=1)
    away[inside] = (now.centres[j] - now.centres[i])[inside]
    x, y = _units(away).T
    corner = np.abs(x) * half[i] + np.maximum(0.0, -y) * height[i]
    rows.add(
        [
            *((3 * i, x), (3 * i + 1, y), (3 * i + 2, -y), (np.full(len(i), size), corner)),
            *((3 * j, -x), (3 * j + 1, -y), (3 * j + 2, 1.0)),
        ],
        -TITLE_GAP,
    )


def _names_off_names(rows: _Rows, task: Task, now: Packed, reach: float) -> None:
    """Keep names side by side or one above the other, as they are."""
    n, size = len(now.radii), 3 * len(now.radii) + 1
    half, height = task.titles[:, 0] / 2, task.titles[:, 1]
    foot = now.centres[:, 1] - now.radii
    i, j = np.triu_indices(n, 1)
    beside = np.abs(now.centres[i, 0] - now.centres[j, 0]) - now.titles * (half[i] + half[j])
    above = np.abs(foot[i] - foot[j]) - now.titles * (height[i] + height[j]) / 2
    flat = (beside >= above) & (beside < reach)
    right = now.centres[i, 0] >= now.centres[j, 0]
    a, b = np.where(right, i, j)[flat], np.where(right, j, i)[flat]
    rows.add([(3 * a, -1.0), (3 * b, 1.0), (np.full(len(a), size), half[a] + half[b] + TITLE_GAP)], 0.0)
    steep = (beside < above) & (above < reach)
    lower = foot[i] >= foot[j]
    a, b = np.where(lower, i, j)[steep], np.where(lower, j, i)[steep]
    rows.add(
        [
            *((3 * b + 1, 1.0), (3 * b + 2, -1.0), (3 * a + 1, -1.0), (3 * a + 2, 1.0)),
            (np.full(len(a), size), height[a]),
        ],
        0.0,
    )


def _within(rows: _Rows, task: Task) -> None:
    """Keep discs and names on the canvas, radii near their weights and in the order of these."""
    n, ground = len(task.weights), task.ground
    disc = 3 * np.arange(n)
    scale, size = np.full(n, 3 * n), np.full(n, 3 * n + 1)
    for sign in (-1.0, 1.0):
        rows.add([(disc, sign), (disc + 2, 1.0)], ground.width / 2)
        rows.add([(disc, sign), (size, task.titles[:, 0] / 2)], ground.width / 2)
    rows.add([(disc + 1, -1.0), (disc + 2, 1.0), (size, task.titles[:, 1])], -ground.top)
    rows.add([(disc + 1, 1.0), (disc + 2, 1.0)], ground.height / 2)
    rows.add([(scale, task.weights), (disc + 2, -1.0)], 0.0)
    rows.add([(disc + 2, 1.0), (scale, -_GROWTH * task.weights)], 0.0)
    order = np.argsort(-task.weights, kind="stable")
    rows.add([(3 * order[1:] + 2, 1.0), (3 * order[:-1] + 2, -1.0)], 0.0)


def _near_start(rows: _Rows, start: Points) -> None:
    """Measure how far each centre is from its start."""
    n = len(start)
    disc = np.arange(n)
    for axis in (0, 1):
        for sign in (-1.0, 1.0):
            moved = 3 * n + 2 + 2 * disc + axis
            rows.add([(3 * disc + axis, sign), (moved, -1.0)], sign * start[:, axis])


def _as_on_map(rows: _Rows, plane: Points, now: Packed, pairs: Indices) -> None:
    """Keep each neighbour within a cone about its direction on the map, where it is within now."""
    i, j = pairs.T
    angles = np.arctan2(plane[i, 1] - plane[j, 1], plane[i, 0] - plane[j, 0])
    gaps = now.centres[i] - now.centres[j]
    sides = []
    for side in (-1.0, 1.0):
        normal = angles + side * (math.pi / 2 - _TURN)
        sides.append((np.cos(normal), np.sin(normal)))
    kept = np.all([x * gaps[:, 0] + y * gaps[:, 1] >= -1e-6 for x, y in sides], axis=0)
    i, j = i[kept], j[kept]
    for x, y in sides:
        rows.add([(3 * i, -x[kept]), (3 * i + 1, -y[kept]), (3 * j, x[kept]), (3 * j + 1, y[kept])], 0.0)
