"""The figure of the network: a few districts with the ties that leave them, or the whole region."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from network.counts import counts
from network.geo.geography import short_name
from network.layout import Disc
from network.layout.landmarks import landmarks
from network.report.blocks import Picture
from network.report.figures.types import ActorDot, DistrictShape, Emphasis, NetworkPicture, Point, TieLine
from network.report.report_data import Pair, ReportData
from network.text import Words

NAMED = 40
"""Actors with a name, at most, those with most partners first; names without free room are left out."""
MANY = 150
"""With more pairs of partners than this, only those between districts stand out."""

Drawn = tuple[list[DistrictShape], list[TieLine], set[str]]
"""Districts, ties with actors outside the selection, districts whose other actors stay in the background."""


def network_picture(data: ReportData, t: Words) -> Picture | None:
    """Return the figure of the selected network; None without actors."""
    if not data.selected.actors:
        return None
    chosen = [d for d in data.layout.discs if d.id in data.selection.districts]
    close = bool(chosen) and {a.district for a in data.selected.actors} <= {d.id for d in chosen}
    shapes, lines, near = _close(data, chosen, t) if close else _wide(data, t)
    others = [a.id for a in data.context.actors if a.district in near and a.id not in data.ids]
    drawn = data.ids if close or not _is_closed(data) else _in_discs(data, data.ids)
    named = NAMED if data.selection.topics or data.selection.districts else 0
    dots = _dots(data, others, 0) + _dots(data, drawn, named)
    groups = sorted({dot.group for dot in dots if dot.group is not None})
    n, inner, outer = len(data.ids), len(data.inner_pairs), len(data.outer_pairs)
    whole = "report.network-caption-all" if n == len(data.context.actors) else "report.network-caption"
    return Picture(
        name="network",
        drawing=NetworkPicture(
            districts=tuple(shapes),
            lines=(*lines, *_inner_lines(data, drawn)),
            dots=tuple(dots),
            groups=tuple((i, data.network.actor_groups[i].name.in_language(t.language)) for i in groups),
        ),
        caption=t("report.network-caption-local" if close else whole),
        alternative=t("report.network-alternative", actors=n, inner=inner, outer=outer),
    )


def _dots(data: ReportData, ids: Iterable[str], named: int) -> list[ActorDot]:
    """Return dots that grow with the number of partners; the `named` largest and all landmarks have names."""
    degree = counts(data.context).degree
    always = landmarks(data.network) & data.ids
    numbers = {g.id: i for i, g in enumerate(data.network.actor_groups)}
    return [
        ActorDot(
            *data.layout.positions[a],
            radius=min(4 + 2.2 * math.sqrt(degree[a]), 0.45 * data.layout.room[a]),
            group=numbers[data.network.group_of(data.network.actor_by_id[a])] if a in data.ids else None,
            name=data.network.actor_by_id[a].label if k < named or a in always else "",
            landmark=a in always,
        )
        for k, a in enumerate(sorted(ids, key=lambda a: (-degree[a], a)))
    ]


def _faint_lines(data: ReportData, pairs: Iterable[Pair]) -> list[TieLine]:
    places = data.layout.positions
    return [TieLine((places[one], places[other]), "faint", 0.5) for one, other in sorted(pairs)]


def _inner_lines(data: ReportData, drawn: frozenset[str]) -> list[TieLine]:
    """Return the ties among the `drawn` actors; of many, only those between districts stand out."""
    actors, places = data.network.actor_by_id, data.layout.positions
    pairs = [pair for pair in data.inner_pairs if drawn.issuperset(pair)]
    many = len(pairs) > MANY
    usual, across = [], []
    for pair in pairs:
        ends = (places[pair[0]], places[pair[1]])
        same = actors[pair[0]].district == actors[pair[1]].district
        if not same and all(data.network.level_of(actors[a]) == "district" for a in pair):
            across.append(TieLine(ends, "cross", 0.9))
        else:
            usual.append(TieLine(ends, "faint", 0.5) if many else TieLine(ends, "strong", 0.9))
    return usual + across


def _close(data: ReportData, chosen: Sequence[Disc], t: Words) -> Drawn:
    """Draw the chosen districts large, all others as a ring of circles around them."""
    centre = (sum(d.x for d in chosen) / len(chosen), sum(d.y for d in chosen) / len(chosen))
    reach = max(math.dist(centre, (d.x, d.y)) + d.radius for d in chosen)
    districts, near = data.network.district_by_id, {d.id for d in chosen}
    outside = [(inner, outer, data.network.actor_by_id[outer].district) for inner, outer in data.outer_pairs]
    per_actor = Counter((inner, district) for inner, _, district in outside if district not in near)
    ties = Counter(district for _, _, district in outside if district not in near)
    ring = [d for d in data.network.ordinary_districts if d.id not in data.selection.districts]
    ring += [d for d in data.network.districts if d.level != "district" and ties[d.id]]
    places = _ring([d.id for d in ring], data, centre, reach)
    shapes = [
        DistrictShape(
            d.x, d.y, (2 * d.radius, 2 * d.radius), districts[d.id].name.in_language(t.language), "strong"
        )
        for d in chosen
    ]
    for d in ring:
        emphasis: Emphasis = "usual" if ties[d.id] else "faint"
        name, n = short_name(d, t.language), t.number(ties[d.id])
        shapes.append(DistrictShape(*places[d.id], (0.54 * reach, 0.54 * reach), name, emphasis, n))
    lines = [
        TieLine((data.layout.positions[a], places[d]), "usual", 0.5 + 0.25 * min(n, 8))
        for (a, d), n in sorted(per_actor.items())
    ]
    beside = [(outer, inner) for inner, outer, district in outside if district in near]
    return shapes, _faint_lines(data, beside) + lines, near


def _ring(ids: Sequence[str], data: ReportData, centre: Point, reach: float) -> dict[str, Point]:
    """Return places on an ellipse about the centre, evenly spaced and in the order of their bearings."""
    middles = {i: middle for i, (middle, _) in _outlines(data).items()}
    angles = {i: math.atan2(middles[i][1] - centre[1], middles[i][0] - centre[0]) for i in ids}
    listed = sorted(ids, key=lambda i: (angles[i], i))
    step = 2 * math.pi / max(len(listed), 1)
    off = [angles[i] - k * step for k, i in enumerate(listed)]
    turn = math.atan2(sum(map(math.sin, off)), sum(map(math.cos, off)))
    x, y = centre
    return {
        i: (x + 2.0 * reach * math.cos(turn + k * step), y + 1.33 * reach * math.sin(turn + k * step))
        for k, i in enumerate(listed)
    }


def _outlines(data: ReportData) -> dict[str, tuple[Point, Point]]:
    """Return the centre and the size of each district in the app's drawing."""
    discs = {d.id: ((d.x, d.y), (2 * d.radius, 2 * d.radius)) for d in data.layout.discs}
    strips = {
        s.id: ((s.x + s.width / 2, s.y + s.height / 2), (s.width, s.height)) for s in data.layout.strips
    }
    return discs | strips


def _is_closed(data: ReportData) -> bool:
    """Return whether the shelf stays closed: at rest, and where nothing on it is what the report is about."""
    above = any(s.cells.keys() & data.ids for s in data.layout.strips)
    return bool(data.layout.discs) and not (data.selection.topics and above)


def _in_discs(data: ReportData, ids: Iterable[str]) -> frozenset[str]:
    discs = {d.id for d in data.layout.discs}
    return frozenset(a for a in ids if data.network.actor_by_id[a].district in discs)


def _closed_shelf(data: ReportData, t: Words) -> list[DistrictShape]:
    """Return the levels above side by side in the strip above the discs, each with its number of actors."""
    counts = Counter(a.district for a in data.selected.actors)
    layout, strips = data.layout, data.layout.strips
    part = layout.width / max(len(strips), 1)
    y = (layout.closed_height - layout.height) / 2
    return [
        DistrictShape(
            (k + 0.5) * part - layout.width / 2,
            y,
            (part - 12, layout.closed_height - 10),
            short_name(data.network.district_by_id[s.id], t.language),
            "usual" if counts[s.id] else "faint",
            t.number(counts[s.id]),
            is_circle=False,
        )
        for k, s in enumerate(reversed(strips))
    ]


def _wide(data: ReportData, t: Words) -> Drawn:
    """Draw all actors where the app shows them, the selected ones in colour and the others faint."""
    here = {a.district for a in data.selected.actors}
    districts = data.network.district_by_id
    closed, rounds = _is_closed(data), {d.id for d in data.layout.discs}
    grounds = {d: g for d, g in _outlines(data).items() if d in rounds or not closed}
    shapes = [
        DistrictShape(
            *centre,
            size,
            name=short_name(districts[district], t.language),
            emphasis="usual" if district in here else "faint",
            is_circle=district in rounds,
        )
        for district, (centre, size) in grounds.items()
    ]
    outward = [min(pair, pair[::-1]) for pair in data.outer_pairs]
    if closed:
        shapes += _closed_shelf(data, t)
        outward = [pair for pair in outward if len(_in_discs(data, pair)) == len(pair)]
    return shapes, _faint_lines(data, outward), set(grounds)
