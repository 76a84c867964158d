"""The command for those who hand on what the network shows: report."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from network.commands.base import DONE, Terminal, WrongUseError
from network.commands.selection import selection_of
from network.geo.geography import read_area
from network.report import ENDINGS
from network.report.compose import compose
from network.report.report_data import report_data

GEOGRAPHY = Path(__file__).resolve().parents[2] / "data"
"""Outlines and places come with the program; districts that are not among them are left off the map."""


def report(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write the report on the selected part of the network."""
    ending = arguments.out.suffix.lower()
    if ending not in ENDINGS:
        raise WrongUseError("cli.report.ending", value=arguments.out.name, allowed=tuple(ENDINGS))
    network = terminal.network(arguments.data)
    selection = selection_of(arguments, network)
    data = report_data(network, selection, read_area(GEOGRAPHY), date.today())
    try:
        arguments.out.write_bytes(ENDINGS[ending](compose(data, terminal.t)))
    except OSError:
        raise WrongUseError("cli.cannot-write", file=str(arguments.out)) from None
    terminal.say(terminal.t("cli.report.done", file=str(arguments.out)))
    return DONE
