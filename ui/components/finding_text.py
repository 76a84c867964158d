"""Findings in words, and as cards that open to their actors and sources."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import Finding, describe
from network.gaps.base import TextPart
from network.model import Language, Network
from ui import state
from ui.components.evidence_list import evidence_lines
from ui.components.plain_text import option_labels, plain

MOST_SHOWN = 12


def finding_words(finding: Finding, network: Network, language: Language) -> dict[TextPart, str]:
    """Return a finding's title, reason and suggestion, safe to show as Markdown."""
    words = describe(finding, network, locales.text(language))
    return {part: plain(text) for part, text in words.items()}


def finding_cards(findings: Sequence[Finding], network: Network) -> None:
    """Show findings, the most severe first; each opens to the actors and sources behind it."""
    language = state.view().language
    t = locales.text(language)
    for first in range(0, min(len(findings), MOST_SHOWN), 2):
        for column, finding in zip(st.columns(2, gap="medium"), findings[first : first + 2], strict=False):
            with column, st.container(border=True, height="stretch", key=f"finding_{finding.key}"):
                _card(finding, network, language)
    if len(findings) > MOST_SHOWN:
        st.caption(t("gaps.more", n=len(findings) - MOST_SHOWN))


def _card(finding: Finding, network: Network, language: Language) -> None:
    words = finding_words(finding, network, language)
    st.markdown(f"**{words['title']}**", anchors=False)
    st.markdown(words["reason"], anchors=False)
    st.markdown(f":material/arrow_forward: {words['suggestion']}", anchors=False)
    _behind(finding, network, language)


def _behind(finding: Finding, network: Network, language: Language) -> None:
    if not finding.actors and not finding.evidence:
        return
    t = locales.text(language)
    label = t("gaps.behind", actors=len(finding.actors), sources=len(finding.evidence))
    box = st.expander(label, key=f"behind_{finding.key}", on_change="rerun")
    if not box.open:
        return
    with box:
        actor_pills(f"who_{finding.key}", t("gaps.actors"), finding.actors, network)
        if finding.evidence:
            st.markdown(evidence_lines(finding.evidence, language), anchors=False)


def actor_pills(key: str, label: str, actors: Sequence[str], network: Network) -> None:
    """Name actors; choosing one opens its page."""
    if not actors:
        return
    names = option_labels({a: network.actor_by_id[a].label for a in actors if a in network.actor_by_id})
    st.pills(
        label,
        list(names),
        format_func=lambda actor: names.get(actor, actor),
        wrap=True,
        **state.widget(key, None, lambda actor: state.go_to("actors", actor=actor) if actor else None),
    )
