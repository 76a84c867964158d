"""The region as a map: how much is documented where, and which places are tied."""

from __future__ import annotations

from collections import Counter
from typing import Any

import locales
from network.counts import counts
from network.filters import Selection
from network.geo.geography import Area
from network.geo.region_map import dots_of, is_mapped, region_map
from network.model import Network
from ui.backend import cache
from ui.components.region_map import Link, draw_map, map_data
from ui.session import state

KEY = "map"


def district_map(network: Network, t: locales.Translator) -> bool:
    """Draw the map; choosing a district shows it on the network page. False where there is no geography."""
    data = district_map_data(network, cache.area(), t)
    if data is None:
        return False
    result = draw_map(key=KEY, data=data, on_chosen_change=lambda: None)
    if result.chosen in network.district_by_id:
        state.go_to("network", selection=Selection(districts=(result.chosen,)), actor=None)
    return True


def district_map_data(network: Network, area: Area, t: locales.Translator) -> dict[str, Any] | None:
    """Return what the map draws, in the reader's language; None without outlines."""
    region = region_map(network, area, t.language, dots_of(network, network.actors, area))
    if region is None:
        return None
    by_district = counts(network).by_district
    words = {}
    for d in network.ordinary_districts:
        counted = t.plural("map.actors", by_district[d.id])
        words[d.id] = counted, t("map.summary", name=d.name.in_language(t.language), counted=counted)
    return map_data(region, t("map.label"), by_district, words, links=_links(network, area))


def _links(network: Network, area: Area) -> list[Link]:
    """Return the ties between two places, one link per pair of places."""
    pairs: Counter[tuple[str, str]] = Counter()
    cross: set[tuple[str, str]] = set()
    for tie in network.ties:
        ends = [network.actor_by_id[end] for end in (tie.source, tie.target)]
        if not all(is_mapped(network, end, area) for end in ends) or ends[0].place == ends[1].place:
            continue
        first, second = sorted(str(end.place) for end in ends)
        pairs[first, second] += 1
        if ends[0].district != ends[1].district:
            cross.add((first, second))
    links: list[Link] = []
    for pair, n in sorted(pairs.items()):
        (x1, y1), (x2, y2) = (area.places[place] for place in pair)
        links.append({"x1": x1, "y1": y1, "x2": x2, "y2": y2, "count": n, "cross": pair in cross})
    return links
