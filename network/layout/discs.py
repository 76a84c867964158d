"""The districts' discs: how large, and where on the canvas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from network.layout.arrangement import arrange, on_canvas
from network.layout.canvas import Canvas, text_width, title_size
from network.layout.packing import Packed, Task, pack

_SMALLEST = 0.45
"""Radius of the smallest disc, as a share of the largest one's: a disc of one actor still has a name."""
_COUNT = " 999"
"""Room for the number of actors behind a name."""
_LINE = 1.25
"""Height of a name, as a share of its font size."""
_ROUNDS, _STEP = 14, 30.0


@dataclass(frozen=True)
class Disc:
    """Ground of an ordinary district: centre and radius.

    `id` is the district's. Its name goes above, centred on `x`, with its lower edge on the disc.
    """

    id: str
    x: float
    y: float
    radius: float


def place_discs(
    names: Mapping[str, str],
    counts: Mapping[str, int],
    seats: Mapping[str, tuple[float, float]],
    ground: Canvas,
    arranged: Canvas,
) -> tuple[list[Disc], float]:
    """Return the discs of districts, given their names and numbers of actors, and the names' font size.

    They are packed on the `ground`, from their arrangement on the canvas `arranged`.

    A disc's radius follows the root of the number of actors, within a factor of 1.2. Sorted by id.
    """
    ids = sorted(names)
    size = title_size(ground, len(ids))
    if not ids:
        return [], size
    task = Task(
        weights=_weights([counts[i] for i in ids]),
        titles=np.array([(text_width(names[i] + _COUNT, size), _LINE * size) for i in ids]),
        plane=on_canvas(ids, seats, ground),
        ground=ground,
    )
    start = arrange(replace(task, ground=arranged, plane=on_canvas(ids, seats, arranged)))
    packed = pack(task, _stretched(start, arranged, ground), _ROUNDS, _STEP)
    x, y = _middle(packed, task, ground)
    discs = [
        Disc(i, round(cx + x, 1), round(cy + y, 1), round(r, 1))
        for i, (cx, cy), r in zip(ids, packed.centres.tolist(), packed.radii.tolist(), strict=True)
    ]
    return discs, round(size * packed.titles, 1)


def _stretched(packed: Packed, old: Canvas, new: Canvas) -> Packed:
    """Move what is packed on one canvas to the same parts of another."""
    x, y = new.width / old.width, (new.height - new.shelf) / (old.height - old.shelf)
    return replace(packed, centres=packed.centres * (x, y), radii=packed.radii * min(x, y))


def _weights(counts: Sequence[int]) -> np.ndarray:
    """Roots of the counts, as shares of the largest one."""
    roots = np.sqrt(np.maximum(counts, 1))
    weights: np.ndarray = np.maximum(roots / roots.max(), _SMALLEST)
    return weights


def _middle(packed: Packed, task: Task, ground: Canvas) -> tuple[float, float]:
    """Return by how much to move all discs with their names into the middle of their part of the canvas."""
    (x, y), r = packed.centres.T, packed.radii
    half = np.maximum(r, packed.titles * task.titles[:, 0] / 2)
    left, right = (x - half).min(), (x + half).max()
    top, bottom = (y - r - packed.titles * task.titles[:, 1]).min(), (y + r).max()
    return -float(left + right) / 2, float(ground.top + ground.height / 2 - top - bottom) / 2
