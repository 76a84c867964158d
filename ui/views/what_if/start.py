"""Where to begin: scenarios worth a look, and what the loss of each actor would mean."""

from __future__ import annotations

from functools import partial

import streamlit as st

import locales
from network.model import Network
from network.scenarios.examples import Idea
from network.scenarios.losses import Loss
from network.scenarios.scenario import Scenario
from ui.backend import cache
from ui.components.card_grid import card_grid
from ui.components.figure_help import Counted
from ui.components.table import Column, table
from ui.session import state
from ui.views.what_if.pictures import small_after
from ui.views.what_if.text import effect

ICONS = {"actor": "person_off", "levels": "layers_clear", "tie": "link_off", "new_tie": "add_link"}


def scenario_cards(counted: Counted, t: locales.Translator) -> None:
    """Show scenarios worth a look, each with what it would do; a click opens it."""
    ideas = cache.ideas_of(counted.network, counted.selection)
    if not ideas:
        return
    st.header(t("ideas.heading"), anchor=False)
    for card, idea in card_grid(ideas, 2, [f"idea_{idea.kind}" for idea in ideas]):
        with card:
            _idea(counted, idea, t)


def _idea(counted: Counted, idea: Idea, t: locales.Translator) -> None:
    network, part = counted.network, counted.part
    found = cache.comparison(network, counted.selection, idea.scenario)
    words, picture = st.columns([1.5, 1], gap="medium", vertical_alignment="center")
    with words:
        st.markdown(f":material/{ICONS[idea.kind]}: **{t(f'ideas.{idea.kind}')}**")
        st.markdown(effect(idea.scenario, part, found, t, counted.beside(t)))
    with picture:
        small_after(f"picture_{idea.kind}", network, part, idea.scenario, found, t)
    st.button(
        f":primary[{t('ideas.open')}]",
        icon=":material/arrow_forward:",
        type="tertiary",
        key=f"open_idea_{idea.kind}",
        on_click=partial(state.change, scenario=idea.scenario),
    )


def losses_table(counted: Counted, t: locales.Translator) -> None:
    """Show for every actor that is counted what its loss would mean."""
    losses = cache.losses_in(counted.network, counted.selection)
    st.markdown(t("losses.what"))
    cut_off = t("losses.cut-off") + counted.beside(t)
    highest = max((loss.separated for loss in losses.values()), default=0)
    columns = (
        Column("name", t("table.name")),
        Column("district", t("table.district"), wide=True),
        Column("separated", t("losses.separated"), "bar", t("losses.separated-help"), highest),
        Column("cut_off", cut_off, "number", t("losses.cut-off-help"), wide=True),
        Column("bare", t("losses.bare"), "text", t("losses.bare-help"), wide=True),
        Column("trial", t("losses.try"), "action", t("losses.try-help")),
    )
    rows = [_row(counted.part, losses[actor.id], t) for actor in counted.part.actors]
    table(
        "losses",
        t("losses.heading"),
        columns,
        rows,
        sort=("separated", True),
        searchable=True,
        on_chosen=lambda actor: state.change(scenario=Scenario(without_actors=(actor,))),
    )


def _row(part: Network, loss: Loss, t: locales.Translator) -> dict[str, object]:
    actor = part.actor_by_id[loss.actor]
    share = t.percent(loss.separated, 1) if loss.separated else t("losses.none")
    return {
        "id": actor.id,
        "name": actor.name,
        "district": part.district_by_id[actor.district].name.in_language(t.language),
        "separated": {"value": round(loss.separated, 6), "text": share},
        "cut_off": len(loss.disconnected),
        "bare": _bare(part, loss, t),
        "trial": {"text": t("losses.try"), "label": t("losses.try-label", name=actor.label)},
    }


def _bare(part: Network, loss: Loss, t: locales.Translator) -> str:
    """Return the districts that would have no actors, and the topics that would be uncovered in others."""
    names: dict[str, list[str]] = {}
    for district, topic in loss.cells:
        names.setdefault(district, []).append(part.topic_by_id[topic].name.in_language(t.language))
    texts = []
    for district in dict.fromkeys((*loss.districts, *names)):
        topics = names[district] if district not in loss.districts else [t("scenario.nobody-at-all")]
        texts.append(f"{part.district_by_id[district].name.in_language(t.language)}: {', '.join(topics)}")
    return "; ".join(texts)
