"""Where is nobody documented, what hangs on one thread, where does one district not meet the other?"""

from __future__ import annotations

from typing import get_args

import streamlit as st

import locales
from ui.backend import cache
from ui.components.filter_bar import filter_bar
from ui.session import state
from ui.views.gaps import sections
from ui.views.gaps.finding_card import open_finding

SECTIONS = {
    "first": sections.first_section,
    "coverage": sections.coverage_section,
    "dependence": sections.dependence_section,
    "borders": sections.borders_section,
    "introductions": sections.introductions_section,
    "isolated": sections.isolated_section,
    "reported": sections.reported_section,
    "stale": sections.stale_section,
}

network = cache.load().network
assert network is not None  # the shell draws pages only then
view = state.view()
t = locales.text(view.language)

st.title(t("gaps.heading"), anchor=False)
st.markdown(t("gaps.caution"))
filter_bar(network)
with st.container(horizontal=True, key="gap_choices"):
    st.segmented_control(
        t("gaps.section"),
        get_args(state.GapSection),
        format_func=lambda section: t(f"gaps.section-{section}"),
        required=True,
        label_visibility="collapsed",
        **state.widget(
            "gap_section",
            view.section,
            lambda section: state.change(section=section, cell=None, finding=None),
        ),
    )
    st.segmented_control(
        t("gaps.severity"),
        get_args(state.Severity),
        format_func=lambda severity: t(f"gaps.severity-{severity}"),
        required=True,
        label_visibility="collapsed",
        **state.widget("gap_severity", view.severity, lambda severity: state.change(severity=severity)),
    )
open_finding(network)
SECTIONS[view.section](network)
