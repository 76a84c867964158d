"""What every figure says about itself: what it is, how and on what it was counted, what it does not say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, TypedDict, get_args

import locales
from network.counts import counted_in
from network.filters import EVERYTHING, LOCAL, Selection
from network.measures import Intervals, MeasureReport
from network.measures.resampling.role_intervals import RoleRanges
from network.model import Network
from network.report.compose import as_of
from ui.backend import cache
from ui.components.background_progress import rank_ranges, role_ranges
from ui.components.interval_text import ValueRange, count_text, rank_text, share_text
from ui.session import state

OWN = ("doors", "separated", "in_core", "inside", "outside")
"""Figures that are no measure of their own and are explained under `explain.<id>`."""
Figure = Literal["degree", "betweenness"]
"""Figures with ranges of ranks."""
OF_DRAWS = ("rank_interval", "first_ten", "in_core")


@dataclass(frozen=True)
class Counted:
    """A network with the levels that are counted; `part` is the network of these alone."""

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
        """Ranges of degree and betweenness, None until they are known."""
        return rank_ranges(self.network, self.selection)

    @cached_property
    def roles(self) -> RoleRanges | None:
        """Ranges of the roles, None until they are known."""
        return role_ranges(self.network, self.selection)

    def interval(self, figure: Figure, actor: str) -> ValueRange | None:
        """Return the lowest and highest value of an actor's figure; None until they are known."""
        return self.ranges.values[actor][figure] if self.ranges else None

    def beside(self, t: locales.Translator) -> str:
        """Return what stands behind a number where not all levels count."""
        return counted_in(self.selection, t)

    def rank(self, figure: Figure, actor: str, t: locales.Translator) -> str:
        """Return between which ranks an actor lies by a figure; empty until that is known."""
        return rank_text(self.ranges.ranks[actor][figure], t) if self.ranges else ""

    def values(self, name: str) -> dict[str, Any]:
        """Return a measure of every actor."""
        return {actor: values[name] for actor, values in self.report.actors.items()}

    def basis(self, t: locales.Translator) -> str:
        """Return how many actors and ties were counted, and as of when the data stand."""
        there = cache.counts_of(self.network, self.selection)
        counts = {"actors": there.actors, "ties": there.ties, "beside": self.beside(t)}
        return t("explain.counted", **counts, as_of=as_of(self.part, t))


class FigureHelp(TypedDict):
    """What tooltip.js shows of a figure: title, the button's label, lines of a term and its text."""

    title: str
    label: str
    lines: list[dict[str, str]]


def figure_help(figure: str, counted: Counted, t: locales.Translator) -> FigureHelp:
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


def figures_in_words(actor: str, counted: Counted, t: locales.Translator) -> dict[Figure, str]:
    """Return how many partners an actor has and how much it bridges, with ranges of ranks if known."""
    values, drawn = counted.report.actors[actor], partial(counted.interval, actor=actor)
    partners, paths = t.plural("range.partners", values["degree"]), t("range.paths")
    words: dict[Figure, str] = {
        "degree": count_text(values["degree"], drawn("degree"), t, f" {partners}"),
        "betweenness": share_text(values["betweenness"] or 0, drawn("betweenness"), t, f" {paths}"),
    }
    for figure in get_args(Figure):
        words[figure] += counted.beside(t)
        rank = counted.rank(figure, actor, t)
        if rank and (figure == "degree" or values[figure]):
            words[figure] += f" · {t('range.rank-of', rank=rank, n=len(counted.part.actors))}"
    return words
