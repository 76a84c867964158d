"""Who holds the network together? Five questions, the levels apart, and actors and districts compared."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

import locales
from network.filters import EVERYTHING, LOCAL
from ui import cache, state
from ui.components import empty_states
from ui.components.actor_comparison import actor_comparison
from ui.components.district_multiples import district_multiples
from ui.components.explain import Counted
from ui.components.filter_bar import filter_bar
from ui.components.jump import jump
from ui.components.key_questions import QUESTIONS, question
from ui.components.key_scatter import key_scatter
from ui.components.level_choice import level_choice
from ui.components.levels_apart import levels_apart
from ui.components.ranges import ranges_coming

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
    empty_states.nothing_selected(view.language)
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
