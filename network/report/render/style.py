"""The style of a report's pictures: muted, readable in grey print, the colours of the app's light theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes

from network.gaps.coverage.districts import CellState
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
    "by_law": ("#e4dfd2", "#17262b"),
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


def write(axes: Axes, x: float, y: float, text: str, size: float = 7.5, **style: Any) -> Any:
    """Return a text that was added to a drawing, centred where `style` does not place it otherwise."""
    defaults: dict[str, Any] = {"color": INK, "ha": "center", "va": "center"}
    return axes.text(x, y, text, fontsize=size, **defaults | style)
