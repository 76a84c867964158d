"""Who holds the network together? Five questions, the levels apart, and actors and districts compared."""

from __future__ import annotations

import streamlit as st

from network.filters import EVERYTHING, LOCAL
from ui.backend import cache
from ui.components.background_progress import background_progress
from ui.components.figure_help import Counted
from ui.components.filter_bar import filter_bar
from ui.components.page_frame import jump, nothing_selected, page_start
from ui.components.switch import level_switch
from ui.views.key_actors.comparison import comparison
from ui.views.key_actors.districts import districts
from ui.views.key_actors.levels import levels
from ui.views.key_actors.questions import QUESTIONS, question
from ui.views.key_actors.scatter import scatter

PARTS = (*QUESTIONS, "levels", "scatter", "compare", "districts")


@st.fragment
def explorer() -> None:
    """Draw the scatter and the comparison; choosing an actor reruns only these."""
    with st.container(key="section_scatter"):
        scatter(counted, shown, t)
    with st.container(key="section_compare"):
        comparison(counted, t)


network, view, t = page_start()
counted = Counted(network, view.counted)

st.title(t("key_actors.heading"), anchor=False)
st.markdown(t("key_actors.what"))
with st.container(horizontal=True, vertical_alignment="center", key="levels_counted"):
    level_switch(t)
    st.markdown(f"{t(f'explain.levels-{view.counted}')} {counted.basis(t)}")
filter_bar(network, only=("districts", "types"), note=t("key_actors.filters"))
shown = {actor.id for actor in cache.part(network, view.selection).actors} & counted.report.actors.keys()

if not counted.part.actors:
    st.info(t("key_actors.nobody"), icon=":material/info:")
elif not shown:
    nothing_selected(t)
else:
    jump(t("key_actors.jump"), {part: t(f"key_actors.{part}") for part in PARTS})
    background_progress(network, LOCAL, EVERYTHING, with_roles=True)
    for name in QUESTIONS:
        with st.container(key=f"section_{name}"):
            question(name, counted, shown, t)
    with st.container(key="section_levels"):
        levels(network, t)
    explorer()
    with st.container(key="section_districts"):
        districts(counted, shown, t)
