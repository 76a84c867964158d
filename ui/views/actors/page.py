"""Who is there? All actors as a table, and one actor's own page."""

from __future__ import annotations

import streamlit as st

from network.counts import counted_in
from ui.backend import cache
from ui.components.actor_card import actor_card
from ui.components.background_progress import background_progress, rank_ranges
from ui.components.downloads import download
from ui.components.filter_bar import filter_bar
from ui.components.graph_view import graph_view
from ui.components.page_frame import nothing_selected, page_start
from ui.components.view_link import view_link
from ui.session import state
from ui.views.actors.actor_table import actor_table, ended_actors

network, view, t = page_start()
actor = network.actor_by_id.get(view.actor or "")

if actor:
    with st.container(horizontal=True, vertical_alignment="center", key="actor_links"):
        st.button(t("actors.back"), icon=":material/arrow_back:", on_click=lambda: state.change(actor=None))
        view_link("network", t("actors.in-network"), ":material/hub:", actor=actor.id)
    card, picture = st.columns([1, 1.1], gap="large")
    with card:
        actor_card(network, actor, t, complete=True)
    with picture:
        st.markdown(f"**{t('actors.around')}**")
        graph_view(network, around=actor.id)
else:
    st.title(t("actors.heading"), anchor=False)
    filter_bar(network)
    part = cache.part(network, view.selection)
    if part.actors:
        measures, ranges = cache.measures(network, view.selection), rank_ranges(network, view.selection)
        ended, beside = ended_actors(network, part, view.selection), counted_in(view.selection, t)
        actor_table(part, ended, measures, ranges, beside, t)
        background_progress(network, view.selection)
        st.subheader(t("actors.download"), anchor=False)
        download(part, ("actors.csv", "ties.csv"), t)
    else:
        nothing_selected(t)
