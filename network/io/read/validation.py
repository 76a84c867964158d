"""From a YAML tree to a `Document`, or to problems with the shape of every part at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ValidationError

from network.io.document import Document
from network.io.problems import DocumentPath, Problem, different, problem
from network.io.read.field_specs import FieldSpec, field_specs, model_at, prepared, shape_at
from network.io.read.yaml_tree import Node, place
from network.io.suggestions import AllowedValues, nearest, slug

RawValue = dict[str, Any]
MANY_KEYS = 100
"""With more keys than that in a mapping, something else is wrong than their spelling."""
YEARS = frozenset({"since", "until"})
REFERENCES = frozenset({"district", "type", "group", "topic", "topics", "types", "to"})
"""Keys whose values are ids declared elsewhere; `references.py` says what is wrong with those."""


def validate(root: Node, raw: RawValue) -> tuple[Document | None, list[Problem]]:
    """Return the document, or None and all that is wrong with its shape."""
    try:
        return Document.model_validate(prepared(raw, Document)), []
    except ValidationError as error:
        found = (_Finding(root, raw, entry) for entry in error.errors(include_url=False, include_input=False))
        return None, different(told for finding in found if (told := finding.problem()) is not None)


class _Finding:
    """One of pydantic's errors, seen from the file."""

    def __init__(self, root: Node, raw: RawValue, error: Mapping[str, Any]) -> None:
        self.root = root
        self.raw = raw
        self.kind: str = error["type"]
        self.limits: Mapping[str, Any] = error.get("ctx", {})
        self.branch = ""
        self.path = self._path(error["loc"])
        self.value = _at(raw, self.path)
        self.shape = shape_at(self.path)

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
        """Return the problem, None where another one says the same."""
        if self.kind == "missing":
            return self._missing()
        if self.kind == "extra_forbidden":
            return self._unknown_key()
        if self.value is None or self.value == "":
            return self._told("empty-value", of_key=True, key=_key(self.path))
        told = _TELL.get(self.kind)
        return told(self) if told else self._wrong_type()

    def _told(self, code: str, of_key: bool = False, **params: Any) -> Problem:
        return problem(code, place(self.root, self.path, of_key), self.path, **params)

    def _missing(self) -> Problem | None:
        parent, key = self.path[:-1], str(self.path[-1])
        siblings = _at(self.raw, parent)
        if any(meant == key for meant in _meant_keys(siblings, parent).values()):
            return None  # told as a misspelt key
        return problem("missing-key", place(self.root, parent), parent, key=key)

    def _unknown_key(self) -> Problem:
        parent, key = self.path[:-1], str(self.path[-1])
        meant = _meant_keys(_at(self.raw, parent), parent).get(key)
        return self._told("unknown-key", of_key=True, key=key, suggestion=meant, allowed=_keys(parent))

    def _wrong_type(self) -> Problem | None:
        if self.shape and self.shape.is_list and self.shape.choices and isinstance(self.path[-1], str):
            return self._one_of_two_forms()
        return self._told("wrong-type", key=_key(self.path), expected=_expected(self.path, self.shape))

    def _one_of_two_forms(self) -> Problem | None:
        """`topics: all` or a list: pydantic reports both forms, one problem is enough."""
        if self.branch.startswith("literal"):
            return None
        return self._told("wrong-type", key=_key(self.path), expected="list-or-all")

    def _choice(self) -> Problem | None:
        if self.shape is None or self.shape.is_list:
            return None  # the other form is reported
        choices = self.shape.choices
        if not isinstance(self.value, str):
            return self._told("wrong-type", key=_key(self.path), expected="text")
        meant = nearest(self.value, choices)
        return self._told(
            "not-allowed", key=_key(self.path), value=self.value, allowed=choices, suggestion=meant
        )

    def _number(self) -> Problem:
        key, value = _key(self.path), self.value
        low, high = (self.shape.low, self.shape.high) if self.shape else (None, None)
        if not isinstance(value, str):
            return self._told("wrong-type", key=key, expected="number")
        if key == "version":
            return self._told("wrong-version", value=value, allowed=str(high))
        if key in YEARS:
            return self._told("bad-year", key=key, value=value, min=str(low), max=str(high))
        if self.kind == "int_type":
            return self._told("not-a-number", key=key, value=value)
        if high is None:
            return self._told("negative-number", key=key, value=value)
        return self._told("out-of-range", key=key, value=value, min=str(low), max=str(high))

    def _boolean(self) -> Problem:
        if not isinstance(self.value, str):
            return self._told("wrong-type", key=_key(self.path), expected="true-or-false")
        return self._told("not-true-false", key=_key(self.path), value=self.value)

    def _long(self) -> Problem:
        return self._told(
            "too-long", key=_key(self.path), length=len(str(self.value)), max=self.limits["max_length"]
        )

    def _pattern(self) -> Problem | None:
        key, value = _key(self.path), str(self.value)
        if key == "date":
            return self._told("bad-date", value=value, suggestion=_as_date(value))
        if key in ("url", "website"):
            return self._told("bad-address", key=key, value=value, suggestion=_as_address(value))
        if key in REFERENCES or key == "ties":
            return None
        return self._told("bad-id", value=value, suggestion=slug(value) or None)


_TELL: dict[str, Callable[[_Finding], Problem | None]] = {
    "literal_error": _Finding._choice,
    "int_type": _Finding._number,
    "int_from_float": _Finding._number,
    "greater_than_equal": _Finding._number,
    "less_than_equal": _Finding._number,
    "bool_type": _Finding._boolean,
    "string_too_long": _Finding._long,
    "string_pattern_mismatch": _Finding._pattern,
}


def _at(raw: Any, path: DocumentPath) -> Any:
    for step in path:
        raw = raw.get(step) if isinstance(raw, dict) else raw[step]
    return raw


def _key(path: DocumentPath) -> str:
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def _keys(path: DocumentPath) -> tuple[str, ...]:
    model = model_at(path)
    return tuple(field_specs(model)) if model else ()


def _meant_keys(raw: Any, path: DocumentPath) -> dict[str, str | None]:
    """Return the unknown keys of a mapping, each with the free key that it may stand for."""
    model = model_at(path)
    return _meant(model, tuple(raw)) if model and len(raw) <= MANY_KEYS else {}


@lru_cache(maxsize=256)
def _meant(model: type[BaseModel], keys: tuple[str, ...]) -> dict[str, str | None]:
    free = AllowedValues(key for key in field_specs(model) if key not in keys)
    return {key: free.nearest(key) for key in keys if key not in field_specs(model)}


def _expected(path: DocumentPath, shape: FieldSpec | None) -> str:
    """Return the code of what should stand at `path`: text, list, mapping ..."""
    is_item = bool(path) and isinstance(path[-1], int)
    if shape is None:
        return "mapping"
    if shape.is_list and not is_item:
        return "list"
    if _key(path) == "ties":
        return "tie"
    if shape.part is not None:
        return "text-or-languages" if "de" in field_specs(shape.part) else "mapping"
    return "text"


def _as_date(value: str) -> str | None:
    """Return what a German or slashed date means in the file's form."""
    if found := re.fullmatch(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})", value.strip()):
        return "-".join(part.zfill(2) for part in reversed(found.groups()) if part)
    if found := re.fullmatch(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?", value.strip()):
        return "-".join(part.zfill(2) for part in found.groups() if part)
    return None


def _as_address(value: str) -> str | None:
    return f"https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/[^\s<>\"]*)?", value) else None
