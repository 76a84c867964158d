"""The region as a map: how much is documented where, and which places are tied."""

from __future__ import annotations

from collections import Counter
from typing import Any

import locales
from network.filters import Selection
from network.model import Actor, Network
from ui import cache, state
from ui.components.frontend import component
from ui.geography import Area

KEY = "map"

_map = component("map")


def district_map(network: Network) -> bool:
    """Draw the map; choosing a district shows it on the network page. False where there is no geography."""
    area = cache.area()
    if not any(d.id in area.outlines for d in network.ordinary_districts):
        return False
    result = _map(key=KEY, data=map_data(network, area, state.view().language), on_chosen_change=lambda: None)
    if result.chosen in network.district_by_id:
        state.go_to("network", selection=Selection(districts=(result.chosen,)), actor=None)
    return True


def map_data(network: Network, area: Area, language: state.Language) -> dict[str, Any]:
    """Return what the map draws, in the reader's language."""
    t = locales.text(language)
    counts = Counter(a.district for a in network.actors)
    most = max((counts[d.id] for d in network.ordinary_districts), default=0) or 1
    districts = []
    for district in network.ordinary_districts:
        if district.id not in area.outlines:
            continue
        name = district.name.in_language(language)
        x, y = area.centres[district.id]
        counted = t.plural("map.actors", counts[district.id])
        districts.append(
            {
                "id": district.id,
                "path": area.outlines[district.id],
                "short": name.split(" ", 1)[-1] if name.startswith(("Kreis ", "Stadt ")) else name,
                "counted": counted,
                "summary": t("map.summary", name=name, counted=counted),
                "share": round(counts[district.id] / most, 2),
                "x": x,
                "y": y,
            }
        )
    return {
        "width": area.width,
        "height": area.height,
        "districts": districts,
        "places": _places(network, area),
        "links": _links(network, area),
        "label": t("map.label"),
        "attribution": area.attribution,
    }


def _seated(actor: Actor, area: Area) -> bool:
    return actor.place in area.places


def _places(network: Network, area: Area) -> list[dict[str, Any]]:
    counts = Counter(a.place for a in network.actors if _seated(a, area))
    return [
        {"x": area.places[place][0], "y": area.places[place][1], "count": n}
        for place, n in sorted(counts.items(), key=str)
        if place
    ]


def _links(network: Network, area: Area) -> list[dict[str, Any]]:
    """Ties between two places, drawn once per pair of places."""
    pairs: Counter[tuple[str, str]] = Counter()
    cross: set[tuple[str, str]] = set()
    for tie in network.ties:
        ends = [network.actor_by_id[end] for end in (tie.source, tie.target)]
        if not all(_seated(end, area) for end in ends) or ends[0].place == ends[1].place:
            continue
        first, second = sorted(str(end.place) for end in ends)
        pairs[first, second] += 1
        if ends[0].district != ends[1].district and all(network.level_of(e) == "district" for e in ends):
            cross.add((first, second))
    return [
        {
            "x1": area.places[first][0],
            "y1": area.places[first][1],
            "x2": area.places[second][0],
            "y2": area.places[second][1],
            "count": n,
            "cross": (first, second) in cross,
        }
        for (first, second), n in sorted(pairs.items())
    ]
