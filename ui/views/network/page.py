"""Who works with whom? The network as a picture over the whole page, and the chosen actor's card on it."""

from __future__ import annotations

import streamlit as st

from network.model import Actor
from ui.backend import cache
from ui.components.actor_card import actor_card, ties_today
from ui.components.filter_bar import filter_bar
from ui.components.graph_view import graph_view
from ui.components.page_frame import nothing_selected, page_start
from ui.components.view_link import view_link
from ui.session import state
from ui.views.network.headline import headline
from ui.views.network.next_steps import next_steps
from ui.views.network.path_panel import ends_of_path, path_panel, paths_between


@st.fragment
def explorer() -> None:
    """Draw picture and card; choosing an actor reruns only this."""
    ends = ends_of_path(network)
    paths = paths_between(network, ends) if ends else ()
    actor = network.actor_by_id.get(state.view().actor or "")
    with st.container(key="explorer"):
        graph_view(network, ways=[path.actors for path in paths])
        if actor or ends:
            with st.container(key="card"):
                if ends:
                    path_panel(network, ends, paths, t)
                if actor:
                    card(actor)


def card(actor: Actor) -> None:
    """Show the chosen actor, and how many of its partners the filters leave out."""
    st.button(
        "",
        key="card_close",
        icon=":material/close:",
        help=t("card.close"),
        on_click=lambda: state.change(actor=None),
    )
    partners = {tie.other_end(actor.id) for tie in ties_today(network, actor.id)}
    part = cache.part(network, state.view().selection)
    shown = {tie.other_end(actor.id) for tie in part.ties_of.get(actor.id, ())}
    if hidden := len(partners - shown):
        st.caption(t("card.partners-hidden", n=len(partners), hidden=hidden))
    actor_card(network, actor, t)
    view_link("actors", t("card.open"), ":material/open_in_full:", actor=actor.id)


network, view, t = page_start()
with st.container(key="network_head"):
    st.title(t("network.heading"), anchor=False)
    st.markdown(headline(network, view.selection, t))
filters = st.container()
if cache.part(network, view.selection).actors:
    explorer()  # first, so that the picture is on its way while the filters are drawn
else:
    nothing_selected(t)
    next_steps(network, view.selection, t)
with filters:
    filter_bar(network, sizes=True)
