"""The JSON Schema of the data file, for editors that complete and check as one types.

It is generated from the models, so that it cannot differ from them. Draft 7, which the YAML language
server of the common editors understands best.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from network.io.document import Document
from network.model import DATE_PATTERN

DIALECT = "http://json-schema.org/draft-07/schema#"
Describe = Callable[[str], str | None]


def schema_text(describe: Describe) -> str:
    """Return the schema as text, as it stands in `data/actors.schema.json`."""
    return json.dumps(schema(describe), ensure_ascii=False, indent=2) + "\n"


def schema(describe: Describe) -> dict[str, Any]:
    """Return the schema; `describe` returns the text of `schema.MODEL` or `schema.MODEL.KEY`, if any.

    Two things are wider than in the models, since editors read YAML with its own types: a date may be a
    number (2023), and every key that can be left out may stand without a value, as `read` allows.
    """
    generated = Document.model_json_schema(mode="validation", ref_template="#/definitions/{model}")
    definitions = generated.pop("$defs")
    shapes = {"Document": generated, **definitions}
    adjusted = {name: _model(name, shape, describe) for name, shape in sorted(shapes.items())}
    document = adjusted.pop("Document")
    return {"$schema": DIALECT, **document, "definitions": adjusted}


def _model(name: str, shape: dict[str, Any], describe: Describe) -> dict[str, Any]:
    required = shape.get("required", [])
    area = f"schema.{name.removesuffix('Entry').lower()}"
    properties = {
        key: _property(value, key in required, describe(f"{area}.{key}"))
        for key, value in shape["properties"].items()
    }
    adjusted = {**shape, "properties": properties}
    adjusted.pop("description", None)
    if text := describe(area):
        adjusted["description"] = text
    return adjusted


def _property(shape: dict[str, Any], required: bool, text: str | None) -> dict[str, Any]:
    plain = {name: value for name, value in shape.items() if name not in ("title", "default", "description")}
    forms = plain["anyOf"] if plain.keys() == {"anyOf"} else [plain]
    if any(form.get("pattern") == DATE_PATTERN for form in forms):
        forms = [*forms, {"type": "integer", "minimum": 1000, "maximum": 9999}]
    if not required and {"type": "null"} not in forms:
        forms = [*forms, {"type": "null"}]
    described = {"description": text} if text else {}
    # Draft 7 overlooks whatever stands beside a $ref.
    return {**described, **(forms[0] if len(forms) == 1 and "$ref" not in forms[0] else {"anyOf": forms})}
