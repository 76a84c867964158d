"""Who should get to know whom, and which few introductions do most together?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import BestSet, Finding
from network.model import Network
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.markdown import escape
from ui.components.network_diagram import MarkLook, Marks, network_diagram
from ui.components.view_link import view_link
from ui.views.gaps.finding_scenario import tie_of
from ui.views.gaps.findings import finding_lists, findings_of

TOGETHER = 5


def introductions(network: Network, t: locales.Translator) -> None:
    """Show the best set among the introductions found, then all of them and those who do the same."""
    _best_set(network, findings_of(network, "introduction"), t)
    finding_lists(network, t, "introduction", "overlap")


def _best_set(network: Network, findings: Sequence[Finding], t: locales.Translator) -> None:
    """Show the best set as a picture, a list and a scenario to try out."""
    pairs = tuple((f.actors[0], f.actors[1]) for f in findings if f.status == "open")
    if len(pairs) < 2:
        return
    best = cache.best_introductions(network, pairs, min(TOGETHER, len(pairs)))
    if not best.total:
        return
    with st.container(border=True, key="introduction_set"):
        words, picture = st.columns([1, 1.2], gap="large")
        with words:
            st.subheader(t("introductions.together", n=len(best.pairs)), anchor=False)
            st.markdown(t("introductions.what", n=len(best.pairs), total=best.total))
            st.markdown(_listed(network, best, t))
            st.caption(t("introductions.sure", share=t.percent(best.at_least)))
            ties = tuple(tie for pair in best.pairs if (tie := tie_of(pair, network)))
            view_link("what_if", t("gaps.try"), ":material/alt_route:", scenario=Scenario(with_ties=ties))
        with picture:
            looks: dict[str, MarkLook] = {end: "strong" for pair in best.pairs for end in pair}
            marks = Marks(looks, new_ties=best.pairs, named=tuple(looks))
            today, label = cache.part(network), t("introductions.picture")
            network_diagram("introduction_set_picture", today, label, marks, whole=network)
            st.caption(t("introductions.picture"))


def _listed(network: Network, best: BestSet, t: locales.Translator) -> str:
    """Return a numbered list of the pairs, each with the number of pairs that it brings closer."""
    lines = []
    for number, (pair, gain) in enumerate(zip(best.pairs, best.gained, strict=True), start=1):
        ends = " – ".join(escape(network.actor_by_id[end].label) for end in pair)
        lines.append(f"{number}. **{ends}**: {t('introductions.gain', n=gain)}")
    return "\n".join(lines)
