"""What can I print or send on, about my district or my topic?"""

from __future__ import annotations

import streamlit as st

import locales
from ui import cache, state
from ui.components.empty_states import nothing_selected
from ui.components.report_view import choices, preview, take_away

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
