"""Where the actors of the region, the state and the federation stand: in rows beside the discs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from network.layout.parts import Band
from network.layout.sizes import LABEL_GAP, LARGEST_NODE, SMALLEST_NODE, TITLE_SPACE, line_height, node_radius
from network.model import District

CELL_WIDTH = 176.0
CELL_HEIGHT = SMALLEST_NODE + LARGEST_NODE + LABEL_GAP + line_height() + 6
BAND_GAP = 26.0
_PADDING = 10.0

Cells = dict[str, tuple[float, float]]


def stack(
    bands: Sequence[tuple[District, Sequence[tuple[str, int]]]], height: float, aspect: float
) -> tuple[tuple[Band, ...], Cells]:
    """Stack bands from the origin downwards and give each of their actors a cell.

    `bands`: districts with their actors' ids and degrees, uppermost first. `height` is what should
    be kept; 0 where there is nothing beside the bands: then width to height is about `aspect`.
    """
    counts = [len(actors) for _, actors in bands]
    columns = _columns(counts, height, aspect)
    grounds: list[Band] = []
    cells: Cells = {}
    top = 0.0
    for district, actors in bands:
        top += TITLE_SPACE
        rows = math.ceil(len(actors) / columns)
        size = (columns * CELL_WIDTH + 2 * _PADDING, rows * CELL_HEIGHT + 2 * _PADDING)
        grounds.append(Band(district.id, 0.0, top, *size, district.level, top - 0.3 * TITLE_SPACE))
        for number, (name, degree) in enumerate(_by_importance(actors)):
            # Column by column: the well-tied stand next to the discs, where their ties come in.
            column, row = divmod(number, rows)
            x = _PADDING + (column + 0.5) * CELL_WIDTH
            bottom = top + _PADDING + (row + 1) * CELL_HEIGHT - line_height() - LABEL_GAP - 4
            cells[name] = (x, bottom - max(node_radius(degree), LARGEST_NODE / 2))
        top += size[1] + BAND_GAP
    return tuple(grounds), cells


def _by_importance(actors: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Sort by steps of degree, then id: a single new tie seldom changes a place."""
    return sorted(actors, key=lambda a: (-int(math.log2(a[1] + 1)), a[0]))


def _height(counts: Sequence[int], columns: int) -> float:
    rows = sum(math.ceil(c / columns) for c in counts)
    return rows * CELL_HEIGHT + len(counts) * (TITLE_SPACE + BAND_GAP + 2 * _PADDING) - BAND_GAP


def _columns(counts: Sequence[int], height: float, aspect: float) -> int:
    """Return the fewest columns with which the stack is not higher than it should be."""
    columns = 1
    while columns < max(counts, default=1):
        allowed = height or columns * CELL_WIDTH / aspect
        if _height(counts, columns) <= allowed:
            break
        columns += 1
    return columns
