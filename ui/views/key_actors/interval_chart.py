"""Actors by how certainly they belong to an answer, each value a dot with a whisker on a common axis."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import floor, log10
from typing import Any, NamedTuple

import locales
from ui.components.browser_component import component
from ui.session import state

_intervals = component("charts/intervals")

MOST_TICKS = 5


class IntervalRow(NamedTuple):
    """One actor: `low` and `high` are None until ranges are known; `share` of draws, 0 to 1."""

    id: str
    name: str
    where: str
    value: float
    low: float | None
    high: float | None
    text: str
    rank: str = ""
    share: float = 0
    first: str = ""
    note: str = ""
    action: str = ""


class RowGroup(NamedTuple):
    """Rows with something in common; a folded one shows its rows on request."""

    id: str
    title: str
    rows: Sequence[IntervalRow]
    folded: bool = False


class Columns(NamedTuple):
    """Titles of the columns with their explanations; those without ranges have no `rank` and `first`."""

    name: str
    axis: Mapping[str, Any]
    rank: Mapping[str, Any] | None = None
    first: Mapping[str, Any] | None = None


def interval_chart(
    key: str,
    caption: str,
    columns: Columns,
    groups: Sequence[RowGroup],
    tick_text: Callable[[float], str],
    on_act: Callable[[str], None] | None = None,
) -> None:
    """Show the groups on one axis from 0 to the largest value; a name opens the actor's page."""
    t = locales.text(state.view().language)
    rows = [row for group in groups for row in group.rows]
    marks = ticks(max((max(row.value, row.high or 0) for row in rows), default=1))
    axis_ticks = [{"at": _place(mark, marks), "text": tick_text(mark)} for mark in marks]
    result = _intervals(
        key=key,
        data={
            "caption": caption,
            "columns": {**columns._asdict(), "axis": {**columns.axis, "ticks": axis_ticks}},
            "bands": [
                {**group._asdict(), "rows": [_drawn(row, marks) for row in group.rows]} for group in groups
            ],
            "words": {"more": t.forms("intervals.more")[0], "none": t("intervals.none")},
        },
        on_opened_change=lambda: None,
        on_acted_change=lambda: None,
    )
    if result.opened:
        state.go_to("actors", actor=result.opened)
    if result.acted and on_act:
        on_act(result.acted)


def _drawn(row: IntervalRow, marks: Sequence[float]) -> dict[str, Any]:
    """Return a row with its places on the axis, in percent of the axis' length."""
    places = {"low": _place(row.low, marks), "high": _place(row.high, marks), "at": _place(row.value, marks)}
    return {**row._asdict(), **places}


def _place(value: float | None, marks: Sequence[float]) -> float | None:
    return None if value is None else round(100 * value / marks[-1], 2)


def ticks(highest: float) -> list[float]:
    """Return round numbers from 0 to just above the highest value, at most `MOST_TICKS` steps."""
    if highest <= 0:
        return [0.0, 1.0]
    power = 10.0 ** floor(log10(highest))
    step = next(
        power * factor for factor in (0.1, 0.2, 0.25, 0.5, 1, 2) if highest / (power * factor) <= MOST_TICKS
    )
    count = 1
    while count * step < highest * 0.999:
        count += 1
    return [round(i * step, 10) for i in range(count + 1)]
