"""The first look at the gaps: the few findings that matter most, a map, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import Finding
from network.gaps.leading import leading
from network.model import Network
from ui.components.finding_link import finding_link, finding_words
from ui.components.network_diagram import Marks, small_picture
from ui.session import state
from ui.views.gaps.finding_card import finding_cards, weight
from ui.views.gaps.map import gap_map


def overview(network: Network, findings: Sequence[Finding]) -> None:
    """Show the findings that matter most beside the map, then those that people answered."""
    t = locales.text(state.view().language)
    words, picture = st.columns([1.25, 1], gap="large")
    with words:
        st.markdown(_in_a_sentence(findings, t))
        for finding in leading(findings):
            _entry(finding, network, t)
    with picture:
        gap_map(network, findings)
        st.caption(t("gap-map.hint"))
        _on_the_network(network, findings, t)
    _answered(network, findings, t)


def _in_a_sentence(findings: Sequence[Finding], t: locales.Translator) -> str:
    left = [f for f in findings if f.status == "open"]
    heavy = sum(weight(f) == "heavy" for f in left)
    decided = len(findings) - len(left)
    return t("gaps.sum", open=len(left), heavy=heavy, decided=decided)


def _entry(finding: Finding, network: Network, t: locales.Translator) -> None:
    """Say one finding in a sentence and its next step, with a link to all about it."""
    words = finding_words(finding, network, t.language)
    with st.container(border=True, key=f"first_{finding.key}"):
        finding_link(finding, f"**{words['title']}**")
        st.markdown(words["suggestion"], anchors=False)


def _on_the_network(network: Network, findings: Sequence[Finding], t: locales.Translator) -> None:
    """Show where in the network the findings are about somebody."""
    about = {a for f in findings if f.status == "open" for a in f.actors if a in network.actor_by_id}
    leading = {f.actors[0] for f in findings if f.kind == "single_point_of_failure" and f.status == "open"}
    alone = {f.actors[0] for f in findings if f.kind == "isolate" and f.status == "open"}
    if not about:
        return
    looks = {**dict.fromkeys(alone & about, "lost"), **dict.fromkeys(leading & about, "strong")}
    label = t("gaps.picture", leading=len(leading), alone=len(alone))
    small_picture("gaps_picture", network, label, Marks(looks, usual="faint"))  # type: ignore[arg-type]
    st.caption(label)


def _answered(network: Network, findings: Sequence[Finding], t: locales.Translator) -> None:
    answered = [f for f in findings if f.answer]
    if answered:
        st.header(t("answer.all"), anchor=False)
        st.caption(t("answer.all-what"))
        finding_cards(answered, network, "answered")
