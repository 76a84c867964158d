"""Who works with whom? The network as a picture, with filters, and the chosen actor at its side."""

from __future__ import annotations

import streamlit as st

import locales
from network.model import Network
from ui.backend import cache
from ui.components import page_frame
from ui.components.actor_card import actor_card
from ui.components.filter_bar import filter_bar
from ui.components.graph_view import graph_view
from ui.components.view_link import view_link
from ui.session import state
from ui.views.network.selection_card import selection_card


@st.fragment
def explorer(network: Network) -> None:
    """Draw picture and card; choosing an actor reruns only this."""
    picture, side = st.columns([2.6, 1], gap="medium")
    with picture:
        graph_view(network)
    with side, st.container(key="card"):
        actor = network.actor_by_id.get(state.view().actor or "")
        if actor:
            actor_card(network, actor)
            label = locales.text(state.view().language)("card.open")
            view_link("actors", label, ":material/open_in_full:", actor=actor.id)
        else:
            selection_card(network)


network = cache.load().network
assert network is not None  # the shell draws pages only then
view = state.view()
st.title(locales.text(view.language)("network.heading"), anchor=False)
filters = st.container()
if cache.part(network, view.selection).actors:
    explorer(network)  # first, so that the picture is on its way while the filters are drawn
else:
    page_frame.nothing_selected(view.language)
with filters:
    filter_bar(network, sizes=True)
