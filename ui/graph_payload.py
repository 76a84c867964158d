"""From a network to what the graph view draws: nodes, edges and options, built with pyvis.

The whole network is built once per content and language and fetched by the browser as one cached file;
a page then only says which part is visible, what is selected and how large the nodes are.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from math import cos, pi, sin
from typing import Any, TypedDict

from pyvis.network import Network as PyvisNetwork

from network.evidence import is_recent, reference_year
from network.filters import Selection, select
from network.geo.geography import short_name
from network.layout import SHAPES, Layout
from network.layout.canvas import canvas
from network.layout.landmarks import landmarks
from network.model import Actor, District, Language, Network, Tie
from network.palette import group_looks, tie_looks

OPTIONS: Mapping[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1},
    "interaction": {
        "hover": False,
        "dragNodes": False,
        "selectable": False,
        "zoomSpeed": 0.6,
    },
}
"""Options of vis-network: nothing moves by itself, and what is drawn is drawn by our own code."""


def payload(network: Network, language: Language, words: Callable[[str], str]) -> dict[str, Any]:
    """Return everything the graph view needs to draw the whole network, but for the places."""
    graph = _pyvis_network(network)
    year = str(reference_year(network) or "?")
    return {
        "nodes": graph.nodes,
        "edges": graph.edges,
        "options": dict(OPTIONS),
        "aspects": {shape: round(ground.width / ground.height, 3) for shape, ground in _CANVASES.items()},
        "groups": groups(network, language),
        "tie_types": _tie_types(network, language),
        "topics": {t.id: t.name.in_language(language) for t in network.topics},
        "types": {t.id: t.name.in_language(language) for t in network.actor_types},
        "districts": {d.id: d.name.in_language(language) for d in network.districts},
        "short": {d.id: _short(network, d, language, words) for d in network.districts},
        "words": {
            **{key: words(f"graph.{key}").replace("{year}", year) for key in WORDS},
            **{key: words(f"actor.{key}") for key in ("formerly", "ended")},
        },
    }


_CANVASES = {shape: canvas(shape, has_shelf=False) for shape in SHAPES}
RING = 190.0
PER_RING = 11

WORDS = (
    "search", "search-none", "zoom-in", "zoom-out", "fit", "full-screen", "download", "table",
    "picture", "neighbours-of", "legend", "legend-groups", "legend-ties", "legend-band", "legend-recent",
    "legend-old", "legend-directed", "legend-size", "help", "neighbours", "partners-here", "name", "type",
    "district", "ties", "nothing", "label", "keys", "levels", "level-open", "level-closed", "parts", "place",
    "topic", "close", "old-evidence", "no-evidence", "no-answer", "district-actors", "band-ties",
)  # fmt: skip
"""Words on the graph view itself; the catalogue has each as `graph.<word>`."""


def places(network: Network, layout: Layout) -> dict[str, Any]:
    """Return where everything stands on one shape of canvas.

    `positions`: of the actors in the network's order; on the `shelf` (the nearest level first), from the
    upper left corner of their strip. `title`: height of the districts' names above their discs.
    """
    cells = {a: cell for strip in layout.strips for a, cell in strip.cells.items()}
    return {
        "left": -layout.width / 2,
        "top": -layout.height / 2,
        "width": layout.width,
        "height": layout.height,
        "title": layout.title_size * 1.25,
        "discs": [{"id": d.id, "x": d.x, "y": d.y, "r": d.radius} for d in layout.discs],
        "shelf": [{"id": s.id, "height": s.height} for s in reversed(layout.strips)],
        "positions": [cells.get(a.id, layout.positions[a.id]) for a in network.actors],
    }


def visible(network: Network, selection: Selection) -> dict[str, list[int]]:
    """Return which nodes and edges a selection keeps, as places in the payload's lists.

    `outside`: the edges from there to actors that the selection leaves out only because nobody asked for
    them (`Selection.without_focus`), so that a picture can count what it does not show.
    """
    part, around = select(network, selection), select(network, selection.without_focus())
    actors = {a.id for a in part.actors}
    ties, near = {t.key for t in part.ties}, {t.key for t in around.ties}
    return {
        "nodes": [i for i, a in enumerate(network.actors) if a.id in actors],
        "edges": [i for i, t in enumerate(network.ties) if t.key in ties],
        "outside": [
            i
            for i, t in enumerate(network.ties)
            if t.key in near and (t.source in actors) != (t.target in actors)
        ],
    }


def packed(indices: Collection[int]) -> str:
    """Return a set of indices as bits in base64: bit i of the bytes (lowest first) stands for i."""
    bits = sum(1 << i for i in set(indices))
    return base64.b64encode(bits.to_bytes((bits.bit_length() + 7) // 8, "little")).decode()


def around_actor(network: Network, actor: str, ties: Collection[Tie]) -> dict[str, Any]:
    """Return an actor in the middle with its neighbours in rings around it, like ones side by side.

    `ties`: those of its ties that are drawn.
    """
    near = {tie.other_end(actor) for tie in ties}
    drawn = {tie.key for tie in ties}
    number = {a.id: i for i, a in enumerate(network.actors)}
    ordered = sorted(near, key=lambda a: _kin(network, a))
    rings = _rings(len(ordered))
    places = {number[actor]: (0.0, 0.0)} | {number[a]: place for a, place in zip(ordered, rings, strict=True)}
    return {
        "visible": {
            "nodes": sorted(places),
            "edges": [i for i, t in enumerate(network.ties) if t.key in drawn],
            "outside": [],
        },
        "places": {str(i): {"x": x, "y": y} for i, (x, y) in places.items()},
    }


def _kin(network: Network, actor: str) -> tuple[int, str, str]:
    facts = network.actor_by_id[actor]
    groups = [g.id for g in network.actor_groups]
    return (groups.index(network.group_of(facts)), facts.district, facts.label)


def _rings(count: int) -> list[tuple[float, float]]:
    """Places on as few rings as give each label room; the rings are wider than high, as labels are."""
    rings = 1 if count <= PER_RING else 2 if count <= 3 * PER_RING else 3
    places = []
    for i in range(count):
        radius = RING * (1 + 0.62 * (i % rings))
        angle = 2 * pi * i / count - pi / 2
        places.append((round(1.5 * radius * cos(angle), 1), round(radius * sin(angle), 1)))
    return places


def sizes(network: Network, values: Mapping[str, float | None]) -> list[int]:
    """Return each actor's size step, 0 to 100, its area following the value; in the network's order."""
    highest = max((v for v in values.values() if v), default=0) or 1
    return [round(100 * ((values.get(a.id) or 0) / highest) ** 0.5) for a in network.actors]


def script_safe(data: object) -> bytes:
    """Serialise compactly; `<` is escaped so that no text can end a script wherever it is embedded."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").encode()


def _short(network: Network, district: District, language: Language, words: Callable[[str], str]) -> str:
    """Return "Region", "Land" or "Bund" where there is one of that level, else the short name."""
    alone = [d.level for d in network.districts].count(district.level) == 1
    if district.level != "district" and alone:
        return words(f"option.{district.level}")
    return short_name(district, language)


def _pyvis_network(network: Network) -> PyvisNetwork:
    graph = PyvisNetwork(directed=False)
    looks, year = group_looks(network), reference_year(network)
    named = landmarks(network)
    for actor in network.actors:
        group = network.group_of(actor)
        graph.add_node(
            actor.id,
            label=actor.label,
            shape=looks[group].shape,
            landmark=actor.id in named,
            **_facts(actor, network, group),
            **_past(actor, year),
        )
    # Not add_edge: it scans all earlier edges for each new one (quadratic).
    graph.edges = _edges(network)
    return graph


def _facts(actor: Actor, network: Network, group: str) -> dict[str, Any]:
    # vis-network styles by `group` itself, hence `family`.
    return {
        "name": actor.name,
        "family": group,
        "kind": actor.type,
        "district": actor.district,
        "level": network.level_of(actor),
        "place": actor.place or "",
    }


def _past(actor: Actor, year: int) -> dict[str, Any]:
    """Return by which names the search finds an actor besides, and whether it had ended before a year."""
    past: dict[str, Any] = {"formerly": actor.former_names} if actor.former_names else {}
    return past | ({"ended": actor.until} if actor.has_ended(year) else {})


def _edges(network: Network) -> list[dict[str, Any]]:
    """Edges in the network's order; further ties of a pair are curved so that each can be seen."""
    year, edges = reference_year(network), []
    seen: Counter[frozenset[str]] = Counter()
    for index, tie in enumerate(network.ties):
        pair = frozenset((tie.source, tie.target))
        edges.append(_edge(index, tie, network, year, curve=seen[pair]))
        seen[pair] += 1
    return edges


def _edge(index: int, tie: Tie, network: Network, year: int, curve: int) -> dict[str, Any]:
    edge: dict[str, Any] = {"id": index, "from": tie.source, "to": tie.target, "kind": tie.type}
    if curve:
        edge["curve"] = curve
    if network.tie_type_by_id[tie.type].directed:
        edge["arrows"] = "to"
    if tie.strength > 1:
        edge["strength"] = tie.strength
    if not is_recent(tie, year):
        edge["old"] = True
    return edge


class Group(TypedDict):
    """A group of actors with its colours and shape."""

    id: str
    name: str
    light: str
    dark: str
    shape: str


def groups(network: Network, language: Language) -> list[Group]:
    """Return how each group is named and drawn, in the network's order."""
    looks = group_looks(network)
    return [
        {
            "id": g.id,
            "name": g.name.in_language(language),
            "light": looks[g.id].light,
            "dark": looks[g.id].dark,
            "shape": looks[g.id].shape,
        }
        for g in network.actor_groups
    ]


def _tie_types(network: Network, language: Language) -> list[dict[str, Any]]:
    looks = tie_looks(network)
    return [
        {
            "id": t.id,
            "name": t.name.in_language(language),
            "light": looks[t.id].light,
            "dark": looks[t.id].dark,
            "directed": t.directed,
        }
        for t in network.tie_types
    ]
