"""A switch between the values of one part of the view, one of which is always chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, get_args

import streamlit as st

import locales
from ui.session import state


def switch(
    part: str, values: Sequence[Any], label: str, name: Callable[[Any], str], key: str = "", **also: Any
) -> None:
    """Offer values of a part of the view by their names; `also` changes together with it."""
    st.segmented_control(
        label,
        values,
        format_func=name,
        required=True,
        label_visibility="collapsed",
        **state.widget(
            key or part, getattr(state.view(), part), lambda value: state.change(**{part: value}, **also)
        ),
    )


def level_switch(t: locales.Translator) -> None:
    """Let people leave out state and federal level, or count all levels."""
    levels = get_args(state.LevelsCounted)
    switch("counted", levels, t("counted.levels"), lambda counted: t(f"counted.{counted}"))
