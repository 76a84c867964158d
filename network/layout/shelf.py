"""Where the actors of the region, the state and the federation stand: on a shelf above the discs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from network.layout.canvas import Canvas
from network.model import Level

_CELL_WIDTH, _CELL_HEIGHT = 118.0, 54.0
"""About what a cell measures where there are discs: room for a mark and its name."""
_TITLE, _PADDING, STRIP_GAP = 34.0, 10.0, 12.0
"""Height of a strip's heading; free rim; space between two strips, and to what is below."""


@dataclass(frozen=True)
class Strip:
    """Rows of cells over the whole width for the actors of one level above the districts.

    `id` is that of the region, state or federation. `cells`: middle of each actor's cell, from the strip's
    upper left corner. `x`, `y`: where that corner is while all strips are open; closed, it takes no room.
    """

    id: str
    level: Level
    x: float
    y: float
    width: float
    height: float
    cells: Mapping[str, tuple[float, float]]


Filled = Sequence[tuple[str, Level, Sequence[tuple[str, int]]]]
"""Id and level of each level's district, uppermost first, with its actors' ids and degrees."""


def shelf(levels: Filled, ground: Canvas, has_discs: bool) -> tuple[Strip, ...]:
    """Return the open strips, stacked on the upper edge of the canvas; without discs, in its middle.

    Without discs the cells are as large as the canvas allows.
    """
    columns = max(1, int(ground.width / _CELL_WIDTH))
    if not has_discs:
        columns = next(c for c in range(1, 10_000) if _stacked(levels, ground, c) <= ground.height)
    strips: list[Strip] = []
    top = 0.0
    for name, level, actors in levels:
        height = _height(len(actors), ground, columns)
        cells = _cells(actors, ground, columns)
        strips.append(Strip(name, level, -ground.width / 2, top, ground.width, height, cells))
        top += height + STRIP_GAP
    shift = -ground.height / 2 - top if has_discs else -(top - STRIP_GAP) / 2
    return tuple(replace(s, y=round(s.y + shift, 1)) for s in strips)


def _cell(ground: Canvas, columns: int) -> tuple[float, float]:
    width = (ground.width - 2 * _PADDING) / columns
    return width, width * _CELL_HEIGHT / _CELL_WIDTH


def _height(count: int, ground: Canvas, columns: int) -> float:
    return round(_TITLE + math.ceil(count / columns) * _cell(ground, columns)[1] + _PADDING, 1)


def _stacked(levels: Filled, ground: Canvas, columns: int) -> float:
    return sum(_height(len(actors), ground, columns) + STRIP_GAP for _, _, actors in levels)


def _cells(actors: Sequence[tuple[str, int]], ground: Canvas, columns: int) -> dict[str, tuple[float, float]]:
    """Return the cells row by row, the best tied first."""
    # By steps of degree, then id: a single new tie seldom changes a place.
    ordered = sorted(actors, key=lambda a: (-int(math.log2(a[1] + 1)), a[0]))
    width, height = _cell(ground, columns)
    cells = {}
    for number, (name, _) in enumerate(ordered):
        row, column = divmod(number, columns)
        cells[name] = (
            round(_PADDING + (column + 0.5) * width, 1),
            round(_TITLE + (row + 0.4) * height, 1),
        )
    return cells
