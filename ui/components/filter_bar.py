"""The filters above the network, and what they leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, get_args

import streamlit as st

import locales
from network.evidence import reference_year
from network.model import LEVELS, STATUSES, Network
from ui import cache, state
from ui.components.plain_text import option_labels, plain

EVIDENCE_AGES = (2, 5, 10)


def filter_bar(network: Network, sizes: bool = False, only: Sequence[str] = (), note: str = "") -> None:
    """Offer the options of the selection, all or `only` some, and with `sizes` what the dots' size means.

    `note` stands in place of how much the filters leave, where they decide something else.
    """
    view = state.view()
    chosen = view.selection
    t = locales.text(view.language)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        for name, offer in _OFFERED.items():
            if not only or name in only:
                _popover(name, partial(offer, network, t))
        if sizes:
            _size_choice(view, t)
        if not chosen.is_empty:
            st.button(t("filter.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")
    part = cache.part(network, chosen)
    st.caption(
        note
        or t(
            "filter.shown",
            actors=len(part.actors),
            all_actors=len(network.actors),
            ties=len(part.ties),
            all_ties=len(network.ties),
        )
    )
    if not chosen.is_empty:
        st.caption(t("filter.active", names=_active(network, t)))


def _size_choice(view: state.View, t: locales.Translator) -> None:
    st.selectbox(
        t("filter.size"),
        get_args(state.SizeBy),
        format_func=lambda size: t("filter.size-by", size=t(f"size.{size}")),
        label_visibility="collapsed",
        width=250,
        **state.widget("size_by", view.size_by, lambda size: state.change(size_by=size)),
    )


def _popover(name: str, fill: Callable[[], None]) -> None:
    """Offer a group of options; what stands in it is sent once somebody opens it.

    The label must not change with the choice: a popover with another label is another one, and closed.
    """
    label = locales.text(state.view().language)(f"filter.{name}")
    box = st.popover(label, wrap=False, key=f"filters_{name}", on_change="rerun")
    if box.open:
        with box:
            fill()


def _active(network: Network, t: locales.Translator) -> str:
    """Name everything that is filtered by."""
    chosen = state.view().selection
    named = (
        (chosen.districts, network.district_by_id),
        (chosen.groups, network.group_by_id),
        (chosen.types, network.type_by_id),
        (chosen.topics, network.topic_by_id),
        (chosen.tie_types, network.tie_type_by_id),
    )
    names = [parts[i].name.in_language(t.language) for ids, parts in named for i in ids if i in parts]
    names += [t(f"option.{level}") for level in chosen.levels]
    names += [f"{t('filter.without_levels')}: {t(f'option.{level}')}" for level in chosen.without_levels]
    names += [t(f"option.{status}") for status in chosen.statuses]
    names += [t("filter.year") + f" {chosen.year}"] if chosen.year else []
    names += [t("filter.since-year", year=str(chosen.evidence_since))] if chosen.evidence_since else []
    names += [t(f"strength.{chosen.min_strength}")] if chosen.min_strength > 1 else []
    return ", ".join(plain(name) for name in names)


def _kinds(network: Network, t: locales.Translator) -> None:
    _pills("groups", network.actor_groups, t)
    _pills("actor_types", network.actor_types, t, attribute="types")


def _pills(name: str, parts: Sequence[Any], t: locales.Translator, attribute: str = "") -> None:
    names = option_labels({part.id: part.name.in_language(t.language) for part in parts})
    st.pills(
        t(f"filter.{name}"),
        list(names),
        selection_mode="multi",
        format_func=lambda part: names.get(part, part),
        **_bound(attribute or name, list),
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
    year, this_year = reference_year(network), date.today().year
    first = min((a.since for a in network.actors if a.since), default=this_year)
    st.selectbox(
        t("filter.year"),
        [None, *range(this_year, first - 1, -1)],
        format_func=lambda year: str(year) if year else t("filter.year-any"),
        help=t("filter.year-help"),
        **_bound("year"),
    )
    ages = [year - age for age in EVIDENCE_AGES if year]
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


_OFFERED: Mapping[str, Callable[[Network, locales.Translator], None]] = {
    "districts": lambda network, t: _pills("districts", network.districts, t),
    "types": _kinds,
    "topics": lambda network, t: _pills("topics", network.topics, t),
    "tie_types": lambda network, t: _pills("tie_types", network.tie_types, t),
    "more": _more,
}
"""Groups of options, in the order in which they are offered."""
