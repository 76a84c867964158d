"""What is this, how big is the network, what matters most in it?"""

from __future__ import annotations

import streamlit as st

from network.filters import EVERYTHING, LOCAL
from ui.backend import cache
from ui.components.background_progress import background_progress
from ui.components.evidence_bar import evidence_bar
from ui.components.figure_help import Counted
from ui.components.page_frame import page_start
from ui.components.view_link import view_link
from ui.views.overview.district_map import district_map
from ui.views.overview.highlights import gaps, key_figures, largest

network, _, t = page_start()

words, picture = st.columns([1, 1.1], gap="large")
with words:
    st.title(t("overview.heading"), anchor=False)
    st.markdown(t("overview.what"))
    key_figures(network, t)
    with st.container(key="explore"):
        view_link("network", t("overview.explore"), ":material/hub:")
    st.subheader(t("overview.evidence"), anchor=False)
    st.markdown(t("overview.evidence-words"))
    evidence_bar(cache.part(network), t)
with picture:
    if district_map(cache.part(network), t):
        st.caption(t("map.hint"))

st.header(t("overview.matters"), anchor=False)
background_progress(network, LOCAL, EVERYTHING)
hubs_column, bridges_column, gaps_column = st.columns(3, gap="medium")
with hubs_column:
    largest("hubs", "degree", Counted(network, "all"), t)
with bridges_column:
    largest("bridges", "betweenness", Counted(network, "local"), t)
with gaps_column:
    gaps(network, t)

with st.container(border=True, key="promise"):
    st.markdown(t("overview.promise"))
