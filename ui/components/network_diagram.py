"""Small diagrams of the network or a part of it, in which some actors and ties stand out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from network.layout import Layout
from network.model import Network
from ui.backend import cache
from ui.components.browser_component import component

MarkLook = Literal["strong", "near", "usual", "faint", "gone", "lost"]
"""The actors in question; their neighbours; others; background; removed; cut off by the removal."""
Pair = tuple[str, str]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, width and height."""

ORDER: tuple[MarkLook, ...] = ("faint", "usual", "gone", "near", "lost", "strong")
"""From back to front."""
RADII: Mapping[MarkLook, float] = {
    "strong": 2.2,
    "near": 1.3,
    "usual": 0.9,
    "faint": 0.7,
    "gone": 1.8,
    "lost": 1.3,
}
"""In hundredths of the diagram's width."""
MARGIN = 0.08
CLOSEST = 0.4
"""A closer look shows at least this share of the whole width."""

_picture = component("charts/picture")


@dataclass(frozen=True)
class Marks:
    """What stands out: `looks` of some actors (all others look `usual`), `named` ones with their names.

    `new_ties` and `gone_ties` are pairs of actors. `closer` shows only the surroundings of those that
    stand out.
    """

    looks: Mapping[str, MarkLook] = field(default_factory=dict)
    usual: MarkLook = "faint"
    named: Collection[str] = ()
    new_ties: Collection[Pair] = ()
    gone_ties: Collection[Pair] = ()
    closer: bool = False


def network_diagram(
    key: str,
    network: Network,
    label: str,
    marks: Marks,
    whole: Network | None = None,
    places: Mapping[str, Point] | None = None,
    fineness: float = 1,
) -> None:
    """Draw the network in the layout of all pages; `label` describes it to those who do not see it.

    A part of a network keeps its positions in the `whole`. With `places`, only those actors are drawn, there.
    `fineness` divides the size of dots, lines and names, for diagrams that are drawn large.
    """
    data = diagram_data(network, cache.positions(whole or network), marks, places, fineness)
    _picture(key=key, data={"label": label, **data})


def diagram_data(
    network: Network,
    layout: Layout,
    marks: Marks,
    places: Mapping[str, Point] | None = None,
    fineness: float = 1,
) -> dict[str, Any]:
    """Return what the browser draws: box, grounds of districts, edges, nodes; later ones lie on top.

    `layout` may be that of a larger network.
    """
    where = places or {a.id: layout.positions[a.id] for a in network.actors}
    here = set() if places else {a.district for a in network.actors}
    discs = [d for d in layout.discs if d.id in here]
    box = _box([*where.values(), *(p for d in discs for p in _corners(d.x, d.y, d.radius))])
    if marks.closer and (meant := [where[actor] for actor in marks.looks if actor in where]):
        box = _around(meant, box)
    unit = box[2] / 100 / fineness
    look = {actor: marks.looks.get(actor, marks.usual) for actor in where}
    return {
        "box": box,
        "unit": round(unit, 2),
        "discs": [{"x": d.x, "y": d.y, "r": d.radius} for d in discs],
        "edges": _edges(network, where, look, marks),
        "nodes": [
            {
                "x": round(where[actor][0], 1),
                "y": round(where[actor][1], 1),
                "r": round(RADII[look[actor]] * unit, 1),
                "look": look[actor],
                "title": network.actor_by_id[actor].name,
                "name": network.actor_by_id[actor].label if actor in marks.named else "",
            }
            for actor in sorted(where, key=lambda actor: ORDER.index(look[actor]))
        ],
    }


def _edges(
    network: Network, where: Mapping[str, Point], look: Mapping[str, MarkLook], marks: Marks
) -> list[dict[str, Any]]:
    """Return each pair of tied actors once, those that stand out last."""
    gone, new = ({frozenset(pair) for pair in pairs} for pairs in (marks.gone_ties, marks.new_ties))
    pairs = {frozenset((tie.source, tie.target)) for tie in network.ties} | gone | new
    edges = []
    for ends in sorted(tuple(sorted(pair)) for pair in pairs if len(pair) == 2 and pair <= where.keys()):
        looks_of_ends = {look[ends[0]], look[ends[1]]}
        kind = (
            "new" if frozenset(ends) in new
            else "gone" if frozenset(ends) in gone or "gone" in looks_of_ends
            else "strong" if "strong" in looks_of_ends and looks_of_ends <= {"strong", "near"}
            else "faint"
        )  # fmt: skip
        x1, y1, x2, y2 = (round(part, 1) for end in ends for part in where[end])
        edges.append({"x1": x1, "y1": y1, "x2": x2, "y2": y2, "look": kind})
    order = ("faint", "gone", "strong", "new")
    return sorted(edges, key=lambda edge: order.index(edge["look"]))


def _corners(x: float, y: float, radius: float) -> tuple[Point, Point]:
    return (x - radius, y - radius), (x + radius, y + radius)


def _box(points: Sequence[Point]) -> Box:
    """Return left, top, width and height around points, with a margin; never empty."""
    if not points:
        return (0.0, 0.0, 100.0, 60.0)
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    margin = MARGIN * max(right - left, bottom - top, 100)
    return (left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin)


def _around(points: Sequence[Point], whole: Box) -> Box:
    """Return the part of a box around some points: as wide to its height as the whole, never tiny."""
    left, top, width, height = _box(points)
    scale = min(max(width / whole[2], height / whole[3], CLOSEST), 1.0)
    x, y = left + width / 2, top + height / 2
    width, height = scale * whole[2], scale * whole[3]
    return (
        min(max(x - width / 2, whole[0]), whole[0] + whole[2] - width),
        min(max(y - height / 2, whole[1]), whole[1] + whole[3] - height),
        width,
        height,
    )
