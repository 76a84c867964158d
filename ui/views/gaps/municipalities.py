"""One district from inside: which municipality has whom for which topic."""

from __future__ import annotations

from typing import Any

import streamlit as st

import locales
from network.gaps import MunicipalityCoverage
from network.gaps import municipality_coverage as covered_within
from network.model import Network
from ui.components.markdown import escape
from ui.components.matrix import coverage_cell, coverage_legend, draw_matrix
from ui.components.view_link import actor_pills
from ui.session import state
from ui.session.places import places


def municipality_coverage(network: Network, district: str, t: locales.Translator) -> None:
    """Draw municipality by topic; choosing a cell asks "Wer hilft?" for it. Below, who has no known place."""
    towns = [p.municipality for p in places(network).values() if p.district == district and p.municipality]
    found = covered_within(network, district, towns)
    if len(found.municipalities) < 2:
        name = escape(network.district_by_id[district].name.in_language(t.language))
        st.markdown(t("municipalities.one", district=name))
        return
    with st.container(key="municipality_matrix"):
        result = draw_matrix(
            key="municipalities", data=matrix_data(network, found, t), on_chosen_change=lambda: None
        )
    st.caption(t("municipalities.caution"))
    without = dict.fromkeys(a.id for a in network.actors if a.district == district and not a.place)
    actor_pills("placeless", t("municipalities.without-place", n=len(without)), list(without), network)
    if result.chosen:
        town, _, topic = result.chosen.rpartition(":")
        state.go_to("who_helps", need=topic, place=town or district)


def matrix_data(network: Network, found: MunicipalityCoverage, t: locales.Translator) -> dict[str, Any]:
    """Return what the browser draws: a row per municipality, the last one for places that are not known."""
    topics = {topic: network.topic_by_id[topic].name.in_language(t.language) for topic in found.topics}
    rows = []
    for town in found.municipalities:
        cells: list[dict[str, Any] | None] = []
        for topic, name in topics.items():
            cell = found.cell(town, topic)
            cells.append(coverage_cell(f"{town}:{topic}", f"{name}, {town}", cell.state, len(cell.actors), t))
        rows.append({"name": town, "cells": cells})
    unknown = t("municipalities.unknown")
    last = [
        coverage_cell(f":{topic}", f"{name}, {unknown}", "covered" if n > 1 else "thin", n, t)
        if (n := len(found.without_place[topic]))
        else None
        for topic, name in topics.items()
    ]
    district = network.district_by_id[found.district].name.in_language(t.language)
    return {
        "caption": t("municipalities.caption", district=district),
        "columns": list(topics.values()),
        "rows": [*rows, *([{"name": unknown, "cells": last}] if any(last) else [])],
        "legend": coverage_legend((), t),
        "chosen": None,
    }
