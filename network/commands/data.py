"""Commands for those who keep the data: check, format, convert, schema."""

from __future__ import annotations

import argparse
from pathlib import Path

from network.commands.base import DATA_ERRORS, DONE, DataError, Terminal, WrongUseError
from network.io.formats import FORMATS, UnknownFormatError, format_of, read_any, write_any
from network.io.json_schema import schema_text
from network.io.problems import Problem
from network.io.read import read
from network.io.write import format_text
from network.io.write.atomic_save import SaveError, atomic_write, while_locked
from network.io.write.formatter import same_content


def check(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Show all problems of the data; 1 when one of them is an error."""
    problems = read_any(arguments.data).problems
    if arguments.format == "json":
        terminal.show_json([_as_json(problem, terminal) for problem in problems])
    else:
        for problem in problems:
            terminal.show(terminal.problem_line(problem))
    errors = sum(problem.level == "error" for problem in problems)
    if problems and arguments.format == "text":
        t = terminal.t
        counts = (t.plural("cli.errors", errors), t.plural("cli.warnings", len(problems) - errors))
        terminal.say(t("cli.checked", file=str(arguments.data), errors=counts[0], warnings=counts[1]))
    return DATA_ERRORS if errors else DONE


def _as_json(problem: Problem, terminal: Terminal) -> dict[str, str | int]:
    message, hint = terminal.worded(problem)
    facts = {name: value for name, value in vars(problem).items() if name != "params"}
    return {**facts, "message": message, "hint": hint}


def format_(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Bring data files into the canonical layout; with --check only report which are not in it."""
    reading = read(arguments.data)
    terminal.checked(reading, arguments.data)
    changed = []
    for file in reading.files:
        before, after = _formatted(file)
        if before != after:
            changed.append(file)
            if not arguments.check:
                _format_file(file, arguments.data)
    for file in changed:
        terminal.say(terminal.t("cli.format.to-do" if arguments.check else "cli.format.done", file=str(file)))
    return DATA_ERRORS if arguments.check and changed else DONE


def _formatted(file: Path) -> tuple[bytes, bytes]:
    """Return what a file holds, and the same in the canonical layout."""
    before = file.read_bytes()
    text = before.decode("utf-8-sig")
    formatted = format_text(text)
    if not same_content(text, formatted):
        raise AssertionError(f"formatting would change the content of {file}")
    return before, formatted.encode()


def _format_file(file: Path, data: Path) -> None:
    def write() -> bool:
        before, after = _formatted(file)
        return atomic_write(file, after, before)

    try:
        while_locked(data, write)
    except (SaveError, ValueError):  # not writable, or edited into something unreadable meanwhile
        raise WrongUseError("cli.cannot-write", file=str(file)) from None


def convert(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Read one format and write another, each known by its ending."""
    for path in (arguments.source, arguments.target):
        try:
            format_of(path, to_read=path is arguments.source)
        except UnknownFormatError as error:
            listed = tuple("." + kind for kind in FORMATS)
            raise WrongUseError("cli.unknown-format", value=error.ending, allowed=listed) from None
    reading = read_any(arguments.source)
    for problem in reading.problems:
        if problem.level == "warning":
            terminal.say(terminal.problem_line(problem))
    network = terminal.checked(reading, arguments.source)
    try:
        write_any(network, arguments.target)
    except OSError:
        raise WrongUseError("cli.cannot-write", file=str(arguments.target)) from None
    return DONE


def schema(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Write the JSON Schema of the data file, or with --check report whether it is up to date."""
    t = terminal.t
    text = schema_text(lambda key: t(key) if key in t else None)
    if str(arguments.out) == "-":
        terminal.show(text)
        return DONE
    if arguments.check:
        current = arguments.out.read_text(encoding="utf-8") if arguments.out.exists() else ""
        if current != text:
            terminal.say(t("cli.schema.to-do", file=str(arguments.out)))
            raise DataError
        return DONE
    try:
        arguments.out.write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        raise WrongUseError("cli.cannot-write", file=str(arguments.out)) from None
    return DONE
