"""Draws the picture of the network, with as many names as fit without touching one another."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch

from network.geo.label_placement import Box, place_boxes
from network.report.blocks import ActorDot, DistrictGround, NetworkPicture
from network.report.render.style import GROUND, GROUPS, INK, LINE, PAPER, QUIET, STRONG

SEEN = {
    "faint": ("#c9cfc8", 0.75, 2),
    "usual": ("#b9cfc9", 0.75, 3),
    "strong": ("#7fa6a2", 0.9, 4),
    "cross": ("#b8430f", 0.9, 4.2),
}
"""Colour and opacity of a line, and how far up it lies."""


def draw_network(axes: Axes, drawing: NetworkPicture) -> None:
    """Draw grounds, ties, actors, names and the legend, in this order."""
    _fit(axes, drawing)
    for ground in drawing.grounds:
        _ground(axes, ground)
    for seen, (colour, alpha, height) in SEEN.items():
        lines = [line for line in drawing.lines if line.seen == seen]
        if lines:
            axes.add_collection(
                LineCollection(
                    [line.ends for line in lines],
                    colors=colour,
                    linewidths=[line.width for line in lines],
                    alpha=alpha,
                    zorder=height,
                )
            )
    unit = _points_per_unit(axes)
    for dot in drawing.dots:
        _dot(axes, dot, unit)
    taken = [_name_of(axes, ground) for ground in drawing.grounds]
    _names(axes, drawing, taken)
    _legend(axes, drawing)


def _fit(axes: Axes, drawing: NetworkPicture) -> None:
    """Show everything without squeezing it, with room for names above and the legend below."""
    boxes = [(g.x, g.y, *(g.box or (2 * g.radius, 2 * g.radius))) for g in drawing.grounds]
    boxes += [(d.x, d.y, 2 * d.radius, 2 * d.radius) for d in drawing.dots]
    left, right = min(x - w / 2 for x, _, w, _ in boxes), max(x + w / 2 for x, _, w, _ in boxes)
    top, bottom = min(y - h / 2 for _, y, _, h in boxes), max(y + h / 2 for _, y, _, h in boxes)
    whole = axes.figure.bbox
    width, height = whole.width / axes.figure.dpi, whole.height / axes.figure.dpi
    axes.set_position((0, 0.3 / height, 1, 1 - 0.3 / height))
    scale = max((right - left) / (0.97 * width), (bottom - top) / (0.9 * (height - 0.3)))
    x, y = (left + right) / 2, (top + bottom) / 2
    axes.set_xlim(x - scale * width / 2, x + scale * width / 2)
    lift = 0.02 * (bottom - top)
    axes.set_ylim(y + scale * (height - 0.3) / 2 - lift, y - scale * (height - 0.3) / 2 - lift)


def _points_per_unit(axes: Axes) -> float:
    """Return how many points one unit of the drawing is."""
    (x0, _), (x1, _) = axes.transData.transform([(0, 0), (1, 0)])
    return float(x1 - x0) * 72 / axes.figure.dpi


def _ground(axes: Axes, ground: DistrictGround) -> None:
    stands_for_all = bool(ground.note)
    looks: dict[str, Any] = {
        "facecolor": PAPER if ground.seen == "faint" else "#e9f1ee" if stands_for_all else GROUND,
        "edgecolor": STRONG if ground.seen == "strong" else "#9fb3ae" if ground.seen == "usual" else LINE,
        "linewidth": 1.2 if ground.seen == "strong" else 0.7,
        "linestyle": (0, (3, 2)) if ground.seen == "faint" else "solid",
        "zorder": 5 if stands_for_all else 1,
    }
    if ground.box:
        width, height = ground.box
        corner = (ground.x - width / 2, ground.y - height / 2)
        axes.add_patch(
            FancyBboxPatch(corner, width, height, boxstyle="round,pad=0,rounding_size=12", **looks)
        )
    else:
        axes.add_patch(Circle((ground.x, ground.y), ground.radius, **looks))


def _dot(axes: Axes, dot: ActorDot, unit: float) -> None:
    colour, shape = ("#cfcabd", "o") if dot.group is None else GROUPS[dot.group % len(GROUPS)]
    size = max(2 * dot.radius * unit, 2.2 if dot.group is None else 3.6)
    size *= {"*": 1.5, "P": 1.1, "s": 0.88, "D": 0.8}.get(shape, 1)  # of about the same area
    axes.plot(
        [dot.x],
        [dot.y],
        marker=shape,
        markersize=size * (0.6 if dot.group is None else 1),
        markerfacecolor=colour,
        markeredgecolor=PAPER,
        markeredgewidth=0.4,
        zorder=4.5 if dot.group is None else 6,
    )


def _name_of(axes: Axes, ground: DistrictGround) -> Box:
    """Write a ground's name, in it where the ground stands for all of its actors, else above."""
    if ground.note:
        written = _write(
            axes, ground.x, ground.y, ground.name.replace("-", "-\n"), "bottom", 7.5, INK, bbox=None
        )
        _write(axes, ground.x, ground.y, ground.note, "top", 7.5, INK, bbox=None, weight="bold")
        return _box(axes, written)
    top = ground.y - (ground.box[1] / 2 if ground.box else ground.radius)
    weight = "bold" if ground.seen != "faint" else "normal"
    colour = QUIET if ground.seen == "faint" else INK
    return _box(axes, _write(axes, ground.x, top, ground.name, "bottom", 8, colour, weight=weight))


def _names(axes: Axes, drawing: NetworkPicture, taken: list[Box]) -> None:
    """Name the dots, the largest first, below or above or beside them; where nothing is free, not at all."""
    unit = _points_per_unit(axes)
    taken += [_around(dot, unit) for dot in drawing.dots if dot.group is not None]
    named = sorted((d for d in drawing.dots if d.name), key=lambda d: (-d.radius, d.name))
    written = [_write(axes, dot.x, dot.y, dot.name, "center", 6.3, INK) for dot in named]
    places = [_places(_box(axes, text), dot, unit) for text, dot in zip(written, named, strict=True)]
    boxes = (([box for box, _ in around], [0.0] * len(around)) for around in places)
    chosen = place_boxes(boxes, [(box, 1.0) for box in taken], most=0)
    for text, around, best in zip(written, places, chosen, strict=True):
        if best is None:
            text.remove()
        else:
            text.set(**around[best][1])


def _places(box: Box, dot: ActorDot, unit: float) -> list[tuple[Box, dict[str, Any]]]:
    """Where a dot's name may stand: below, above, right or left; its box there, and how it is set.

    `box` is the name's at any place: it has the size.
    """
    width, height = box[2] - box[0], box[3] - box[1]
    reach = max(dot.radius, 1.7 / unit) + 1.2 / unit
    anchors = [("center", "top", 0.0, reach), ("center", "bottom", 0.0, -reach)]
    anchors += [("left", "center", reach, 0.0), ("right", "center", -reach, 0.0)]
    places = []
    for ha, va, dx, dy in anchors:
        x, y = dot.x + dx, dot.y + dy
        left = x - {"left": 0, "center": width / 2, "right": width}[ha]
        top = y - {"top": 0, "center": height / 2, "bottom": height}[va]
        there = {"x": x, "y": y, "ha": ha, "va": va}
        places.append(((left, top, left + width, top + height), there))
    return places


def _write(axes: Axes, x: float, y: float, text: str, va: str, size: float, colour: str, **looks: Any) -> Any:
    halo: dict[str, Any] = {"facecolor": PAPER, "alpha": 0.7, "pad": 0.3, "linewidth": 0}
    settings: dict[str, Any] = {"ha": "center", "zorder": 8, "linespacing": 0.95, "bbox": halo} | looks
    return axes.text(x, y, text, va=va, fontsize=size, color=colour, **settings)


def _box(axes: Axes, text: Any) -> Box:
    extent = text.get_window_extent()
    (x0, y0), (x1, y1) = axes.transData.inverted().transform([(extent.x0, extent.y0), (extent.x1, extent.y1)])
    return (float(x0), float(min(y0, y1)), float(x1), float(max(y0, y1)))


def _around(dot: ActorDot, unit: float) -> Box:
    radius = max(dot.radius, 1.7 / unit) * 0.9
    return (dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius)


def _legend(axes: Axes, drawing: NetworkPicture) -> None:
    keys = [
        Line2D([], [], linestyle="", marker=GROUPS[i % len(GROUPS)][1], markersize=5,
               markerfacecolor=GROUPS[i % len(GROUPS)][0], markeredgewidth=0, label=name)
        for i, name in drawing.groups
    ]  # fmt: skip
    axes.figure.legend(
        handles=keys,
        loc="lower center",
        ncols=4,
        fontsize=7,
        frameon=False,
        labelcolor=INK,
        handletextpad=0.2,
        columnspacing=1.2,
        borderpad=0,
    )
