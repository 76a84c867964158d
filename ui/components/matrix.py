"""Matrices whose cells can be chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, get_args

import locales
from network.gaps.coverage.districts import CellState
from network.geo.geography import short_name
from network.model import Network
from ui.components.browser_component import component
from ui.session import state

SIGNS = {"none_documented": "–", "by_law": "§", "not_surveyed": "?"}

draw_matrix = component("charts/matrix")


def matrix(
    key: str,
    caption: str,
    columns: Sequence[str],
    rows: Sequence[dict[str, Any]],
    legend: Sequence[dict[str, str]],
) -> None:
    """Draw a matrix; choosing a cell puts it into the view, choosing it again takes it out."""

    def choose(cell: str | None) -> None:
        if cell:
            state.change(cell=None if cell == state.view().cell else cell)

    data = {"caption": caption, "columns": columns, "rows": rows, "legend": legend}
    draw_matrix(
        key=key,
        data={**data, "chosen": state.view().cell},
        on_chosen_change=state.on_event(key, "chosen", choose),
    )


def coverage_cell(key: str, where: str, coverage: str, actors: int, t: locales.Translator) -> dict[str, Any]:
    """Return a cell with its state of coverage: as a colour, as a number or sign, and in words."""
    words = t.plural(f"coverage.{coverage}", actors)
    sign = SIGNS.get(coverage, str(actors))
    return {"id": key, "state": coverage, "sign": sign, "words": f"{where}: {words}"}


def coverage_legend(by_law: Collection[str], t: locales.Translator) -> list[dict[str, str]]:
    """Return what the states of coverage look like; that of what exists by law only where something does."""
    return [
        {"state": s, "sign": SIGNS.get(s, "2+" if s == "covered" else "1"), "text": t(f"legend.{s}")}
        for s in get_args(CellState)
        if s != "by_law" or by_law
    ]


def short_names(network: Network, districts: Sequence[str], t: locales.Translator) -> list[str]:
    """Return the titles of columns that stand for districts."""
    return [short_name(network.district_by_id[d], t.language) for d in districts]
