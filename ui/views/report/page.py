"""What can I print or send on, about my district or my topic?"""

from __future__ import annotations

import streamlit as st

from ui.backend import cache
from ui.components.page_frame import nothing_selected, page_start
from ui.views.report.preview import choices, preview, take_away

network, view, t = page_start()

st.title(t("report-page.heading"), anchor=False)
st.markdown(t("report-page.what"))
choices(network, t)
if network.actors and not cache.part(network, view.selection).actors:
    nothing_selected(t)
take_away(network, t)
preview(network, t)
