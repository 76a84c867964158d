"""The region as a map of its findings: how many are open in which district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import locales
from network.gaps import Finding
from network.geography import Area
from network.map_labels import label_places
from network.model import Language, Network
from network.names import short_name
from ui import cache, state
from ui.components.finding_text import weight
from ui.components.frontend import component

KEY = "gap_map"

_map = component("map")


def gap_map(network: Network, findings: Sequence[Finding]) -> None:
    """Draw the map; choosing a district shows its findings only, choosing it again shows all."""
    area = cache.area()
    if not any(d.id in area.outlines for d in network.ordinary_districts):
        return
    view = state.view()
    data = gap_map_data(network, findings, area, view.language, view.selection.districts)
    _map(key=KEY, data=data, on_chosen_change=state.on_event(KEY, "chosen", _choose))


def _choose(district: str | None) -> None:
    if district:
        chosen = set(state.view().selection.districts) ^ {district}
        state.change_selection(districts=tuple(sorted(chosen)))


def gap_map_data(
    network: Network, findings: Sequence[Finding], area: Area, language: Language, chosen: Sequence[str]
) -> dict[str, Any]:
    """Return what the map draws: shade by the heavy findings, words with both counts."""
    t = locales.text(language)
    open_ones = [f for f in findings if f.status == "open"]
    counts = Counter(d for f in open_ones for d in f.districts)
    heavy = Counter(d for f in open_ones if weight(f) == "heavy" for d in f.districts)
    drawn = [d for d in network.ordinary_districts if d.id in area.outlines]
    most = max((heavy[d.id] for d in drawn), default=0) or 1
    names = {d.id: (short_name(d, language), area.centres[d.id]) for d in drawn}
    seats = label_places(names, [])
    return {
        "width": area.width,
        "height": area.height,
        "districts": [
            {
                "id": d.id,
                "path": area.outlines[d.id],
                "short": names[d.id][0],
                "counted": t.plural("gap-map.counted", counts[d.id]),
                "summary": t(
                    "gap-map.summary", name=d.name.in_language(language), n=counts[d.id], heavy=heavy[d.id]
                ),
                "share": round(heavy[d.id] / most, 2),
                "pressed": d.id in chosen,
                "x": round(seats[d.id][0], 1),
                "y": round(seats[d.id][1], 1),
            }
            for d in drawn
        ],
        "places": [],
        "links": [],
        "label": t("gap-map.label"),
        "attribution": area.attribution,
    }
