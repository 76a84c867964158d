"""One district from inside: which municipality has whom for which topic."""

from __future__ import annotations

from typing import Any

import streamlit as st

import locales
from network.gaps import MunicipalityCoverage
from network.gaps import municipality_coverage as covered_within
from network.model import Network
from ui.components.actor_pills import actor_pills
from ui.components.browser_component import component
from ui.components.markdown import plain
from ui.session import state
from ui.session.places import places
from ui.views.gaps.matrix import SIGNS, STATES

ANYWHERE = ""
"""Stands for the row of actors whose municipality is not known."""

_matrix = component("charts/matrix")


def municipality_coverage(network: Network, district: str) -> None:
    """Draw municipality by topic; choosing a cell asks "Wer hilft?" for it. Below, who has no known place."""
    language = state.view().language
    t = locales.text(language)
    towns = [p.municipality for p in places(network).values() if p.district == district and p.municipality]
    found = covered_within(network, district, towns)
    name = plain(network.district_by_id[district].name.in_language(language))
    if len(found.municipalities) < 2:
        st.markdown(t("municipalities.one", district=name))
        return
    with st.container(key="municipality_matrix"):
        result = _matrix(
            key="municipalities",
            data=matrix_data(network, found, t),
            on_chosen_change=lambda: None,
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
    rows = [
        {
            "name": town,
            "cells": [
                _cell(f"{town}:{topic}", f"{topics[topic]}, {town}", cell.state, len(cell.actors), t)
                for topic in found.topics
                for cell in [found.cell(town, topic)]
            ],
        }
        for town in found.municipalities
    ]
    unknown = t("municipalities.unknown")
    last = [
        _cell(f"{ANYWHERE}:{topic}", f"{topics[topic]}, {unknown}", "covered" if n > 1 else "thin", n, t)
        if (n := len(found.without_place[topic]))
        else None
        for topic in found.topics
    ]
    district = network.district_by_id[found.district].name.in_language(t.language)
    return {
        "caption": t("municipalities.caption", district=district),
        "columns": list(topics.values()),
        "rows": [*rows, *([{"name": unknown, "cells": last}] if any(last) else [])],
        "legend": [
            {"state": s, "sign": SIGNS.get(s, "2+" if s == "covered" else "1"), "text": t(f"legend.{s}")}
            for s in STATES
        ],
        "chosen": None,
    }


def _cell(key: str, where: str, state_name: str, n: int, t: locales.Translator) -> dict[str, str]:
    words = t.plural(f"coverage.{state_name}", n)
    return {
        "id": key,
        "state": state_name,
        "sign": SIGNS.get(state_name, str(n)),
        "words": f"{where}: {words}",
    }
