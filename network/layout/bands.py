"""Where the actors of the region, the state and the federation stand: in rows beside the discs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from network.layout.sizes import LABEL_GAP, LARGEST_NODE, TITLE_LIFT, TITLE_SPACE, line_height, node_radius
from network.model import District, Level

CELL_WIDTH = 118.0
CELL_HEIGHT = 54.0
"""A hub of the largest size, its label, and the next one below."""
BAND_GAP = 24.0
_PADDING = 12.0

Cells = dict[str, tuple[float, float]]
Size = tuple[float, float]


@dataclass(frozen=True)
class Band:
    """Ground of a level above the districts: upper left corner, width and height.

    `id` is that of the region, state or federation. Its name goes above, beginning at `x`, with the
    base line at `title_y`.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    level: Level
    title_y: float


def stack(
    bands: Sequence[tuple[District, Sequence[tuple[str, int]]]], beside: Size, aspect: float
) -> tuple[tuple[Band, ...], Cells]:
    """Stack bands from the origin downwards and give each of their actors a cell.

    `bands`: districts with their actors' ids and degrees, uppermost first. `beside`: width and height
    of what the bands will stand next to. The number of columns is the one with which all of it
    shows largest on a screen of that aspect (width to height).
    """
    columns = _columns([len(actors) for _, actors in bands], beside, aspect)
    grounds: list[Band] = []
    cells: Cells = {}
    top = 0.0
    for district, actors in bands:
        top += TITLE_SPACE
        rows = math.ceil(len(actors) / columns)
        grounds.append(
            Band(district.id, 0.0, top, _width(columns), _height(rows), district.level, top - TITLE_LIFT)
        )
        for number, (name, degree) in enumerate(_by_importance(actors)):
            # Column by column: the well-tied stand next to the discs, where their ties come in. Down
            # and up again: a new actor moves the later ones by a single cell.
            column, row = divmod(number, rows)
            row = rows - 1 - row if column % 2 else row
            # Every second row is shifted, so that labels have the neighbouring cells' upper halves too.
            x = _PADDING + (column + 0.5 + 0.5 * (row % 2)) * CELL_WIDTH
            y = top + _PADDING + (row + 1) * CELL_HEIGHT - line_height() - LABEL_GAP
            cells[name] = (x, y - max(node_radius(degree), LARGEST_NODE / 2))
        top += _height(rows) + BAND_GAP
    return tuple(grounds), cells


def _by_importance(actors: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Sort by steps of degree, then id: a single new tie seldom changes a place."""
    return sorted(actors, key=lambda a: (-int(math.log2(a[1] + 1)), a[0]))


def _width(columns: int) -> float:
    return (columns + 0.5) * CELL_WIDTH + 2 * _PADDING


def _height(rows: int) -> float:
    return rows * CELL_HEIGHT + 2 * _PADDING


def _columns(counts: Sequence[int], beside: Size, aspect: float) -> int:
    def picture(columns: int) -> float:
        stacked = sum(_height(math.ceil(c / columns)) + TITLE_SPACE + BAND_GAP for c in counts)
        return max((beside[0] + _width(columns)) / aspect, beside[1], stacked)

    return min(range(1, max(counts, default=1) + 1), key=lambda c: (picture(c), c))
