"""What the current selection is like, shown while no actor is chosen."""

from __future__ import annotations

import streamlit as st

import locales
from network.model import Network
from ui.backend import cache
from ui.components.markdown import option_labels
from ui.session import state

MOST_NAMED = 8


def selection_card(network: Network) -> None:
    """Name the actors with the most partners in the selection, and say what can be done here."""
    view = state.view()
    t = locales.text(view.language)
    part = cache.part(network, view.selection)
    found = cache.partners_of(network, view.selection)
    st.subheader(t("selection.title"), anchor=False)
    st.markdown(t("selection.hint"))
    degrees = found.degree
    named = sorted((a.id for a in part.actors if degrees[a.id]), key=lambda a: (-degrees[a], a))[:MOST_NAMED]
    if named:
        labels = option_labels({a: f"{network.actor_by_id[a].label} · {degrees[a]}" for a in named})
        st.pills(
            t("selection.most-partners"),
            named,
            format_func=lambda a: labels.get(a, a),
            wrap=True,
            **state.widget("selection_named", None, lambda a: state.change(actor=a) if a else None),
        )
    st.markdown(
        "\n".join(
            f"- {line}"
            for line in (
                t.plural("selection.components", found.components),
                t.plural("selection.isolates", found.isolates),
            )
        )
    )
