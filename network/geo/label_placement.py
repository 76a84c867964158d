"""Where names stand in drawings: each where it covers least, of the places that it may take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Circle = tuple[float, float, float]
"""A dot's x, y and radius."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Floats = NDArray[np.float64]

LETTER_WIDTH = 15.5
LINE_HEIGHT = 30.0
STEP = 14.0
REACH = 9
"""Number of steps that a name may move in each direction."""


def place_boxes(
    names: Iterable[tuple[Sequence[Box], Sequence[float]]],
    obstacles: Sequence[tuple[Box, float]],
    most: float,
) -> list[int | None]:
    """Return which of its boxes each name takes, the first name first; None where the best costs too much.

    A name comes with its boxes and with what each costs by itself. To this comes the area that a box shares
    with an obstacle, times the weight of that, and with the names placed so far. `most` is the highest
    cost. Ties are broken by the order of the boxes.
    """
    boxes = [box for box, _ in obstacles]
    weights = [weight for _, weight in obstacles]
    chosen: list[int | None] = []
    for candidates, costs in names:
        shared = _shared(np.array(candidates, dtype=float), np.array(boxes, dtype=float).reshape(-1, 4))
        cost = np.array(costs) + shared @ np.array(weights)
        best = int(cost.argmin())
        if cost[best] > most:
            chosen.append(None)
            continue
        chosen.append(best)
        boxes.append(candidates[best])
        weights.append(1.0)
    return chosen


def _shared(one: Floats, other: Floats) -> Floats:
    """Areas that boxes `(n, 4)` share with others `(m, 4)`: `(n, m)`."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    return np.asarray(np.maximum(high - low, 0).prod(axis=2))


def label_places(names: Mapping[str, tuple[str, Point]], dots: Sequence[Circle]) -> dict[str, Point]:
    """Return the middle of the first line of each name on a map, given its text and wanted place.

    Names stay near, and clear of dots and of one another. Long names choose first, since they have the
    fewest alternatives. Deterministic.
    """
    order = sorted(names, key=lambda key: (-len(names[key][0]), key))
    steps = [(STEP * dx, STEP * dy) for dy, dx in product(range(-REACH, REACH + 1), repeat=2)]
    away = [(abs(dx) + abs(dy)) / 10 for dx, dy in steps]
    places = {key: [(names[key][1][0] + dx, names[key][1][1] + dy) for dx, dy in steps] for key in order}
    boxes = (([_box(names[key][0], place) for place in places[key]], away) for key in order)
    around = [((x - r, y - r, x + r, y + r), 1 / 30) for x, y, r in dots]
    chosen = place_boxes(boxes, around, most=float("inf"))
    return {key: places[key][best] for key, best in zip(order, chosen, strict=True) if best is not None}


def _box(text: str, place: Point) -> Box:
    """Box of a name and the count below it."""
    half = max(len(text), 7) * LETTER_WIDTH / 2
    return (place[0] - half, place[1] - LINE_HEIGHT, place[0] + half, place[1] + 1.3 * LINE_HEIGHT)
