"""What is computed once and shared by all sessions: the data file and everything derived from it.

The only place that caches. Results are keyed by the content hash of the network, never by time: the
same content gives the same objects.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

import streamlit as st

import locales
from network.filters import EVERYTHING, Selection, select
from network.gaps import (
    BestSet,
    Border,
    Coverage,
    Finding,
    about,
    best_set,
    borders,
    coverage,
    find_gaps,
)
from network.geography import Area, read_area
from network.graph import Partners, partners
from network.layout import Layout, layout
from network.measures import Intervals, MeasureReport, measure, rank_intervals
from network.measures.role_ranges import RoleRanges, role_ranges
from network.model import Language, Network
from network.report import ENDINGS
from network.report.content import report as compose
from network.report.facts import Facts, local
from network.report.parts import Picture, Report
from network.scenario_ideas import Idea, ideas
from network.scenario_text import to_options as scenario_options
from network.what_if import Comparison, Loss, Scenario, compare, losses
from ui import elements
from ui.background import SERVER, Job, Jobs, Key
from ui.data_file import KEPT_NETWORKS, DataFile, Loaded

ROOT = Path(__file__).parent.parent
Params = ParamSpec("Params")
Result = TypeVar("Result")


def _kept(entries: int) -> Callable[[Callable[Params, Result]], Callable[Params, Result]]:
    """Keep the results of a function for so many different arguments; networks are told apart by content."""
    return st.cache_resource(
        max_entries=entries,
        show_spinner=False,
        hash_funcs={Network: lambda network: network.fingerprint, Scenario: scenario_options},
    )


def data_path() -> Path:
    """Return where the data lies: the shipped file unless the environment says otherwise."""
    return Path(os.environ.get("INTEGRATIONSNETZ_DATA") or ROOT / "data" / "actors.yaml")


def may_change() -> bool:
    """Tell whether visitors may write into the data: not where it is shared, or the file is protected."""
    return not os.environ.get("INTEGRATIONSNETZ_READ_ONLY") and os.access(data_path(), os.W_OK)


@lru_cache(maxsize=8)
def _data_file(path: Path) -> DataFile:
    return DataFile(path)


def data_file() -> DataFile:
    """Return the keeper of the data file."""
    return _data_file(data_path())


def load() -> Loaded:
    """Return the data as it stands."""
    return data_file().load()


@_kept(8)
def _graph_file(network: Network, language: Language, year: int) -> bytes:
    drawn = elements.payload(
        network, positions(network), language, year, lambda key: locales.text(language).forms(key)[0]
    )
    return elements.script_safe(drawn)


def graph_file(network: Network, language: Language) -> bytes:
    """Return the graph view's payload of the whole network, this year's."""
    return _graph_file(network, language, date.today().year)


@_kept(KEPT_NETWORKS)
def positions(network: Network) -> Layout:
    """Return where everything sits, the same on every page and under every selection."""
    return layout(network, area().seats)


@_kept(200)
def part(network: Network, selection: Selection) -> Network:
    """Return the part of the network that a selection keeps."""
    return select(network, selection)


@_kept(50)
def measures(network: Network, selection: Selection = EVERYTHING) -> MeasureReport:
    """Return the measures of a part of the network."""
    return measure(part(network, selection))


def ranges(network: Network, selection: Selection = EVERYTHING, visitor: str = SERVER) -> Job[Intervals]:
    """Return the job that computes the ranges of degree and betweenness in a part of the network."""
    key = Key(network.fingerprint, ("ranks", selection))
    return jobs().ask(
        key, lambda progress: rank_intervals(part(network, selection), progress=progress), visitor
    )


def roles(network: Network, selection: Selection = EVERYTHING, visitor: str = SERVER) -> Job[RoleRanges]:
    """Return the job that computes the ranges of the roles in a part of the network."""
    key = Key(network.fingerprint, ("roles", selection))
    return jobs().ask(key, lambda progress: role_ranges(part(network, selection), progress=progress), visitor)


@lru_cache(maxsize=1)
def jobs() -> Jobs:
    """Return the keeper of what is computed in the background."""
    return Jobs(versions=KEPT_NETWORKS)


@_kept(50)
def losses_in(network: Network, selection: Selection = EVERYTHING) -> Mapping[str, Loss]:
    """Return what the loss of each actor would mean in a part of the network."""
    return losses(part(network, selection))


@_kept(200)
def partners_of(network: Network, selection: Selection = EVERYTHING) -> Partners:
    """Return who is tied to how many in a part of the network; quicker than all measures."""
    return partners(part(network, selection))


@_kept(50)
def findings(network: Network, selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """Return the gaps of the network that concern a selection, the most severe first."""
    counted = selection.without_focus()
    if counted == selection:
        return find_gaps(network, selection)
    return about(findings(network, counted), part(network, counted), selection)


@_kept(50)
def best_introductions(network: Network, pairs: tuple[tuple[str, str], ...], k: int) -> BestSet:
    """Return the `k` of some new ties that do most together."""
    return best_set(network, k, pairs)


@_kept(8)
def covered(network: Network, by: Literal["topics", "types"]) -> Coverage:
    """Return which districts have actors for which topics or types."""
    return coverage(network, by=by)


@_kept(KEPT_NETWORKS)
def borders_of(network: Network) -> tuple[Border, ...]:
    """Return the pairs of districts with their ties, seen and expected."""
    return borders(network)


@_kept(60)
def comparison(network: Network, selection: Selection, scenario: Scenario) -> Comparison:
    """Return a part of the network before and after a scenario, which must concern that part only."""
    return compare(part(network, selection), scenario)


@_kept(8)
def ideas_of(network: Network, selection: Selection) -> tuple[Idea, ...]:
    """Return scenarios worth a look in a part of the network."""
    return ideas(part(network, selection))


@_kept(200)
def sizes(network: Network, selection: Selection, size_by: str) -> list[int]:
    """Return the size step of each actor of the whole network."""
    if size_by == "equal":
        return [35] * len(network.actors)
    if size_by == "degree":
        return elements.sizes(network, partners_of(network, selection).degree)
    report = measures(network, selection)
    return elements.sizes(network, {actor: values[size_by] for actor, values in report.actors.items()})


@_kept(200)
def visible(network: Network, selection: Selection) -> dict[str, Any]:
    """Return which nodes and edges of the whole network a selection keeps."""
    return elements.visible(network, selection)


@_kept(50)
def _report(network: Network, selection: Selection, language: Language, today: date, ranges: bool) -> Report:
    facts = Facts(
        network=network,
        selection=selection,
        findings=findings(network, selection),
        borders=borders_of(part(network, selection.without_focus())),
        layout=positions(network),
        area=area(),
        today=today,
        intervals=rank_intervals(local(network, selection)) if ranges else None,
    )
    return compose(facts, locales.text(language))


@_kept(12)
def _report_file(
    network: Network, selection: Selection, language: Language, today: date, ending: str
) -> bytes:
    return ENDINGS[ending](_report(network, selection, language, today, ranges=True))


def report_preview(network: Network, selection: Selection, language: Language) -> Report:
    """Return what a report says, without the ranges of ranks, which take seconds."""
    return _report(network, selection, language, date.today(), ranges=False)


def report_file(network: Network, selection: Selection, language: Language, ending: str) -> bytes:
    """Return a report as a file of this kind (`.html` or `.docx`)."""
    return _report_file(network, selection, language, date.today(), ending)


@lru_cache(maxsize=40)
def report_picture(picture: Picture) -> bytes:
    """Return a picture of a report as PNG."""
    from network.report.drawing import draw  # noqa: PLC0415 - the app's start need not wait for it

    return draw(picture.drawing, "png", picture.width)


@lru_cache(maxsize=1)
def area() -> Area:
    """Return the outlines of the districts and the points of the municipalities."""
    return read_area(ROOT / "data")
