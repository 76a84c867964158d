"""The first look at the gaps: the few findings that matter most, a map, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import Finding
from network.model import Network
from ui import state
from ui.components.finding_text import finding_cards, finding_link, finding_words, weight
from ui.components.gap_map import gap_map
from ui.components.small_picture import Marks, small_picture

MOST = 6
LEADING = (
    "uncovered_type", "uncovered_topic", "single_point_of_failure", "fragment",
    "weak_border", "reported_gap", "introduction",
)  # fmt: skip
"""Kinds of which the gravest finding stands at the top; the others are no news for a first look."""


def matter_most(findings: Sequence[Finding], most: int = MOST) -> list[Finding]:
    """Return the gravest open finding of each leading kind, none about the same place and topic as another.

    In the order of severity; further ones of the same kinds follow where there are fewer than `most`.
    """
    first: list[Finding] = []
    rest: list[Finding] = []
    for finding in findings:
        if finding.status != "open" or finding.kind not in LEADING:
            continue
        about = (finding.districts, finding.topics)
        if finding.topics and about in [(f.districts, f.topics) for f in first]:
            continue
        new = finding.kind not in {f.kind for f in first}
        (first if new else rest).append(finding)
    return (first + rest)[:most]


def overview(network: Network, findings: Sequence[Finding]) -> None:
    """Show the findings that matter most beside the map, then those that people answered."""
    t = locales.text(state.view().language)
    words, picture = st.columns([1.25, 1], gap="large")
    with words:
        st.markdown(_in_a_sentence(findings, t))
        for finding in matter_most(findings):
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
