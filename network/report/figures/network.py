"""The picture of the network: a few districts with what leads out of them, or the whole region."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from network.geo.geography import short_name
from network.graph.convert import simple_graph
from network.layout import Disc
from network.model import Tie
from network.report.blocks import ActorDot, DistrictGround, NetworkPicture, Picture, Point, Seen, TieLine
from network.report.report_data import Facts
from network.text import Words

NAMED = 40
"""So many actors are named at most, those with most partners first; names that would overlap are left out."""
MANY = 150
"""Of more ties than this only those between districts stand out."""


def network_picture(facts: Facts, t: Words) -> Picture | None:
    """Return the picture of the part's network; None where there is nobody."""
    if not facts.part.actors:
        return None
    chosen = [d for d in facts.layout.discs if d.id in facts.selection.districts]
    close = bool(chosen) and all(d.district in {c.id for c in chosen} for d in facts.part.actors)
    inner = {frozenset((tie.source, tie.target)) for tie in facts.part.ties}
    others = len(facts.counted.actors) > len(facts.part.actors)
    return Picture(
        name="network",
        drawing=_close(facts, chosen, t) if close else _wide(facts, t),
        caption=t(
            "report.network-caption-local"
            if close
            else "report.network-caption"
            if others
            else "report.network-caption-all"
        ),
        alternative=t(
            "report.network-alternative",
            actors=len(facts.part.actors),
            inner=len(inner),
            outer=len({frozenset((tie.source, tie.target)) for tie in facts.outward}),
        ),
    )


def _dots(facts: Facts, ids: Iterable[str], named: int) -> tuple[ActorDot, ...]:
    graph = simple_graph(facts.counted)
    numbers = {g.id: i for i, g in enumerate(facts.network.actor_groups)}
    listed = sorted(ids, key=lambda a: (-graph.degree(a), a))
    return tuple(
        ActorDot(
            *facts.layout.positions[a],
            radius=6 + 2.2 * math.sqrt(graph.degree(a)),
            group=numbers[facts.network.group_of(facts.network.actor_by_id[a])] if a in facts.ids else None,
            name=facts.network.actor_by_id[a].label if k < named else "",
        )
        for k, a in enumerate(listed)
    )


def _groups(facts: Facts, t: Words) -> tuple[tuple[int, str], ...]:
    present = {facts.network.group_of(a) for a in facts.part.actors}
    return tuple(
        (i, g.name.in_language(t.language))
        for i, g in enumerate(facts.network.actor_groups)
        if g.id in present
    )


def _inner_lines(facts: Facts) -> tuple[TieLine, ...]:
    """Return the ties among the part's actors; of many, only those between districts stand out."""
    places = facts.layout.positions
    pairs = sorted({(min(t.source, t.target), max(t.source, t.target)) for t in facts.part.ties})
    usual: Seen = "strong" if len(pairs) <= MANY else "faint"
    lines = [
        TieLine(
            (places[one], places[other]),
            "cross" if _is_cross(facts, one, other) else usual,
            0.9 if len(pairs) <= MANY or _is_cross(facts, one, other) else 0.5,
        )
        for one, other in pairs
    ]
    return tuple(sorted(lines, key=lambda line: line.seen == "cross"))


def _is_cross(facts: Facts, one: str, other: str) -> bool:
    ends = [facts.network.actor_by_id[a] for a in (one, other)]
    same = ends[0].district == ends[1].district
    return not same and all(facts.network.level_of(a) == "district" for a in ends)


def _close(facts: Facts, chosen: Sequence[Disc], t: Words) -> NetworkPicture:
    """Draw the chosen districts large, all others as a ring of circles around them."""
    centre = (sum(d.x for d in chosen) / len(chosen), sum(d.y for d in chosen) / len(chosen))
    reach = max(math.dist(centre, (d.x, d.y)) + d.radius for d in chosen)
    outer = [(facts.counted.actor_by_id[b], a) for tie in facts.outward for a, b in [_ends(tie, facts.ids)]]
    near = {d.id for d in chosen}
    partners = {(one.id, a): one.district for one, a in outer if one.district not in near}
    beside = sorted({(one.id, a) for one, a in outer if one.district in near})
    ties = Counter(partners.values())
    ring = [d for d in facts.network.ordinary_districts if d.id not in facts.selection.districts]
    upper = [d for d in facts.network.districts if d.level != "district" and ties[d.id]]
    places = _ring([d.id for d in (*ring, *upper)], facts, centre, reach)
    size = 0.27 * reach
    grounds = [
        DistrictGround(
            d.x, d.y, d.radius, facts.network.district_by_id[d.id].name.in_language(t.language), "strong"
        )
        for d in chosen
    ]
    grounds += [
        DistrictGround(
            *places[d.id],
            size,
            short_name(d, t.language),
            "usual" if ties[d.id] else "faint",
            note=t.number(ties[d.id]),
        )
        for d in (*ring, *upper)
    ]
    per_actor = Counter((a, district) for (_, a), district in partners.items())
    lines = tuple(
        TieLine((facts.layout.positions[a], places[d]), "usual", 0.5 + 0.25 * min(n, 8))
        for (a, d), n in sorted(per_actor.items())
    )
    where = facts.layout.positions
    faint = tuple(TieLine((where[one], where[a]), "faint", 0.5) for one, a in beside)
    others = [a.id for a in facts.counted.actors if a.district in near and a.id not in facts.ids]
    dots = (*_dots(facts, others, 0), *_dots(facts, facts.ids, NAMED))
    return NetworkPicture(tuple(grounds), (*faint, *lines, *_inner_lines(facts)), dots, _groups(facts, t))


def _ends(tie: Tie, ids: frozenset[str]) -> tuple[str, str]:
    """Return the end that is in the part, and the other."""
    source, target = tie.source, tie.target
    return (source, target) if source in ids else (target, source)


def _ring(ids: Sequence[str], facts: Facts, centre: Point, reach: float) -> dict[str, Point]:
    """Return places around the middle, evenly apart and in the order in which they lie on the map."""
    middles = {d.id: (d.x, d.y) for d in facts.layout.discs}
    middles |= {b.id: (b.x + b.width / 2, b.y + b.height / 2) for b in facts.layout.bands}
    angles = {i: math.atan2(middles[i][1] - centre[1], middles[i][0] - centre[0]) for i in ids}
    listed = sorted(ids, key=lambda i: (angles[i], i))
    step = 2 * math.pi / max(len(listed), 1)
    off = [angles[i] - k * step for k, i in enumerate(listed)]
    turn = math.atan2(sum(map(math.sin, off)), sum(map(math.cos, off)))
    return {
        i: (
            centre[0] + 2.0 * reach * math.cos(turn + k * step),
            centre[1] + 1.33 * reach * math.sin(turn + k * step),
        )
        for k, i in enumerate(listed)
    }


def _wide(facts: Facts, t: Words) -> NetworkPicture:
    """Draw everybody where they sit in the app, the part in colour and the others faint."""
    names = facts.network.district_by_id
    here = {a.district for a in facts.part.actors}
    grounds = [
        DistrictGround(
            d.x, d.y, d.radius, short_name(names[d.id], t.language), "usual" if d.id in here else "faint"
        )
        for d in facts.layout.discs
    ]
    grounds += [
        DistrictGround(
            b.x + b.width / 2,
            b.y + b.height / 2,
            b.height / 2,
            short_name(names[b.id], t.language),
            "usual" if b.id in here else "faint",
            box=(b.width, b.height),
        )
        for b in facts.layout.bands
    ]
    places = facts.layout.positions
    outward = sorted({tuple(sorted((tie.source, tie.target))) for tie in facts.outward})
    faint = tuple(TieLine((places[one], places[other]), "faint", 0.5) for one, other in outward)
    others = [a.id for a in facts.counted.actors if a.id not in facts.ids]
    named = NAMED if facts.is_topical or facts.is_local else 0
    dots = (*_dots(facts, others, 0), *_dots(facts, facts.ids, named))
    return NetworkPicture(tuple(grounds), (*faint, *_inner_lines(facts)), dots, _groups(facts, t))
