"""Partners against bridging: every actor as a point, its ranges as a cross."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

import locales
from network.geo.geography import short_name
from ui.components.browser_component import component
from ui.components.figure_help import Counted, Figure, figure_help, figures_in_words
from ui.components.markdown import escape
from ui.components.view_link import view_link
from ui.graph_payload import groups
from ui.session import state

_scatter = component("charts/scatter")

COUNT_TICKS = (0, 1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000)
SHARE_TICKS = (0, 0.001, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1)

WORDS = ("table", "picture", "name", "group", "keys")


def scatter(counted: Counted, shown: Collection[str], t: locales.Translator) -> None:
    """Draw all actors that are counted, those outside the filters faint; describe the chosen one."""
    st.header(t("key_actors.scatter"), anchor=False)
    st.markdown(t("key_actors.scatter-what"))

    def percent(share: float) -> str:
        return t.percent(share, 1 if 0 < share < 0.01 else 0)

    points = [_point(actor.id, counted, shown, t) for actor in counted.part.actors]
    there = {counted.network.group_of(actor) for actor in counted.part.actors}
    chosen = state.view().actor
    _scatter(
        key="key_scatter",
        data={
            "label": t("key_actors.scatter-label", n=len(points), beside=counted.beside(t)),
            "x": _axis("degree", [p["x"][2] for p in points], COUNT_TICKS, t.number, counted, t),
            "y": _axis("betweenness", [p["y"][2] for p in points], SHARE_TICKS, percent, counted, t),
            "points": points,
            "groups": [group for group in groups(counted.network, t.language) if group["id"] in there],
            "chosen": chosen if chosen in counted.report.actors else None,
            "words": {word: t(f"key_actors.scatter-{word}") for word in WORDS},
        },
        on_chosen_change=state.on_event("key_scatter", "chosen", _choose),
    )
    if chosen and chosen in counted.report.actors:
        _chosen(chosen, counted, t)
    st.caption(t("key_actors.scatter-scale"))


def _chosen(actor: str, counted: Counted, t: locales.Translator) -> None:
    """Say in words what the chosen point means, and lead on to it."""
    facts = counted.network.actor_by_id[actor]
    with st.container(border=True, key="scatter_chosen"):
        st.markdown(
            f"**{escape(facts.label)}**  \n" + "  \n".join(figures_in_words(actor, counted, t).values())
        )
        with st.container(horizontal=True):
            view_link("actors", t("key_actors.open"), ":material/open_in_full:", actor=actor)
            compared = state.view().compared
            if actor not in compared and len(compared) < state.MOST_COMPARED:
                st.button(
                    t("key_actors.add-to-comparison"),
                    on_click=lambda: state.change(compared=(*compared, actor)),
                    icon=":material/compare_arrows:",
                )


def _choose(actor: str | None) -> None:
    if actor:
        state.change(actor=None if actor == state.view().actor else actor)


def _point(actor: str, counted: Counted, shown: Collection[str], t: locales.Translator) -> dict[str, Any]:
    facts = counted.network.actor_by_id[actor]
    values = counted.report.actors[actor]
    x, y = values["degree"], values["betweenness"] or 0
    x_low, x_high = counted.interval("degree", actor) or (x, x)
    y_low, y_high = counted.interval("betweenness", actor) or (y, y)
    district = counted.network.district_by_id[facts.district]
    words = figures_in_words(actor, counted, t)
    return {
        "id": actor,
        "name": facts.label,
        "where": short_name(district, t.language),
        "group": counted.network.group_of(facts),
        "x": [x_low, x, x_high] if x_low <= x <= x_high else [x, x, x],
        "y": [round(y_low, 5), round(y, 5), round(y_high, 5)],
        "faint": actor not in shown,
        "partners": words["degree"],
        "bridging": words["betweenness"],
    }


def _axis(
    figure: Figure, values: list[float], marks: Any, written: Any, counted: Counted, t: locales.Translator
) -> dict[str, Any]:
    highest = max(values, default=0) or 1
    last = next((mark for mark in marks if mark >= highest), marks[-1])
    return {
        "title": t(f"key_actors.axis-{figure}"),
        "info": figure_help(figure, counted, t),
        "highest": highest * 1.04,
        "ticks": [{"at": mark, "text": written(mark)} for mark in marks if mark <= min(last, highest * 1.04)],
    }
