"""Draws the pictures of a report with matplotlib: the same code gives SVG for browsers and PNG for Word.

Nothing is drawn through pyplot, so nothing is kept between pictures; the fonts lie beside this file.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from network.report.figures.types import BarPicture, Drawing, MapPicture, MatrixPicture, NetworkPicture
from network.report.render.matplotlib_network import draw_network, network_height
from network.report.render.style import BAR, CELLS, DISTRICTS, FONT, INK, LINE, PAPER, QUIET, STRONG, write

INCHES = 6.7
"""Width of the text on a page of A4."""
DOTS_PER_INCH = 200
_one_at_a_time = threading.Lock()
"""The library's settings belong to the whole process."""

for _font in sorted((Path(__file__).parent / "fonts").glob("*.ttf")):
    font_manager.fontManager.addfont(str(_font))


def draw(drawing: Drawing, kind: Literal["svg", "png"], width: float = 1.0) -> bytes:
    """Return a picture as a file, always the same; `width` is its share of the page's width."""
    settings: Any = {
        "svg.hashsalt": "report",
        "svg.fonttype": "path",
        "font.family": FONT,
        "text.parse_math": False,  # a dollar in a name is a dollar
        "axes.linewidth": 0,
    }
    with _one_at_a_time, rc_context(settings), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing", UserWarning)  # a box stands for it
        figure = _figure(drawing, width * INCHES)
        file = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        figure.savefig(file, format=kind, dpi=DOTS_PER_INCH, metadata=metadata, facecolor=PAPER)
    return file.getvalue()


def _figure(drawing: Drawing, width: float) -> Figure:
    """Return a drawing as a figure; `width` and the heights are in inches."""
    painters: dict[type, tuple[Callable[[Any, float], float], Callable[[Axes, Any], None]]] = {
        NetworkPicture: (network_height, draw_network),
        MatrixPicture: (lambda d, _: 0.16 * (len(d.rows) + 4.2), _matrix),
        MapPicture: (lambda d, w: w * d.region.height / max(d.region.width, 1), _map),
        BarPicture: (lambda d, _: 0.42 + 0.2 * len(d.shares), _bar),
    }
    height, paint = painters[type(drawing)]
    figure = Figure(figsize=(width, height(drawing, width)))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    paint(axes, drawing)
    return figure


def _box(axes: Axes, corner: tuple[float, float], size: tuple[float, float], **style: Any) -> None:
    """Add a rectangle, by its corner with the smallest x and y."""
    defaults: dict[str, Any] = {"linewidth": 0.6, "edgecolor": LINE}
    axes.add_patch(Rectangle(corner, *size, **defaults | style))


def _matrix(axes: Axes, drawing: MatrixPicture) -> None:
    """Draw rows by columns; a sign or number stands in each cell, so that colour is never alone."""
    rows, columns = len(drawing.rows), len(drawing.columns)
    names = 0.24 * columns / 0.76
    axes.set_xlim(-names, columns)
    axes.set_ylim(rows + 1.9, -2.3)
    signs = {"none_documented": "0", "by_law": "§", "not_surveyed": "?"}
    for i, (name, cells) in enumerate(zip(drawing.rows, drawing.cells, strict=True)):
        write(axes, -0.08, i + 0.5, name, ha="right")
        for k, (state, n) in enumerate(cells):
            fill, ink = CELLS[state]
            _box(axes, (k + 0.03, i + 0.06), (0.94, 0.88), facecolor=fill)
            write(axes, k + 0.5, i + 0.53, signs.get(state, str(n)), color=ink)
    for k, name in enumerate(drawing.columns):
        marked = k in drawing.marked
        wrapped = name.replace("-", "-\n") if len(name) > 12 else name
        write(axes, k + 0.5, -0.25, wrapped, 8, va="bottom", weight="bold" if marked else "normal")
        if marked:
            frame = {"fill": False, "edgecolor": INK, "linewidth": 1.6, "zorder": 5}
            _box(axes, (k - 0.02, -0.05), (1.04, rows + 0.1), **frame)
    x = -names
    for state, text in drawing.legend:
        fill, ink = CELLS[state]
        _box(axes, (x, rows + 0.75), (0.3, 0.9), facecolor=fill)
        write(axes, x + 0.15, rows + 1.22, (signs | {"thin": "1", "covered": "2+"})[state], 7, color=ink)
        label = write(axes, x + 0.38, rows + 1.22, text, ha="left").get_window_extent()
        x = label.transformed(axes.transData.inverted()).xmax + 0.14


def _map(axes: Axes, drawing: MapPicture) -> None:
    """Draw districts and dots, and above them the names with their notes."""
    region = drawing.region
    axes.set_xlim(-6, region.width + 6)
    axes.set_ylim(region.height + 6, -6)
    for district in region.districts:
        fill, strong = DISTRICTS[drawing.emphasis[district.id]], drawing.emphasis[district.id] == "strong"
        edge, width, height = (STRONG, 1.4, 2) if strong else (QUIET, 0.6, 1)
        outline = Outline.make_compound_path(*(Outline(ring, closed=True) for ring in district.rings))
        axes.add_patch(PathPatch(outline, facecolor=fill, edgecolor=edge, linewidth=width, zorder=height))
        x, y = district.at
        style: dict[str, Any] = {"zorder": 4, "path_effects": [withStroke(linewidth=1.8, foreground=fill)]}
        write(axes, x, y, district.name, va="bottom", weight="bold" if strong else "normal", **style)
        write(axes, x, y + 6, drawing.notes[district.id], 7, va="top", **style)
    dots = {"facecolor": STRONG, "edgecolor": PAPER, "linewidth": 0.5, "alpha": 0.85, "zorder": 5}
    for x, y, radius in region.dots:
        axes.add_patch(Circle((x, y), radius, **dots))


def _bar(axes: Axes, drawing: BarPicture) -> None:
    """Draw the shares side by side, and below them the legend."""
    total = sum(n for n, _, _ in drawing.shares)
    axes.set_xlim(0, 1)
    axes.set_ylim(-len(drawing.shares) - 0.2, 1.9)
    x = 0.0
    for i, (n, text, shade) in enumerate(drawing.shares):
        fill, ink = BAR[shade]
        width = n / total
        _box(axes, (x, 0.35), (width, 1.4), facecolor=fill, edgecolor=PAPER, linewidth=1)
        if width > 0.06:
            write(axes, x + width / 2, 1.05, str(n), 9, color=ink, weight="bold")
        _box(axes, (0, -i - 0.72), (0.022, 0.6), facecolor=fill)
        write(axes, 0.034, -i - 0.42, text, 8.5, ha="left")
        x += width
