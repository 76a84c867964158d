"""The region as a map: how much is documented where, and which places are tied."""

from __future__ import annotations

from collections import Counter
from typing import Any

import locales
from network.filters import Selection
from network.geography import Area
from network.map_labels import label_places
from network.model import Actor, Language, Network
from network.names import short_name
from ui import cache, state
from ui.components.frontend import component

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


def map_data(network: Network, area: Area, language: Language) -> dict[str, Any]:
    """Return what the map draws, in the reader's language."""
    t = locales.text(language)
    counts = Counter(a.district for a in network.actors)
    most = max((counts[d.id] for d in network.ordinary_districts), default=0) or 1
    drawn = [d for d in network.ordinary_districts if d.id in area.outlines]
    places = _places(network, area)
    names = {d.id: (short_name(d, language), area.centres[d.id]) for d in drawn}
    seats = label_places(names, [(p["x"], p["y"], p["r"]) for p in places])
    districts = []
    for district in drawn:
        counted = t.plural("map.actors", counts[district.id])
        districts.append(
            {
                "id": district.id,
                "path": area.outlines[district.id],
                "short": names[district.id][0],
                "counted": counted,
                "summary": t("map.summary", name=district.name.in_language(language), counted=counted),
                "share": round(counts[district.id] / most, 2),
                "x": round(seats[district.id][0], 1),
                "y": round(seats[district.id][1], 1),
            }
        )
    return {
        "width": area.width,
        "height": area.height,
        "districts": districts,
        "places": places,
        "links": _links(network, area),
        "label": t("map.label"),
        "attribution": area.attribution,
    }


def _seated(network: Network, actor: Actor, area: Area) -> bool:
    """Tell whether an actor of a district has a place on the map; wider bodies work everywhere."""
    return actor.place in area.places and network.level_of(actor) == "district"


def _places(network: Network, area: Area) -> list[dict[str, float]]:
    """Municipalities with actors; a dot's area follows their number."""
    counts = Counter(a.place for a in network.actors if a.place and _seated(network, a, area))
    return [
        {"x": area.places[place][0], "y": area.places[place][1], "r": round(4 + 3.4 * n**0.5, 1)}
        for place, n in sorted(counts.items())
    ]


def _links(network: Network, area: Area) -> list[dict[str, Any]]:
    """Ties between two places, drawn once per pair of places."""
    pairs: Counter[tuple[str, str]] = Counter()
    cross: set[tuple[str, str]] = set()
    for tie in network.ties:
        ends = [network.actor_by_id[end] for end in (tie.source, tie.target)]
        if not all(_seated(network, end, area) for end in ends) or ends[0].place == ends[1].place:
            continue
        first, second = sorted(str(end.place) for end in ends)
        pairs[first, second] += 1
        if ends[0].district != ends[1].district:
            cross.add((first, second))
    return [
        _link(area, first, second, n, (first, second) in cross)
        for (first, second), n in sorted(pairs.items())
    ]


def _link(area: Area, first: str, second: str, count: int, cross: bool) -> dict[str, Any]:
    (x1, y1), (x2, y2) = area.places[first], area.places[second]
    return {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "count": count, "cross": cross}
