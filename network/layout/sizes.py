"""Sizes the positions are made for, in canvas units (one unit is one pixel at scale 1)."""

from __future__ import annotations

import hashlib
import math

SMALLEST_NODE, LARGEST_NODE = 7.0, 22.0
NODE_GAP = 5.0
"""Free space kept between two nodes."""
SPACING = 34.0
"""Side of the square that an actor has to itself on average."""
FONT_SIZE = 14.0
LABEL_GAP = 3.0
"""Between a node's lower edge and its label."""
TITLE_SIZE = 26.0
"""Font size of the district names."""
TITLE_SPACE = 38.0
"""Height above a ground that its name takes."""
TITLE_LIFT = 9.0
"""Between the base line of the name and the ground."""
_EM = 0.55
"""Mean width of a character in a sans-serif face, as a share of the font size."""


def node_radius(degree: int) -> float:
    """Radius for which an actor's place is made: 7 for a leaf, up to 22 for the largest hubs.

    `degree` counts neighbours (0 or more). Depends on nothing but the degree, so that a new hub
    does not move all others.
    """
    return min(LARGEST_NODE, SMALLEST_NODE + 2.25 * math.sqrt(max(0, degree - 1)))


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """Return the estimated width of a line of text."""
    return len(text) * size * _EM


def line_height(size: float = FONT_SIZE) -> float:
    """Return the height of one line of text."""
    return size * 1.2


def chance(text: str) -> float:
    """Return a number in [0, 1) that looks random but depends on the text alone."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest()) / 2**48
