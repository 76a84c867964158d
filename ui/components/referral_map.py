"""Where the helpers sit: the region with the place that is asked about, and a count per district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import locales
from network.geography import Area
from network.map_labels import LETTER_WIDTH, label_places
from network.model import Actor, Network
from network.names import short_name
from network.referral import Place
from ui import cache, state
from ui.components.frontend import component

AT_RIGHT = 0.6
"""Names of places further right than this share of the map's width stand on their left."""

_map = component("map")


def referral_map(network: Network, topic: str | None, place: Place | None) -> None:
    """Draw the map; choosing a district asks for it. Draws nothing where there is no geography."""
    area = cache.area()
    if not any(d.id in area.outlines for d in network.ordinary_districts):
        return

    def choose(district: str | None) -> None:
        if district in network.district_by_id:
            state.change(place=district)

    t = locales.text(state.view().language)
    key = "referral_map"
    _map(
        key=key,
        data=referral_map_data(network, area, topic, place, t),
        on_chosen_change=state.on_event(key, "chosen", choose),
    )


def referral_map_data(
    network: Network, area: Area, topic: str | None, place: Place | None, t: locales.Translator
) -> dict[str, Any]:
    """Return what the map draws: without a topic all actors count."""
    helpers = [a for a in network.actors if topic is None or topic in a.topics]
    counts = Counter(a.district for a in helpers)
    drawn = [d for d in network.ordinary_districts if d.id in area.outlines]
    most = max((counts[d.id] for d in drawn), default=0) or 1
    dots = _dots([a for a in helpers if network.level_of(a) == "district"], area)
    names = {d.id: (short_name(d, t.language), area.centres[d.id]) for d in drawn}
    here = _here(area, place)
    labels = label_places(names, [*((dot["x"], dot["y"], dot["r"]) for dot in dots), *_room_of(here)])
    return {
        "width": area.width,
        "height": area.height,
        "districts": [
            {
                "id": district.id,
                "path": area.outlines[district.id],
                "short": names[district.id][0],
                "counted": _counted(network, topic, district.id, counts[district.id], t),
                "summary": t(
                    "referral-map.summary",
                    name=district.name.in_language(t.language),
                    counted=_counted(network, topic, district.id, counts[district.id], t),
                ),
                "share": round(counts[district.id] / most, 2),
                "pressed": place is not None and place.district == district.id,
                "x": round(labels[district.id][0], 1),
                "y": round(labels[district.id][1], 1),
            }
            for district in sorted(drawn, key=lambda d: place is not None and place.district == d.id)
        ],
        "places": dots,
        "here": here,
        "links": [],
        "label": t("referral-map.label"),
        "attribution": area.attribution,
    }


def _dots(actors: Sequence[Actor], area: Area) -> list[dict[str, float]]:
    """Municipalities with actors; a dot's area follows their number."""
    seats = Counter(actor.place for actor in actors if actor.place)
    return [
        {"x": area.places[name][0], "y": area.places[name][1], "r": round(5 + 3.6 * n**0.5, 1)}
        for name, n in sorted(seats.items())
        if name in area.places
    ]


def _counted(network: Network, topic: str | None, district: str, n: int, t: locales.Translator) -> str:
    if n or topic is None:
        return t.plural("map.actors", n)
    return t(f"referral-map.{cache.covered(network, 'topics').cell(district, topic).state}")


def _here(area: Area, place: Place | None) -> dict[str, Any] | None:
    if place is None or place.municipality is None or place.municipality not in area.places:
        return None
    x, y = area.places[place.municipality]
    return {"x": x, "y": y, "name": place.municipality, "left": x > AT_RIGHT * area.width}


def _room_of(here: dict[str, Any] | None) -> list[tuple[float, float, float]]:
    """Return the space that the place and its name take, as dots, so that no other name lies there."""
    if here is None:
        return []
    ahead = -LETTER_WIDTH if here["left"] else LETTER_WIDTH
    return [(here["x"] + i * ahead, here["y"], LETTER_WIDTH) for i in range(len(here["name"]) + 2)]
