"""What every figure says about itself: what it is, how and on what it was counted, what it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypedDict

import locales
from network.filters import EVERYTHING, LOCAL, Selection
from network.measures import Intervals, MeasureReport
from network.measures.resampling.role_intervals import RoleRanges
from network.model import Network
from network.report.compose import as_of
from ui.backend import cache
from ui.components.background_progress import rank_ranges, role_ranges
from ui.components.browser_component import component
from ui.session import state

OWN = ("doors", "separated", "in_core", "inside", "outside")
"""Figures that are no measure of their own and are explained under `explain.<id>`."""
OF_DRAWS = ("rank_interval", "first_ten", "in_core")

_explained = component("page/explained")


@dataclass(frozen=True)
class Counted:
    """A network as key actors are looked for in it: `part` are the levels that are counted."""

    network: Network
    levels: state.LevelsCounted

    @property
    def selection(self) -> Selection:
        """The selection that keeps the levels that are counted."""
        return LOCAL if self.levels == "local" else EVERYTHING

    @cached_property
    def part(self) -> Network:
        """The network that is counted in."""
        return cache.part(self.network, self.selection)

    @cached_property
    def report(self) -> MeasureReport:
        """Its measures."""
        return cache.measures(self.network, self.selection)

    @cached_property
    def ranges(self) -> Intervals | None:
        """Ranges of degree and betweenness, None until they are there."""
        return rank_ranges(self.network, self.selection)

    @cached_property
    def roles(self) -> RoleRanges | None:
        """Ranges of the roles, None until they are there."""
        return role_ranges(self.network, self.selection)

    def values(self, name: str) -> dict[str, Any]:
        """Return a measure of every actor."""
        return {actor: values[name] for actor, values in self.report.actors.items()}

    def basis(self, t: locales.Translator) -> str:
        """Say how many actors and ties were counted, and as of when the data stand."""
        counts = {"actors": len(self.part.actors), "ties": self.report.network["ties"]}
        return t("explain.counted", **counts, as_of=as_of(self.part, t))


class FigureHelp(TypedDict):
    """What tooltip.js shows of a figure: title, the button's label, lines of a term and its text."""

    title: str
    label: str
    lines: list[dict[str, str]]


def explanation(figure: str, counted: Counted, t: locales.Translator) -> FigureHelp:
    """Return the title and the lines of a figure's explanation, as the browser shows them."""
    kind = "explain" if figure in OWN else "measure"
    draws = counted.ranges.parameters["draws"] if counted.ranges else 0
    how = [t(f"explain.levels-{counted.levels}"), t("explain.simple")]
    if figure in OF_DRAWS and draws:
        how.append(t("explain.draws", n=draws))
    lines = (
        ("what", t(f"{kind}.{figure}.definition")),
        ("how", " ".join(how)),
        ("basis", counted.basis(t)),
        ("not", t(f"{kind}.{figure}.caution")),
    )
    return {
        "title": t(f"{kind}.{figure}.name"),
        "label": t("explain.about", name=t(f"{kind}.{figure}.name")),
        "lines": [{"term": t(f"explain.{term}"), "text": text} for term, text in lines],
    }


def explained(key: str, figures: Sequence[str], counted: Counted) -> None:
    """Name the figures of what follows, each with its explanation."""
    t = locales.text(state.view().language)
    _explained(key=key, data={"figures": [explanation(figure, counted, t) for figure in figures]})
