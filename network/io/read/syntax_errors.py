"""The mistake behind YAML that cannot be parsed.

Parsers report what they expected; people need to know which sign is missing. The usual mistakes are
distinguished by what the parser was doing and by the text around the place; PyYAML's C and Python parsers
word things differently but agree on both.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from network.io.problems import Mark, Problem, problem


def syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Return the mistake behind a parser's error, at the place where it is to be mended."""
    lines = text.splitlines() or [""]
    at = getattr(error, "problem_mark", None)
    if at is None:  # only reader errors, and those characters are refused before
        return problem("yaml-syntax", Mark(file))
    start = getattr(error, "context_mark", None) or at
    code, (line, column), value = _mistake(
        error, text, lines, (at.line, at.column), (start.line, start.column)
    )
    return problem(code, Mark(file, line + 1, column + 1), value=value)


_Place = tuple[int, int]
_Mistake = tuple[str, _Place, str | None]


def _mistake(error: Any, text: str, lines: list[str], at: _Place, start: _Place) -> _Mistake:
    """Return the code of the mistake, its place, and the sign or word to show."""
    doing, wanted = error.context or "", error.problem or ""
    if _sign(lines, at) == "\t":
        return "yaml-tab", at, None
    if "quoted scalar" in doing:
        unclosed = "end of stream" in wanted or "document" in wanted
        return ("yaml-quote", start, _sign(lines, start)) if unclosed else ("yaml-escape", at, None)
    if quote := _runaway_quote(text, at):
        return "yaml-quote", quote, _sign(lines, quote)
    if "mapping values" in wanted:
        return _unexpected_colon(lines, at)
    if re.search("expected key|'-' indicator|block end", wanted):
        return _misplaced(lines, at)
    for code, applies, place in (
        ("yaml-start-character", re.search("any token", wanted), start),
        ("yaml-start-character", re.search("alias|anchor|directive|block scalar", doing), start),
        ("yaml-bracket", re.search("flow", doing), start),
        ("yaml-no-colon", re.search("expected ':'", wanted), start),
        ("several-documents", re.search("document start", wanted), at),
    ):
        if applies:
            return code, place, _sign(lines, place)
    return "yaml-syntax", at, None


def _line(lines: list[str], place: _Place) -> str:
    return lines[place[0]] if place[0] < len(lines) else ""


def _sign(lines: list[str], place: _Place) -> str:
    return _line(lines, place)[place[1] : place[1] + 1]


def _runaway_quote(text: str, at: _Place) -> _Place | None:
    """Return where a quoted text began that swallowed line ends just before the error, if any.

    That is the usual trace of a missing closing quote: the next quote in the file closes it.
    """
    try:
        last: Any = None
        for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if (token.start_mark.line, token.start_mark.column) >= at:
                break
            last = token if isinstance(token, yaml.ScalarToken) else last
    except yaml.YAMLError:
        pass
    if last is None or last.style not in ("'", '"') or last.end_mark.line == last.start_mark.line:
        return None
    near = at[0] - last.end_mark.line <= 1
    return (last.start_mark.line, last.start_mark.column) if near else None


def _unexpected_colon(lines: list[str], at: _Place) -> _Mistake:
    line = _line(lines, at)
    if re.search(r":\s", line[: at[1]]):
        return "yaml-colon", at, None
    before = lines[at[0] - 1] if at[0] else ""
    if found := re.match(r"\s*-(?=[^\s-])", before):
        return "yaml-dash", (at[0] - 1, found.end() - 1), None
    return "yaml-indentation", (at[0], len(line) - len(line.lstrip())), None


def _misplaced(lines: list[str], at: _Place) -> _Mistake:
    before = _line(lines, at)[: at[1]].rstrip()
    if before.endswith(("'", '"')):
        return "yaml-after-quote", at, None
    if _sign(lines, at) in ("]", "}"):
        return "yaml-bracket", at, _sign(lines, at)
    return "yaml-indentation", at, None
