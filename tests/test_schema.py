"""The JSON Schema says what the models say, as far as a schema can."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from locales import LANGUAGES, text
from network.io.document import Document
from network.io.json_schema import schema, schema_text
from tests.broken_files import BROKEN
from tests.conftest import FROZEN

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "data" / "actors.schema.json"


class AsEditors(yaml.SafeLoader):
    """YAML with the types that editors give to values: those of YAML 1.2, where a date is a text."""


AsEditors.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if not tag.endswith(("timestamp", "int", "bool"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsEditors.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), list("tf"))
AsEditors.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))


def described(language: str) -> Any:
    t = text(language)
    return lambda key: t(key) if key in t else None


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    content = json.loads(COMMITTED.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(content)
    return Draft7Validator(content)


def test_the_committed_file_is_the_generated_one():
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(described("de"))


def test_the_shipped_data_are_valid(validator: Draft7Validator):
    content = yaml.load(FROZEN.read_text(encoding="utf-8"), Loader=AsEditors)
    assert list(validator.iter_errors(content)) == []


def test_the_first_line_of_the_data_names_the_schema():
    first = FROZEN.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema={COMMITTED.name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_described(language: str):
    t = text(language)
    described_keys: set[str] = set()
    schema(described_keys.add)
    assert {key for key in t.keys if key.startswith("schema.")} == described_keys


SHAPE_CODES = frozenset(
    {
        *("wrong-version", "missing-key", "unknown-key", "wrong-type", "empty-value", "not-allowed"),
        *("not-a-number", "negative-number", "out-of-range", "bad-year", "not-true-false", "too-long"),
        *("bad-id", "bad-date", "bad-address", "not-a-document"),
    }
)
SEEN_DIFFERENTLY = {
    "version_with_point",  # 1.0 is an integer to JSON
    "year_with_point",
}


def broken_by_shape() -> list[str]:
    return [
        name
        for name, problems in BROKEN.items()
        if {code for *_, code, _ in problems} <= SHAPE_CODES and name not in SEEN_DIFFERENTLY
    ]


@pytest.mark.parametrize("name", broken_by_shape())
def test_editors_see_what_is_wrong_with_the_shape(name: str, validator: Draft7Validator):
    content = (ROOT / "tests" / "broken" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(validator.iter_errors(yaml.load(content, Loader=AsEditors)))


BEYOND_A_SCHEMA = frozenset(
    {
        *("unknown-id", "duplicate-id", "self-tie", "since-after-until", "impossible-date", "duplicate-tie"),
        *("evidence-without-source", "tie-differs", "duplicate-entry", "duplicate-label", "personal-data"),
        *("no-default-tie-type", "likely-duplicate", "district-name"),
    }
)
NO_IDS = {"district_by_name", "unknown_tie_type"}


def sound_by_shape() -> list[str]:
    return [
        name
        for name, problems in BROKEN.items()
        if {code for *_, code, _ in problems} <= BEYOND_A_SCHEMA and name not in NO_IDS
    ]


@pytest.mark.parametrize("name", sound_by_shape())
def test_editors_do_not_complain_about_a_sound_shape(name: str, validator: Draft7Validator):
    """What only the program can know (who refers to whom) is no error to an editor."""
    content = (ROOT / "tests" / "broken" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(validator.iter_errors(yaml.load(content, Loader=AsEditors))) == []


@pytest.mark.parametrize("nothing", [None, 2023, "2023-09"])
def test_a_date_may_be_a_number_and_optional_keys_empty(nothing: object, validator: Draft7Validator):
    content = {
        "version": 1,
        "title": "T",
        "topics": None,
        "actors": [
            {
                **{"id": "a", "name": "A", "type": "t", "district": "d", "until": None, "topics": None},
                **{"evidence": [{"title": "B", "date": nothing}], "ties": ["b", {"to": "c", "status": None}]},
            }
        ],
    }
    assert list(validator.iter_errors(content)) == []


def test_the_schema_knows_every_key_of_the_models():
    content = schema(lambda _: None)
    assert content["properties"].keys() == Document.model_fields.keys()
    for definition in content["definitions"].values():
        assert definition["additionalProperties"] is False
