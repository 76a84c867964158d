"""Who holds the network together? Five questions, the levels apart, and actors and districts compared."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

import locales
from network.filters import EVERYTHING, LOCAL
from ui.backend import cache
from ui.components import page_frame
from ui.components.background_progress import ranges_coming
from ui.components.figure_help import Counted
from ui.components.filter_bar import filter_bar
from ui.components.level_switch import level_choice
from ui.components.page_frame import jump
from ui.session import state
from ui.views.key_actors.comparison import actor_comparison
from ui.views.key_actors.districts import district_multiples
from ui.views.key_actors.levels import levels_apart
from ui.views.key_actors.questions import QUESTIONS, question
from ui.views.key_actors.scatter import key_scatter

PARTS = (*QUESTIONS, "levels", "scatter", "compare", "districts")


@st.fragment
def explorer(counted: Counted, shown: Collection[str]) -> None:
    """Draw the scatter and the comparison; choosing an actor reruns only these."""
    with st.container(key="section_scatter"):
        key_scatter(counted, shown)
    with st.container(key="section_compare"):
        actor_comparison(counted)


network = cache.load().network
assert network is not None  # the shell draws pages only then
view = state.view()
t = locales.text(view.language)
counted = Counted(network, view.counted)

st.title(t("key_actors.heading"), anchor=False)
st.markdown(t("key_actors.what"))
with st.container(horizontal=True, vertical_alignment="center", key="levels_counted"):
    level_choice()
    st.markdown(f"{t(f'explain.levels-{view.counted}')} {counted.basis(t)}")
filter_bar(network, only=("districts", "types"), note=t("key_actors.filters"))
shown = {actor.id for actor in cache.part(network, view.selection).actors} & counted.report.actors.keys()

if not counted.part.actors:
    st.info(t("key_actors.nobody"), icon=":material/info:")
elif not shown:
    page_frame.nothing_selected(view.language)
else:
    jump(t("key_actors.jump"), {part: t(f"key_actors.{part}") for part in PARTS})
    ranges_coming(network, LOCAL, EVERYTHING, with_roles=True)
    for name in QUESTIONS:
        with st.container(key=f"section_{name}"):
            question(name, counted, shown)
    with st.container(key="section_levels"):
        levels_apart(network)
    explorer(counted, shown)
    with st.container(key="section_districts"):
        district_multiples(counted, shown)
