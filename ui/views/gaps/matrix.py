"""Matrices whose cells can be chosen: coverage by district, and ties between districts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import locales
from network.gaps import Border, Coverage
from network.geo.geography import short_name
from network.model import Language, Network
from ui.components.browser_component import component
from ui.session import state

STATES = ("covered", "thin", "none_documented", "not_surveyed")
SIGNS = {"none_documented": "–", "not_surveyed": "?"}

_matrix = component("charts/matrix")


def coverage_matrix(network: Network, found: Coverage) -> None:
    """Draw a coverage; choosing a cell puts it into the view."""
    language = state.view().language
    t = locales.text(language)
    parts = network.topic_by_id if found.by == "topics" else network.type_by_id
    places = {d.id: d.name.in_language(language) for d in network.districts}
    needs = {(g.district, g.topic) for g in network.reported_gaps if g.status == "open"}
    rows = []
    for item in found.items:
        name = parts[item].name.in_language(language)
        cells = []
        for district in found.districts:
            cell = found.cell(district, item)
            words = t.plural(f"coverage.{cell.state}", len(cell.actors))
            needed = found.by == "topics" and (district, item) in needs
            cells.append(
                {
                    "id": f"{district}:{item}",
                    "state": cell.state,
                    "sign": SIGNS.get(cell.state, str(len(cell.actors))),
                    "words": f"{name}, {places[district]}: {words}"
                    + (t("coverage.needed") if needed else ""),
                    "marked": needed,
                }
            )
        rows.append({"name": name, "cells": cells})
    legend = [
        {"state": s, "sign": SIGNS.get(s, "2+" if s == "covered" else "1"), "text": t(f"legend.{s}")}
        for s in STATES
    ]
    if found.by == "topics":
        legend.append({"state": "needed", "sign": "", "text": t("legend.needed")})
    _mount(
        "coverage",
        t(f"coverage.caption-{found.by}"),
        _names(network, found.districts, language),
        rows,
        legend,
    )


def border_matrix(network: Network, borders: Sequence[Border]) -> None:
    """Draw the ties between all pairs of districts; choosing a cell puts it into the view."""
    language = state.view().language
    t = locales.text(language)
    by_pair = {frozenset(border.districts): border for border in borders}
    districts = [d.id for d in network.ordinary_districts]
    rows = [
        {
            "name": network.district_by_id[one].name.in_language(language),
            "cells": [
                _border_cell(by_pair[frozenset((one, other))], one, other, t) if one != other else None
                for other in districts
            ],
        }
        for one in districts
    ]
    legend = [
        {"state": "covered", "sign": "3", "text": t("legend.border-usual")},
        {"state": "thin", "sign": "1", "text": t("legend.border-few")},
        {"state": "none_documented", "sign": "–", "text": t("legend.border-none")},
    ]
    _mount("borders", t("borders.caption"), _names(network, districts, language), rows, legend)


def _border_cell(border: Border, one: str, other: str, t: locales.Translator) -> dict[str, Any]:
    state_name = "none_documented" if not border.seen else "thin" if border.is_weak else "covered"
    return {
        "id": f"{one}:{other}",
        "state": state_name,
        "sign": str(border.seen) if border.seen else "–",
        "words": border_words("borders.cell", border, t),
    }


def border_words(key: str, border: Border, t: locales.Translator) -> str:
    """Return how many ties there are beside what is usual, or that there is nothing to compare."""
    if border.usual is None:
        return t("legend.border-none")
    return t.plural(key, border.seen, low=border.usual.low, high=border.usual.high)


def _names(network: Network, districts: Sequence[str], language: Language) -> list[str]:
    return [short_name(network.district_by_id[d], language) for d in districts]


def _mount(
    key: str, caption: str, columns: list[str], rows: list[dict[str, Any]], legend: list[dict[str, str]]
) -> None:
    def choose(cell: str | None) -> None:
        if cell:
            state.change(cell=None if cell == state.view().cell else cell)

    _matrix(
        key=key,
        data={
            "caption": caption,
            "columns": columns,
            "rows": rows,
            "legend": legend,
            "chosen": state.view().cell,
        },
        on_chosen_change=state.on_event(key, "chosen", choose),
    )
