"""Which pairs of districts have no documented direct tie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

import locales
from network.gaps import Border
from network.model import Network
from ui.backend import cache
from ui.components.markdown import escape
from ui.components.matrix import draw_matrix, short_names
from ui.session import state


def pairs(network: Network, t: locales.Translator) -> None:
    """Show every pair of districts with its number of ties, and name those without; a cell opens it."""
    found = cache.borders_of(network)
    if not found:
        st.markdown(t("pairs.none"))
        return
    districts = [d.id for d in network.ordinary_districts]
    names = dict(zip(districts, short_names(network, districts, t), strict=True))
    untied = [border.districts for border in found if not border.seen]
    drawn, listed = st.columns([1.5, 1], gap="large")
    with drawn, st.container(key="pairs"):
        data = pairs_data(found, names, t)
        result = draw_matrix(key="pairs_matrix", data=data, on_chosen_change=lambda: None)
        if result.chosen:
            state.go_to("gaps", section="borders", cell=result.chosen, finding=None)
    with listed:
        st.markdown(t("pairs.untied", n=len(untied), total=len(found)))
        lines = {one: [b if a == one else a for a, b in untied if one in (a, b)] for one in districts}
        st.markdown(
            "\n".join(
                f"- **{escape(names[one])}**: {t.listing(escape(names[other]) for other in others)}"
                for one, others in lines.items()
                if others
            )
        )
        st.caption(t("pairs.each-twice"))


def pairs_data(found: Sequence[Border], names: dict[str, str], t: locales.Translator) -> dict[str, Any]:
    """Return the lower triangle of the matrix of districts, in their order: a cell per pair."""
    seen = {frozenset(border.districts): border.seen for border in found}
    order = list(names)
    rows = []
    for i, one in enumerate(order[1:], 1):
        cells: list[dict[str, Any] | None] = [_cell(one, other, seen, names, t) for other in order[:i]]
        rows.append({"name": names[one], "cells": cells + [None] * (len(order) - 1 - i)})
    legend = [
        {"state": "covered", "sign": "3", "text": t("pairs.legend-tied")},
        {"state": "none_documented", "sign": "–", "text": t("legend.border-none")},
    ]
    columns = [names[other] for other in order[:-1]]
    return {
        "caption": t("borders.caption"),
        "columns": columns,
        "rows": rows,
        "legend": legend,
        "chosen": None,
    }


def _cell(
    one: str, other: str, seen: dict[frozenset[str], int], names: dict[str, str], t: locales.Translator
) -> dict[str, Any]:
    n = seen[frozenset((one, other))]
    words = t.plural("pairs.cell", n, n=n) if n else t("legend.border-none")
    return {
        "id": f"{one}:{other}",
        "state": "covered" if n else "none_documented",
        "sign": str(n) if n else "–",
        "words": f"{names[one]} – {names[other]}: {words}",
    }
