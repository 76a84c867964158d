"""What all commands share: words, streams, reading the data, and the ways to end."""

from __future__ import annotations

import argparse
from collections.abc import Callable
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

    `told` puts a problem into message and hint.
    """

    t: Words
    out: TextIO
    err: TextIO
    told: Callable[[Problem], tuple[str, str]]

    def show(self, text: str) -> None:
        """Write data; the line end is added where it is missing."""
        self.out.write(text if text.endswith("\n") or not text else text + "\n")

    def say(self, text: str) -> None:
        """Write a message."""
        self.err.write(text + "\n")

    def problem_line(self, problem: Problem) -> str:
        """Return `FILE:LINE:COLUMN: error|warning CODE: message (hint)`."""
        message, hint = self.told(problem)
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
