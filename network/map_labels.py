"""Where the districts' names stand on the map: near the middle, clear of dots and of one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

Point = tuple[float, float]
Dot = tuple[float, float, float]
"""A dot's x, y and radius."""
Box = tuple[float, float, float, float]

LETTER_WIDTH = 15.5
LINE_HEIGHT = 30.0
STEP = 14.0
REACH = 9
"""So many steps a name may move in each direction."""


def label_places(names: Mapping[str, tuple[str, Point]], dots: Sequence[Dot]) -> dict[str, Point]:
    """Return the middle of the first line of each name, given its text and wanted place.

    Long names choose first, since they have the fewest ways out. Deterministic.
    """
    ordered = sorted((-len(text), key, text, wanted) for key, (text, wanted) in names.items())
    chosen = _chosen(tuple((text, wanted) for _, _, text, wanted in ordered), tuple(dots))
    return {key: place for (_, key, _, _), place in zip(ordered, chosen, strict=True)}


@lru_cache(maxsize=50)  # a tenth of a second, and pages draw the same map again and again
def _chosen(names: tuple[tuple[str, Point], ...], dots: tuple[Dot, ...]) -> tuple[Point, ...]:
    placed: list[Point] = []
    taken: list[Box] = []
    for text, wanted in names:
        placed.append(min(_candidates(wanted), key=lambda p: _cost(_box(text, p), p, wanted, dots, taken)))
        taken.append(_box(text, placed[-1]))
    return tuple(placed)


def _candidates(wanted: Point) -> list[Point]:
    steps = range(-REACH, REACH + 1)
    return [(wanted[0] + STEP * dx, wanted[1] + STEP * dy) for dy, dx in product(steps, steps)]


def _box(text: str, place: Point) -> Box:
    """Box of a name and the count below it."""
    half = max(len(text), 7) * LETTER_WIDTH / 2
    return (place[0] - half, place[1] - LINE_HEIGHT, place[0] + half, place[1] + 1.3 * LINE_HEIGHT)


def _cost(box: Box, place: Point, wanted: Point, dots: Sequence[Dot], taken: Sequence[Box]) -> float:
    distance = abs(place[0] - wanted[0]) + abs(place[1] - wanted[1])
    over_dots = sum(_overlap(box, (x - r, y - r, x + r, y + r)) for x, y, r in dots)
    over_names = sum(_overlap(box, other) for other in taken)
    return distance / 10 + over_dots / 30 + over_names


def _overlap(one: Box, other: Box) -> float:
    """Area that two boxes share."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return max(width, 0) * max(height, 0)
