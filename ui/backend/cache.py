"""What is computed once and shared by all sessions: the data file and everything derived from it.

Results are keyed by the content hash of the network, never by time: the same content gives the same
objects, and they go when the data file drops that version. What takes seconds is the worker's.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from functools import lru_cache, partial, wraps
from pathlib import Path
from typing import Literal, ParamSpec, TypeVar, cast

import locales
from network.counts import Counts, counts
from network.filters import EVERYTHING, Selection, canonical, select
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
from network.geo.geography import Area, read_area
from network.graph.paths import TiePath, alternative_paths
from network.io.read import read
from network.io.write import atomic_save
from network.layout import Layout, Shape, layout
from network.measures import Intervals, MeasureReport, measure, rank_intervals
from network.measures.resampling.role_intervals import RoleRanges, role_ranges
from network.model import Language, Network
from network.scenarios.compare import Comparison, compare
from network.scenarios.examples import Idea, ideas
from network.scenarios.losses import Loss, losses
from network.scenarios.scenario import Scenario
from ui import graph_payload
from ui.backend import results, tasks
from ui.backend.data_file import KEPT_NETWORKS, DataFile, Loaded
from ui.backend.jobs import SERVER, Job, Jobs, Key
from ui.backend.results import cached
from ui.backend.worker import Worker
from ui.tie_evidence import tie_evidence

ROOT = Path(__file__).parents[2]
LARGE = 1_000
"""Findings and measures of more actors than this take seconds."""
Params = ParamSpec("Params")
Result = TypeVar("Result")


def data_path() -> Path:
    """Return where the data lies: the shipped file unless the environment says otherwise."""
    return Path(os.environ.get("INTEGRATIONSNETZ_DATA") or ROOT / "data" / "actors.yaml")


def may_change() -> bool:
    """Tell whether visitors may write into the data: not where it is shared, or the file is protected."""
    return not os.environ.get("INTEGRATIONSNETZ_READ_ONLY") and atomic_save.may_change(data_path())


def _one(make: Callable[Params, Result]) -> Callable[Params, Result]:
    """Make it once, also when several threads ask at the same moment: each would get its own otherwise."""
    lock, made = threading.Lock(), lru_cache(maxsize=8)(make)

    @wraps(make)
    def one(*arguments: Params.args, **_: Params.kwargs) -> Result:
        with lock:
            return made(*arguments)

    one.cache_clear = made.cache_clear  # type: ignore[attr-defined]
    return one


@_one
def _data_file(path: Path) -> DataFile:
    return DataFile(path.absolute(), lambda changed: worker().call(read, changed), forget)


def forget(fingerprint: str) -> None:
    """Drop what was computed from a version of the data."""
    results.forget(fingerprint)
    jobs().forget(fingerprint)


@_one
def worker() -> Worker:
    """Return the process beside the server."""
    return Worker()


def _on_part(function: Callable[[Network], Result], network: Network, selection: Selection) -> Result:
    """Return what a function says of a part of the network; where that takes seconds, from the worker."""
    if len(network.actors) > LARGE:
        return cast(Result, worker().call(tasks.on_part, function, network, selection))
    return function(part(network, selection))


def data_file() -> DataFile:
    """Return the keeper of the data file."""
    return _data_file(data_path())


def load() -> Loaded:
    """Return the data as it stands."""
    return data_file().load()


@cached(8)
def graph_file(network: Network, language: Language) -> bytes:
    """Return the graph view's payload of the whole network."""
    drawn = graph_payload.payload(network, language, lambda key: locales.text(language).forms(key)[0])
    return graph_payload.script_safe(drawn)


@cached(8)
def places_file(network: Network, shape: Shape) -> bytes:
    """Return where the graph view draws everything on a shape of canvas."""
    return graph_payload.script_safe(graph_payload.places(network, positions(network, shape)))


@cached(8)
def evidence_file(network: Network, language: Language) -> bytes:
    """Return what the ties of the whole network rest on, as the graph view asks for it."""
    return graph_payload.script_safe(tie_evidence(network, locales.text(language)))


@cached(3 * KEPT_NETWORKS)
def positions(network: Network, shape: Shape = "wide") -> Layout:
    """Return where everything sits, the same on every page and under every selection."""
    return layout(network, area().seats, shape)


@cached(200)
def part(network: Network, selection: Selection = EVERYTHING) -> Network:
    """Return the part of the network that a selection keeps; without one, all that has not ended."""
    return select(network, selection)


@cached(50)
def measures(network: Network, selection: Selection = EVERYTHING) -> MeasureReport:
    """Return the measures of a part of the network."""
    return _on_part(measure, network, selection)


def ranges(network: Network, selection: Selection = EVERYTHING, visitor: str = SERVER) -> Job[Intervals]:
    """Return the job that computes the ranges of degree and betweenness in a part of the network."""
    return _drawn(rank_intervals, network, selection, visitor)


def roles(network: Network, selection: Selection = EVERYTHING, visitor: str = SERVER) -> Job[RoleRanges]:
    """Return the job that computes the ranges of the roles in a part of the network."""
    return _drawn(role_ranges, network, selection, visitor)


def _drawn(
    function: Callable[..., Result], network: Network, selection: Selection, visitor: str
) -> Job[Result]:
    chosen = canonical(selection)
    key = Key(network.fingerprint, function, chosen)
    return jobs().ask(
        key,
        lambda progress: worker().call(tasks.on_part, function, network, chosen, progress=progress),
        visitor,
    )


@_one
def jobs() -> Jobs:
    """Return the keeper of what is computed in the background."""
    return Jobs()


@cached(50)
def losses_in(network: Network, selection: Selection = EVERYTHING) -> Mapping[str, Loss]:
    """Return what the loss of each actor would mean in a part of the network."""
    return _on_part(losses, network, selection)


@cached(200)
def counts_of(network: Network, selection: Selection = EVERYTHING) -> Counts:
    """Return how many of what there is in a part of the network; quicker than all measures."""
    return counts(part(network, selection))


@cached(50)
def findings(network: Network, selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """Return the gaps of the network that concern a selection, the most severe first."""
    counted = selection.without_focus()
    if counted != selection:
        return about(findings(network, counted), part(network, counted), selection)
    unfiltered = None if selection.is_empty else findings(network)
    if len(network.actors) > LARGE:
        return worker().call(partial(find_gaps, unfiltered=unfiltered), network, selection)
    return find_gaps(network, selection, unfiltered=unfiltered)


@cached(50)
def best_introductions(network: Network, pairs: tuple[tuple[str, str], ...], k: int) -> BestSet:
    """Return the `k` of some new ties that do most together."""
    return best_set(network, k, pairs)


@cached(200)
def paths(network: Network, selection: Selection, source: str, target: str, most: int) -> tuple[TiePath, ...]:
    """Return up to `most` different paths between two actors of a part of the network."""
    return _on_part(partial(alternative_paths, source=source, target=target, most=most), network, selection)


@cached(8)
def covered(network: Network, by: Literal["topics", "types"], time: Selection = EVERYTHING) -> Coverage:
    """Return which districts have actors for which topics or types; `time` chooses a year at most."""
    return coverage(part(network, time), by=by)


@cached(KEPT_NETWORKS)
def borders_of(network: Network, selection: Selection = EVERYTHING) -> tuple[Border, ...]:
    """Return the pairs of districts with their ties in a part of the network, seen and expected."""
    return borders(part(network, selection))


@cached(60)
def comparison(network: Network, selection: Selection, scenario: Scenario) -> Comparison:
    """Return a part of the network before and after a scenario, which must concern that part only."""
    return compare(part(network, selection), scenario)


@cached(8)
def ideas_of(network: Network, selection: Selection) -> tuple[Idea, ...]:
    """Return scenarios worth a look in a part of the network."""
    return _on_part(ideas, network, selection)


@cached(200)
def sizes(network: Network, selection: Selection, size_by: str) -> list[int]:
    """Return the size step of each actor of the whole network."""
    if size_by == "equal":
        return [35] * len(network.actors)
    if size_by == "degree":
        return graph_payload.sizes(network, counts_of(network, selection).degree)
    report = measures(network, selection)
    return graph_payload.sizes(network, {actor: values[size_by] for actor, values in report.actors.items()})


@cached(200)
def visible(network: Network, selection: Selection) -> dict[str, str]:
    """Return which nodes and edges of the whole network a selection keeps, and which lead out of it."""
    shown = graph_payload.visible(network, selection)
    return {part: graph_payload.packed(indices) for part, indices in shown.items()}


@_one
def area() -> Area:
    """Return the outlines of the districts and the points of the municipalities."""
    return read_area(ROOT / "data")
