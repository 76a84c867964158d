"""The filters above the network, and what they leave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

import streamlit as st

import locales
from network.evidence import reference_year
from network.filters import LOCAL, OPTIONS, FilterOption, Selection, filtered_by
from network.model import Network
from ui.backend import cache
from ui.components.markdown import escape, option_labels
from ui.session import state

EVIDENCE_AGES = (2, 5, 10)
GROUPS: Mapping[str, Collection[str]] = {
    "districts": ("districts", "municipalities"),
    "types": ("groups", "types"),
    "topics": ("topics",),
    "tie_types": ("tie_types",),
}
"""Fields of the selection that are offered together."""


def filter_bar(network: Network, sizes: bool = False, only: Sequence[str] = (), note: str = "") -> None:
    """Offer the options of the selection, all or `only` some, and with `sizes` what the dots' size means.

    `note` stands in place of how much the filters leave, where they decide something else.
    """
    view = state.view()
    chosen = view.selection
    t = locales.text(view.language)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        for name, fields in _groups().items():
            if not only or name in only:
                more = sizes and name == "more"
                _popover(name, [option for option in OPTIONS if option.field in fields], network, more)
        if sizes:
            _levels_choice(chosen, t)
        if not chosen.is_empty:
            st.button(t("filter.reset"), on_click=state.reset_selection, icon=":material/filter_alt_off:")
        if sizes:
            with st.container(key="filters_shown", width="stretch"):
                st.caption(" · ".join((_shown(network, chosen, t), *_active(network, chosen, t))))
    if not sizes:
        st.caption(note or _shown(network, chosen, t))
        for active in _active(network, chosen, t):
            st.caption(active)


def _active(network: Network, chosen: Selection, t: locales.Translator) -> list[str]:
    """Name what is filtered by, in a sentence; nothing where nothing is."""
    names = ", ".join(map(escape, filtered_by(chosen, network, t)))
    return [t("filter.active", names=names)] if names else []


def _shown(network: Network, chosen: Selection, t: locales.Translator) -> str:
    part, whole = (cache.counts_of(network, one) for one in (chosen, Selection(year=chosen.year)))
    return t(
        "filter.shown",
        actors=part.actors,
        all_actors=whole.actors,
        ties=part.ties,
        all_ties=whole.ties,
    )


def _size_choice(view: state.View, t: locales.Translator) -> None:
    st.selectbox(
        t("filter.size"),
        get_args(state.SizeBy),
        format_func=lambda size: t(f"size.{size}"),
        **state.widget("size_by", view.size_by, lambda size: state.change(size_by=size)),
    )


def _levels_choice(chosen: Selection, t: locales.Translator) -> None:
    """Show or leave out state and federal level with one switch; other levels are among all filters."""
    above = LOCAL.without_levels

    def show(wanted: bool) -> None:
        others = tuple(level for level in chosen.without_levels if level not in above)
        state.change_selection(without_levels=others if wanted else (*others, *above))

    shown = not set(above) <= set(chosen.without_levels)
    st.toggle(t("network.levels"), **state.widget("levels_above", shown, show))


def _groups() -> Mapping[str, Collection[str]]:
    """Return the groups of options, in the order in which they are offered; the last holds all others."""
    others = {option.field for option in OPTIONS}.difference(*GROUPS.values())
    return {**GROUPS, "more": others}


def _popover(name: str, options: Sequence[FilterOption], network: Network, sizes: bool) -> None:
    """Offer a group of options, with `sizes` the dots' size too; its content is only sent once it is opened.

    The label must not change with the choice: under another label, it would be another popover, and closed.
    """
    t = locales.text(state.view().language)
    box = st.popover(t(f"filter.{name}"), wrap=False, key=f"filters_{name}", on_change="rerun")
    if box.open:
        with box:
            if sizes:
                _size_choice(state.view(), t)
            for option in options:
                _offer(option, network, t)


def _offer(option: FilterOption, network: Network, t: locales.Translator) -> None:
    """Offer the values of an option: as pills, as a list of years, or as a row of a few numbers."""
    label, values = t(f"filter.{option.field}"), list(option.known(network))
    if option.limits is None:
        names = option_labels({value: option.name(value, network, t) for value in values})
        st.pills(
            label,
            values,
            selection_mode="multi",
            format_func=lambda value: names.get(value, value),
            **_bound(option.field, list),
        )
    elif option.field in YEARS_OFFERED:
        chosen = getattr(state.view().selection, option.field)
        st.selectbox(
            label,
            sorted({None, *YEARS_OFFERED[option.field](network), chosen}, key=lambda year: -(year or 9999)),
            format_func=lambda year: (
                option.in_words(year, network, t) if year else t(f"filter.{option.field}-any")
            ),
            help=t(f"filter.{option.field}-help"),
            **_bound(option.field),
        )
    else:
        low, high = option.limits
        st.segmented_control(
            label,
            range(low, high + 1),
            format_func=lambda value: option.name(value, network, t),
            required=True,
            **_bound(option.field, int),
        )


def _years_of_actors(network: Network) -> Iterable[int]:
    this_year = date.today().year
    return range(min((a.since for a in network.actors if a.since), default=this_year), this_year + 1)


def _years_of_evidence(network: Network) -> Iterable[int]:
    year = reference_year(network)
    return (year - age for age in EVIDENCE_AGES if year)


YEARS_OFFERED: Mapping[str, Callable[[Network], Iterable[int]]] = {
    "year": _years_of_actors,
    "evidence_since": _years_of_evidence,
}
"""Years to choose from; the one that is chosen is always among them."""


def _bound(attribute: str, shown_as: type = object) -> dict[str, Any]:
    """Bind a widget to one option of the selection."""
    value = getattr(state.view().selection, attribute)

    def take(new: Any) -> None:
        state.change_selection(**{attribute: tuple(new) if shown_as is list else new})

    return state.widget(f"filter_{attribute}", list(value) if shown_as is list else value, take)
