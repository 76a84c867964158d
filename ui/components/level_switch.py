"""Which levels are counted: one switch for all pages that look for who holds things together."""

from __future__ import annotations

from typing import get_args

import streamlit as st

import locales
from ui.session import state


def level_choice() -> None:
    """Let people leave out state and federal level, or count all levels."""
    view = state.view()
    t = locales.text(view.language)
    st.segmented_control(
        t("counted.levels"),
        get_args(state.LevelsCounted),
        format_func=lambda counted: t(f"counted.{counted}"),
        required=True,
        label_visibility="collapsed",
        width="content",
        **state.widget("counted", view.counted, lambda counted: state.change(counted=counted)),
    )
