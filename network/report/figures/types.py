"""What each figure of a report shows, as data; `render/matplotlib_figures.py` draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from network.gaps.coverage.districts import CellState
from network.geo.region_map import RegionMap

Point = tuple[float, float]
Emphasis = Literal["strong", "usual", "faint"]
"""What the report is about, what else counts, background."""


@dataclass(frozen=True)
class ActorDot:
    """An actor in a drawing of the network; `group` is a group's number, None for one in the background.

    The name of a `landmark` is never left out.
    """

    x: float
    y: float
    radius: float
    group: int | None
    name: str = ""
    landmark: bool = False


@dataclass(frozen=True)
class DistrictShape:
    """A district with its name: a circle or a rectangle, by its centre and its size (width, height).

    With a `note` the shape stands for all of its actors, and contains name and note.
    """

    x: float
    y: float
    size: Point
    name: str
    emphasis: Emphasis
    note: str = ""
    is_circle: bool = True


@dataclass(frozen=True)
class TieLine:
    """One or more ties in a drawing; `width` in points. `cross`: from one ordinary district to another."""

    ends: tuple[Point, Point]
    emphasis: Emphasis | Literal["cross"]
    width: float = 0.7


@dataclass(frozen=True)
class NetworkPicture:
    """Actors, their ties and their districts; y points down. `groups`: number and name for the legend."""

    districts: tuple[DistrictShape, ...]
    lines: tuple[TieLine, ...]
    dots: tuple[ActorDot, ...]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class MatrixPicture:
    """Rows by columns, each cell with its state and its number; `marked` columns are framed."""

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[tuple[CellState, int], ...], ...]
    marked: frozenset[int]
    legend: tuple[tuple[CellState, str], ...]


@dataclass(frozen=True)
class MapPicture:
    """The region; for each of its districts the note below its name, and its emphasis."""

    region: RegionMap
    notes: Mapping[str, str]
    emphasis: Mapping[str, Emphasis]


@dataclass(frozen=True)
class BarPicture:
    """A bar of shares: the size of each, its description and its shade (0 darkest)."""

    shares: tuple[tuple[int, str, int], ...]


Drawing = NetworkPicture | MatrixPicture | MapPicture | BarPicture
