"""Where is whom for what? District by topic or type, with the chosen cell beside it."""

from __future__ import annotations

from typing import get_args

import streamlit as st

import locales
from network.evidence import cited
from network.filters import Selection
from network.gaps import Coverage, text_params
from network.model import Network
from ui.backend import cache
from ui.components.evidence_list import evidence_list
from ui.components.finding_link import finding_link
from ui.components.markdown import escape
from ui.components.matrix import coverage_cell, coverage_legend, matrix, short_names
from ui.components.switch import switch
from ui.components.view_link import actor_pills
from ui.session import state
from ui.views.gaps.finding_card import EVIDENCE_IN_FULL
from ui.views.gaps.findings import finding_lists, findings_of
from ui.views.gaps.municipalities import municipality_coverage

KINDS_BY: dict[state.CoverageBy, tuple[str, ...]] = {
    "topics": ("uncovered_topic", "thin_topic"),
    "types": ("uncovered_type",),
}
"""Kinds of gaps that belong to the rows of the matrix."""


def coverage(network: Network, t: locales.Translator) -> None:
    """Show the matrix and its chosen cell, one district from inside, and the findings."""
    view = state.view()
    options = get_args(state.CoverageBy)
    switch("coverage_by", options, t("coverage.by"), lambda by: t(f"coverage.by-{by}"), cell=None)
    time = Selection(year=view.selection.year)
    found = cache.covered(network, view.coverage_by, time)
    drawn, detail = st.columns([1.7, 1], gap="large")
    with drawn:
        _matrix(network, found, t)
    with detail:
        _cell_detail(network, found, t)
    if view.coverage_by == "topics":
        st.header(t("coverage.in-municipalities"), anchor=False)
        chosen = [d.id for d in network.ordinary_districts if d.id in view.selection.districts]
        if len(chosen) == 1:
            municipality_coverage(cache.part(network, time), chosen[0], t)
        else:
            st.markdown(t("coverage.choose-district"))
    questions = ("by_law",) if any(f.by_law for f in findings_of(network)) else ()
    finding_lists(network, t, *KINDS_BY[view.coverage_by], *questions, "not_surveyed")


def _matrix(network: Network, found: Coverage, t: locales.Translator) -> None:
    items = network.topic_by_id if found.by == "topics" else network.type_by_id
    places = {d.id: d.name.in_language(t.language) for d in network.districts}
    needs = {(g.district, g.topic) for g in network.reported_gaps if g.status == "open"}
    rows = []
    for item in found.items:
        name = items[item].name.in_language(t.language)
        cells = []
        for district in found.districts:
            cell = found.cell(district, item)
            where = f"{name}, {places[district]}"
            drawn = coverage_cell(f"{district}:{item}", where, cell.state, len(cell.actors), t)
            needed = found.by == "topics" and (district, item) in needs
            words = drawn["words"] + (t("coverage.needed") if needed else "")
            cells.append({**drawn, "words": words, "marked": needed})
        rows.append({"name": name, "cells": cells})
    legend = coverage_legend(found.by_law, t)
    if found.by == "topics":
        legend.append({"state": "needed", "sign": "", "text": t("legend.needed")})
    caption = t(f"coverage.caption-{found.by}")
    matrix("coverage", caption, short_names(network, found.districts, t), rows, legend)


def _cell_detail(network: Network, found: Coverage, t: locales.Translator) -> None:
    district, _, item = (state.view().cell or "").partition(":")
    if (district, item) not in found.cells:
        st.info(t("coverage.choose"), icon=":material/touch_app:")
        return
    cell = found.cell(district, item)
    items = network.topic_by_id if found.by == "topics" else network.type_by_id
    place = network.district_by_id[district].name.in_language(t.language)
    st.subheader(f"{escape(items[item].name.in_language(t.language))}, {escape(place)}", anchor=False)
    st.markdown(t.plural(f"coverage.{cell.state}-long", len(cell.actors)))
    for need in cache.findings(network):
        about = (need.districts, need.topics) == ((district,), (item,))
        if about and need.kind == "reported_gap" and need.status == "open":
            finding_link(need, escape(str(text_params(need, network, t)["text"])), ":material/campaign:")
    actor_pills("cell_actors", t("coverage.actors"), cell.actors, network)
    actor_pills("cell_wider", t("coverage.wider"), found.wider[item], network)
    sources = cited(network.actor_by_id[actor] for actor in cell.actors)
    for title, listed in (("card.evidence", sources), ("coverage.law", found.by_law.get(item, ()))):
        if listed:
            with st.container(height=320 if len(listed) > EVIDENCE_IN_FULL else "content", border=False):
                st.markdown(f"**{t(title)}**")
                evidence_list(listed, t)
