"""What the worker process is asked for beside the functions of `network`; nothing here knows Streamlit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import locales
from network.filters import Selection, select
from network.geo.geography import read_area
from network.measures import Intervals
from network.model import Language, Network
from network.report import ENDINGS
from network.report.compose import compose
from network.report.report_data import report_data

Result = TypeVar("Result")
GEOGRAPHY = Path(__file__).parents[2] / "data"


def on_part(
    function: Callable[..., Result], network: Network, selection: Selection, **options: Any
) -> Result:
    """Return what a function says of a part of a network."""
    return function(select(network, selection), **options)


def report_file(
    network: Network,
    selection: Selection,
    language: Language,
    made: tuple[date, str],
    intervals: Intervals | None,
) -> bytes:
    """Return a report as a file; `made`: on which day, and with which ending (`.html` or `.docx`)."""
    today, ending = made
    data = report_data(network, selection, read_area(GEOGRAPHY), today, ranges=False)
    return ENDINGS[ending](compose(replace(data, intervals=intervals), locales.text(language)))
