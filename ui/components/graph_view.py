"""The network as a picture one can explore: mounts the browser component and hears what it reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

import locales
from network.model import Network
from ui.backend import cache
from ui.components.actor_card import ties_today
from ui.components.browser_component import component
from ui.graph_payload import around_actor
from ui.server.start_page import graph_path
from ui.server.static_files import assets_path
from ui.session import state

KEY = "graph"

_graph = component("graph/graph")


def graph_view(network: Network, around: str | None = None, ways: Sequence[Sequence[str]] = ()) -> None:
    """Draw the network under the current view; only what differs reaches the mounted picture.

    `around` narrows the picture to one actor and its neighbours, whatever the selection. `ways`: paths to
    draw, as actors; the view says which of them is the chosen one.

    A click selects an actor, a double click opens its page, the legend filters.
    """
    view = state.view()
    t = locales.text(view.language)
    result = _graph(
        key=KEY,
        data={
            "url": graph_path(network.fingerprint, view.language),
            "vis": f"{assets_path()}/vis/vis-network.min.js",
            **(
                around_actor(network, around, ties_today(network, around))
                if around
                else {"visible": cache.visible(network, view.selection)}
            ),
            "sizes": cache.sizes(network, view.selection, view.size_by),
            "size_name": t(f"size.{view.size_by}"),
            "selected": view.actor,
            "ways": [list(way) for way in ways],
            "way": int(view.way) - 1,
            "groups": view.selection.groups,
            "tie_types": view.selection.tie_types,
            "loading": t("graph.loading"),
            "failed": t("graph.failed"),
        },
        on_selected_change=state.on_event(KEY, "selected", _select),
        on_opened_change=lambda: None,
        on_filtered_change=state.on_event(KEY, "filtered", _filter),
    )
    if result.opened:
        state.go_to("actors", actor=result.opened)
    if result.filtered:
        st.rerun()


def _select(actor: str | None) -> None:
    network = cache.load().network
    if actor is not None and network is not None:
        state.change(actor=actor if actor in network.actor_by_id else None)


def _filter(wish: Mapping[str, str] | None) -> None:
    """Add or take away one group or kind of tie, as the legend's entries ask."""
    for option, attribute in (("group", "groups"), ("tie_type", "tie_types")):
        if wish and option in wish:
            chosen = set(getattr(state.view().selection, attribute)) ^ {wish[option]}
            state.change_selection(**{attribute: tuple(sorted(chosen))})
