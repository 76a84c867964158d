"""What can be wrong with a data file: codes and parameters; their texts are in `locales/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any, Literal, NamedTuple

ProblemLevel = Literal["error", "warning"]
DocumentPath = tuple[str | int, ...]
"""Where something stands in a document: `("actors", 3, "ties", 0, "to")`."""

ERRORS = (
    # The file itself
    "file-missing",
    "file-unreadable",
    "folder-empty",
    "file-too-big",
    "not-utf8",
    "forbidden-character",
    "empty-file",
    # YAML that cannot be read
    "yaml-tab",
    "yaml-quote",
    "yaml-after-quote",
    "yaml-escape",
    "yaml-colon",
    "yaml-no-colon",
    "yaml-dash",
    "yaml-indentation",
    "yaml-start-character",
    "yaml-bracket",
    "yaml-syntax",
    # Other formats that cannot be read
    "bad-csv",
    "bad-json",
    "bad-graphml",
    # YAML that is refused
    "several-documents",
    "duplicate-key",
    "complex-key",
    "merge-key",
    "yaml-tag",
    "unknown-alias",
    "too-many-aliases",
    "too-deep",
    "too-many-values",
    # The shape of the document
    "not-a-document",
    "wrong-version",
    "missing-key",
    "unknown-key",
    "wrong-type",
    "empty-value",
    "not-allowed",
    "not-a-number",
    "negative-number",
    "out-of-range",
    "bad-year",
    "not-true-false",
    "too-long",
    "bad-id",
    "bad-date",
    "impossible-date",
    "bad-address",
    # What refers to what
    "unknown-id",
    "no-default-tie-type",
    "duplicate-id",
    "taken-alias",
    "self-tie",
    "since-after-until",
    "evidence-without-source",
)
WARNINGS = (
    "ignored-column",
    "former-id",
    "duplicate-tie",
    "tie-differs",
    "duplicate-entry",
    "duplicate-label",
    "district-name",
    "likely-duplicate",
    "personal-data",
    "more-problems",
)
CODES: dict[str, ProblemLevel] = {
    **dict.fromkeys(ERRORS, "error"),
    **dict.fromkeys(WARNINGS, "warning"),
}
"""Every code with its level; errors keep a file from being used, warnings do not."""


MAX_KEPT = 1_000
"""Problems that a reading keeps: more are not mended at once, and each takes time and memory."""


class Mark(NamedTuple):
    """A place in a file; line and column count characters from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One mistake, its place, and the parameters of the text that helps to mend it.

    `params` holds strings, numbers and tuples of strings: `value` as written, `allowed` values, a
    `suggestion`, the `first_line` of what is repeated. `path` reads like `actors[3].ties[0].to`.
    """

    level: ProblemLevel
    code: str
    file: str
    line: int
    column: int
    path: str = ""
    params: dict[str, Any] = field(default_factory=dict, hash=False)


def problem(code: str, mark: Mark, path: DocumentPath = (), **params: Any) -> Problem:
    """Make a problem; parameters that are None are left out, an unknown code is a KeyError."""
    facts = {name: value for name, value in params.items() if value is not None}
    return Problem(CODES[code], code, mark.file, mark.line, mark.column, path_text(path), facts)


def path_text(path: DocumentPath) -> str:
    """Return a path as people write it: `actors[3].ties[0].to`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


def last_key(path: DocumentPath) -> str:
    """Return the key behind which the value at a path stands (of an item: its list); "" at the root."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def without_folder(problem: Problem) -> Problem:
    """Return the problem without folders: visitors need not know where files lie on the server."""
    params = {k: PurePath(v).name if k == "first_file" else v for k, v in problem.params.items()}
    return replace(problem, file=PurePath(problem.file).name, params=params)


def different(problems: Iterable[Problem]) -> list[Problem]:
    """Return the first `MAX_KEPT + 1` problems, without repetitions at the same place.

    What comes after those is never asked for, so that a file full of mistakes costs no more than one
    with a thousand. Problems of one level only belong into one call: else warnings could hide an error.
    """
    found: dict[object, Problem] = {}
    for p in problems:
        found.setdefault(_identity(p), p)
        if len(found) > MAX_KEPT:
            break
    return list(found.values())


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems sorted by place in the files, without repetitions, at most `MAX_KEPT` of them.

    Errors are kept before warnings. If something is left out, a last problem gives the number.
    """
    unique = {_identity(p): p for p in problems}
    kept = sorted(sorted(unique.values(), key=_place), key=lambda p: p.level)[:MAX_KEPT]
    kept.sort(key=_place)
    if left_out := len(unique) - len(kept):
        last = kept[-1]
        kept.append(problem("more-problems", Mark(last.file, last.line, last.column), count=left_out))
    return tuple(kept)


def _identity(p: Problem) -> tuple[str | int, ...]:
    return p.file, p.line, p.column, p.code, repr(p.params)


def _place(p: Problem) -> tuple[str | int, ...]:
    return p.file, p.line, p.column, p.level, p.code


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems is an error."""
    return any(p.level == "error" for p in problems)
