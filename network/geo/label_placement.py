"""Where names stand in drawings. The same rule in JavaScript: `ui/frontend/lib/labels.js`.

Names come in order of importance, each with the places that it may take, the best first. A place is free if
it lies within the frame and shares no area with a mark to be kept clear or with a name before it; edge to
edge is free. Each name takes its first free place. Where none is free, a name that must be there takes the
place within the frame that covers least (the first of equal ones; without any within the frame, of all), and
any other name is left out. So no name is dropped or moved for a less important one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Circle = tuple[float, float, float]
"""A dot's x, y and radius."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Floats = NDArray[np.float64]

AROUND = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""The eight directions from a mark (right, down) in which its name may stand, the best first."""
FURTHER = (1.0, 2.0)
MUCH_FURTHER = (3.5, 5.0)
"""Steps away from the mark, in heights of a name: for all names, and for those that must be there.
From the ninth place on, a line leads from the mark to the name."""
LARGEST = 60
"""Number of largest marks that names keep off; smaller ones they may cover."""

LETTER_WIDTH = 15.5
LINE_HEIGHT = 30.0
STEP = 14.0
REACH = 6
"""Number of steps that a name on a map may move."""


class Label(NamedTuple):
    """A name's possible places, the best first, and whether it must be there."""

    places: Sequence[Box]
    must: bool = False


def place_labels(
    labels: Sequence[Label], obstacles: Sequence[Box], frame: Box | None = None
) -> list[int | None]:
    """Return the number of the place that each label takes, None for those left out.

    `obstacles` are what no name may cover; without a `frame` names may stand anywhere.
    """
    taken = [*obstacles]
    chosen: list[int | None] = []
    for label in labels:
        boxes = np.array(label.places, dtype=float).reshape(-1, 4)
        low, high = (frame[:2], frame[2:]) if frame else (-np.inf, np.inf)
        inside = np.all(boxes[:, :2] >= low, axis=1) & np.all(boxes[:, 2:] <= high, axis=1)
        covered = _shared(boxes, np.array(taken, dtype=float).reshape(-1, 4)).sum(axis=1)
        # A place outside the frame is worse than any within.
        cost = np.where(inside | ~inside.any(), covered, np.inf) if label.must else covered
        best = int(cost.argmin()) if label.must and len(boxes) else _first(inside & (covered == 0))
        chosen.append(best)
        if best is not None:
            taken.append(label.places[best])
    return chosen


def places_around(mark: Box, width: float, height: float, gap: float, must: bool = False) -> list[Box]:
    """Return the places of a name of this size around a mark: eight beside it, then further out."""
    x, y = (mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2
    places = []
    for step in (0.0, *FURTHER, *(MUCH_FURTHER if must else ())):
        across, down = (
            (mark[2] - mark[0]) / 2 + gap + step * height,
            (mark[3] - mark[1]) / 2 + gap + step * height,
        )
        for right, below in AROUND:
            left = x + right * across + (right - 1) * width / 2
            top = y + below * down + (below - 1) * height / 2
            places.append((left, top, left + width, top + height))
    return places


def _first(free: NDArray[np.bool_]) -> int | None:
    return int(free.argmax()) if free.any() else None


def _shared(one: Floats, other: Floats) -> Floats:
    """Areas that boxes `(n, 4)` share with others `(m, 4)`: `(n, m)`."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum(one[:, None, 2:], other[None, :, 2:])
    return np.asarray(np.maximum(high - low, 0).prod(axis=2))


def label_places(
    names: Mapping[str, tuple[str, Point]], dots: Sequence[Circle], frame: Box | None = None
) -> dict[str, Point]:
    """Return the middle of the first line of each name on a map, given its text and wanted place.

    Names stay as near to it as dots and other names allow. Long names choose first, since they have the
    fewest alternatives. Deterministic.
    """
    order = sorted(names, key=lambda key: (-len(names[key][0]), key))
    steps = [s for s in product(range(-REACH, REACH + 1), repeat=2) if math.hypot(*s) <= REACH]
    steps.sort(key=lambda step: (math.hypot(*step), step))
    places = {
        key: [(names[key][1][0] + STEP * dx, names[key][1][1] + STEP * dy) for dx, dy in steps]
        for key in order
    }
    labels = [Label([_box(names[key][0], place) for place in places[key]], must=True) for key in order]
    chosen = place_labels(labels, [(x - r, y - r, x + r, y + r) for x, y, r in dots], frame)
    return {key: places[key][best] for key, best in zip(order, chosen, strict=True) if best is not None}


def _box(text: str, place: Point) -> Box:
    """Box of a name and the count below it."""
    half = max(len(text), 7) * LETTER_WIDTH / 2
    return (place[0] - half, place[1] - LINE_HEIGHT, place[0] + half, place[1] + 1.3 * LINE_HEIGHT)
