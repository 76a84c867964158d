"""Draws the pictures of a report with matplotlib: the same code gives SVG for browsers and PNG for Word.

Nothing is drawn through pyplot, so nothing is kept between pictures; the fonts lie beside this file.
"""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from network.report.blocks import BarPicture, Drawing, MapPicture, MatrixPicture, NetworkPicture
from network.report.render.matplotlib_network import draw_network
from network.report.render.style import BAR, CELLS, FONT, GROUNDS, INK, LINE, PAPER, QUIET, STRONG

FONTS = Path(__file__).parent / "fonts"
INCHES = 6.7
"""Width of the text on a page of A4."""
DOTS_PER_INCH = 200
_one_at_a_time = threading.Lock()
"""The library's settings belong to the whole process."""

PictureFormat = Literal["svg", "png"]


def draw(drawing: Drawing, kind: PictureFormat, width: float = 1.0) -> bytes:
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
        _register_fonts()
        figure = _figure(drawing, width * INCHES)
        file = io.BytesIO()
        metadata: dict[str, Any] = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        figure.savefig(file, format=kind, dpi=DOTS_PER_INCH, metadata=metadata, facecolor=PAPER)
    return file.getvalue()


@cache
def _register_fonts() -> None:
    for file in sorted(FONTS.glob("*.ttf")):
        font_manager.fontManager.addfont(str(file))


def _figure(drawing: Drawing, width: float) -> Figure:
    painters: dict[type, tuple[Callable[[Any, float], float], Callable[[Axes, Any], None]]] = {
        NetworkPicture: (_network_height, draw_network),
        MatrixPicture: (_matrix_height, _matrix),
        MapPicture: (lambda d, w: w * d.region.height / max(d.region.width, 1), _map),
        BarPicture: (lambda d, _: 0.42 + 0.2 * len(d.parts), _bar),
    }
    height, paint = painters[type(drawing)]
    figure = Figure(figsize=(width, height(drawing, width)))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    paint(axes, drawing)
    return figure


def _network_height(drawing: NetworkPicture, width: float) -> float:
    return min(max(width * _aspect(drawing), 2.6), 3.7) + 0.3


def _aspect(drawing: NetworkPicture) -> float:
    boxes = [(g.x, g.y, *(g.box or (2 * g.radius, 2 * g.radius))) for g in drawing.grounds]
    if not boxes:
        return 0.6
    left, right = min(x - w / 2 for x, _, w, _ in boxes), max(x + w / 2 for x, _, w, _ in boxes)
    top, bottom = min(y - h / 2 for _, y, _, h in boxes), max(y + h / 2 for _, y, _, h in boxes)
    return (bottom - top) / max(right - left, 1)


def _matrix_height(drawing: MatrixPicture, width: float) -> float:
    return 0.16 * (len(drawing.rows) + 4.2)


def _matrix(axes: Axes, drawing: MatrixPicture) -> None:
    """Draw rows by columns; a sign or number stands in each cell, so that colour is never alone."""
    rows, columns = len(drawing.rows), len(drawing.columns)
    names = 0.24 * columns / 0.76
    axes.set_xlim(-names, columns)
    axes.set_ylim(rows + 1.9, -2.3)
    for i, (name, cells) in enumerate(zip(drawing.rows, drawing.cells, strict=True)):
        axes.text(-0.08, i + 0.5, name, fontsize=7.5, color=INK, ha="right", va="center")
        for k, (state, n) in enumerate(cells):
            ground, ink = CELLS[state]
            axes.add_patch(_rectangle(k + 0.03, i + 0.06, 0.94, 0.88, facecolor=ground, edgecolor=LINE))
            sign = {"none_documented": "0", "not_surveyed": "?"}.get(state, str(n))
            axes.text(k + 0.5, i + 0.53, sign, fontsize=7.5, color=ink, ha="center", va="center")
    for k, name in enumerate(drawing.columns):
        weight = "bold" if k in drawing.marked else "normal"
        said = name.replace("-", "-\n") if len(name) > 12 else name
        axes.text(k + 0.5, -0.25, said, fontsize=8, color=INK, ha="center", va="bottom", weight=weight)
        if k in drawing.marked:
            axes.add_patch(
                _rectangle(k - 0.02, -0.05, 1.04, rows + 0.1, fill=False, edgecolor=INK, lw=1.6, zorder=5)
            )
    x = -names
    for state, text in drawing.legend:
        sign = {"none_documented": "0", "not_surveyed": "?", "thin": "1", "covered": "2+"}[state]
        ground, ink = CELLS[state]
        axes.add_patch(_rectangle(x, rows + 0.75, 0.3, 0.9, facecolor=ground, edgecolor=LINE))
        axes.text(x + 0.15, rows + 1.22, sign, fontsize=7, color=ink, ha="center", va="center")
        label = axes.text(x + 0.38, rows + 1.22, text, fontsize=7.5, color=INK, va="center")
        x = _right_end(axes, label) + 0.2


def _right_end(axes: Axes, label: Any) -> float:
    """Return where a text ends, in the drawing's units."""
    box = label.get_window_extent()
    return float(axes.transData.inverted().transform((box.x1, box.y0))[0])


def _rectangle(x: float, y: float, width: float, height: float, **looks: Any) -> Any:
    looks.setdefault("linewidth", looks.pop("lw", 0.6))
    return Rectangle((x, y), width, height, **looks)


def _map(axes: Axes, drawing: MapPicture) -> None:
    region = drawing.region
    axes.set_xlim(-6, region.width + 6)
    axes.set_ylim(region.height + 6, -6)
    for district in region.districts:
        strong = drawing.seen[district.id] == "strong"
        axes.add_patch(
            PathPatch(
                Outline.make_compound_path(*(Outline(ring, closed=True) for ring in district.rings)),
                facecolor=GROUNDS[drawing.seen[district.id]],
                edgecolor=STRONG if strong else QUIET,
                linewidth=1.4 if strong else 0.6,
                zorder=2 if strong else 1,
            )
        )
    for x, y, radius in region.dots:
        axes.add_patch(_circle(x, y, radius))
    for district in region.districts:
        seen = drawing.seen[district.id]
        halo = [withStroke(linewidth=1.8, foreground=GROUNDS[seen])]
        looks: dict[str, Any] = {"color": INK, "ha": "center", "zorder": 4, "path_effects": halo}
        weight = "bold" if seen == "strong" else "normal"
        x, y = district.at
        axes.text(x, y, district.name, fontsize=7.5, va="bottom", weight=weight, **looks)
        axes.text(x, y + 6, drawing.notes[district.id], fontsize=7, va="top", **looks)


def _circle(x: float, y: float, radius: float) -> Any:
    return Circle((x, y), radius, facecolor=STRONG, edgecolor=PAPER, linewidth=0.5, alpha=0.85, zorder=5)


def _bar(axes: Axes, drawing: BarPicture) -> None:
    total = sum(n for n, _, _ in drawing.parts)
    below = len(drawing.parts)
    axes.set_xlim(0, 1)
    axes.set_ylim(-below - 0.2, 1.9)
    x = 0.0
    for i, (n, text, shade) in enumerate(drawing.parts):
        ground, ink = BAR[shade]
        width = n / total
        axes.add_patch(_rectangle(x, 0.35, width, 1.4, facecolor=ground, edgecolor=PAPER, lw=1))
        if width > 0.06:
            axes.text(
                x + width / 2, 1.05, str(n), fontsize=9, color=ink, ha="center", va="center", weight="bold"
            )
        axes.add_patch(_rectangle(0, -i - 0.72, 0.022, 0.6, facecolor=ground, edgecolor=LINE))
        axes.text(0.034, -i - 0.42, text, fontsize=8.5, color=INK, va="center")
        x += width
