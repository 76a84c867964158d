"""What can I print or send on, about my district or my topic?"""

from __future__ import annotations

import streamlit as st

import locales
from ui.backend import cache
from ui.components.page_frame import nothing_selected
from ui.session import state
from ui.views.report.preview import choices, preview, take_away

network = cache.load().network
assert network is not None  # the shell draws pages only then
view = state.view()
t = locales.text(view.language)

st.title(t("report-page.heading"), anchor=False)
st.markdown(t("report-page.what"))
choices(network)
if network.actors and not cache.part(network, view.selection).actors:
    nothing_selected(view.language)
take_away(network)
preview(network)
