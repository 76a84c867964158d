"""What is this, how big is the network, what matters most in it?"""

from __future__ import annotations

import streamlit as st

import locales
from network.filters import EVERYTHING, LOCAL
from ui.backend import cache
from ui.components.background_progress import ranges_coming
from ui.components.evidence_bar import evidence_bar
from ui.components.view_link import view_link
from ui.session import state
from ui.views.overview.district_map import district_map
from ui.views.overview.highlights import bridges, gaps, hubs, key_figures

network = cache.load().network
assert network is not None  # the shell draws pages only then
t = locales.text(state.view().language)

words, picture = st.columns([1, 1.1], gap="large")
with words:
    st.title(t("overview.heading"), anchor=False)
    st.markdown(t("overview.what"))
    key_figures(network)
    with st.container(key="explore"):
        view_link("network", t("overview.explore"), ":material/hub:")
    st.subheader(t("overview.evidence"), anchor=False)
    st.markdown(t("overview.evidence-words"))
    evidence_bar(network)
with picture:
    if district_map(network):
        st.caption(t("map.hint"))

st.header(t("overview.matters"), anchor=False)
ranges_coming(network, LOCAL, EVERYTHING)
for column, content in zip(st.columns(3, gap="medium"), (hubs, bridges, gaps), strict=True):
    with column:
        content(network)

with st.container(border=True, key="promise"):
    st.markdown(t("overview.promise"))
