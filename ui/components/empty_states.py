"""Pages that help when there is nothing to show."""

from __future__ import annotations

import streamlit as st

import locales
from network.model import Language
from ui import state
from ui.components.problem_list import problem_list
from ui.data_file import Loaded


def no_network(loaded: Loaded, language: Language) -> None:
    """Say why there is no network at all, and what to do."""
    t = locales.text(language)
    st.title(t("empty.no-network"))
    st.markdown(t("empty.no-network-help"))
    problem_list(loaded.problems, language)


def nothing_selected(language: Language) -> None:
    """Say that the filters leave nothing, and offer to take them away."""
    t = locales.text(language)
    with st.container(border=True):
        st.subheader(t("empty.nothing"))
        st.markdown(t("empty.nothing-help"))
        st.button(t("empty.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")
