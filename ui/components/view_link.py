"""Links to other views, on this page or another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from network.model import Network
from ui.components.markdown import option_labels
from ui.session import state


def view_link(page: str, label: str, icon: str | None = None, /, **changes: Any) -> None:
    """Lead to a page with parts of the view changed; `label` is Markdown."""
    target, options = state.link_to(page, **changes)
    st.page_link(target, label=label, icon=icon, query_params=options)


def actor_pills(
    key: str,
    label: str,
    actors: Sequence[str],
    network: Network,
    name: Callable[[str], str] | None = None,
    choose: Callable[[str], None] = lambda actor: state.go_to("actors", actor=actor),
) -> None:
    """Name actors, usually by their labels; choosing one usually opens its page."""
    known = [actor for actor in actors if actor in network.actor_by_id]
    names = option_labels({a: name(a) if name else network.actor_by_id[a].label for a in known})
    if actors:
        st.pills(
            label,
            known,
            format_func=lambda actor: names.get(actor, actor),
            wrap=True,
            **state.widget(key, None, lambda actor: choose(actor) if actor else None),
        )
