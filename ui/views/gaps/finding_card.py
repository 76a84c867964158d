"""A finding in words, and the one that is open with all that it rests on."""

from __future__ import annotations

from typing import Literal

import streamlit as st

import locales
from network.filters import EVERYTHING
from network.gaps import Finding, describe
from network.model import Network
from ui.backend import cache
from ui.components.evidence_list import evidence_lines, evidence_notes
from ui.components.finding_link import finding_link, finding_words
from ui.components.network_diagram import network_diagram
from ui.components.view_link import actor_pills, view_link
from ui.session import state
from ui.views.gaps.answer_form import answer_form, answer_line
from ui.views.gaps.finding_scenario import marks_of, scenario_of

EVIDENCE_IN_FULL, LIST_HEIGHT = 4, 260
"""Longer lists of citations scroll in a box of this height in pixels."""
Urgency = Literal["heavy", "middle", "light"]
HEAVY, MIDDLE = 0.42, 0.35
"""Lowest severities of these two; whatever is below is light."""
COLOURS: dict[Urgency, str] = {"heavy": "orange", "middle": "blue", "light": "gray"}


def weight(finding: Finding) -> Urgency:
    """Return the urgency of a finding, by its severity."""
    return "heavy" if finding.severity >= HEAVY else "middle" if finding.severity >= MIDDLE else "light"


def open_finding(network: Network, t: locales.Translator) -> None:
    """Show the finding of the address, also one that the filters leave out; say so if there is none."""
    view = state.view()
    if view.finding is None:
        return
    for selection in (view.selection, EVERYTHING):
        for finding in cache.findings(network, selection):
            if finding.key == view.finding:
                _wide_card(finding, network, t)
                return
    st.info(t("gaps.no-finding"), icon=":material/info:")


def _wide_card(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Show one finding with all that it rests on, over the whole width."""
    with st.container(border=True, key="open_finding"):
        words, picture = st.columns(2, gap="large")
        with words:
            summary(finding, network, t)
            answer_form(finding, network, t)
        with picture:
            _diagram(finding, cache.part(network), network, t)
            _background(finding, network, t)


def summary(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Show how urgent a finding is, what it is, why it matters and what to do, and what people decided."""
    words = finding_words(finding, network, t)
    weighed = f":{COLOURS[weight(finding)]}-badge[{t(f'gaps.weight-{weight(finding)}')}] "
    badges = f"{'' if finding.by_law else weighed}:gray-badge[{t(f'gap.{finding.heading}.name')}]"
    st.markdown(badges, anchors=False)
    st.markdown(f"**{words['title']}**", anchors=False)
    st.markdown(words["reason"], anchors=False)
    st.markdown(f":material/arrow_forward: {words['suggestion']}", anchors=False)
    answer_line(finding, t)


def _diagram(finding: Finding, network: Network, whole: Network, t: locales.Translator) -> None:
    """Show the actors concerned in a diagram, and offer to try out what would change."""
    if marks := marks_of(finding, network):
        title = describe(finding, whole, t)["title"]
        network_diagram(f"picture_{finding.key}", network, title, marks, whole=whole)
        if marks.gone_ties or "gone" in marks.looks.values():
            st.caption(t("gaps.picture-gone"))
        elif marks.new_ties:
            st.caption(t("gaps.picture-new"))
    if scenario := scenario_of(finding, network):
        view_link("what_if", t("gaps.try"), ":material/alt_route:", scenario=scenario)


def _background(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Show related findings, actors, figures and evidence."""
    for other in cache.findings(network, state.view().selection):
        if other.key in finding.related:  # a reported need, and what the network shows there
            title = finding_words(other, network, t)["title"]
            finding_link(other, t("gaps.related", title=title), ":material/link:")
    actor_pills(f"who_{finding.key}", t("gaps.actors"), finding.actors, network)
    if finding.figures:
        st.markdown(f"**{t('gaps.figures')}**\n{_figures(finding, t)}", anchors=False)
    if finding.evidence:
        st.markdown(f"**{t('card.evidence')}**", anchors=False)
        evidence_notes(finding.evidence, t)
        long = len(finding.evidence) > EVIDENCE_IN_FULL
        with st.container(height=LIST_HEIGHT if long else "content", border=False):
            st.markdown(evidence_lines(finding.evidence, t), anchors=False)


def _places(value: float) -> int:
    """Return how many decimals a figure needs, so that a small one does not read as 0."""
    return 0 if value == int(value) else 2 if abs(value) >= 0.01 else 4


def _figures(finding: Finding, t: locales.Translator) -> str:
    shown = {
        name: str(value) if name.endswith("year") else t.number(value, _places(value))
        for name, value in finding.figures.items()
    }
    return "\n".join(f"- {t(f'gap.figure.{name}')}: {number}" for name, number in shown.items())
