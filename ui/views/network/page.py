"""Who works with whom? The network as a picture, with filters, and the chosen actor at its side."""

from __future__ import annotations

import streamlit as st

from network.counts import counted_in
from ui.backend import cache
from ui.components.actor_card import actor_card
from ui.components.filter_bar import filter_bar
from ui.components.graph_view import graph_view
from ui.components.page_frame import nothing_selected, page_start
from ui.components.view_link import actor_pills, view_link
from ui.session import state
from ui.views.network.path_panel import ends_of_path, path_panel, paths_between

MOST_NAMED = 8


@st.fragment
def explorer() -> None:
    """Draw picture and card; choosing an actor reruns only this."""
    picture, side = st.columns([2.6, 1], gap="medium")
    ends = ends_of_path(network)
    paths = paths_between(network, ends) if ends else ()
    with picture:
        graph_view(network, ways=[path.actors for path in paths])
    with side, st.container(key="card"):
        actor = network.actor_by_id.get(state.view().actor or "")
        if ends:
            path_panel(network, ends, paths, t)
        if actor:
            actor_card(network, actor, t)
            view_link("actors", t("card.open"), ":material/open_in_full:", actor=actor.id)
        elif not ends:
            selection_card()


def selection_card() -> None:
    """Name the actors with the most partners in the selection, and say what can be done here."""
    selection = state.view().selection
    found = cache.counts_of(network, selection)
    degrees, beside = found.degree, counted_in(selection, t)
    tied = (a.id for a in cache.part(network, selection).actors if degrees[a.id])
    st.subheader(t("selection.title"), anchor=False)
    st.markdown(t("selection.hint"))
    actor_pills(
        "selection_named",
        t("selection.most-partners") + beside,
        sorted(tied, key=lambda a: (-degrees[a], a))[:MOST_NAMED],
        network,
        name=lambda a: f"{network.actor_by_id[a].label} · {degrees[a]}",
        choose=lambda actor: state.change(actor=actor),
    )
    parts = t.plural("selection.components", found.components)
    st.markdown(f"- {parts}\n- {t.plural('selection.isolates', found.isolates, beside=beside)}")


network, view, t = page_start()
st.title(t("network.heading"), anchor=False)
filters = st.container()
if cache.part(network, view.selection).actors:
    explorer()  # first, so that the picture is on its way while the filters are drawn
else:
    nothing_selected(t)
with filters:
    filter_bar(network, sizes=True)
