"""What if an actor or a tie went, or a tie came? Before and after, side by side; nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import locales
from network.filters import Selection
from network.model import Network
from network.scenarios.edits import within
from ui.backend import cache
from ui.components.figure_help import Counted
from ui.components.level_switch import level_choice
from ui.components.markdown import plain
from ui.session import state
from ui.views.what_if.builder import scenario_builder
from ui.views.what_if.results import keep_as_file, scenario_results
from ui.views.what_if.start import losses_table, scenario_cards

MOST_NAMED = 3


def levels(network: Network) -> Selection:
    """Let people choose which levels count, and say what is counted."""
    counted = Counted(network, view.counted)
    counts = {"actors": len(counted.part.actors), "ties": len(counted.part.ties)}
    with st.container(horizontal=True, vertical_alignment="center", key="counted_levels"):
        level_choice()
        st.caption(t(f"counted.{view.counted}-what", **counts))
    if not view.selection.is_empty:
        st.caption(t("counted.no-filters"))
    return counted.selection


def not_counted(network: Network, actors: Sequence[str]) -> None:
    """Say that a scenario names actors of levels that do not count, and offer to count them."""
    if actors:
        names = [plain(network.actor_by_id[actor].label) for actor in actors]
        more = [t("scenario.more", n=len(names) - MOST_NAMED)] if len(names) > MOST_NAMED else []
        st.info(
            t.plural("counted.left-out", len(names), names=t.listing([*names[:MOST_NAMED], *more])),
            icon=":material/info:",
        )
        st.button(
            t("counted.count-all"), icon=":material/layers:", on_click=lambda: state.change(counted="all")
        )


def body(network: Network) -> None:
    """Let people build a scenario, and show what it does, or where to begin."""
    selection = levels(network)
    part = cache.part(network, selection)
    scenario_builder(network, part)
    scenario, elsewhere = within(part, view.scenario)
    not_counted(network, elsewhere)
    if scenario.is_empty:
        scenario_cards(network, selection)
        st.header(t("losses.heading"), anchor=False)
        losses_table(network, selection)
    else:
        scenario_results(network, selection, scenario)
        keep_as_file(network, view.scenario)
        box = st.expander(t("losses.heading"), key="all_losses", on_change="rerun")
        if box.open:
            with box:
                losses_table(network, selection)
    with st.container(border=True, key="caution"):
        st.markdown(t("what_if.caution"))


network = cache.load().network
assert network is not None  # the shell draws pages only then
view = state.view()
t = locales.text(view.language)

st.title(t("what_if.heading"), anchor=False)
st.markdown(t("what_if.what"))
if network.actors:
    body(network)
else:
    st.info(t("what_if.nobody"), icon=":material/info:")
