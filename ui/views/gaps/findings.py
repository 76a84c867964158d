"""The findings of a section: those that the view asks for, by kind, as cards."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import Finding
from network.model import Network
from ui.backend import cache
from ui.components.card_grid import card_grid
from ui.components.finding_link import finding_link
from ui.session import state
from ui.views.gaps.finding_card import summary, weight

FIRST_SHOWN = 8


def findings_of(network: Network, heading: str | None = None) -> list[Finding]:
    """Return the findings of the view, of one heading or all of them, the most severe first."""
    view = state.view()
    return [
        finding
        for finding in cache.findings(network, view.selection)
        if heading in (None, finding.heading) and (view.severity == "all" or weight(finding) == "heavy")
    ]


def finding_lists(network: Network, t: locales.Translator, *headings: str) -> None:
    """Show the findings under each heading (a kind, or `by_law`)."""
    for heading in headings:
        st.header(t(f"gaps.{heading}"), anchor=False)
        st.caption(t(f"gaps.{heading}-what"))
        if findings := findings_of(network, heading):
            finding_cards(findings, network, heading, t)
        else:
            st.markdown(t("gaps.none"))


def finding_cards(findings: Sequence[Finding], network: Network, key: str, t: locales.Translator) -> None:
    """Show findings but for the one that is open; those beyond the first few wait."""
    others = [f for f in findings if f.key != state.view().finding]
    _cards(others[:FIRST_SHOWN], network, t)
    if further := others[FIRST_SHOWN:]:
        box = st.expander(t("gaps.further", n=len(further)), key=f"further_{key}", on_change="rerun")
        if box.open:
            with box:
                _cards(further, network, t)


def _cards(findings: Sequence[Finding], network: Network, t: locales.Translator) -> None:
    for card, finding in card_grid(findings, 2, [f"finding_{f.key}" for f in findings]):
        with card:
            summary(finding, network, t)
            finding_link(finding, t("gaps.open"), ":material/open_in_full:")
