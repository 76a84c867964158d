"""Draws the picture of the network, with as many names as fit without overlap."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch

from network.geo.label_placement import AROUND, LARGEST, Box, Label, place_labels, places_around
from network.report.figures.types import ActorDot, DistrictShape, NetworkPicture
from network.report.render.style import GROUPS, INK, LINE, PALE, PAPER, QUIET, STRONG, write

LINES = {
    "faint": ("#c9cfc8", 0.75, 2),
    "usual": ("#b9cfc9", 0.75, 3),
    "strong": ("#7fa6a2", 0.9, 4),
    "cross": ("#b8430f", 0.9, 4.2),
}
"""Colour, opacity and z-order of lines."""
OUTLINES = {"strong": STRONG, "usual": "#9fb3ae", "faint": LINE}
ABOVE: dict[str, Any] = {"zorder": 8, "linespacing": 0.95}
HALO = ABOVE | {"bbox": {"facecolor": PAPER, "alpha": 0.7, "pad": 0.3, "linewidth": 0}}
LEGEND_HEIGHT = 0.3
"""Inches below the drawing."""


def network_height(drawing: NetworkPicture, width: float) -> float:
    """Return the height of a drawing of a given width, with its legend; both in inches."""
    aspect = 0.6
    if drawing.districts:
        left, top, right, bottom = _bounds(map(_district_box, drawing.districts))
        aspect = (bottom - top) / max(right - left, 1)
    return min(max(width * aspect, 2.6), 5.0) + LEGEND_HEIGHT


def draw_network(axes: Axes, drawing: NetworkPicture) -> None:
    """Draw districts, ties, actors, names and the legend, in this order."""
    _fit(axes, drawing)
    for district in drawing.districts:
        _district(axes, district)
    for emphasis, (colour, alpha, height) in LINES.items():
        if lines := [line for line in drawing.lines if line.emphasis == emphasis]:
            widths = [line.width for line in lines]
            ends = [line.ends for line in lines]
            axes.add_collection(
                LineCollection(ends, colors=colour, linewidths=widths, alpha=alpha, zorder=height)
            )
    unit = _points_per_unit(axes)
    for dot in drawing.dots:
        _dot(axes, dot, unit)
    _names(axes, drawing, [_district_name(axes, district) for district in drawing.districts])
    _legend(axes, drawing)


def _district_box(district: DistrictShape) -> Box:
    width, height = district.size
    x, y = district.x - width / 2, district.y - height / 2
    return (x, y, district.x + width / 2, district.y + height / 2)


def _dot_box(dot: ActorDot, radius: float) -> Box:
    return (dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius)


def _bounds(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that contains all boxes, of which there is at least one."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _fit(axes: Axes, drawing: NetworkPicture) -> None:
    """Show everything in its proportions, with room for names above and the legend below."""
    boxes = [_district_box(d) for d in drawing.districts] + [_dot_box(d, d.radius) for d in drawing.dots]
    left, top, right, bottom = _bounds(boxes)
    width, whole = (float(side) / axes.figure.dpi for side in axes.figure.bbox.size)
    height = whole - LEGEND_HEIGHT
    axes.set_position((0, LEGEND_HEIGHT / whole, 1, height / whole))
    scale = max((right - left) / (0.97 * width), (bottom - top) / (0.9 * height))
    x, y = (left + right) / 2, (top + bottom) / 2 - 0.02 * (bottom - top)
    axes.set_xlim(x - scale * width / 2, x + scale * width / 2)
    axes.set_ylim(y + scale * height / 2, y - scale * height / 2)


def _points_per_unit(axes: Axes) -> float:
    """Return how many points one unit of the drawing is."""
    (x0, _), (x1, _) = axes.transData.transform([(0, 0), (1, 0)])
    return float(x1 - x0) * 72 / axes.figure.dpi


def _district(axes: Axes, district: DistrictShape) -> None:
    faint, strong = district.emphasis == "faint", district.emphasis == "strong"
    style: dict[str, Any] = {
        "facecolor": PAPER if faint else "#e9f1ee" if district.note else PALE,
        "edgecolor": OUTLINES[district.emphasis],
        "linewidth": 1.2 if strong else 0.7,
        "linestyle": (0, (3, 2)) if faint else "solid",
        "zorder": 5 if district.note else 1,
    }
    if district.is_circle:
        axes.add_patch(Circle((district.x, district.y), district.size[0] / 2, **style))
    else:
        style["boxstyle"] = "round,pad=0,rounding_size=12"
        axes.add_patch(FancyBboxPatch(_district_box(district)[:2], *district.size, **style))


def _dot(axes: Axes, dot: ActorDot, unit: float) -> None:
    background = dot.group is None
    colour, shape = ("#cfcabd", "o") if dot.group is None else GROUPS[dot.group % len(GROUPS)]
    size = max(2 * dot.radius * unit, 2.2 if background else 3.6) * (0.6 if background else 1)
    size *= {"*": 1.5, "P": 1.1, "s": 0.88, "D": 0.8}.get(shape, 1)  # of about the same area
    style: dict[str, Any] = {"mfc": colour, "mec": PAPER, "mew": 0.4, "zorder": 4.5 if background else 6}
    axes.plot([dot.x], [dot.y], marker=shape, ms=size, **style)


def _district_name(axes: Axes, district: DistrictShape) -> Box:
    """Write the name of a district, inside where it stands for all of its actors, else above."""
    faint, x, y = district.emphasis == "faint", district.x, district.y
    if district.note and not district.is_circle:
        return _text_box(axes, write(axes, x, y, f"{district.name}  {district.note}", **ABOVE))
    if district.note:
        name = write(axes, x, y, district.name.replace("-", "-\n"), va="bottom", **ABOVE)
        write(axes, x, y, district.note, va="top", weight="bold", **ABOVE)
        return _text_box(axes, name)
    style = {"color": QUIET} if faint else {"weight": "bold"}
    top = _district_box(district)[1]
    return _text_box(axes, write(axes, x, top, district.name, 8, va="bottom", **HALO, **style))


def _names(axes: Axes, drawing: NetworkPicture, taken: list[Box]) -> None:
    """Name the dots, landmarks first, then the largest; names further off are led to by a line."""
    unit = _points_per_unit(axes)
    dots = sorted((d for d in drawing.dots if d.group is not None), key=lambda d: (-d.radius, d.name))
    taken += [_dot_box(dot, max(dot.radius, 1.7 / unit)) for dot in dots[:LARGEST]]
    taken += [_district_box(district) for district in drawing.districts if district.note]
    named = sorted((d for d in dots if d.name), key=lambda d: not d.landmark)
    written = [write(axes, dot.x, dot.y, dot.name, 6.3, **HALO) for dot in named]
    labels = [_label(dot, _text_box(axes, text), unit) for text, dot in zip(written, named, strict=True)]
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    chosen = place_labels(labels, taken, (left, top, right, bottom))
    for text, dot, label, place in zip(written, named, labels, chosen, strict=True):
        if place is None:
            text.remove()
            continue
        box = label.places[place]
        text.set(x=(box[0] + box[2]) / 2, y=(box[1] + box[3]) / 2)
        if place >= len(AROUND):
            x, y = min(max(dot.x, box[0]), box[2]), min(max(dot.y, box[1]), box[3])
            axes.plot([dot.x, x], [dot.y, y], color=QUIET, lw=0.5, zorder=5)


def _label(dot: ActorDot, box: Box, unit: float) -> Label:
    """Return where a dot's name may stand; of its `box` only the size counts."""
    mark = _dot_box(dot, max(dot.radius, 1.7 / unit))
    width, height = box[2] - box[0], box[3] - box[1]
    return Label(places_around(mark, width, height, 1.0 / unit, dot.landmark), dot.landmark)


def _text_box(axes: Axes, text: Any) -> Box:
    """Return the box of a text in the drawing's units."""
    box = text.get_window_extent().transformed(axes.transData.inverted())
    return (box.xmin, box.ymin, box.xmax, box.ymax)


def _legend(axes: Axes, drawing: NetworkPicture) -> None:
    keys = []
    for i, name in drawing.groups:
        colour, shape = GROUPS[i % len(GROUPS)]
        keys.append(Line2D([], [], ls="", marker=shape, ms=5, mfc=colour, mew=0, label=name))
    style: dict[str, Any] = {"fontsize": 7, "frameon": False, "labelcolor": INK, "borderpad": 0}
    axes.figure.legend(
        handles=keys, loc="lower center", ncols=4, handletextpad=0.2, columnspacing=1.2, **style
    )
