"""What may stand behind each key of a document, derived from the models of `document.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from network.io.document import Document
from network.io.problems import DocumentPath
from network.model import DATE_PATTERN

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
"""The one way to write a number: not 1e3, 12:30, 0o17 or 2014.0, which YAML versions disagree on."""
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


@dataclass(frozen=True)
class Unreadable:
    """A value that is neither number nor true/false where one is needed."""

    text: str


@dataclass(frozen=True)
class FieldSpec:
    """What may stand behind a key.

    `part` is the model of the mapping (or of each in the list), `choices` the only values allowed,
    `low` and `high` the limits of a number or of the length of a text.
    """

    required: bool
    part: type[BaseModel] | None
    is_number: bool
    is_boolean: bool
    is_date: bool
    is_list: bool
    choices: tuple[str, ...]
    low: int | None
    high: int | None


@cache
def field_specs(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """Return the keys a model allows and what may stand behind each, in the order of the model."""
    return {name: _spec(field) for name, field in model.model_fields.items()}


def model_at(path: DocumentPath) -> type[BaseModel] | None:
    """Return the model of the mapping at `path`, None where none belongs."""
    model: type[BaseModel] | None = Document
    for step in path:
        if model is not None and isinstance(step, str):
            spec = field_specs(model).get(step)
            model = spec.part if spec else None
    return model


def spec_at(path: DocumentPath) -> FieldSpec | None:
    """Return what may stand at `path` (for an item: what its list is), None where nothing may."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    model = model_at(path[:-1]) if path else None
    return field_specs(model).get(str(path[-1])) if model else None


def prepared(raw: Any, model: type[BaseModel]) -> Any:
    """Return raw data as the models read it.

    Texts become numbers and true/false where the model wants those and they are written plainly, else
    `Unreadable`; keys without a value fall away where they may be left out.
    """
    if isinstance(raw, list):
        return [prepared(item, model) for item in raw]
    if not isinstance(raw, dict):
        return raw
    known = field_specs(model)
    return {
        key: _value(value, known[key]) if key in known else value
        for key, value in raw.items()
        if value is not None or key not in known or known[key].required
    }


def _value(raw: Any, spec: FieldSpec) -> Any:
    if spec.part is not None:
        return prepared(raw, spec.part)
    if isinstance(raw, str) and spec.is_boolean:
        return BOOLEANS.get(raw, Unreadable(raw))
    if isinstance(raw, str) and spec.is_number:
        return int(raw) if INTEGER.fullmatch(raw) else Unreadable(raw)
    return raw


def _spec(field: FieldInfo) -> FieldSpec:
    # pydantic splits `Annotated[X, limits]` of a field into X and limits.
    parts = [*_parts(field.annotation), *_parts(field)]
    types = [part for part in parts if isinstance(part, type)]
    return FieldSpec(
        required=field.is_required(),
        part=next((part for part in types if issubclass(part, BaseModel)), None),
        is_number=int in types,
        is_boolean=bool in types,
        is_date=any(getattr(part, "pattern", None) == DATE_PATTERN for part in parts),
        is_list=tuple in types,
        choices=tuple(part for part in parts if isinstance(part, str)),
        low=_limit(parts, "ge", "min_length"),
        high=_limit(parts, "le", "max_length"),
    )


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield all that an annotation is made of: types, limits and literal values."""
    if isinstance(annotation, FieldInfo):
        for limit in annotation.metadata:
            yield from _parts(limit)
    else:
        yield get_origin(annotation) or annotation
        for argument in get_args(annotation):
            yield from _parts(argument)


def _limit(parts: list[Any], *names: str) -> int | None:
    limits = (getattr(part, name, None) for part in parts if not isinstance(part, type) for name in names)
    return next((limit for limit in limits if limit is not None), None)
