"""Sentences about problems: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from locales import Translator
from network.io.problems import Problem

MAX_VALUE = 80
MAX_ALLOWED = 15


def message(problem: Problem, t: Translator) -> str:
    """Return what is wrong, in one sentence of plain text."""
    return t(f"problem.{problem.code}", **_facts(problem, t))


def hint(problem: Problem, t: Translator) -> str:
    """Return what to do: what was probably meant, the remedy, and what is allowed."""
    facts = _facts(problem, t)
    allowed = problem.params.get("allowed")
    parts = [
        t("problem.suggestion", suggestion=facts["suggestion"]) if "suggestion" in facts else "",
        t(f"problem.{problem.code}.hint", **facts),
        t("problem.allowed", allowed=facts["allowed"]) if isinstance(allowed, tuple) else "",
    ]
    return " ".join(part for part in parts if part)


def on_one_line(text: str, longest: int = MAX_VALUE) -> str:
    """Return a text without line ends and control characters, shortened with an ellipsis."""
    seen = "".join(sign if sign.isprintable() else " " for sign in re.sub(r"\s+", " ", text))
    return seen if len(seen) <= longest else seen[: longest - 1] + "…"


def allowed_values(values: Sequence[str]) -> str:
    """Return a list of allowed values; of many the first ones."""
    shown = [on_one_line(value, 40) for value in values[:MAX_ALLOWED]]
    return ", ".join(shown) + (", …" if len(values) > MAX_ALLOWED else "")


def _facts(problem: Problem, t: Translator) -> dict[str, Any]:
    facts = {name: _fact(name, value, t) for name, value in problem.params.items()}
    if "first_line" in facts:
        there = problem.params.get("first_file") not in (None, problem.file)
        key = "problem.first.there" if there else "problem.first.here"
        facts["first"] = t(key, line=facts["first_line"], file=facts.get("first_file", ""))
    return facts


def _fact(name: str, value: Any, t: Translator) -> Any:
    if isinstance(value, tuple):
        return allowed_values(value)
    if name in ("kind", "expected"):
        return t(f"problem.{name}.{value}")
    return on_one_line(value) if isinstance(value, str) else value
