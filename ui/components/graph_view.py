"""The network as a picture one can explore: mounts the browser component and hears what it reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

import locales
from network.filters import Selection
from network.layout import SHAPES
from network.model import Network
from ui.backend import cache
from ui.components.actor_card import ties_today
from ui.components.browser_component import component
from ui.graph_payload import around_actor, packed
from ui.server.start_page import graph_path
from ui.server.static_files import assets_path
from ui.session import state

KEY = "graph"

_graph = component("graph/graph")


FILTERS = {
    "group": "groups",
    "tie_type": "tie_types",
    "municipality": "municipalities",
    "topic": "topics",
}
"""What the picture can filter by: the name it gives, and the field of the selection."""
CARD = 400
"""Pixels at the right of the picture that the chosen actor's card covers."""


def graph_view(network: Network, around: str | None = None, ways: Sequence[Sequence[str]] = ()) -> None:
    """Draw the network under the current view; only what differs reaches the mounted picture.

    `around` narrows the picture to one actor and its neighbours, whatever the selection. `ways`: paths to
    draw, as actors; the view says which of them is the chosen one.

    A click selects an actor, a double click opens its page, the legend filters; a district is looked at
    on its own where it is the only one in the selection.
    """
    view = state.view()
    t = locales.text(view.language)
    result = _graph(
        key=KEY,
        data={
            "url": graph_path(network.fingerprint, view.language),
            "vis": f"{assets_path()}/vis/vis-network.min.js",
            "evidence": graph_path(network.fingerprint, view.language, "evidence"),
            "plans": {shape: graph_path(network.fingerprint, shape, "places") for shape in SHAPES},
            **(_around(network, around) if around else _selected(network, view.selection)),
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


def _around(network: Network, actor: str) -> dict[str, Any]:
    drawn = around_actor(network, actor, ties_today(network, actor))
    return {**drawn, "visible": {part: packed(indices) for part, indices in drawn["visible"].items()}}


def _selected(network: Network, selection: Selection) -> dict[str, Any]:
    ordinary = {d.id for d in network.ordinary_districts}
    focus = selection.districts[0] if len(selection.districts) == 1 else None
    return {
        "visible": cache.visible(network, selection),
        "focus": focus if focus in ordinary else None,
        "aside": CARD,
    }


def _select(actor: str | None) -> None:
    network = cache.load().network
    if actor is not None and network is not None:
        state.change(actor=actor if actor in network.actor_by_id else None)


def _filter(wish: Mapping[str, str] | None) -> None:
    """Look at one district or at all again, or add or take away a value, as legend and search ask."""
    if wish and "focus" in wish:
        state.change_selection(districts=(wish["focus"],) if wish["focus"] else ())
    for option, attribute in FILTERS.items():
        if wish and option in wish:
            chosen = set(getattr(state.view().selection, attribute)) ^ {wish[option]}
            state.change_selection(**{attribute: tuple(sorted(chosen))})
