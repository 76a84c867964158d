"""From a YAML tree to a `Document`, or to the problems with the shape of all parts at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from network.io.document import Document
from network.io.problems import DocumentPath, Problem, different, last_key, problem
from network.io.read.field_specs import field_specs, model_at, prepared, spec_at
from network.io.read.source_file import RawData
from network.io.read.yaml_tree import Node, place
from network.io.suggestions import AllowedValues, nearest, slug

MANY_KEYS = 100
"""With more keys than that in a mapping, something else is wrong than their spelling."""
YEARS = frozenset({"since", "until"})
REFERENCES = frozenset({"district", "type", "group", "topic", "topics", "types", "to"})
"""Keys whose values are ids declared elsewhere: `references.py` checks those."""


def validate(root: Node, raw: RawData) -> tuple[Document | None, list[Problem]]:
    """Return the document, or None and all that is wrong with its shape."""
    try:
        return Document.model_validate(prepared(raw, Document)), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        found = (_ShapeError(root, raw, entry).problem() for entry in errors)
        return None, different(p for p in found if p is not None)


class _ShapeError:
    """One of pydantic's errors, seen from the file."""

    def __init__(self, root: Node, raw: RawData, error: Mapping[str, Any]) -> None:
        self.root = root
        self.raw = raw
        self.kind: str = error["type"]
        self.limits: Mapping[str, Any] = error.get("ctx", {})
        self.branch = ""
        self.path = self._path(error["loc"])
        self.key = last_key(self.path)
        self.value = _at(raw, self.path)
        self.spec = spec_at(self.path)

    def _path(self, loc: tuple[str | int, ...]) -> DocumentPath:
        """Leave out the steps that pydantic adds for the forms a value may have."""
        path: list[str | int] = []
        value: Any = self.raw
        for i, step in enumerate(loc):
            if isinstance(value, dict) and (step in value or (i == len(loc) - 1)):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                self.branch = self.branch or str(step)
                continue
            path.append(step)
        return tuple(path)

    def problem(self) -> Problem | None:
        """Return the problem, None where that of another error covers it."""
        if self.kind == "missing":
            return self._missing()
        if self.kind == "extra_forbidden":
            return self._unknown_key()
        if self.value is None or self.value == "":
            return self._problem("empty-value", of_key=True, key=self.key)
        return _CHECKS.get(self.kind, _ShapeError._other)(self)

    def _problem(self, code: str, of_key: bool = False, **params: Any) -> Problem:
        return problem(code, place(self.root, self.path, of_key), self.path, **params)

    def _wrong_type(self, expected: str) -> Problem:
        return self._problem("wrong-type", key=self.key, expected=expected)

    def _missing(self) -> Problem | None:
        parent = self.path[:-1]
        if self.key in self._misspelt().values():
            return None  # reported as a misspelt key
        return problem("missing-key", place(self.root, parent), parent, key=self.key)

    def _unknown_key(self) -> Problem:
        key, model = str(self.path[-1]), model_at(self.path[:-1])
        allowed = tuple(field_specs(model)) if model else ()
        meant = self._misspelt().get(key)
        return self._problem("unknown-key", of_key=True, key=key, suggestion=meant, allowed=allowed)

    def _misspelt(self) -> dict[str, str | None]:
        """Return the unknown keys of the mapping, each with the free key that it may stand for."""
        keys, model = _at(self.raw, self.path[:-1]), model_at(self.path[:-1])
        return _meant(model, tuple(keys)) if model and len(keys) <= MANY_KEYS else {}

    def _other(self) -> Problem | None:
        if self.spec and self.spec.is_list and self.spec.choices and isinstance(self.path[-1], str):
            # `topics: all` or a list: pydantic reports both forms, one problem is enough.
            return None if self.branch.startswith("literal") else self._wrong_type("list-or-all")
        return self._wrong_type(self._expected())

    def _expected(self) -> str:
        """Return the code of what should stand there: text, list, mapping ..."""
        if self.spec is None:
            return "mapping"
        if self.spec.is_list and not isinstance(self.path[-1], int):
            return "list"
        if self.key == "ties":
            return "tie"
        if self.spec.part is not None:
            return "text-or-languages" if "de" in field_specs(self.spec.part) else "mapping"
        return "text"

    def _choice(self) -> Problem | None:
        if self.spec is None or self.spec.is_list:
            return None  # the other form is reported
        choices = self.spec.choices
        if not isinstance(self.value, str):
            return self._wrong_type("text")
        meant = nearest(self.value, choices)
        return self._problem("not-allowed", key=self.key, value=self.value, allowed=choices, suggestion=meant)

    def _number(self) -> Problem:
        key, value = self.key, self.value
        low, high = (self.spec.low, self.spec.high) if self.spec else (None, None)
        if not isinstance(value, str):
            return self._wrong_type("number")
        if key == "version":
            return self._problem("wrong-version", value=value, allowed=str(high))
        if key in YEARS:
            return self._problem("bad-year", key=key, value=value, min=str(low), max=str(high))
        if self.kind == "int_type":
            return self._problem("not-a-number", key=key, value=value)
        if high is None:
            return self._problem("negative-number", key=key, value=value)
        return self._problem("out-of-range", key=key, value=value, min=str(low), max=str(high))

    def _boolean(self) -> Problem:
        if not isinstance(self.value, str):
            return self._wrong_type("true-or-false")
        return self._problem("not-true-false", key=self.key, value=self.value)

    def _long(self) -> Problem:
        length = len(str(self.value))
        return self._problem("too-long", key=self.key, length=length, max=self.limits["max_length"])

    def _pattern(self) -> Problem | None:
        key, value = self.key, str(self.value)
        if key == "date":
            return self._problem("bad-date", value=value, suggestion=_as_date(value))
        if key in ("url", "website"):
            return self._problem("bad-address", key=key, value=value, suggestion=_as_address(value))
        if key in REFERENCES or key == "ties":
            return None
        return self._problem("bad-id", value=value, suggestion=slug(value) or None)


_CHECKS: dict[str, Callable[[_ShapeError], Problem | None]] = {
    "literal_error": _ShapeError._choice,
    "int_type": _ShapeError._number,
    "int_from_float": _ShapeError._number,
    "greater_than_equal": _ShapeError._number,
    "less_than_equal": _ShapeError._number,
    "bool_type": _ShapeError._boolean,
    "string_too_long": _ShapeError._long,
    "string_pattern_mismatch": _ShapeError._pattern,
}


def _at(raw: Any, path: DocumentPath) -> Any:
    for step in path:
        raw = raw.get(step) if isinstance(raw, dict) else raw[step]
    return raw


@lru_cache(maxsize=256)
def _meant(model: type[BaseModel], keys: tuple[str, ...]) -> dict[str, str | None]:
    free = AllowedValues(key for key in field_specs(model) if key not in keys)
    return {key: free.nearest(key) for key in keys if key not in field_specs(model)}


def _as_date(value: str) -> str | None:
    """Return what a German or slashed date means in the file's form."""
    if found := re.fullmatch(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})", value.strip()):
        return "-".join(part.zfill(2) for part in reversed(found.groups()) if part)
    if found := re.fullmatch(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", value.strip()):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    return None


def _as_address(value: str) -> str | None:
    return f"https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?", value) else None
