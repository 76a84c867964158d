"""What a scenario does: the sentence to remember, pictures, figures, and who is concerned."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Literal

import streamlit as st

import locales
from network.io.write import to_yaml
from network.model import Network
from network.scenarios.compare import Comparison
from network.scenarios.scenario import Scenario, apply
from ui.backend import cache
from ui.components.figure_help import Counted
from ui.components.markdown import escape
from ui.components.table import Column, table
from ui.components.view_link import actor_pills
from ui.views.what_if.before_after import before_after
from ui.views.what_if.pictures import scenario_pictures
from ui.views.what_if.text import effect, uncovered, uncovered_lines, uncovered_words

MOST_NAMED = 40


def scenario_results(counted: Counted, scenario: Scenario, t: locales.Translator) -> None:
    """Show what a scenario does to the levels that are counted."""
    part, beside = counted.part, counted.beside(t)
    found = cache.comparison(counted.network, counted.selection, scenario)
    without = uncovered(part, apply(part, scenario), found)
    with st.container(key="headline"):
        does = effect(scenario, part, found, t, beside)
        st.markdown(f"{does} {uncovered_words(without, part, t)}".strip())
        if found.disconnected:
            st.caption(t("compare.lost-what"))
        elif found.reconnected:
            st.caption(t("compare.won-what"))
    scenario_pictures(counted.network, part, scenario, found, t)
    st.header(t("compare.figures") + beside, anchor=False)
    before_after(scenario, found, t)
    _lists(part, found, uncovered_lines(without, part, t), beside, t)


def _lists(part: Network, found: Comparison, lines: list[str], beside: str, t: locales.Translator) -> None:
    """Name who is cut off and reconnected, what would be uncovered, and who would be in between instead."""
    left, right = st.columns(2, gap="large")
    with left:
        st.header(t("compare.who"), anchor=False)
        _named("lost", found.disconnected, part, beside, t)
        _named("won", found.reconnected, part, beside, t)
        if not found.disconnected and not found.reconnected:
            st.markdown(t("compare.nobody"))
        st.header(t("compare.bare"), anchor=False)
        topics = [escape(part.topic_by_id[topic].name.in_language(t.language)) for topic in found.topics]
        if topics:
            st.markdown(t("compare.topics", names=t.listing(topics)))
        st.markdown("\n".join(f"- {line}" for line in lines) or t("compare.bare-none"))
    with right:
        st.header(t("compare.takes-over"), anchor=False)
        _takes_over(part, found, t)


def _named(
    name: Literal["lost", "won"], actors: Sequence[str], part: Network, beside: str, t: locales.Translator
) -> None:
    """Name actors, those with most partners first; choosing one opens its page."""
    first = sorted(actors, key=lambda actor: (-len(part.ties_of[actor]), actor))[:MOST_NAMED]
    actor_pills(f"{name}_touch", t(f"compare.{name}", n=len(actors), beside=beside), first, part)
    if len(actors) > MOST_NAMED:
        st.caption(t("scenario.more", n=len(actors) - MOST_NAMED))


def _takes_over(part: Network, found: Comparison, t: locales.Translator) -> None:
    if not found.betweenness_gains:
        st.markdown(t("compare.takes-over-none"))
        return
    st.markdown(t("compare.takes-over-what"))
    highest = max(rise.after for rise in found.betweenness_gains)
    rows = [
        {
            "id": rise.actor,
            "name": part.actor_by_id[rise.actor].label,
            "before": {"value": rise.before, "text": t.percent(rise.before, 1)},
            "after": {"value": rise.after, "text": t.percent(rise.after, 1)},
        }
        for rise in found.betweenness_gains
    ]
    columns = (
        Column("name", t("table.name")),
        Column("before", t("compare.before"), "number", t("table.betweenness-help")),
        Column("after", t("compare.after"), "bar", t("table.betweenness-help"), highest),
    )
    table("takes_over", t("compare.takes-over"), columns, rows)


def keep_as_file(network: Network, scenario: Scenario, t: locales.Translator) -> None:
    """Offer the changed network as a file, made only on request."""
    st.header(t("compare.keep"), anchor=False)
    st.markdown(t("compare.keep-what"))
    st.download_button(
        t("compare.keep-file"),
        partial(changed_yaml, network, scenario),
        file_name="actors-scenario.yaml",
        mime="application/yaml",
        key="keep_scenario",
        on_click="ignore",
        icon=":material/download:",
    )


def changed_yaml(network: Network, scenario: Scenario) -> bytes:
    """Return the changed network as a data file."""
    return to_yaml(apply(network, scenario)).encode("utf-8")
