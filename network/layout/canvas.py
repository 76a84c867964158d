"""The shapes of canvas that positions are made for, and sizes on them.

Lengths are in canvas units: one is a pixel where the wide canvas is 1440 pixels wide.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import Literal, get_args

Shape = Literal["wide", "broad", "tall"]
"""16:9 for screens and pages, 2:1 for what a window leaves below its bars, 3:4 for what is held upright."""
SHAPES = get_args(Shape)
_SIDES = {"wide": (1440.0, 810.0), "broad": (1520.0, 760.0), "tall": (936.0, 1248.0)}

SHELF_HEIGHT = 44.0
"""Strip along the top where the levels above the districts stand while they are closed."""
DISC_GAP = 12.0
_TITLE_SIZE = 22.0
_TITLE_SHARE = 0.085
"""Font size of the districts' names: at most, and as a share of the side of each one's part of the canvas."""
_EM = 0.55
"""Mean width of a character in a sans-serif face, as a share of the font size."""


@dataclass(frozen=True)
class Canvas:
    """A rectangle around the origin, y down; its uppermost `shelf` units are kept free of discs."""

    width: float
    height: float
    shelf: float

    @property
    def top(self) -> float:
        """Where the part for the discs begins."""
        return self.shelf - self.height / 2


def canvas(shape: Shape, has_shelf: bool) -> Canvas:
    """Return the canvas of a shape; all have about the same area."""
    width, height = _SIDES[shape]
    return Canvas(width, height, SHELF_HEIGHT if has_shelf else 0.0)


def arranged(shape: Shape) -> Shape:
    """Return the shape whose arrangement of districts this one shares: both landscapes are one picture."""
    return "wide" if shape == "broad" else shape


def title_size(ground: Canvas, districts: int) -> float:
    """Return the font size of the districts' names; many small discs have smaller ones."""
    side = math.sqrt(ground.width * ground.height / max(districts, 1))
    return round(min(_TITLE_SIZE, _TITLE_SHARE * side), 1)


def text_width(text: str, size: float) -> float:
    """Return the estimated width of a line of text."""
    return len(text) * size * _EM


def chance(text: str) -> float:
    """Return a number in [0, 1) that looks random but depends on the text alone."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48
