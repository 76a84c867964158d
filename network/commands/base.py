"""What all commands share: words, streams, tables, reading the data, and the exit codes."""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from network.io.formats import read_any
from network.io.problems import Problem
from network.io.read import Reading
from network.model import Network
from network.text import Words

DONE, DATA_ERRORS, WRONG_USE = 0, 1, 2
"""Exit codes (contract, section 2)."""
DATA = Path("data/actors.yaml")


class WrongUseError(Exception):
    """The command was called in a way that cannot be carried out; the key says why."""

    def __init__(self, key: str, **params: Any) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class DataError(Exception):
    """The data have errors; they have been reported."""


@dataclass(frozen=True)
class Terminal:
    """Where a command reads its words and writes: data to `out`, messages to `err`.

    `worded` returns the message and the hint of a problem.
    """

    t: Words
    out: TextIO
    err: TextIO
    worded: Callable[[Problem], tuple[str, str]]

    def show(self, text: str) -> None:
        """Write data; the line end is added where it is missing."""
        self.out.write(text if text.endswith("\n") or not text else text + "\n")

    def show_json(self, value: Any) -> None:
        """Write data as JSON; a number that is none is a ValueError."""
        self.show(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))

    def say(self, text: str) -> None:
        """Write a message."""
        self.err.write(text + "\n")

    def problem_line(self, problem: Problem) -> str:
        """Return `FILE:LINE:COLUMN: error|warning CODE: message (hint)`."""
        message, hint = self.worded(problem)
        place = f"{problem.file}:{problem.line}:{problem.column}"
        return f"{place}: {problem.level} {problem.code}: {message} ({hint})"

    def network(self, path: Path) -> Network:
        """Return the network at a path and report its problems; DataError where it has errors."""
        return self.checked(read_any(path), path)

    def checked(self, reading: Reading, path: Path) -> Network:
        """Return the network of a reading and report its problems; DataError where it has errors."""
        errors = [problem for problem in reading.problems if problem.level == "error"]
        for problem in errors:
            self.say(self.problem_line(problem))
        if reading.network is None:
            self.say(self.t.plural("cli.data-errors", len(errors), file=str(path)))
            raise DataError
        return reading.network


Command = Callable[[argparse.Namespace, Terminal], int]


def text_table(header: Sequence[str], rows: Sequence[Sequence[str]], right: frozenset[int]) -> str:
    """Return aligned columns, those with an index in `right` to the right; lines end without blanks."""
    widths = [max(map(_width, column)) for column in zip(header, *rows, strict=True)]
    rule = ["-" * width for width in widths]
    lines = (
        "  ".join(_filled(cell, widths[i], i in right) for i, cell in enumerate(row)).rstrip()
        for row in (header, rule, *rows)
    )
    return "\n".join(lines)


def _width(text: str) -> int:
    # Combining signs take no room, East Asian wide ones take two columns.
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _filled(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks
