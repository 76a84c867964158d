"""The region as a map of its findings: how many are open in which district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

import locales
from network.counts import counted_in
from network.gaps import Finding
from network.geo.geography import Area
from network.geo.region_map import region_map
from network.model import Network
from ui.backend import cache
from ui.components.region_map import draw_map, map_data
from ui.session import state
from ui.views.gaps.finding_card import weight

KEY = "gap_map"


def gap_map(network: Network, t: locales.Translator) -> None:
    """Draw the map of open findings; choosing a district shows its own only, choosing it again shows all.

    Its numbers stay as they are when districts are chosen on it.
    """
    chosen = state.view().selection
    counted = replace(chosen, districts=())
    data = gap_map_data(network, cache.findings(network, counted), cache.area(), t, chosen.districts)
    if data is not None:
        draw_map(key=KEY, data=data, on_chosen_change=state.on_event(KEY, "chosen", _choose))
        st.caption(f"{t('gap-map.label')}{counted_in(counted, t)}. {t('gap-map.hint')}")


def _choose(district: str | None) -> None:
    if district:
        chosen = set(state.view().selection.districts) ^ {district}
        state.change_selection(districts=tuple(sorted(chosen)))


def gap_map_data(
    network: Network, findings: Sequence[Finding], area: Area, t: locales.Translator, chosen: Sequence[str]
) -> dict[str, Any] | None:
    """Return what the map draws: shade by heavy findings, words with both counts; None without outlines."""
    region = region_map(network, area, t.language)
    if region is None:
        return None
    open_ones = [f for f in findings if f.status == "open" and not f.by_law]
    counts = Counter(d for f in open_ones for d in f.districts)
    heavy = Counter(d for f in open_ones if weight(f) == "heavy" for d in f.districts)
    words = {
        d.id: (
            t.plural("gap-map.counted", counts[d.id]),
            t("gap-map.summary", name=d.name.in_language(t.language), n=counts[d.id], heavy=heavy[d.id]),
        )
        for d in network.ordinary_districts
    }
    return map_data(region, t("gap-map.label"), heavy, words, pressed=chosen)
