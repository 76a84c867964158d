"""What if an actor or a tie went, or a tie came? Before and after, side by side; nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from network.scenarios.edits import within
from ui.backend import cache
from ui.components.figure_help import Counted
from ui.components.markdown import escape, some_of
from ui.components.page_frame import page_start
from ui.components.switch import level_switch
from ui.session import state
from ui.views.what_if.builder import scenario_builder
from ui.views.what_if.results import keep_as_file, scenario_results
from ui.views.what_if.start import losses_table, scenario_cards

MOST_NAMED = 3


def levels(counted: Counted) -> None:
    """Let people choose which levels count, and show what is counted."""
    there = cache.counts_of(network, counted.selection)
    with st.container(horizontal=True, vertical_alignment="center", key="counted_levels"):
        level_switch(t)
        numbers = {"actors": there.actors, "ties": there.ties, "beside": counted.beside(t)}
        st.caption(t(f"counted.{view.counted}-what", **numbers))
    if not view.selection.is_empty:
        st.caption(t("counted.no-filters"))


def not_counted(actors: Sequence[str]) -> None:
    """Name the actors of a scenario whose levels do not count, and offer to count them."""
    if actors:
        labels = [escape(network.actor_by_id[actor].label) for actor in actors]
        names = some_of(labels, MOST_NAMED, "scenario.more", t, spare=0)
        st.info(t.plural("counted.left-out", len(actors), names=names), icon=":material/info:")
        st.button(
            t("counted.count-all"), icon=":material/layers:", on_click=lambda: state.change(counted="all")
        )


def body() -> None:
    """Let people build a scenario, and show what it does, or where to begin."""
    counted = Counted(network, view.counted)
    levels(counted)
    scenario_builder(network, counted.part, t)
    scenario, elsewhere = within(counted.part, view.scenario)
    not_counted(elsewhere)
    if scenario.is_empty:
        scenario_cards(counted, t)
        st.header(t("losses.heading"), anchor=False)
        losses_table(counted, t)
    else:
        scenario_results(counted, scenario, t)
        keep_as_file(network, view.scenario, t)
        box = st.expander(t("losses.heading"), key="all_losses", on_change="rerun")
        if box.open:
            with box:
                losses_table(counted, t)
    with st.container(border=True, key="caution"):
        st.markdown(t("what_if.caution"))


network, view, t = page_start()

st.title(t("what_if.heading"), anchor=False)
st.markdown(t("what_if.what"))
if network.actors:
    body()
else:
    st.info(t("what_if.nobody"), icon=":material/info:")
