"""What to ask next: a sheet of questions per district, to print and take along."""

from __future__ import annotations

from typing import Any

import streamlit as st

import locales
from network.analysis.referral import Place
from network.gaps.base import text_params
from network.gaps.follow_ups import FollowUp, follow_ups
from network.model import Network
from network.report.compose import as_of
from ui.backend import cache
from ui.components.browser_component import component
from ui.components.markdown import option_labels
from ui.session import state
from ui.session.places import around

_sheet = component("page/sheet")


def sheets(network: Network, t: locales.Translator) -> None:
    """Let people choose districts, and show what to ask there; choosing an actor opens its card."""
    st.markdown(t("follow-up.what"))
    names = {d.id: d.name.in_language(t.language) for d in network.ordinary_districts}
    if not names:
        st.markdown(t("survey.no-district"))
        return
    labels = option_labels(names)
    chosen = [d for d in names if d in state.view().selection.districts]
    st.pills(
        t("follow-up.districts"),
        list(names),
        format_func=lambda district: labels[district],
        selection_mode="multi",
        wrap=True,
        **state.widget(
            "follow_up_districts",
            chosen,
            lambda districts: state.change_selection(districts=tuple(d for d in names if d in districts)),
        ),
    )
    if not chosen:
        st.info(t("follow-up.choose"), icon=":material/touch_app:")
        return
    data = {
        "sheets": [sheet_data(network, district, t) for district in chosen],
        "words": {word: t(f"follow-up.{word}") for word in ("print", "ask", "asked")},
    }
    result = _sheet(key="sheets", data=data, on_opened_change=lambda: None)
    if result.opened in network.actor_by_id:
        state.go_to("actors", actor=result.opened)


def sheet_data(network: Network, district: str, t: locales.Translator) -> dict[str, Any]:
    """Return what the sheet of a district says."""
    neighbours = around(Place(district)).neighbours
    asked = follow_ups(cache.part(network), cache.findings(network), district, neighbours)
    return {
        "district": network.district_by_id[district].name.in_language(t.language),
        "facts": as_of(network, t),
        "items": [_item(one, network, t) for one in asked],
        "nothing": t("follow-up.nothing"),
    }


def _item(one: FollowUp, network: Network, t: locales.Translator) -> dict[str, Any]:
    params = text_params(one, network, t)
    return {
        "id": one.asked,
        "who": network.actor_by_id[one.asked].name if one.asked else t("follow-up.nobody"),
        "question": t(f"follow-up.{one.kind}", **params),
        "detail": t(f"follow-up.{one.detail}", **params),
    }
