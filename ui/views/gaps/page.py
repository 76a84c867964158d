"""Where is no actor documented, what depends on one tie, which districts are barely connected?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

import streamlit as st

from network.report.compose import as_of
from ui.components.filter_bar import filter_bar
from ui.components.page_frame import page_start
from ui.components.switch import switch
from ui.session import state
from ui.views.gaps.borders import borders
from ui.views.gaps.coverage import coverage
from ui.views.gaps.finding_card import open_finding
from ui.views.gaps.findings import finding_lists
from ui.views.gaps.introductions import introductions
from ui.views.gaps.isolated import isolated
from ui.views.gaps.overview import overview

network, view, t = page_start()


def stale() -> None:
    """Show ties that rest on old evidence only."""
    st.caption(as_of(network, t))
    finding_lists(network, t, "stale_evidence")


SECTIONS: Mapping[state.GapSection, Callable[[], None]] = {
    "first": partial(overview, network, t),
    "coverage": partial(coverage, network, t),
    "dependence": partial(finding_lists, network, t, "single_point_of_failure", "bridge_tie"),
    "borders": partial(borders, network, t),
    "introductions": partial(introductions, network, t),
    "isolated": partial(isolated, network, t),
    "reported": partial(finding_lists, network, t, "reported_gap"),
    "stale": stale,
}

st.title(t("gaps.heading"), anchor=False)
st.markdown(t("gaps.caution"))
filter_bar(network)
with st.container(horizontal=True, key="gap_choices"):
    switch(
        "section",
        get_args(state.GapSection),
        t("gaps.section"),
        lambda section: t(f"gaps.section-{section}"),
        key="gap_section",
        cell=None,
        finding=None,
    )
    switch(
        "severity",
        get_args(state.Severity),
        t("gaps.severity"),
        lambda severity: t(f"gaps.severity-{severity}"),
        key="gap_severity",
    )
open_finding(network, t)
SECTIONS[view.section]()
