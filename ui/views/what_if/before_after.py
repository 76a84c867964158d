"""Figures before and after a scenario, each with what it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, get_args

import locales
from network.scenarios.compare import Comparison
from network.scenarios.scenario import Scenario
from network.scenarios.url import to_options
from ui.components.browser_component import component

Turn = Literal["gain", "loss", "mixed", "unchanged"]
"""What a change of a figure is for the network; `mixed` where it can be read either way."""
FigureChange = Literal["components", "isolates", "largest", "reachable", "average_path_length", "diameter"]
LESS_IS_BETTER: tuple[FigureChange, ...] = ("components", "isolates", "average_path_length", "diameter")
LENGTHS: tuple[FigureChange, ...] = ("average_path_length", "diameter")

_before_after = component("charts/before_after")


def before_after(scenario: Scenario, found: Comparison, t: locales.Translator) -> None:
    """Show the figures of a network side by side."""
    _before_after(
        key="before_after",
        data={
            "scenario": repr(to_options(scenario)),  # another one brings the page to its top
            "caption": t("compare.figures"),
            "heads": [t(f"compare.{head}") for head in ("figure", "before", "after", "meaning")],
            "turns": {turn: t(f"compare.turn-{turn}") for turn in get_args(Turn)},
            "rows": [_row(figure, found, bool(scenario.with_ties), t) for figure in get_args(FigureChange)],
        },
    )


def _row(figure: FigureChange, found: Comparison, adds: bool, t: locales.Translator) -> dict[str, Any]:
    values = getattr(found.before, figure), getattr(found.after, figure)
    before, after = (_written(figure, value, t) for value in values)
    turn = turn_of(figure, found, adds) if before != after else "unchanged"
    words = (
        t("compare.nothing")
        if turn == "unchanged"
        else t(f"compare.{figure}-words", before=before, after=after)
    )
    if turn == "mixed":
        words = f"{words} {t('compare.ways-caution' if figure in LENGTHS else 'compare.gone-caution')}"
    return {
        "name": t(f"compare.{figure}"),
        "help": t(f"compare.{figure}-help"),
        "before": before,
        "after": after,
        "turn": turn,
        "words": words,
    }


def turn_of(figure: FigureChange, found: Comparison, adds: bool) -> Turn:
    """Return what the change of a figure is for the network; `adds` says whether the scenario has new ties.

    Path lengths count connected pairs only: where other pairs are connected than before, a shorter mean is no
    gain and a longer one no loss. Nor is it a gain when isolated actors are taken away.
    """
    before, after = getattr(found.before, figure), getattr(found.after, figure)
    if before == after:
        return "unchanged"
    if before is None or after is None:
        return "mixed"
    if figure in LENGTHS and found.before.reachable != found.after.reachable:
        return "mixed"
    if (after < before) == (figure in LESS_IS_BETTER):
        return "gain" if adds else "mixed"
    return "loss"


def _written(figure: FigureChange, value: float | None, t: locales.Translator) -> str:
    if value is None:
        return t("compare.undefined")
    writers: dict[FigureChange, Callable[[float], str]] = {
        "reachable": lambda share: t.percent(share, 1),
        "average_path_length": lambda mean: t.number(mean, 2),
    }
    return writers.get(figure, t.number)(value)
