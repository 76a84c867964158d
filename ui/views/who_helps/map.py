"""Where the helpers sit: the region with the place that is asked about, and a count per district."""

from __future__ import annotations

from collections import Counter
from typing import Any

import locales
from network.analysis.referral import Place
from network.geo.geography import Area
from network.geo.label_placement import LETTER_WIDTH, Circle
from network.geo.region_map import dots_of, region_map
from network.model import Network
from ui.backend import cache
from ui.components.region_map import Here, draw_map, map_data
from ui.session import state

KEY = "referral_map"
AT_RIGHT = 0.6
"""Names of places further right than this share of the map's width stand on their left."""


def referral_map(network: Network, topic: str | None, place: Place | None, t: locales.Translator) -> None:
    """Draw the map; choosing a district asks for it. Draws nothing where there is no geography."""

    def choose(district: str | None) -> None:
        if district in network.district_by_id:
            state.change(place=district)

    data = referral_map_data(network, cache.area(), topic, place, t)
    if data is not None:
        draw_map(key=KEY, data=data, on_chosen_change=state.on_event(KEY, "chosen", choose))


def referral_map_data(
    network: Network, area: Area, topic: str | None, place: Place | None, t: locales.Translator
) -> dict[str, Any] | None:
    """Return what the map draws: without a topic all actors count. None without outlines."""
    helpers = [a for a in network.actors if topic is None or topic in a.topics]
    here = _here(area, place)
    region = region_map(network, area, t.language, dots_of(network, helpers, area), _room_of(here))
    if region is None:
        return None
    counts = Counter(a.district for a in helpers)
    words = {}
    for d in network.ordinary_districts:
        counted = _counted(network, topic, d.id, counts[d.id], t)
        words[d.id] = counted, t("referral-map.summary", name=d.name.in_language(t.language), counted=counted)
    asked = (place.district,) if place else ()
    return map_data(region, t("referral-map.label"), counts, words, pressed=asked, here=here)


def _counted(network: Network, topic: str | None, district: str, n: int, t: locales.Translator) -> str:
    if n or topic is None:
        return t.plural("map.actors", n)
    return t(f"referral-map.{cache.covered(network, 'topics').cell(district, topic).state}")


def _here(area: Area, place: Place | None) -> Here | None:
    if place is None or place.municipality is None or place.municipality not in area.places:
        return None
    x, y = area.places[place.municipality]
    return {"x": x, "y": y, "name": place.municipality, "left": x > AT_RIGHT * area.width}


def _room_of(here: Here | None) -> list[Circle]:
    """Return the space that the place and its name take, as dots, so that no other name lies there."""
    if here is None:
        return []
    ahead = -LETTER_WIDTH if here["left"] else LETTER_WIDTH
    return [(here["x"] + i * ahead, here["y"], LETTER_WIDTH) for i in range(len(here["name"]) + 2)]
