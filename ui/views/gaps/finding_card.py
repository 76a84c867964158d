"""Findings in words, and as cards that open to what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

import locales
from network.filters import EVERYTHING
from network.gaps import Finding, describe
from network.model import Network
from ui.backend import cache
from ui.components.actor_pills import actor_pills
from ui.components.evidence_list import evidence_lines
from ui.components.finding_link import finding_link, finding_words
from ui.components.network_diagram import small_picture
from ui.components.view_link import view_link
from ui.session import state
from ui.views.gaps.answer_form import answer_form, answer_line
from ui.views.gaps.finding_scenario import marks_of, scenario_of

FIRST_SHOWN = 8
EVIDENCE_IN_FULL, LIST_HEIGHT = 4, 260
"""Longer lists of sources scroll in a box of so many pixels."""
Urgency = Literal["heavy", "middle", "light"]
HEAVY, MIDDLE = 0.42, 0.35
"""Severities from which a finding weighs heavily, or something."""
COLOURS: dict[Urgency, str] = {"heavy": "orange", "middle": "blue", "light": "gray"}


def weight(finding: Finding) -> Urgency:
    """Return in one word how much a finding weighs."""
    return "heavy" if finding.severity >= HEAVY else "middle" if finding.severity >= MIDDLE else "light"


def open_finding(network: Network) -> None:
    """Show the finding of the address, also one that the filters leave out; say so if there is none."""
    view = state.view()
    if view.finding is None:
        return
    for selection in (view.selection, EVERYTHING):
        for finding in cache.findings(network, selection):
            if finding.key == view.finding:
                _wide_card(finding, network)
                return
    st.info(locales.text(view.language)("gaps.no-finding"), icon=":material/info:")


def finding_cards(findings: Sequence[Finding], network: Network, key: str) -> None:
    """Show findings but for the one that is open; those beyond the first few wait."""
    t = locales.text(state.view().language)
    others = [f for f in findings if f.key != state.view().finding]
    _grid(others[:FIRST_SHOWN], network)
    if further := others[FIRST_SHOWN:]:
        box = st.expander(t("gaps.further", n=len(further)), key=f"further_{key}", on_change="rerun")
        if box.open:
            with box:
                _grid(further, network)


def _wide_card(finding: Finding, network: Network) -> None:
    """Show one finding with all that stands behind it, over the whole width."""
    t = locales.text(state.view().language)
    with st.container(border=True, key="open_finding"):
        words, picture = st.columns(2, gap="large")
        with words:
            _summary(finding, network, t)
            answer_form(finding, network, t)
        with picture:
            _picture(finding, network, t)
            _behind(finding, network, t)


def _grid(findings: Sequence[Finding], network: Network) -> None:
    t = locales.text(state.view().language)
    for first in range(0, len(findings), 2):
        for column, finding in zip(st.columns(2, gap="medium"), findings[first : first + 2], strict=False):
            with column, st.container(border=True, height="stretch", key=f"finding_{finding.key}"):
                _summary(finding, network, t)
                finding_link(finding, t("gaps.open"), ":material/open_in_full:")


def _summary(finding: Finding, network: Network, t: locales.Translator) -> None:
    words = finding_words(finding, network, t.language)
    badge = f":{COLOURS[weight(finding)]}-badge[{t(f'gaps.weight-{weight(finding)}')}]"
    st.markdown(f"{badge} :gray-badge[{t(f'gap.{finding.kind}.name')}]", anchors=False)
    st.markdown(f"**{words['title']}**", anchors=False)
    st.markdown(words["reason"], anchors=False)
    st.markdown(f":material/arrow_forward: {words['suggestion']}", anchors=False)
    answer_line(finding, t)


def _picture(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Show who is meant, and offer to try out what would change."""
    if marks := marks_of(finding, network):
        title = describe(finding, network, t)["title"]
        small_picture(f"picture_{finding.key}", network, title, marks)
        if marks.gone_ties or "gone" in marks.looks.values():
            st.caption(t("gaps.picture-gone"))
        elif marks.new_ties:
            st.caption(t("gaps.picture-new"))
    if scenario := scenario_of(finding, network):
        view_link("what_if", t("gaps.try"), ":material/alt_route:", scenario=scenario)


def _behind(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Name actors, figures and evidence."""
    _related(finding, network, t)
    actor_pills(f"who_{finding.key}", t("gaps.actors"), finding.actors, network)
    if finding.figures:
        st.markdown(f"**{t('gaps.figures')}**\n{_figures(finding, t)}", anchors=False)
    if finding.evidence:
        st.markdown(f"**{t('card.evidence')}**", anchors=False)
        long = len(finding.evidence) > EVIDENCE_IN_FULL
        with st.container(height=LIST_HEIGHT if long else "content", border=False):
            st.markdown(evidence_lines(finding.evidence, t.language), anchors=False)


def _related(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Lead to the findings about the same thing: a reported need, and what the network shows there."""
    about = [f for f in cache.findings(network, state.view().selection) if f.key in finding.related]
    for other in about:
        title = finding_words(other, network, t.language)["title"]
        finding_link(other, t("gaps.related", title=title), ":material/link:")


def _places(value: float) -> int:
    """Return how many decimals a figure needs, so that a small one does not read as 0."""
    return 0 if value == int(value) else 2 if abs(value) >= 0.01 else 4


def _figures(finding: Finding, t: locales.Translator) -> str:
    shown = {
        name: str(value) if name.endswith("year") else t.number(value, _places(value))
        for name, value in finding.figures.items()
    }
    return "\n".join(f"- {t(f'gap.figure.{name}')}: {number}" for name, number in shown.items())
