"""The few introductions that do most together, with the number of pairs they bring closer."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.gaps import BestSet, Finding
from network.model import Network
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.markdown import plain
from ui.components.network_diagram import MarkLook, Marks, small_picture
from ui.components.view_link import view_link
from ui.session import state
from ui.views.gaps.finding_scenario import tie_of

TOGETHER = 5


def introduction_set(network: Network, findings: Sequence[Finding]) -> None:
    """Show the best set among the introductions found, as a picture, a list and a scenario to try out."""
    t = locales.text(state.view().language)
    pairs = tuple(
        (f.actors[0], f.actors[1]) for f in findings if f.kind == "introduction" and f.status == "open"
    )
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
            small_picture("introduction_set_picture", network, t("introductions.picture"), marks)
            st.caption(t("introductions.picture"))


def _listed(network: Network, best: BestSet, t: locales.Translator) -> str:
    lines = []
    for number, ((one, other), gain) in enumerate(zip(best.pairs, best.gained, strict=True), start=1):
        ends = f"{_label(network, one)} – {_label(network, other)}"
        lines.append(f"{number}. **{ends}**: {t('introductions.gain', n=gain)}")
    return "\n".join(lines)


def _label(network: Network, actor: str) -> str:
    return plain(network.actor_by_id[actor].label)
