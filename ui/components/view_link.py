"""A link to another view, on this page or another."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.session import state


def view_link(page: str, label: str, icon: str | None = None, /, **changes: Any) -> None:
    """Lead to a page with parts of the view changed; `label` is Markdown."""
    target, options = state.link_to(page, **changes)
    st.page_link(target, label=label, icon=icon, query_params=options)
