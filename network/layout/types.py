"""What a layout consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from network.model import Level


@dataclass(frozen=True)
class Disc:
    """Ground of an ordinary district: centre and radius.

    `id` is the district's. Its name goes above, centred on `x`, with the base line at `title_y`.
    """

    id: str
    x: float
    y: float
    radius: float
    level: Level
    title_y: float


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


@dataclass(frozen=True)
class Layout:
    """Places in canvas units, y down; the middle of the picture is the origin.

    `width` and `height` are those of all grounds with their names.
    """

    positions: Mapping[str, tuple[float, float]]
    discs: tuple[Disc, ...]
    bands: tuple[Band, ...]
    width: float
    height: float
