"""Which districts are tied to which, and how much of each district's work leads outwards?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

import locales
from network.evidence import cited
from network.filters import LOCAL
from network.gaps import Border, describe
from network.model import Network
from ui.backend import cache
from ui.components.evidence_list import evidence_lines, evidence_notes
from ui.components.markdown import escape
from ui.components.matrix import matrix, short_names
from ui.components.network_diagram import Marks, network_diagram
from ui.components.table import Column, table
from ui.session import state
from ui.views.gaps.findings import finding_lists


def borders(network: Network, t: locales.Translator) -> None:
    """Show the matrix of districts with its chosen border, the E-I indices, and the findings."""
    found = cache.borders_of(network)
    tied = sum(border.seen > 0 for border in found)
    st.markdown(t("borders.sum", tied=tied, pairs=len(found)))
    drawn, detail = st.columns([1.7, 1], gap="large")
    with drawn:
        _matrix(network, found, t)
    with detail:
        _border_detail(network, found, t)
    _outwards(network, t)
    finding_lists(network, t, "weak_border")


def _matrix(network: Network, found: Sequence[Border], t: locales.Translator) -> None:
    by_pair = {frozenset(border.districts): border for border in found}
    districts = {d.id: d.name.in_language(t.language) for d in network.ordinary_districts}
    rows = [
        {
            "name": name,
            "cells": [
                _cell(by_pair[frozenset((one, other))], one, other, t) if one != other else None
                for other in districts
            ],
        }
        for one, name in districts.items()
    ]
    legend = [
        {"state": "covered", "sign": "3", "text": t("legend.border-usual")},
        {"state": "thin", "sign": "1", "text": t("legend.border-few")},
        {"state": "none_documented", "sign": "–", "text": t("legend.border-none")},
    ]
    matrix("borders", t("borders.caption"), short_names(network, list(districts), t), rows, legend)


def _cell(border: Border, one: str, other: str, t: locales.Translator) -> dict[str, Any]:
    return {
        "id": f"{one}:{other}",
        "state": "none_documented" if not border.seen else "thin" if border.is_weak else "covered",
        "sign": str(border.seen) if border.seen else "–",
        "words": _border_words("borders.cell", border, t),
    }


def _border_words(key: str, border: Border, t: locales.Translator) -> str:
    """Return how many ties there are beside what is usual, or that there is nothing to compare."""
    if border.usual is None:
        return t("legend.border-none")
    return t.plural(key, border.seen, low=border.usual.low, high=border.usual.high)


def _border_detail(network: Network, found: Sequence[Border], t: locales.Translator) -> None:
    pair = frozenset((state.view().cell or "").split(":"))
    border = next((b for b in found if frozenset(b.districts) == pair), None)
    if border is None:
        st.info(t("borders.choose"), icon=":material/touch_app:")
        _without_upper_levels(network, t)
        return
    names = [escape(network.district_by_id[d].name.in_language(t.language)) for d in border.districts]
    st.subheader(" – ".join(names), anchor=False)
    st.markdown(_border_words("borders.long", border, t))
    evidence_notes(cited(border.ties), t)
    for tie in border.ties:
        ends = " – ".join(escape(network.actor_by_id[end].label) for end in (tie.source, tie.target))
        kind = escape(network.tie_type_by_id[tie.type].name.in_language(t.language))
        st.markdown(f"**{ends}** ({kind})\n{evidence_lines(tie.evidence, t)}")


def _without_upper_levels(network: Network, t: locales.Translator) -> None:
    """Show which component falls off where state and federal level are left out, if one does."""
    fragments = [f for f in cache.findings(network) if f.kind == "fragment" and f.variant == "local"]
    if fragments:
        title = describe(fragments[0], network, t)["title"]
        marks = Marks(dict.fromkeys(fragments[0].actors, "lost"), usual="usual")
        network_diagram("local_parts", cache.part(network, LOCAL), title, marks, whole=network)
        st.caption(escape(title))


def _outwards(network: Network, t: locales.Translator) -> None:
    """Show for each district which share of its ties leads outwards, beside what chance would give."""
    indices = cache.measures(network).network["e_i_by_district"] or {}
    st.header(t("borders.outwards"), anchor=False)
    st.caption(t("borders.outwards-what"))
    rows = []
    for district in network.ordinary_districts:
        if e_i := indices.get(district.id):
            outside, low, high = ((1 + e_i[name]) / 2 for name in ("index", "low", "high"))
            rows.append(
                {
                    "name": district.name.in_language(t.language),
                    "outside": {"value": round(outside, 4), "text": t.percent(outside)},
                    "chance": t("borders.from-to", low=t.percent(low), high=t.percent(high)),
                    "index": t.number(e_i["index"], 2),
                }
            )
    columns = (
        Column("name", t("table.district")),
        Column("outside", t("borders.outside"), "bar", t("borders.outside-help")),
        Column("chance", t("borders.by-chance"), help=t("borders.by-chance-help")),
        Column("index", "E-I", "number", help=t("borders.index-help"), wide=True),
    )
    table("outwards", t("borders.outwards"), columns, rows)
