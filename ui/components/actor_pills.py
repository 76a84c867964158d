"""Names of actors to choose from."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from network.model import Network
from ui.components.markdown import option_labels
from ui.session import state


def actor_pills(key: str, label: str, actors: Sequence[str], network: Network) -> None:
    """Name actors; choosing one opens its page."""
    if not actors:
        return
    names = option_labels({a: network.actor_by_id[a].label for a in actors if a in network.actor_by_id})
    st.pills(
        label,
        list(names),
        format_func=lambda actor: names.get(actor, actor),
        wrap=True,
        **state.widget(key, None, lambda actor: state.go_to("actors", actor=actor) if actor else None),
    )
