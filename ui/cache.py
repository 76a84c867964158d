"""What is computed once and shared by all sessions: the data file and everything derived from it.

The only place that caches. Results are keyed by the content hash of the network, never by time: the
same content gives the same objects. The data file is looked at on every run (one `stat`), so a change
shows without a restart; while it is broken the last good network stays.
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

import locales
from network.filters import EVERYTHING, Selection, select
from network.gaps import Border, Coverage, Finding, about, borders, coverage, find_gaps, without_focus
from network.graph import Partners, partners
from network.layout import Layout, layout
from network.measures import MeasureReport, measure
from network.model import Language, Network
from network.problems import Problem
from network.reading import read
from ui import elements, geography

ROOT = Path(__file__).parent.parent
KEPT_NETWORKS = 4
"""So many versions of the file stay fetchable for pages that are still open."""


@dataclass(frozen=True)
class Loaded:
    """The data as it stands: `stale` says that the file is broken and an earlier network is shown."""

    network: Network | None
    problems: tuple[Problem, ...]
    stale: bool = False


class DataFile:
    """Keeps the last good network of one file or folder; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Remember the path; nothing is read yet."""
        self.path = path
        self._lock = threading.Lock()
        self._stamp: object = "never looked"
        self._loaded = Loaded(None, ())
        self._networks: dict[str, Network] = {}

    def load(self) -> Loaded:
        """Return the data, read anew if the file has changed."""
        with self._lock:
            stamp = _stamp(self.path)
            if stamp != self._stamp:
                self._loaded = self._read()
                self._stamp = stamp
            return self._loaded

    def network(self, fingerprint: str) -> Network | None:
        """Return a network that was good lately, by its content hash."""
        self.load()
        return self._networks.get(fingerprint)

    def _read(self) -> Loaded:
        reading = read(self.path)
        problems = tuple(_without_folder(p) for p in reading.problems)
        if reading.network is None:
            earlier = self._loaded.network
            return Loaded(earlier, problems, stale=earlier is not None)
        self._networks.pop(reading.network.fingerprint, None)  # an edit taken back counts as new
        self._networks[reading.network.fingerprint] = reading.network
        while len(self._networks) > KEPT_NETWORKS:
            del self._networks[next(iter(self._networks))]
        return Loaded(reading.network, problems)


def _without_folder(problem: Problem) -> Problem:
    """Name files without their folder: visitors need not know where things lie on the server."""
    params = {k: Path(v).name if k == "first_file" else v for k, v in problem.params.items()}
    return replace(problem, file=Path(problem.file).name, params=params)


def data_path() -> Path:
    """Return where the data lies: the shipped file unless the environment says otherwise."""
    return Path(os.environ.get("INTEGRATIONSNETZ_DATA") or ROOT / "data" / "actors.yaml")


@lru_cache(maxsize=8)
def _data_file(path: Path) -> DataFile:
    return DataFile(path)


def data_file() -> DataFile:
    """Return the keeper of the data file."""
    return _data_file(data_path())


def load() -> Loaded:
    """Return the data as it stands."""
    return data_file().load()


def _stamp(path: Path) -> object:
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    try:
        return tuple((str(f), s.st_mtime_ns, s.st_size) for f in files for s in [f.stat()])
    except OSError:
        return None if not path.exists() else "unreadable"


def graph_file(network: Network, language: Language) -> bytes:
    """Return the graph view's payload of the whole network."""
    return _graph_file(network.fingerprint, network, language, date.today().year)


def positions(network: Network) -> Layout:
    """Return where everything sits, the same on every page and under every selection."""
    return _positions(network.fingerprint, network)


def part(network: Network, selection: Selection) -> Network:
    """Return the part of the network that a selection keeps."""
    return _part(network.fingerprint, network, selection)


def measures(network: Network, selection: Selection = EVERYTHING) -> MeasureReport:
    """Return the measures of a part of the network."""
    return _measures(network.fingerprint, network, selection)


def partners_of(network: Network, selection: Selection = EVERYTHING) -> Partners:
    """Return who is tied to how many in a part of the network; quicker than all measures."""
    return _partners_of(network.fingerprint, network, selection)


def findings(network: Network, selection: Selection = EVERYTHING) -> tuple[Finding, ...]:
    """Return the gaps of the network that concern a selection, the most severe first."""
    counted = without_focus(selection)
    found = _findings(network.fingerprint, network, counted)
    return found if counted == selection else about(found, part(network, counted), selection)


def covered(network: Network, by: Literal["topics", "types"]) -> Coverage:
    """Return which districts have actors for which topics or types."""
    return _covered(network.fingerprint, network, by)


def borders_of(network: Network) -> tuple[Border, ...]:
    """Return the pairs of districts with their ties, seen and expected."""
    return _borders(network.fingerprint, network)


def sizes(network: Network, selection: Selection, size_by: str) -> list[int]:
    """Return the size step of each actor of the whole network."""
    return _sizes(network.fingerprint, network, selection, size_by)


def visible(network: Network, selection: Selection) -> dict[str, Any]:
    """Return which nodes and edges of the whole network a selection keeps."""
    return _visible(network.fingerprint, network, selection)


@lru_cache(maxsize=1)
def area() -> geography.Area:
    """Return the outlines of the districts and the points of the municipalities."""
    return geography.read_area(ROOT / "data")


@st.cache_resource(max_entries=8, show_spinner=False)
def _graph_file(fingerprint: str, _network: Network, language: Language, year: int) -> bytes:
    return elements.script_safe(
        elements.payload(
            _network, positions(_network), language, year, lambda key: locales.text(language).forms(key)[0]
        )
    )


@st.cache_resource(max_entries=KEPT_NETWORKS, show_spinner=False)
def _positions(fingerprint: str, _network: Network) -> Layout:
    return layout(_network, area().seats)


@st.cache_resource(max_entries=200, show_spinner=False)
def _part(fingerprint: str, _network: Network, selection: Selection) -> Network:
    return select(_network, selection)


@st.cache_resource(max_entries=50, show_spinner=False)
def _measures(fingerprint: str, _network: Network, selection: Selection) -> MeasureReport:
    return measure(part(_network, selection))


@st.cache_resource(max_entries=200, show_spinner=False)
def _partners_of(fingerprint: str, _network: Network, selection: Selection) -> Partners:
    return partners(part(_network, selection))


@st.cache_resource(max_entries=50, show_spinner=False)
def _findings(fingerprint: str, _network: Network, selection: Selection) -> tuple[Finding, ...]:
    return find_gaps(_network, selection)


@st.cache_resource(max_entries=8, show_spinner=False)
def _covered(fingerprint: str, _network: Network, by: Literal["topics", "types"]) -> Coverage:
    return coverage(_network, by=by)


@st.cache_resource(max_entries=KEPT_NETWORKS, show_spinner=False)
def _borders(fingerprint: str, _network: Network) -> tuple[Border, ...]:
    return borders(_network)


@st.cache_resource(max_entries=200, show_spinner=False)
def _sizes(fingerprint: str, _network: Network, selection: Selection, size_by: str) -> list[int]:
    if size_by == "equal":
        return [35] * len(_network.actors)
    if size_by == "degree":
        return elements.sizes(_network, partners_of(_network, selection).degree)
    report = measures(_network, selection)
    return elements.sizes(_network, {actor: values[size_by] for actor, values in report.actors.items()})


@st.cache_resource(max_entries=200, show_spinner=False)
def _visible(fingerprint: str, _network: Network, selection: Selection) -> dict[str, Any]:
    return elements.visible(_network, selection)
