"""Colours and shapes of a report's pictures: muted, readable in grey print, the app's on a light page."""

from __future__ import annotations

from collections.abc import Mapping

from network.gaps import CellState
from network.palette import GROUP_LOOKS
from network.report.figures.types import Emphasis

FONT = ["Atkinson Hyperlegible Next", "DejaVu Sans"]
"""The second, which matplotlib ships, is for characters that the first lacks."""
PAPER, PALE, INK, QUIET, LINE = "#ffffff", "#f4f2ec", "#17262b", "#55605f", "#d9d4c7"
STRONG = "#0b6462"
DISTRICTS: Mapping[Emphasis, str] = {"strong": "#bfdcd6", "usual": "#e2ece6", "faint": PALE}
"""Fill of a district on the map."""

MARKERS = {
    "dot": "o",
    "square": "s",
    "diamond": "D",
    "triangle": "^",
    "hexagon": "h",
    "triangleDown": "v",
    "cross": "P",
    "star": "*",
}
GROUPS: tuple[tuple[str, str], ...] = tuple((look.light, MARKERS[look.shape]) for look in GROUP_LOOKS)
"""Colour and Matplotlib's marker of a group of actors, by its order in the data; never colour alone."""
CELLS: Mapping[CellState, tuple[str, str]] = {
    "covered": ("#0b6462", "#ffffff"),
    "thin": ("#a9d3cb", "#17262b"),
    "none_documented": ("#f6d9c8", "#7a2600"),
    "not_surveyed": ("#ffffff", "#55605f"),
}
"""Fill and ink of a cell."""
BAR: tuple[tuple[str, str], ...] = (
    ("#0b6462", "#ffffff"),
    ("#7fb5ad", "#17262b"),
    ("#e4dfd2", "#17262b"),
    ("#f6d9c8", "#7a2600"),
)
"""Fill and ink of a bar's shares."""
