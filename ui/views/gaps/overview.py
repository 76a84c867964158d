"""The first look at the gaps: the few findings that matter most, a map, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.counts import counted_in
from network.gaps import Finding
from network.gaps.leading import leading
from network.model import Network
from ui.backend import cache
from ui.components.finding_link import finding_link, finding_words
from ui.components.network_diagram import Marks, network_diagram
from ui.components.view_link import view_link
from ui.session import state
from ui.views.gaps.finding_card import weight
from ui.views.gaps.findings import finding_cards, findings_of
from ui.views.gaps.map import gap_map


def overview(network: Network, t: locales.Translator) -> None:
    """Show the findings that matter most beside the map, then those that people answered."""
    findings, selection = findings_of(network), state.view().selection
    every = cache.findings(network, selection)
    undecided = [f for f in every if f.status == "open"]
    left = [f for f in undecided if not f.by_law]
    answered = [f for f in findings if f.answer]
    words, picture = st.columns([1.25, 1], gap="large")
    with words:
        heavy = sum(weight(f) == "heavy" for f in left)
        numbers = {"open": len(left), "heavy": heavy, "decided": len(every) - len(undecided)}
        st.markdown(t("gaps.sum", **numbers, beside=counted_in(selection, t)))
        if questions := len(undecided) - len(left):
            label = t.plural("gaps.questions", questions)
            view_link("gaps", label, ":material/help:", section="coverage", coverage_by="types")
        for finding in leading(findings):
            text = finding_words(finding, network, t)
            with st.container(border=True, key=f"first_{finding.key}"):
                finding_link(finding, f"**{text['title']}**")
                st.markdown(text["suggestion"], anchors=False)
    with picture:
        gap_map(network, t)
        _on_the_network(network, left, t)
    if answered:
        st.header(t("answer.all"), anchor=False)
        st.caption(t("answer.all-what"))
        finding_cards(answered, network, "answered", t)


def _on_the_network(network: Network, findings: Sequence[Finding], t: locales.Translator) -> None:
    """Mark in the network the actors on whom others depend, and those without a tie."""
    about = {a for f in findings for a in f.actors if a in network.actor_by_id}
    if not about:
        return
    cut_points = {f.actors[0] for f in findings if f.kind == "single_point_of_failure"}
    alone = {f.actors[0] for f in findings if f.kind == "isolate"}
    looks = {**dict.fromkeys(alone & about, "lost"), **dict.fromkeys(cut_points & about, "strong")}
    label = t("gaps.picture", leading=len(cut_points), alone=len(alone))
    today = cache.part(network)
    network_diagram("gaps_picture", today, label, Marks(looks), whole=network)  # type: ignore[arg-type]
    st.caption(label)
