"""The filters above the network, and what they leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

import streamlit as st

import locales
from network.model import LEVELS, STATUSES, Language, Network
from ui import cache, state
from ui.components.plain_text import option_labels

EVIDENCE_AGES = (2, 5, 10)


def filter_bar(network: Network, sizes: bool = False) -> None:
    """Offer every option of the selection, and with `sizes` what the dots' size means."""
    view = state.view()
    chosen = view.selection
    t = locales.text(view.language)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        with _popover(t("filter.district"), chosen.districts):
            _pills("districts", t("filter.district"), network.districts, view.language)
        with _popover(t("filter.type"), chosen.groups + chosen.types):
            _pills("groups", t("filter.group"), network.actor_groups, view.language)
            _pills("types", t("filter.type-exact"), network.actor_types, view.language)
        with _popover(t("filter.topic"), chosen.topics):
            _pills("topics", t("filter.topic"), network.topics, view.language)
        with _popover(t("filter.tie-type"), chosen.tie_types):
            _pills("tie_types", t("filter.tie-type"), network.tie_types, view.language)
        with _popover(t("filter.more"), _more_chosen()):
            _more(network, t)
        if sizes:
            _size_choice(view, t)
        if not chosen.is_empty:
            st.button(t("filter.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")
    part = cache.part(network, chosen)
    st.caption(
        t(
            "filter.shown",
            actors=len(part.actors),
            all_actors=len(network.actors),
            ties=len(part.ties),
            all_ties=len(network.ties),
        )
    )


def _size_choice(view: state.View, t: locales.Translator) -> None:
    st.selectbox(
        t("filter.size"),
        get_args(state.SizeBy),
        format_func=lambda size: t("filter.size-by", size=t(f"size.{size}")),
        label_visibility="collapsed",
        width=250,
        **state.widget("size_by", view.size_by, lambda size: state.change(size_by=size)),
    )


def _popover(label: str, chosen: Sequence[Any]) -> Any:
    return st.popover(f"{label} · {len(chosen)}" if chosen else label, wrap=False)


def _more_chosen() -> list[str]:
    chosen = state.view().selection
    options = (chosen.levels, chosen.without_levels, chosen.statuses, chosen.year, chosen.evidence_since)
    return [str(option) for option in options if option] + ["strength"] * (chosen.min_strength > 1)


def _pills(attribute: str, label: str, parts: Sequence[Any], language: Language) -> None:
    names = option_labels({part.id: part.name.in_language(language) for part in parts})
    st.pills(
        label,
        list(names),
        selection_mode="multi",
        format_func=lambda part: names.get(part, part),
        **_bound(attribute, list),
    )


def _more(network: Network, t: locales.Translator) -> None:
    for attribute, options in (("without_levels", LEVELS), ("statuses", STATUSES)):
        st.pills(
            t(f"filter.{attribute}"),
            options,
            selection_mode="multi",
            format_func=lambda option: t(f"option.{option}"),
            **_bound(attribute, list),
        )
    st.segmented_control(
        t("filter.min_strength"),
        (1, 2, 3),
        format_func=lambda strength: t(f"strength.{strength}"),
        required=True,
        **_bound("min_strength", int),
    )
    this_year = date.today().year
    first = min((a.since for a in network.actors if a.since), default=this_year)
    st.selectbox(
        t("filter.year"),
        [None, *range(this_year, first - 1, -1)],
        format_func=lambda year: str(year) if year else t("filter.year-any"),
        help=t("filter.year-help"),
        **_bound("year"),
    )
    ages = {this_year - age: age for age in EVIDENCE_AGES}
    st.selectbox(
        t("filter.evidence_since"),
        sorted({None, *ages, state.view().selection.evidence_since}, key=lambda year: -(year or 9999)),
        format_func=lambda year: t("filter.since-year", year=str(year)) if year else t("filter.age-any"),
        help=t("filter.evidence-help"),
        **_bound("evidence_since"),
    )


def _bound(attribute: str, shown_as: type = object) -> dict[str, Any]:
    """Bind a widget to one option of the selection."""
    value = getattr(state.view().selection, attribute)

    def take(new: Any) -> None:
        state.change_selection(**{attribute: tuple(new) if shown_as is list else new})

    return state.widget(f"filter_{attribute}", list(value) if shown_as is list else value, take)
